"""Why Discord can't be reached: a name nobody knows, a certificate, a clock."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from discord.http import Route

from bot.backup.archive import Unusable
from bot.connecting import FAR, DiscordClock, why
from bot.log import Secret
from bot.running import is_in_server

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

NOW = datetime(2019, 1, 1, 8, 0, tzinfo=UTC)


async def _error(url: str) -> Exception:
    async with aiohttp.ClientSession() as session:
        with pytest.raises((aiohttp.ClientError, OSError)) as error:
            await session.get(url)
    return error.value


async def test_no_network() -> None:
    """A name that can't be looked up is the network's, or DNS."""
    said = why(await _error("http://no-such-host.invalid/"), NOW, "discord.com")

    assert said.startswith("This computer can't find discord.com: it has no network, or no DNS.")


async def test_whether_it_is_there(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a group moves in, no answer is said with what to check."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    away = replace(
        settings, discord_token=Secret("a.b.c"), discord_api_url="http://no-such-host.invalid/api"
    )
    with pytest.raises(Unusable, match=r"in that server\. This computer can't find no-such-host"):
        await is_in_server(away, 5)


@pytest.fixture
def own_certificate(tmp_path: Path) -> ssl.SSLContext:
    """What a server needs for a certificate that nobody trusts."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=localhost",
            "-keyout",
            str(key),
            "-out",
            str(certificate),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


async def test_certificate(own_certificate: ssl.SSLContext) -> None:
    """A certificate that isn't valid here is the clock's, or a filter's: the clock is shown."""
    runner = web.AppRunner(web.Application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=own_certificate)
    await site.start()
    try:
        port = runner.addresses[0][1]
        said = why(await _error(f"https://127.0.0.1:{port}/"), NOW, "discord.com")
    finally:
        await runner.cleanup()

    assert said.startswith("Discord's certificate can't be trusted here. Either the clock is wrong")
    assert "it shows 2019-01-01 08:00 UTC" in said


async def test_nothing_listens() -> None:
    """What nobody answers says which error it was."""
    assert why(await _error("http://127.0.0.1:1/"), NOW, "x").startswith(
        "Discord didn't answer (ClientConnectorError)."
    )


@pytest.mark.parametrize(
    ("apart", "is_wrong"), [(timedelta(), False), (FAR, False), (-2 * FAR, True), (3 * FAR, True)]
)
def test_clock(apart: timedelta, is_wrong: bool) -> None:
    """A minute is nothing; more is said with both times."""
    watch = DiscordClock(lambda: NOW)
    assert watch.wrong() is None
    watch.noted = NOW + apart, format_datetime(NOW, usegmt=True)

    assert (watch.wrong() is not None) == is_wrong
    watch.noted = NOW + apart, "in the afternoon"  # something else answered
    assert watch.wrong() is None

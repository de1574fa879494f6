"""Starting the demo, and ending it."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.demo import run
from bot.log import Secret
from bot.settings import Settings
from bot.startup import StartFailure

if TYPE_CHECKING:
    from tests.wire.forking import Nursery

CHECKOUT = Path(__file__).resolve().parents[2]


def demo_at(port: int) -> tuple[str, ...]:
    """What follows `python`."""
    return ("-m", "bot", "demo", "--port", str(port), "--no-browser")


def environment(folder: Path) -> dict[str, str]:
    """What it's started with: *folder* is for what it throws away."""
    return {"PATH": "/usr/bin:/bin", "TMPDIR": str(folder), "DATABASE_URL": "sqlite:////nowhere"}


def left_in(folder: Path) -> list[Path]:
    """Return what is in a folder."""
    return list(folder.iterdir())


async def test_from_start_to_end(tmp_path: Path) -> None:
    """It says one line, ends with 0 at Ctrl+C, and leaves nothing behind."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *demo_at(0),
        cwd=CHECKOUT,
        env=environment(tmp_path),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 90)).decode()
    address = next(word for word in line.split() if word.startswith("http"))
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        assert response.status == 200
    assert left_in(tmp_path)

    process.send_signal(signal.SIGINT)
    out, errors = await asyncio.wait_for(process.communicate(), 60)

    assert address.startswith("http://127.0.0.1:")
    assert process.returncode == 0
    assert (out, errors) == (b"", b"")
    assert not left_in(tmp_path)


def test_a_port_in_use(tmp_path: Path, nurseries: Nursery) -> None:
    """A port that something else holds gets one sentence, how to fix it, and its own code."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = nurseries.run(demo_at(port), environment(tmp_path), CHECKOUT, within=60)

    assert done.returncode == 9
    assert done.stdout == ""
    assert done.stderr.startswith(f"Port {port} is in use.")
    assert done.stderr.count("\n") == 1
    assert not left_in(tmp_path)


async def test_without_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the demo's packages is told the one command that fixes it."""
    monkeypatch.setattr(run, "EXTRA", ("simcord", "a_package_that_is_not_there"))

    with pytest.raises(StartFailure, match="Run: make demo") as failure:
        await run.demo(Settings(), 0, open_browser=False)

    assert failure.value.code == 8


def test_what_it_may_touch(tmp_path: Path) -> None:
    """Whatever is set for the real bot, the demo uses neither its token nor its database."""
    real = Settings(
        discord_token=Secret("secret"),
        database_url="postgresql+asyncpg://real",
        discord_guild_id=1,
        data_dir=Path("/srv/real"),
    )

    settings = run.throwaway(real, tmp_path)

    assert settings.data_dir == tmp_path
    assert settings.resolved_database_url == f"sqlite+aiosqlite:///{tmp_path}/whats-working.db"
    assert settings.discord_guild_id is None
    assert "secret" not in settings.discord_token.text

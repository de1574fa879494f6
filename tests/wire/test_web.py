"""The HTTP port of a running bot: what's well, what isn't, and figures without ids or words."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests import ports
from tests.wire.clock import AT_MOST
from tests.wire.forking import CHECKOUT
from tests.wire.group import DATABASE, a_group
from tests.wire.process import BOT, BotProcess
from tests.wire.server import until
from tests.wire.test_postgres_away import a_bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.kit.database import Database
    from tests.wire.group import Group
    from tests.wire.members import Wire
    from tests.wire.school import School

CANARY = "zyzzyva"
ALERTS = CHECKOUT / "docs" / "alerts.yml"
SNOWFLAKE = re.compile(r"\d{15,}")


@pytest.fixture
def port() -> Iterator[int]:
    """A port that nothing listens on."""
    with ports.kept() as keeping:
        yield ports.number(keeping)


@pytest.fixture
async def web(port: int) -> AsyncIterator[aiohttp.ClientSession]:
    """Somebody who watches the port."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        yield session


@pytest.fixture
async def watched(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path, port: int
) -> AsyncIterator[Group]:
    """A bot in a group that is set up, with its port."""
    async with a_group(wire, school, sqlite_template, tmp_path, HTTP_PORT=str(port)) as group:
        yield group


async def state(
    web: aiohttp.ClientSession, path: str = "/healthz"
) -> tuple[int, dict[str, object]]:
    """Return how the bot says it is; nothing where nobody listens yet."""
    try:
        async with web.get(path) as answer:
            return answer.status, await answer.json()
    except aiohttp.ClientConnectionError:
        return 0, {}


async def becomes(
    web: aiohttp.ClientSession, status: int, path: str = "/healthz", within: float = AT_MOST
) -> dict[str, object]:
    """Wait for an answer with this status; return it."""
    async with asyncio.timeout(within):
        while True:
            found, said = await state(web, path)
            if found == status:
                return said
            await asyncio.sleep(0.1)


async def figures(web: aiohttp.ClientSession) -> dict[str, float]:
    """Return each figure by its name and labels."""
    async with web.get("/metrics") as answer:
        assert answer.status == 200
        text = await answer.text()
    assert CANARY not in text
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    assert not [name for name, _, _ in lines if SNOWFLAKE.search(name)]
    return {name.removeprefix("whats_working_"): float(value) for name, _, value in lines}


async def test_healthy(watched: Group, web: aiohttp.ClientSession) -> None:
    """With everything there, all three answer 200."""
    said = await becomes(web, 200)

    assert (said["database"], said["gateway"], said["agenda"]) == (True, True, True)
    assert said["last_tick"]
    assert await becomes(web, 200, "/readyz") == {"ready": True}


async def test_figures(watched: Group, web: aiohttp.ClientSession) -> None:
    """What was done is counted by name and outcome; nothing tells who did it, and no words."""
    await watched.share(f"{CANARY} one.")
    await watched.wire.slash(
        watched.school.dana, watched.school.channel, "win show", win="123456789012345678"
    )
    fault = watched.wire.faults.limit("POST /channels/*/messages", 1)
    await watched.share(f"{CANARY} two.")
    await fault.hit()
    await watched.settled()
    await until(lambda: len(watched.posts()) == 2)
    found = await figures(web)

    command = 'kind="application_command",name="win {}"'
    assert found[f'interactions_total{{{command.format("share")},outcome="answered"}}'] == 2
    assert found[f'interactions_total{{{command.format("show")},outcome="refused"}}'] == 1
    assert found[f"interaction_seconds_count{{{command.format('share')}}}"] == 2
    bucket = 'kind="application_command",le="30.0",name="win share"'
    assert found[f"interaction_seconds_bucket{{{bucket}}}"] == 2
    assert found['agenda_tried_total{kind="win.post",outcome="done"}'] >= 2
    assert found['discord_requests_total{method="POST",status="429"}'] >= 1
    assert sum(found[name] for name in found if name.startswith("discord_rate_limited_total")) >= 1
    assert found["database_statement_seconds_count"] > 10
    assert found["database_up"] == found["gateway_connected"] == found["groups"] == 1
    assert found['cached_values{cache="groups"}'] == 1
    assert found['database_connections{state="idle"}'] >= 1
    assert found["agenda_lag_seconds"] < 60
    assert found["process_resident_memory_bytes"] > 10_000_000
    known = {name.partition("{")[0] for name in found}
    assert set(re.findall(r"whats_working_(\w+)", ALERTS.read_text("utf-8"))) <= known


async def test_calendars_by_their_address(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path, port: int
) -> None:
    """Who knows an address gets the calendar, once; an unknown one is not found."""
    env = {"HTTP_PORT": str(port), "PUBLIC_URL": "https://library.example.org/"}
    base = f"http://127.0.0.1:{port}"
    token = "t" * 43
    async with (
        a_group(wire, school, sqlite_template, tmp_path, **env) as group,
        aiohttp.ClientSession(base) as web,
    ):
        with closing(sqlite3.connect(group.data / DATABASE)) as connection, connection:
            connection.execute(
                "INSERT INTO calendar_feeds VALUES (?, ?, '2026-09-01 12:00:00')",
                (group.school.guild.id, token),
            )
        async with web.get(f"/calendars/{token}.ics") as answer:
            assert answer.status == 200
            assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
            assert answer.headers["Cache-Control"] == "private, max-age=300"
            assert (await answer.read()).startswith(b"BEGIN:VCALENDAR\r\n")
            etag = answer.headers["ETag"]
        known = {"If-None-Match": etag}
        async with web.get(f"/calendars/{token}.ics", headers=known) as answer:
            assert (answer.status, await answer.read()) == (304, b"")
        for other in ("u" * 43, "x", "..%2f..%2fetc"):
            async with web.get(f"/calendars/{other}.ics") as answer:
                assert answer.status == 404


async def test_no_calendars_unless_asked(watched: Group, web: aiohttp.ClientSession) -> None:
    """Without PUBLIC_URL nothing is behind the path."""
    await becomes(web, 200)
    async with web.get(f"/calendars/{'t' * 43}.ics") as answer:
        assert answer.status == 404
        assert "X-Robots-Tag" not in answer.headers


async def test_discord_gone(wire: Wire, web: aiohttp.ClientSession, watched: Group) -> None:
    """Without Discord it's neither healthy nor ready; the database and the agenda still are."""
    await becomes(web, 200)
    wire.gateway.is_away = True
    wire.gateway.cut()
    said = await becomes(web, 503)
    ready = await becomes(web, 503, "/readyz")

    assert (said["database"], said["gateway"], said["agenda"]) == (True, False, True)
    assert ready == {"ready": False}

    wire.gateway.is_away = False
    await becomes(web, 200)


async def test_before_discord(
    wire: Wire, tmp_path: Path, web: aiohttp.ClientSession, port: int
) -> None:
    """It answers before the first login, and isn't ready then."""
    wire.faults.refuse("GET /users/@me", 503, times=100)
    env = {"DATA_DIR": str(tmp_path), "HTTP_PORT": str(port)}
    bot = BotProcess(wire, *BOT, env=env)
    await bot.launch()
    try:
        said = await becomes(web, 503)
        ready = await becomes(web, 503, "/readyz")
    finally:
        bot.kill()
        await bot.exited()

    assert (said["database"], said["gateway"]) == (True, False)
    assert ready == {"ready": False}


async def test_database_gone(
    wire: Wire,
    school: School,
    postgres_database: Database,
    tmp_path: Path,
    web: aiohttp.ClientSession,
    port: int,
) -> None:
    """Without the database it says so within seconds, and its figures still come."""
    async with a_bot(wire, postgres_database, tmp_path) as (bot, between):
        bot.env["HTTP_PORT"] = str(port)
        await bot.start()
        await becomes(web, 200)
        between.freeze()
        said = await becomes(web, 503)
        found = await figures(web)
        between.thaw()
        await becomes(web, 200)

    assert (said["database"], said["gateway"]) == (False, True)
    assert found["database_up"] == 0


async def test_port_in_use(wire: Wire, tmp_path: Path, port: int) -> None:
    """A port that something else holds is one sentence, and an exit code."""
    with socket.create_server(("127.0.0.1", port)):
        bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(tmp_path), "HTTP_PORT": str(port)})
        await bot.launch()
        code = await bot.exited()

    assert code == 9
    assert "HTTP_PORT" in bot.log[-1]
    assert "Traceback" not in "\n".join(bot.log)


async def test_off(group: Group) -> None:
    """Without HTTP_PORT the bot listens on nothing."""
    assert not _sockets(group.bot.pid) & _listening()


def _listening() -> set[str]:
    found = set()
    for name in ("tcp", "tcp6"):
        with open(f"/proc/net/{name}", encoding="ascii") as lines:
            for line in list(lines)[1:]:
                fields = line.split()
                if fields[3] == "0A":  # LISTEN
                    found.add(fields[9])
    return found


def _sockets(pid: int) -> set[str]:
    found = set()
    for name in os.listdir(f"/proc/{pid}/fd"):
        target = os.readlink(f"/proc/{pid}/fd/{name}")
        if target.startswith("socket:["):
            found.add(target.removeprefix("socket:[").removesuffix("]"))
    return found

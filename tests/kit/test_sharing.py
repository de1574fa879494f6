"""Several processes on one PostgreSQL: none goes on with what another has changed."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.app import opened_database
from bot.groups.queries import GROUPS
from bot.groups.service import Groups
from bot.kit import migrate
from bot.kit import sharing as sharing_module
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.kit.sharing import Sharing, sharing
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.kit.postgres import Driver
    from bot.settings import Settings

GUILD, OTHER, LAST = 1 << 22, 2 << 22, 3 << 22


@asynccontextmanager
async def process(of: Database) -> AsyncIterator[tuple[Groups, Sharing, Database]]:
    """Give what another process has on the same database: an engine and caches of its own."""
    database = Database(of.url.render_as_string(hide_password=False))
    try:
        async with sharing(database) as shared:
            await true(lambda: shared.hears)
            yield Groups(database), shared, database
    finally:
        await database.close()


async def true(what: Callable[[], bool]) -> None:
    """Wait until it is."""
    async with asyncio.timeout(60):
        while not what():  # noqa: ASYNC110 - the server's own doing
            await asyncio.sleep(0.005)


async def name(groups: Groups, expected: str) -> None:
    """Wait until a process reads this name."""
    async with asyncio.timeout(60):
        while (await groups.get(GUILD)).name != expected:  # noqa: ASYNC110 - the server's own doing
            await asyncio.sleep(0.005)


async def test_a_change_is_heard(postgres_database: Database) -> None:
    """What one process keeps at hand is read again once another one has changed it."""
    async with process(postgres_database) as (one, _, _), process(postgres_database) as (two, *_):
        await one.change(GUILD, MONDAY, name="Prairie")
        await name(two, "Prairie")
        assert (await one.get(GUILD)).name == "Prairie"
        await two.change(GUILD, MONDAY, name="Meadow")
        await name(one, "Meadow")


async def test_what_isnt_committed_is_never_told(
    postgres_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that came to nothing is heard nowhere; PostgreSQL tells in the order of commits."""
    async with process(postgres_database) as (one, _, its), process(postgres_database) as (*_, two):
        heard: list[int] = []
        monkeypatch.setattr(two, "has_changed", lambda _, key: heard.extend(key))
        await one.change(GUILD, MONDAY, name="Prairie")
        with contextlib.suppress(ZeroDivisionError):
            async with its.write() as connection:
                connection.changed(GROUPS, OTHER)
                await its.sharing.tell(connection)  # type: ignore[union-attr] # it shares
                raise ZeroDivisionError
        await one.change(LAST, MONDAY, name="Meadow")
        await true(lambda: LAST in heard)
        assert {*heard} == {GUILD, LAST}


async def test_many_changes_at_once(
    postgres_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than fits into a message empties everything."""
    async with process(postgres_database) as (one, *_), process(postgres_database) as (two, *_):
        await one.change(GUILD, MONDAY, name="Prairie")
        await name(two, "Prairie")
        monkeypatch.setattr(sharing_module, "MOST", 10)
        await one.change(GUILD, MONDAY, name="Meadow")
        await name(two, "Meadow")


async def test_a_lost_connection(
    postgres_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """While nothing can be heard, nothing is kept, which the log says once; then all goes on."""
    monkeypatch.setattr(sharing_module, "AGAIN", 0)
    may, listen_on = asyncio.Event(), Sharing._listen_on

    async def once_it_may(shared: Sharing, driver: Driver) -> None:
        await may.wait()
        await listen_on(shared, driver)

    end = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    )
    async with process(postgres_database) as (groups, shared, database):
        await groups.change(GUILD, MONDAY, name="Prairie")
        await name(groups, "Prairie")
        assert sum(map(len, database.caches)) > 0
        monkeypatch.setattr(Sharing, "_listen_on", once_it_may)
        async with postgres_database.write() as connection:
            await connection.execute(end)
        await true(lambda: not shared.hears)
        await groups.get(GUILD)
        assert sum(map(len, database.caches)) == 0
        may.set()
        await true(lambda: shared.hears)
        await groups.get(GUILD)
        assert sum(map(len, database.caches)) > 0
    assert capsys.readouterr().out.count("event='sharing.lost' why='closed'") == 1


async def test_migrations_run_once(postgres_database: Database, settings: Settings) -> None:
    """Three processes that start on an empty database make it once, and all of them start."""
    admin = outside(postgres_database)
    await admin("DROP DATABASE IF EXISTS fresh")
    await admin("CREATE DATABASE fresh TEMPLATE template0")
    url = postgres_database.url.set(database="fresh").render_as_string(hide_password=False)
    place = replace(settings, database_url=url)
    began: list[str] = []
    upgrade = migrate.upgrade

    async def counted(database: Database, to: str = "head") -> None:
        began.append(to)
        await upgrade(database, to)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "upgrade", counted)
        started = await asyncio.gather(*(opened_database(place, SystemClock()) for _ in range(3)))
    identities = {await one.identity() for one in started}
    for one in started:
        await one.close()
    await admin("DROP DATABASE fresh")
    assert len(identities) == 1
    assert began == ["head"]


def outside(database: Database) -> Callable[[str], Awaitable[None]]:
    """Return what runs a statement that PostgreSQL takes in no transaction."""

    async def run(statement: str) -> None:
        async with database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text(statement))

    return run

"""PostgreSQL freezes, breaks off or isn't there: what's said is what is true."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError

from bot.groups.tables import GroupRow
from bot.kit.database import CommitUnknownError, Database, DatabaseAwayError
from tests.between import Between
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

LIMIT = 0.5  # seconds


@pytest.fixture
async def between(postgres_database: Database) -> AsyncIterator[Between]:
    """What can break between the program and the database."""
    url = postgres_database.url.render_as_string(hide_password=False)
    async with Between(url) as found:
        yield found


@pytest.fixture
async def away(between: Between) -> AsyncIterator[Database]:
    """A database with a connection that has worked."""
    database = Database(between.url, LIMIT)
    await _groups(database)
    yield database
    between.thaw()
    await database.close()


async def _groups(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count(GroupRow.guild_id)))).scalar_one())


async def _write(database: Database, then: Callable[[], None], *, and_go_on: bool = False) -> None:
    async with database.write() as connection:
        await connection.execute(insert(GroupRow), {"guild_id": 1, "joined_at": MONDAY})
        then()
        if and_go_on:
            await connection.execute(text("SELECT 1"))


async def test_frozen_before_the_commit(
    between: Between, away: Database, postgres_database: Database
) -> None:
    """What's called failed is not saved later, when the server goes on."""
    with pytest.raises(DatabaseAwayError):
        await _write(away, between.freeze, and_go_on=True)
    between.thaw()
    await asyncio.sleep(0.2)

    assert await _groups(postgres_database) == 0


async def test_frozen_in_the_commit(
    between: Between, away: Database, postgres_database: Database
) -> None:
    """It may be saved, and here it is: nobody may call it failed."""
    with pytest.raises(CommitUnknownError):
        await _write(away, between.freeze)
    between.thaw()
    async with asyncio.timeout(60):
        while not await _groups(postgres_database):  # noqa: ASYNC110 - it's another program
            await asyncio.sleep(0.05)


async def test_frozen_from_the_start(between: Between, away: Database) -> None:
    """A connection that fell silent counts as away, when reading and when writing."""
    between.freeze()
    with pytest.raises(DatabaseAwayError):
        await _groups(away)
    with pytest.raises(DatabaseAwayError):
        await _write(away, lambda: None)


async def test_broken_off(between: Between, away: Database) -> None:
    """Refused while it's away; the first try after its return works, on a new connection."""
    await between.cut()
    with pytest.raises(DatabaseAwayError):
        await _groups(away)
    with pytest.raises(DatabaseAwayError):
        await _write(away, lambda: None)
    await between.repair()

    await _write(away, lambda: None)
    assert await _groups(away) == 1


async def test_restarted(between: Between, away: Database) -> None:
    """A server that restarted between two transactions is noticed by nobody."""
    await between.cut()
    await between.repair()

    assert await _groups(away) == 0


async def test_refused_is_not_away(between: Between) -> None:
    """A database that doesn't exist is named as that, and not waited for."""
    wrong = Database(between.url.rpartition("/")[0] + "/no_such_database")
    with pytest.raises(DBAPIError):
        await _groups(wrong)
    await wrong.close()


async def test_unhurried(away: Database) -> None:
    """A migration may take longer than an answer may."""
    slowly = text(f"SELECT pg_sleep({2 * LIMIT})")
    with pytest.raises(DatabaseAwayError):
        async with away.read() as connection:
            await connection.execute(slowly)
    async with away.unhurried() as patient, patient.read() as connection:
        await connection.execute(slowly)

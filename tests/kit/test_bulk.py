"""Very many rows at once are rows like any others, on both databases."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, inspect, select
from sqlalchemy.exc import DBAPIError

from bot.kit.bulk import insert_rows, reserve, without_indexes
from bot.search.tables import StemRow
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import engine

    from bot.kit.database import Connection, Database

GUILD = 2**62
SECRET = "zyzzyva"


async def put(connection: Connection, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert stems."""
    await insert_rows(connection, StemRow.__table__, StemRow.__tablename__, rows)


async def stems(database: Database) -> list[tuple[object, ...]]:
    """Return every stem there is."""
    async with database.read() as connection:
        found = await connection.execute(select(StemRow).order_by(StemRow.id))
        return [tuple(row) for row in found]


async def test_undone(database: Database) -> None:
    """What's inserted belongs to the transaction, though nothing came before it."""
    with suppress(ZeroDivisionError):
        async with database.write() as connection:
            await put(connection, [(1, GUILD, "wins", "cart", 1)])
            raise ZeroDivisionError
    assert await stems(database) == []


async def test_filed_afterward(database: Database) -> None:
    """Indexes are made after the rows, the same ones as before; an end halfway keeps them."""
    names = (StemRow.__tablename__, WinRow.__tablename__)

    def named(connection: engine.Connection) -> list[list[str]]:
        return [sorted(i["name"] or "" for i in inspect(connection).get_indexes(n)) for n in names]

    async def indexes(connection: Connection) -> list[list[str]]:
        return await connection.run_sync(named)

    async with database.write() as connection:
        before = await indexes(connection)
        async with without_indexes(connection, names):
            assert await indexes(connection) == [[], []]
            await put(connection, [(1, GUILD, "wins", "cart", 1)])
        assert await indexes(connection) == before
    assert len(before[1]) > 3
    with suppress(ZeroDivisionError):
        async with database.write() as connection, without_indexes(connection, names):
            raise ZeroDivisionError
    async with database.read() as reading:
        assert await indexes(reading) == before


async def test_ids(database: Database) -> None:
    """Ids that are reserved are given to nobody else."""
    async with database.write() as connection:
        assert await reserve(connection, StemRow, 0) == []
        ids = await reserve(connection, StemRow, 3)
        await put(connection, [(one, GUILD, "wins", f"cart{one}", 1) for one in ids])
        one = {"guild_id": GUILD, "collection": "wins", "stem": "door", "documents": 1}
        after = await connection.scalar(insert(StemRow).values(one).returning(StemRow.id))

    assert ids == sorted(set(ids))
    assert len(ids) == 3
    assert after is not None
    assert after > max(ids)
    assert [row[0] for row in await stems(database)] == [*ids, after]


async def test_words_in_no_error(database: Database) -> None:
    """A row that's refused isn't quoted: it may be what a member wrote."""
    with pytest.raises(DBAPIError) as error:
        async with database.write() as connection:
            await put(connection, [(one, GUILD, "wins", SECRET, 1) for one in (1, 2)])

    assert SECRET not in f"{error.value} {error.value.orig} {error.value.__cause__}"
    assert await stems(database) == []

"""Indexing what waits while people share and search: in pieces, the newest of a group first."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.kit.database import PROGRAM, CommitUnknownError
from bot.kit.sharing import one_at_a_time
from bot.search import queries, rules, words
from bot.search.index import take_turn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from bot.kit.database import Database, Transaction
    from bot.search.index import Collection

log = structlog.get_logger()

INDEXES = f"{PROGRAM} indexes"  # PostgreSQL's lock: one process does it for all
AT_ONCE = 25  # documents in a transaction, for which everyone else waits
AGAIN = 30.0  # seconds until it's tried again where the database was away


async def catch_up(database: Database, collections: tuple[Collection, ...]) -> None:
    """Index whatever waits; what's done stays done, wherever the program ends.

    After each piece it rests for as long as that took: members come first.
    """
    while True:
        try:
            async with database.read() as connection:
                some = await queries.waiting(connection)
            if some:
                async with one_at_a_time(database, INDEXES):
                    await _catch_up(database, {one.name: one for one in collections})
            return
        except (SQLAlchemyError, CommitUnknownError) as error:
            log.warning("search.interrupted", error=type(error).__name__, again_in_seconds=AGAIN)
            await asyncio.sleep(AGAIN)


async def _catch_up(database: Database, kinds: dict[str, Collection]) -> None:
    async with database.read() as connection:
        found = await queries.waiting(connection)
    if not found:
        return  # another process has done it
    groups = len({guild_id for guild_id, _ in found})
    log.info("search.indexing", groups=groups, says=words.BEGINS)
    began = time.monotonic()
    for guild_id, name in found:
        await _Group(database, kinds[name], guild_id).catch_up()
    log.info(
        "search.indexed", groups=groups, seconds=round(time.monotonic() - began), says=words.ENDS
    )


class _Group:
    """One group's documents of one kind."""

    def __init__(self, database: Database, collection: Collection, guild_id: int) -> None:
        self._database = database
        self._of = guild_id, collection.name
        self._table = table = collection.table.__table__.columns
        self._is_mine = table.guild_id == guild_id

    async def catch_up(self) -> None:
        """Delete what older rules made, and index all that wait."""
        while await self._paced(self._emptied()):
            pass
        async with self._database.read() as connection:
            below = await queries.below(connection, *self._of)
            if below is None:
                return
            waiting = select(self._table.id).where(self._is_mine, self._table.id < below)
            newest_first = waiting.order_by(self._table.id.desc())
            ids = (await connection.execute(newest_first)).scalars().all()
        for first in range(0, len(ids), AT_ONCE):
            if not await self._paced(self._indexed(ids[first : first + AT_ONCE])):
                return
        async with self._database.write() as connection:
            await queries.wait_below(connection, *self._of, None)

    async def _paced(self, piece: Awaitable[bool]) -> bool:
        began = time.monotonic()
        goes_on = await piece
        await asyncio.sleep(time.monotonic() - began)
        return goes_on

    async def _below(self, connection: Transaction) -> int | None:
        await take_turn(connection, self._of[0])
        return await queries.below(connection, *self._of)

    async def _emptied(self) -> bool:
        """Delete a piece of what older rules made; return whether there may be more."""
        async with self._database.write() as connection:
            if await self._below(connection) != 0:
                return False
            if not await queries.empty(connection, *self._of):
                highest = select(func.max(self._table.id)).where(self._is_mine)
                first = (await connection.scalar(highest) or 0) + 1
                await queries.wait_below(connection, *self._of, first)
        return True

    async def _indexed(self, ids: Sequence[int]) -> bool:
        """Index a piece; return whether the group is still there."""
        documents = select(self._table.id, self._table.words).where(self._table.id.in_(ids))
        async with self._database.read() as connection:
            known = {row.words for row in await connection.execute(documents)}
        stems = await asyncio.to_thread(lambda: {one: rules.stems(one) for one in known})
        async with self._database.write() as connection:
            if not await self._below(connection):
                return False  # it was removed meanwhile
            rows = await connection.execute(documents.order_by(self._table.id))
            found: dict[int, Iterable[str]] = {
                row.id: stems.get(row.words) or rules.stems(row.words) for row in rows if row.words
            }
            await queries.fill(connection, *self._of, found)
            await queries.wait_below(connection, *self._of, ids[-1])
        return True

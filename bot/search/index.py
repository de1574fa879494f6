"""Keeping the index: each word of each document counted once, in the group that it's in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import select

from bot.kit.database import in_turn
from bot.search import queries, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.columns import Base
    from bot.kit.database import Database

log = structlog.get_logger()


@dataclass(frozen=True)
class Collection:
    """One kind of document that can be found.

    *table* has `id`, `guild_id` and `words`: exactly what's indexed, as `rules.document` gives it,
    and nothing while the document isn't to be found.
    """

    name: str
    table: type[Base]


async def take_turn(connection: AsyncConnection, guild_id: int) -> None:
    """Let one transaction at once change what's found in a group, until it commits.

    Before a new document has its id: then what waits below an id (`catch_up`) is older than it.
    """
    await in_turn(connection, f"search {guild_id}")


async def add(
    connection: AsyncConnection, collection: Collection, guild_id: int, document_id: int, words: str
) -> None:
    """Index a new document, in its group's turn (`take_turn`)."""
    if words:
        come = {*rules.stems(words), queries.EVERY}
        await queries.count_up(connection, guild_id, collection.name, document_id, come)


async def keep(
    connection: AsyncConnection,
    collection: Collection,
    guild_id: int,
    document_id: int,
    *,
    before: str = "",
    after: str = "",
) -> None:
    """Bring the index up to date with a document's words *before* and *after* a change."""
    old, new = rules.stems(before), rules.stems(after)
    gone, come = {*old - new}, {*new - old}
    if bool(before) != bool(after):  # it comes, or it goes
        (come if after else gone).add(queries.EVERY)
    if not gone and not come:
        return
    # Two at once would each wait for a word that the other has counted.
    await take_turn(connection, guild_id)
    if document_id < (await queries.below(connection, guild_id, collection.name) or 0):
        return  # it isn't indexed yet
    if gone:
        await queries.count_down(connection, guild_id, collection.name, document_id, gone)
    if come:
        await queries.count_up(connection, guild_id, collection.name, document_id, come)


async def refresh(database: Database, collections: tuple[Collection, ...]) -> None:
    """Let what was indexed by other rules than today's wait for `catch_up` or `build`."""
    async with database.read() as connection:
        versions = await queries.versions(connection)
    for collection in collections:
        if versions.get(collection.name) != rules.VERSION:
            async with database.write() as connection:
                await queries.wait(connection, collection.name, collection.table)
                await queries.set_version(connection, collection.name, rules.VERSION)


async def build(database: Database, collections: tuple[Collection, ...]) -> None:
    """Index whatever waits, a group in each transaction, while nothing else writes."""
    kinds = {one.name: one for one in collections}
    async with database.unhurried() as patient:
        async with patient.read() as connection:
            found = await queries.waiting(connection)
        # PostgreSQL checks all at the end, in one transaction: else an end halfway would leave it
        # without its constraint.
        parts = [[one] for one in found] if patient.is_sqlite else [found]
        for part in filter(None, parts):
            async with patient.write() as connection:
                for guild_id, name in part:
                    while await queries.empty(connection, guild_id, name):
                        pass
                await queries.stop_checking(connection)
                for guild_id, name in part:
                    await build_group(connection, kinds[name], guild_id)
                    await queries.wait_below(connection, guild_id, name, None)
                await queries.check_again(connection)


async def build_group(connection: AsyncConnection, collection: Collection, guild_id: int) -> None:
    """Index a group's documents, of which none is indexed yet."""
    table = collection.table.__table__.columns
    await take_turn(connection, guild_id)
    of_group = table.guild_id == guild_id, table.words != ""
    documents = select(table.id, table.words).where(*of_group).order_by(table.id)
    rows = (await connection.execute(documents)).all()
    stems = rules.Stems()
    found: dict[int, Iterable[str]] = {row.id: stems.of(row.words) for row in rows}
    await queries.fill(connection, guild_id, collection.name, found)

"""Keeping the index: each word of each document counted once, in the group that it's in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import select

from bot.kit.database import in_turn
from bot.search import queries, rules

if TYPE_CHECKING:
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
    await in_turn(connection, f"search {guild_id}")
    if gone:
        await queries.count_down(connection, guild_id, collection.name, document_id, gone)
    if come:
        await queries.count_up(connection, guild_id, collection.name, document_id, come)


async def refresh(database: Database, collections: tuple[Collection, ...]) -> None:
    """Build each index again whose stems were made by other rules than today's."""
    for collection in collections:
        async with database.read() as connection:
            version = await queries.version(connection, collection.name)
        if version != rules.VERSION:
            await rebuild(database, collection)


async def rebuild(database: Database, collection: Collection) -> None:
    """Build an index again from its documents' words, a group in each transaction.

    For a start or a restore, while nothing else writes. It takes its time.
    """
    table: Any = collection.table
    async with database.unhurried() as patient:
        async with patient.read() as connection:
            guilds = (await connection.execute(select(table.guild_id).distinct())).scalars().all()
        async with patient.write() as connection:
            await queries.empty(connection, collection.name)
            if guilds:
                log.info("search.rebuilding", collection=collection.name, groups=len(guilds))
                await queries.stop_checking(connection)
        for guild_id in guilds:
            async with patient.write() as connection:
                await build_group(connection, collection, guild_id)
        async with patient.write() as connection:
            if guilds:
                await queries.check_again(connection)
            await queries.set_version(connection, collection.name, rules.VERSION)


async def build_group(connection: AsyncConnection, collection: Collection, guild_id: int) -> None:
    """Index a group's documents, of which none is indexed yet."""
    table: Any = collection.table
    await in_turn(connection, f"search {guild_id}")
    of_group = table.guild_id == guild_id, table.words != ""
    documents = select(table.id, table.words).where(*of_group).order_by(table.id)
    rows = (await connection.execute(documents)).all()
    await queries.fill(
        connection,
        guild_id,
        collection.name,
        {row.id: rules.stems(row.words) for row in rows},
    )

"""Statements over the words that a group said are no student; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.database import upsert
from bot.students.tables import FamiliarWordRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.ext.asyncio import AsyncConnection


async def familiar(connection: AsyncConnection, guild_id: int) -> frozenset[str]:
    """Return a group's words."""
    row = FamiliarWordRow
    rows = await connection.execute(select(row.word).where(row.guild_id == guild_id))
    return frozenset(rows.scalars())


async def remember(
    connection: AsyncConnection, guild_id: int, words: Collection[str], member_id: int | None
) -> None:
    """Write words, as a member said them; those that are there stay as they are."""
    rows = [{"guild_id": guild_id, "word": word, "member_id": member_id} for word in words]
    await connection.execute(upsert(connection, FamiliarWordRow).on_conflict_do_nothing(), rows)

"""Statements over calendars' addresses; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.calendars.tables import FeedRow
from bot.kit.database import upsert

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection


async def token_of(connection: Connection, guild_id: int) -> str | None:
    """Return the token of a group's calendar."""
    statement = select(FeedRow.token).where(FeedRow.guild_id == guild_id)
    found: str | None = await connection.scalar(statement)
    return found


async def group_of(connection: Connection, token: str) -> int | None:
    """Return the group whose calendar has a token."""
    statement = select(FeedRow.guild_id).where(FeedRow.token == token)
    found: int | None = await connection.scalar(statement)
    return found


async def keep(connection: Connection, guild_id: int, token: str, now: datetime) -> None:
    """Give a group's calendar a token, in place of the one it has."""
    values = {"token": token, "made_at": now}
    await connection.execute(
        upsert(connection, FeedRow)
        .values(guild_id=guild_id, **values)
        .on_conflict_do_update(index_elements=["guild_id"], set_=values)
    )


async def drop(connection: Connection, guild_id: int) -> None:
    """Take a group's token away."""
    await connection.execute(delete(FeedRow).where(FeedRow.guild_id == guild_id))

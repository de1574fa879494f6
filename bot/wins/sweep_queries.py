"""Statements over sweeps; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.database import upsert
from bot.wins.tables import SweepRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection


async def keep(connection: Connection, guild_id: int, until: datetime) -> None:
    """Note until when it's known what was deleted in a group; never an earlier moment."""
    statement = upsert(connection, SweepRow).values(guild_id=guild_id, certain_until=until)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["guild_id"],
            set_={"certain_until": until},
            where=SweepRow.certain_until < until,
        )
    )


async def swept_until(connection: Connection, guild_id: int) -> datetime | None:
    """Return until when it's known what was deleted in a group; None before the first look."""
    statement = select(SweepRow.certain_until).where(SweepRow.guild_id == guild_id)
    return await connection.scalar(statement)

"""Statements over the details of wins; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.database import upsert
from bot.wins.tables import WinDetailsRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def find(connection: AsyncConnection, guild_id: int, win_id: int) -> AnyRow | None:
    """Return the details of a win; None where nothing was added."""
    row = WinDetailsRow
    statement = select(row.__table__).where(row.win_id == win_id, row.guild_id == guild_id)
    return (await connection.execute(statement)).one_or_none()


async def keep(
    connection: AsyncConnection, guild_id: int, win_id: int, values: Mapping[str, str | None]
) -> None:
    """Write some of the details of a win; the others stay."""
    new = {"win_id": win_id, "guild_id": guild_id, "skipped": "[]", "cleared": "[]"}
    new |= {"wordings": "{}"}
    await connection.execute(
        upsert(connection, WinDetailsRow)
        .values(**{**new, **values})
        .on_conflict_do_update(index_elements=["win_id"], set_=values)
    )

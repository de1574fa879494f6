"""Statements over groups; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.groups.tables import CoordinatorRow, GroupRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection


async def find(connection: AsyncConnection, guild_id: int) -> Row[Any] | None:
    """Return the group's row."""
    return (
        await connection.execute(select(GroupRow.__table__).where(GroupRow.guild_id == guild_id))
    ).one_or_none()


async def all_ids(connection: AsyncConnection) -> Sequence[int]:
    """Return every group's guild id."""
    return (await connection.execute(select(GroupRow.guild_id))).scalars().all()


async def ensure(connection: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Write the group's row if it is not there."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    await connection.execute(
        dialect.insert(GroupRow).values(guild_id=guild_id, joined_at=now).on_conflict_do_nothing()
    )


async def change(connection: AsyncConnection, guild_id: int, values: dict[str, Any]) -> None:
    """Set columns of the group's row."""
    await connection.execute(update(GroupRow).where(GroupRow.guild_id == guild_id).values(**values))


async def coordinators(connection: AsyncConnection, guild_id: int) -> Sequence[Row[int, str]]:
    """Return id and name of each coordinator named in setup."""
    return (
        await connection.execute(
            select(CoordinatorRow.member_id, CoordinatorRow.name)
            .where(CoordinatorRow.guild_id == guild_id)
            .order_by(CoordinatorRow.name)
        )
    ).all()


async def name_coordinator(
    connection: AsyncConnection, guild_id: int, member_id: int, name: str
) -> None:
    """Add a coordinator, or renew the name."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    await connection.execute(
        dialect.insert(CoordinatorRow)
        .values(guild_id=guild_id, member_id=member_id, name=name)
        .on_conflict_do_update(index_elements=["guild_id", "member_id"], set_={"name": name})
    )


async def drop_coordinator(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Remove a coordinator."""
    await connection.execute(
        delete(CoordinatorRow).where(
            CoordinatorRow.guild_id == guild_id, CoordinatorRow.member_id == member_id
        )
    )

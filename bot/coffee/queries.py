"""Statements over coffee; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import select

from bot.coffee.tables import (
    CoffeeMemberRow,
    CoffeeSeatRow,
    CoffeeSettingsRow,
)
from bot.kit import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def settings(connection: AsyncConnection, guild_id: int) -> AnyRow | None:
    """Return how a group likes its coffee."""
    return await rows.one(connection, CoffeeSettingsRow, CoffeeSettingsRow.guild_id == guild_id)


async def keep_settings(
    connection: AsyncConnection, guild_id: int, values: dict[str, object]
) -> None:
    """Write how a group likes its coffee, all of it."""
    await rows.keep(connection, CoffeeSettingsRow, {"guild_id": guild_id, **values})


async def member(connection: AsyncConnection, guild_id: int, member_id: int) -> AnyRow | None:
    """Return a member's coffee row."""
    mine = rows.of_member(CoffeeMemberRow, guild_id, member_id)
    return await rows.one(connection, CoffeeMemberRow, *mine)


async def members(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return everyone who joined, who waits longest first."""
    row = CoffeeMemberRow
    order = row.waiting_since, row.member_id
    return await rows.every(connection, row, row.guild_id == guild_id, by=order)


async def hold(
    connection: AsyncConnection, guild_id: int, member_ids: Iterable[int]
) -> Sequence[AnyRow]:
    """Return some members' coffee rows, locked for this transaction."""
    row = CoffeeMemberRow
    statement = (
        select(row.__table__)
        .where(row.guild_id == guild_id, row.member_id.in_(list(member_ids)))
        .order_by(row.member_id)  # always the same, so that two never wait for each other
        .with_for_update()
    )
    return (await connection.execute(statement)).all()


async def keep_member(connection: AsyncConnection, values: dict[str, object]) -> None:
    """Write a member's coffee row: guild_id, member_id and what else is given."""
    changing = {name: value for name, value in values.items() if name != "joined_at"}
    await rows.keep(connection, CoffeeMemberRow, changing, new=values)


class CoffeeMemberChange(TypedDict, total=False):
    """What changes of somebody in coffee; see `CoffeeMemberRow`."""

    waiting_since: datetime | None
    skips: date | None
    rested_at: datetime | None


async def change_members(
    connection: AsyncConnection,
    guild_id: int,
    member_ids: Iterable[int],
    **values: Unpack[CoffeeMemberChange],
) -> None:
    """Set columns of some members."""
    row = CoffeeMemberRow
    theirs = row.guild_id == guild_id, row.member_id.in_(list(member_ids))
    await rows.change(connection, row, values, *theirs)


async def begin_waiting(
    connection: AsyncConnection, guild_id: int, member_ids: Iterable[int], now: datetime
) -> None:
    """Let members wait; who waits already has waited since then."""
    row = CoffeeMemberRow
    theirs = row.guild_id == guild_id, row.member_id.in_(list(member_ids))
    await rows.change(connection, row, {"waiting_since": now}, *theirs, row.waiting_since.is_(None))


async def remove_member(connection: AsyncConnection, guild_id: int, member_id: int) -> bool:
    """Delete a member's coffee row; return whether there was one."""
    mine = rows.of_member(CoffeeMemberRow, guild_id, member_id)
    return await rows.remove(connection, CoffeeMemberRow, *mine)


async def erase(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete everything about a person."""
    for table in (CoffeeMemberRow, CoffeeSeatRow):
        await rows.remove(connection, table, *rows.of_member(table, guild_id, member_id))

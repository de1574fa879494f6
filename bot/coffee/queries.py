"""Statements over coffee; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import delete, select, update

from bot.coffee.tables import (
    CoffeeMemberRow,
    CoffeeSeatRow,
    CoffeeSettingsRow,
)
from bot.kit.database import upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def settings(connection: AsyncConnection, guild_id: int) -> AnyRow | None:
    """Return how a group likes its coffee."""
    row = CoffeeSettingsRow
    return (
        await connection.execute(select(row.__table__).where(row.guild_id == guild_id))
    ).one_or_none()


async def keep_settings(
    connection: AsyncConnection, guild_id: int, values: dict[str, object]
) -> None:
    """Write how a group likes its coffee, all of it."""
    await connection.execute(
        upsert(connection, CoffeeSettingsRow)
        .values(guild_id=guild_id, **values)
        .on_conflict_do_update(index_elements=["guild_id"], set_=values)
    )


async def member(connection: AsyncConnection, guild_id: int, member_id: int) -> AnyRow | None:
    """Return a member's place in coffee."""
    row = CoffeeMemberRow
    statement = select(row.__table__).where(row.guild_id == guild_id, row.member_id == member_id)
    return (await connection.execute(statement)).one_or_none()


async def members(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return everyone who joined, who waits longest first."""
    row = CoffeeMemberRow
    statement = (
        select(row.__table__)
        .where(row.guild_id == guild_id)
        .order_by(row.waiting_since, row.member_id)
    )
    return (await connection.execute(statement)).all()


async def hold(
    connection: AsyncConnection, guild_id: int, member_ids: Iterable[int]
) -> Sequence[AnyRow]:
    """Return some members' places, and let nobody else change them within this transaction."""
    row = CoffeeMemberRow
    statement = (
        select(row.__table__)
        .where(row.guild_id == guild_id, row.member_id.in_(list(member_ids)))
        .order_by(row.member_id)  # always the same, so that two never wait for each other
        .with_for_update()
    )
    return (await connection.execute(statement)).all()


async def keep_member(connection: AsyncConnection, values: dict[str, object]) -> None:
    """Write a member's place in coffee: guild_id, member_id and what else is given."""
    keys = ("guild_id", "member_id")
    changed = {name: value for name, value in values.items() if name not in (*keys, "joined_at")}
    await connection.execute(
        upsert(connection, CoffeeMemberRow)
        .values(values)
        .on_conflict_do_update(index_elements=list(keys), set_=changed)
    )


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
    await connection.execute(
        update(row)
        .where(row.guild_id == guild_id, row.member_id.in_(list(member_ids)))
        .values(**values)
    )


async def begin_waiting(
    connection: AsyncConnection, guild_id: int, member_ids: Iterable[int], now: datetime
) -> None:
    """Let members wait; who waits already has waited since then."""
    row = CoffeeMemberRow
    await connection.execute(
        update(row)
        .where(
            row.guild_id == guild_id,
            row.member_id.in_(list(member_ids)),
            row.waiting_since.is_(None),
        )
        .values(waiting_since=now)
    )


async def remove_member(connection: AsyncConnection, guild_id: int, member_id: int) -> bool:
    """Delete a member's place; return whether there was one."""
    row = CoffeeMemberRow
    result = await connection.execute(
        delete(row).where(row.guild_id == guild_id, row.member_id == member_id)
    )
    return bool(result.rowcount)


async def erase(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete everything about a person."""
    for table in (CoffeeMemberRow, CoffeeSeatRow):
        await connection.execute(
            delete(table).where(table.guild_id == guild_id, table.member_id == member_id)
        )

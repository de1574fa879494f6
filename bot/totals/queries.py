"""Statements over what's added up; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, insert, select, update

from bot.kit.database import in_turn
from bot.totals.tables import CountedRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from bot.kit.database import Connection
    from bot.totals.rules import Tally


async def add(
    connection: Connection, tally: Tally, member_id: int, amount: int, now: datetime
) -> None:
    """Add what a member typed."""
    values: dict[str, object] = {**vars(tally), "member_id": member_id, "amount": amount, "at": now}
    await connection.execute(insert(CountedRow).values(**values))


async def replace_own(
    connection: Connection, tally: Tally, member_id: int, amount: int, now: datetime
) -> None:
    """Let a member have added this much, in place of all they added before; 0: nothing."""
    await in_turn(connection, f"counted {tally} {member_id}")
    mine = CountedRow.member_id == member_id
    await connection.execute(delete(CountedRow).where(*_of(tally), mine))
    if amount:
        await add(connection, tally, member_id, amount, now)


async def total(connection: Connection, tally: Tally) -> int:
    """Return what's there together."""
    return await _sum(connection, _of(tally))


async def own(connection: Connection, tally: Tally, member_id: int) -> int:
    """Return what a member added."""
    return await _sum(connection, (*_of(tally), CountedRow.member_id == member_id))


async def added_since(connection: Connection, tally: Tally, at: datetime) -> bool:
    """Return whether anything was added after an instant."""
    added = exists().where(*_of(tally), CountedRow.at > at)
    return bool((await connection.execute(select(added))).scalar_one())


async def name(connection: Connection, tally: Tally) -> None:
    """Let what was added so far be an amount of what's counted now."""
    await connection.execute(update(CountedRow).where(*_of(tally)).values(unit=tally.unit))


async def by_unit(
    connection: Connection, guild_id: int, begins: datetime, ends: datetime
) -> Sequence[Row[str, int, int]]:
    """Return unit, member and what they added in a period, *ends* not included."""
    row = CountedRow
    statement = (
        select(row.unit, row.member_id, func.sum(row.amount))
        .where(row.guild_id == guild_id, row.at >= begins, row.at < ends, row.unit != "")
        .group_by(row.unit, row.member_id)
        .order_by(row.unit, row.member_id)
    )
    return (await connection.execute(statement)).all()


async def _sum(connection: Connection, where: Sequence[ColumnElement[bool]]) -> int:
    statement = select(func.coalesce(func.sum(CountedRow.amount), 0)).where(*where)
    return int((await connection.execute(statement)).scalar_one())


def _of(tally: Tally) -> tuple[ColumnElement[bool], ...]:
    row = CountedRow
    if tally.meetup_id is not None:
        return row.guild_id == tally.guild_id, row.meetup_id == tally.meetup_id
    return row.guild_id == tally.guild_id, row.gathering_id == tally.gathering_id

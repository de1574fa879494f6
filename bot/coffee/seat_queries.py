"""Statements over rounds, small groups and seats; the caller owns the transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import insert, select

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.coffee import kinds, queries
from bot.coffee.tables import (
    CoffeeGroupRow,
    CoffeeRoundRow,
    CoffeeSeatRow,
)
from bot.kit import rows
from bot.kit.database import upsert

# A coffee that is younger than this still counts on everyone in it.
UNDER_WAY = timedelta(days=28)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def add_round(
    connection: AsyncConnection, guild_id: int, day: date, now: datetime, left_out: str
) -> int | None:
    """Write a round; None when that day has one."""
    made = await connection.execute(
        upsert(connection, CoffeeRoundRow)
        .values(guild_id=guild_id, day=day, made_at=now, left_out=left_out)
        .on_conflict_do_nothing()
        .returning(CoffeeRoundRow.id)
    )
    return made.scalar_one_or_none()


async def last_round(connection: AsyncConnection, guild_id: int) -> AnyRow | None:
    """Return a group's last round."""
    row = CoffeeRoundRow
    statement = (
        select(row.__table__).where(row.guild_id == guild_id).order_by(row.day.desc()).limit(1)
    )
    return (await connection.execute(statement)).one_or_none()


async def add_group(
    connection: AsyncConnection, values: Mapping[str, object], member_ids: Sequence[int]
) -> int:
    """Write a small group with its seats; return its id."""
    made = await connection.execute(
        insert(CoffeeGroupRow).returning(CoffeeGroupRow.id), {**values, "size": len(member_ids)}
    )
    group_id = int(made.scalar_one())
    seats = [
        {
            "group_id": group_id,
            "member_id": one,
            "guild_id": values["guild_id"],
            "suits": "",
        }
        for one in member_ids
    ]
    await connection.execute(insert(CoffeeSeatRow), seats)
    return group_id


async def group(connection: AsyncConnection, guild_id: int, group_id: int) -> AnyRow | None:
    """Return a small group of this server."""
    row = CoffeeGroupRow
    return await rows.one(connection, row, row.guild_id == guild_id, row.id == group_id)


async def seats(connection: AsyncConnection, group_ids: Iterable[int]) -> Sequence[AnyRow]:
    """Return the seats of some small groups, in order."""
    row = CoffeeSeatRow
    theirs = row.group_id.in_(list(group_ids))
    return await rows.every(connection, row, theirs, by=(row.group_id, row.member_id))


async def groups_since(
    connection: AsyncConnection, guild_id: int, since: datetime
) -> Sequence[AnyRow]:
    """Return the small groups made since an instant, oldest first."""
    row = CoffeeGroupRow
    which = row.guild_id == guild_id, row.made_at >= since
    return await rows.every(connection, row, *which, by=(row.id,))


class SeatChange(TypedDict, total=False):
    """What changes of a seat; see `CoffeeSeatRow`."""

    suits: str
    asked_at: datetime
    answer: str
    answered_at: datetime


async def change_seat(
    connection: AsyncConnection, group_id: int, member_id: int, **values: Unpack[SeatChange]
) -> None:
    """Set columns of a seat."""
    row = CoffeeSeatRow
    await rows.change(connection, row, values, row.group_id == group_id, row.member_id == member_id)


async def seats_of(connection: AsyncConnection, guild_id: int, member_id: int) -> Sequence[AnyRow]:
    """Return a member's own seats, newest first."""
    seat, table = CoffeeSeatRow, CoffeeGroupRow
    columns = seat.suits, seat.asked_at, seat.answer, seat.answered_at
    statement = (
        select(seat.group_id, table.made_at, *columns)
        .join(table, table.id == seat.group_id)
        .where(*rows.of_member(seat, guild_id, member_id))
        .order_by(table.id.desc())
    )
    return (await connection.execute(statement)).all()


async def asked(
    connection: AsyncConnection, guild_id: int, before: datetime
) -> Sequence[Row[int, str | None]]:
    """Return member and answer of everyone asked before an instant, the newest first."""
    row = CoffeeSeatRow
    statement = (
        select(row.member_id, row.answer)
        .where(row.guild_id == guild_id, row.asked_at <= before)
        .order_by(row.group_id.desc())
    )
    return (await connection.execute(statement)).all()


async def plan_endings(
    connection: AsyncConnection, guild_id: int, member_id: int, now: datetime
) -> None:
    """Plan to tell anyone that a member leaves alone in a coffee of these days that it ended.

    They aren't asked whether they met.
    They wait for a partner from then on. Who said that they met is told nothing.
    """
    mine = await seats_of(connection, guild_id, member_id)
    lately = [one.group_id for one in mine if one.made_at >= now - UNDER_WAY]
    left: dict[int, list[AnyRow]] = {}
    for seat in await seats(connection, lately):
        if seat.member_id != member_id:
            left.setdefault(seat.group_id, []).append(seat)
    alone = [
        (group_id, others[0].member_id)
        for group_id, others in left.items()
        if len(others) == 1 and others[0].answer != "yes"
    ]
    for group_id, one in alone:  # nobody's left to have met
        await agenda.drop(connection, Series(kinds.ASK, guild_id, group_id, one))
    await queries.begin_waiting(connection, guild_id, [one for _, one in alone], now)
    endings = [
        Planned(kinds.ENDED, guild_id, group_id, now, now + kinds.TOLD_WITHIN, member_id=one)
        for group_id, one in alone
    ]
    await agenda.plan(connection, endings)

"""Statements over groups; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from bot.groups.tables import BreakRow, CoordinatorRow, GroupRow, SchoolYearRow
from bot.kit.database import upsert
from bot.kit.tables import IdentityRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, Transaction
    from bot.school.clock import SchoolYear
    from bot.school.holidays import Break

GROUPS = "groups"  # the cache: by guild, with its coordinators, years and breaks


async def find(connection: AsyncConnection, guild_id: int) -> AnyRow | None:
    """Return the group's row."""
    return (
        await connection.execute(select(GroupRow.__table__).where(GroupRow.guild_id == guild_id))
    ).one_or_none()


async def all_ids(connection: AsyncConnection) -> Sequence[int]:
    """Return every group's guild id."""
    return (await connection.execute(select(GroupRow.guild_id))).scalars().all()


async def ensure(connection: Transaction, guild_id: int, now: datetime) -> None:
    """Write the group's row if it is not there."""
    connection.changed(GROUPS, guild_id)
    await connection.execute(
        upsert(connection, GroupRow)
        .values(guild_id=guild_id, joined_at=now)
        .on_conflict_do_nothing()
    )


async def change(connection: Transaction, guild_id: int, values: dict[str, object]) -> None:
    """Set columns of the group's row."""
    connection.changed(GROUPS, guild_id)
    await connection.execute(update(GroupRow).where(GroupRow.guild_id == guild_id).values(**values))


async def coordinators(connection: AsyncConnection, guild_id: int) -> Sequence[Row[int, str]]:
    """Return id and name of each coordinator named in setup."""
    statement = (
        select(CoordinatorRow.member_id, CoordinatorRow.name)
        .where(CoordinatorRow.guild_id == guild_id)
        .order_by(CoordinatorRow.name)
    )
    return (await connection.execute(statement)).all()


async def name_coordinator(
    connection: Transaction, guild_id: int, member_id: int, name: str
) -> None:
    """Add a coordinator, or renew the name."""
    connection.changed(GROUPS, guild_id)
    await connection.execute(
        upsert(connection, CoordinatorRow)
        .values(guild_id=guild_id, member_id=member_id, name=name)
        .on_conflict_do_update(index_elements=["guild_id", "member_id"], set_={"name": name})
    )


async def drop_coordinator(connection: Transaction, guild_id: int, member_id: int) -> None:
    """Remove a coordinator."""
    connection.changed(GROUPS, guild_id)
    await connection.execute(
        delete(CoordinatorRow).where(
            CoordinatorRow.guild_id == guild_id, CoordinatorRow.member_id == member_id
        )
    )


async def years(connection: AsyncConnection, guild_id: int) -> Sequence[Row[date, date]]:
    """Return first and last day of each school year that was entered, in order."""
    statement = (
        select(SchoolYearRow.first_day, SchoolYearRow.last_day)
        .where(SchoolYearRow.guild_id == guild_id)
        .order_by(SchoolYearRow.first_day)
    )
    return (await connection.execute(statement)).all()


async def breaks(connection: AsyncConnection, guild_id: int) -> Sequence[Row[date, date, str]]:
    """Return first day, last day and name of each break that was entered, in order."""
    statement = (
        select(BreakRow.first, BreakRow.last, BreakRow.name)
        .where(BreakRow.guild_id == guild_id)
        .order_by(BreakRow.first, BreakRow.last)
    )
    return (await connection.execute(statement)).all()


async def keep_year(connection: Transaction, guild_id: int, year: SchoolYear) -> None:
    """Write a school year in place of those that share a day with it."""
    connection.changed(GROUPS, guild_id)
    earlier = SchoolYearRow.__table__.c
    shared = (
        earlier.guild_id == guild_id,
        earlier.first_day <= year.last_day,
        earlier.last_day >= year.first_day,
    )
    for first_day, last_day in await connection.execute(
        select(earlier.first_day, earlier.last_day).where(*shared)
    ):
        await _drop_breaks(connection, guild_id, first_day, last_day)
    await connection.execute(delete(SchoolYearRow).where(*shared))
    await _drop_breaks(connection, guild_id, year.first_day, year.last_day)
    await connection.execute(
        insert(SchoolYearRow).values(
            guild_id=guild_id, first_day=year.first_day, last_day=year.last_day
        )
    )
    rows = [_break_values(guild_id, one) for one in sorted(set(year.breaks))]
    if rows:
        await connection.execute(insert(BreakRow), rows)


async def drop_years(connection: Transaction, guild_id: int) -> None:
    """Delete every school year and break that was entered."""
    connection.changed(GROUPS, guild_id)
    for table in (SchoolYearRow, BreakRow):
        await connection.execute(delete(table).where(table.guild_id == guild_id))


async def _drop_breaks(connection: AsyncConnection, guild_id: int, first: date, last: date) -> None:
    await connection.execute(
        delete(BreakRow).where(
            BreakRow.guild_id == guild_id, BreakRow.first <= last, BreakRow.last >= first
        )
    )


def _break_values(guild_id: int, one: Break) -> dict[str, object]:
    return {"guild_id": guild_id, "first": one.first, "last": one.last, "name": one.name}


async def application(connection: AsyncConnection) -> int | None:
    """Return the id of the application that the groups know."""
    found: int | None = (await connection.execute(select(IdentityRow.application_id))).scalar_one()
    return found


async def belong_to(connection: AsyncConnection, application_id: int) -> None:
    """Note which application the groups know."""
    await connection.execute(update(IdentityRow).values(application_id=application_id))

"""Statements over what groups chose and entered; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from bot.celebrations.tables import CelebrationPickRow, ChoiceRow, DateRow, HostDateRow, OwnDayRow
from bot.groups.tables import GroupRow
from bot.kit.database import upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def choice(connection: AsyncConnection, guild_id: int) -> AnyRow | None:
    """Return what a group chose, with its `zone`; None: it chose nothing."""
    statement = (
        select(ChoiceRow.__table__, GroupRow.zone)
        .outerjoin(GroupRow, GroupRow.guild_id == ChoiceRow.guild_id)
        .where(ChoiceRow.guild_id == guild_id)
    )
    return (await connection.execute(statement)).one_or_none()


async def picks(connection: AsyncConnection, guild_id: int) -> dict[str, bool]:
    """Return what was chosen one by one, by slug: True where it was added."""
    statement = select(CelebrationPickRow.slug, CelebrationPickRow.added).where(
        CelebrationPickRow.guild_id == guild_id
    )
    return {row.slug: row.added for row in await connection.execute(statement)}


async def dates(
    connection: AsyncConnection, guild_id: int
) -> dict[tuple[str, int], tuple[date, date]]:
    """Return the days that were entered, by slug and year: the group's before the host's."""
    theirs = select(DateRow.slug, DateRow.year, DateRow.first, DateRow.last).where(
        DateRow.guild_id == guild_id
    )
    of_group = {
        (row.slug, row.year): (row.first, row.last) for row in await connection.execute(theirs)
    }
    return await host_dates(connection) | of_group


async def host_dates(connection: AsyncConnection) -> dict[tuple[str, int], tuple[date, date]]:
    """Return the days that the host entered for every group, by slug and year."""
    rows = await connection.execute(select(HostDateRow.__table__))
    return {(row.slug, row.year): (row.first, row.last) for row in rows}


async def ensure_choice(connection: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Write the row of what a group chose if it is not there, and hold it until the end."""
    values = {"guild_id": guild_id, "base": "", "country": "", "packs": "", "chosen_at": now}
    await connection.execute(
        upsert(connection, ChoiceRow).values(**values).on_conflict_do_nothing()
    )
    held = select(ChoiceRow.guild_id).where(ChoiceRow.guild_id == guild_id).with_for_update()
    await connection.execute(held)


async def keep_choice(
    connection: AsyncConnection, guild_id: int, values: Mapping[str, object]
) -> None:
    """Write what a group chose, in place of what it chose before."""
    await connection.execute(
        upsert(connection, ChoiceRow)
        .values(guild_id=guild_id, **values)
        .on_conflict_do_update(index_elements=["guild_id"], set_=values)
    )


async def keep_picks(connection: AsyncConnection, guild_id: int, found: dict[str, bool]) -> None:
    """Write what was chosen one by one, in place of what was before."""
    await connection.execute(
        delete(CelebrationPickRow).where(CelebrationPickRow.guild_id == guild_id)
    )
    if found:
        rows = [{"guild_id": guild_id, "slug": slug, "added": at} for slug, at in found.items()]
        await connection.execute(insert(CelebrationPickRow), rows)


async def keep_date(
    connection: AsyncConnection, guild_id: int, slug: str, first: date, last: date
) -> None:
    """Write the days of a celebration in the year in which they begin."""
    days = {"first": first, "last": last}
    await connection.execute(
        upsert(connection, DateRow)
        .values(guild_id=guild_id, slug=slug, year=first.year, **days)
        .on_conflict_do_update(index_elements=["guild_id", "slug", "year"], set_=days)
    )


async def keep_host_date(connection: AsyncConnection, slug: str, first: date, last: date) -> None:
    """Write the host's days of a celebration in the year in which they begin."""
    days = {"first": first, "last": last}
    await connection.execute(
        upsert(connection, HostDateRow)
        .values(slug=slug, year=first.year, **days)
        .on_conflict_do_update(index_elements=["slug", "year"], set_=days)
    )


async def drop_host_date(connection: AsyncConnection, slug: str, year: int) -> bool:
    """Delete the host's days of a celebration in one year; False where there are none."""
    statement = delete(HostDateRow).where(HostDateRow.slug == slug, HostDateRow.year == year)
    return (await connection.execute(statement)).rowcount > 0


async def with_choice(connection: AsyncConnection) -> Sequence[int]:
    """Return the groups that chose something."""
    return (await connection.execute(select(ChoiceRow.guild_id))).scalars().all()


async def add_day(connection: AsyncConnection, values: dict[str, object]) -> int | None:
    """Write a group's own day and return its id; None where there is one like it."""
    statement = upsert(connection, OwnDayRow).values(**values).on_conflict_do_nothing()
    return (await connection.execute(statement.returning(OwnDayRow.id))).scalar_one_or_none()


async def own_days(
    connection: AsyncConnection, guild_id: int, states: Iterable[str]
) -> Sequence[AnyRow]:
    """Return a group's own days in these states, oldest first."""
    statement = (
        select(OwnDayRow.__table__)
        .where(OwnDayRow.guild_id == guild_id, OwnDayRow.state.in_(tuple(states)))
        .order_by(OwnDayRow.id)
    )
    return (await connection.execute(statement)).all()


async def own_day(connection: AsyncConnection, guild_id: int, day_id: int) -> AnyRow | None:
    """Return one of a group's own days."""
    statement = select(OwnDayRow.__table__).where(
        OwnDayRow.id == day_id, OwnDayRow.guild_id == guild_id
    )
    return (await connection.execute(statement)).one_or_none()


async def change_day(
    connection: AsyncConnection, guild_id: int, day_id: int, values: dict[str, object]
) -> None:
    """Change one of a group's own days."""
    await connection.execute(
        update(OwnDayRow)
        .where(OwnDayRow.id == day_id, OwnDayRow.guild_id == guild_id)
        .values(**values)
    )


async def decide(
    connection: AsyncConnection, guild_id: int, day_id: int, values: dict[str, object]
) -> bool:
    """Change a day that is still only proposed; return whether it was."""
    result = await connection.execute(
        update(OwnDayRow)
        .where(
            OwnDayRow.id == day_id,
            OwnDayRow.guild_id == guild_id,
            OwnDayRow.state == "proposed",
        )
        .values(**values)
    )
    return bool(result.rowcount)

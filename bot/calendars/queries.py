"""Statements over calendars' addresses, and over other calendars that groups read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from bot.calendars.tables import FeedRow, SourceDateRow, SourcePickRow, SourceRow
from bot.kit import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Row, Select

    from bot.kit.database import AnyRow, Connection

_DATE = (
    SourceDateRow.event,
    SourceDateRow.title,
    SourceDateRow.place,
    SourceDateRow.first,
    SourceDateRow.last,
    SourceDateRow.starts_at,
)
_IN_ORDER = (SourceDateRow.first, SourceDateRow.starts_at, SourceDateRow.title, SourceDateRow.id)


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


async def keep_token(connection: Connection, guild_id: int, token: str, now: datetime) -> None:
    """Give a group's calendar a token, in place of the one it has."""
    await rows.keep(connection, FeedRow, {"guild_id": guild_id, "token": token, "made_at": now})


async def drop_token(connection: Connection, guild_id: int) -> None:
    """Take a group's token away."""
    await connection.execute(delete(FeedRow).where(FeedRow.guild_id == guild_id))


async def every(connection: Connection, guild_id: int) -> Sequence[AnyRow]:
    """Return a group's sources, in the order in which they were added."""
    statement = _sources().where(SourceRow.guild_id == guild_id).order_by(SourceRow.id)
    return (await connection.execute(statement)).all()


async def find(connection: Connection, guild_id: int, source_id: int) -> AnyRow | None:
    """Return a source of this group."""
    statement = _sources().where(SourceRow.id == source_id, SourceRow.guild_id == guild_id)
    return (await connection.execute(statement)).one_or_none()


async def add(connection: Connection, guild_id: int, name: str, link: str, now: datetime) -> int:
    """Write a source and return its id."""
    values = {"guild_id": guild_id, "name": name, "link": link, "read_at": now}
    values |= {"failures": 0, "trouble": ""}
    return await rows.add(connection, SourceRow, values)


async def change(
    connection: Connection, guild_id: int, source_id: int, values: Mapping[str, object]
) -> None:
    """Set columns of a source."""
    row = SourceRow
    await rows.change(connection, row, values, row.id == source_id, row.guild_id == guild_id)


async def remove(connection: Connection, guild_id: int, source_id: int) -> None:
    """Delete a source with everything in it."""
    row = SourceRow
    await rows.remove(connection, row, row.id == source_id, row.guild_id == guild_id)


async def replace(
    connection: Connection, guild_id: int, source_id: int, dates: Iterable[Mapping[str, object]]
) -> None:
    """Write what's in a source, in place of what was."""
    await connection.execute(delete(SourceDateRow).where(SourceDateRow.source_id == source_id))
    new = [{**one, "source_id": source_id, "guild_id": guild_id} for one in dates]
    if new:
        await connection.execute(insert(SourceDateRow), new)


async def dates(
    connection: Connection, source_id: int, since: date
) -> Sequence[Row[str, str, str, date, date, datetime | None]]:
    """Return the dates in a source that aren't over before a day."""
    row = SourceDateRow
    statement = select(*_DATE).where(row.source_id == source_id, row.last >= since)
    return (await connection.execute(statement.order_by(*_IN_ORDER))).all()


async def picked_dates(
    connection: Connection, guild_id: int, first: date, last: date
) -> Sequence[Row[str, str, str, date, date, datetime | None]]:
    """Return the dates of events that a group shows, which lie in some days or reach into them."""
    row, pick = SourceDateRow, SourcePickRow
    statement = (
        select(*_DATE)
        .join(pick, (pick.source_id == row.source_id) & (pick.event == row.event))
        .where(row.guild_id == guild_id, row.first <= last, row.last >= first)
    )
    return (await connection.execute(statement.order_by(*_IN_ORDER))).all()


async def picks(connection: Connection, source_id: int) -> Sequence[str]:
    """Return which events of a source a group shows."""
    statement = select(SourcePickRow.event).where(SourcePickRow.source_id == source_id)
    return (await connection.execute(statement)).scalars().all()


async def drop_picks(connection: Connection, source_id: int, events: Collection[str]) -> None:
    """Show these events no longer."""
    row = SourcePickRow
    await rows.remove(connection, row, row.source_id == source_id, row.event.in_(events))


async def add_picks(
    connection: Connection, guild_id: int, source_id: int, events: Collection[str]
) -> None:
    """Show these events, too."""
    new = [{"source_id": source_id, "guild_id": guild_id, "event": one} for one in events]
    if new:
        await connection.execute(insert(SourcePickRow), new)


def _sources() -> Select[*tuple[object, ...]]:
    events = select(func.count(SourceDateRow.event.distinct())).where(
        SourceDateRow.source_id == SourceRow.id
    )
    there = select(SourceDateRow.event).where(SourceDateRow.source_id == SourceRow.id)
    picked = select(func.count()).where(
        SourcePickRow.source_id == SourceRow.id, SourcePickRow.event.in_(there.correlate(SourceRow))
    )
    return select(
        SourceRow.__table__,
        events.correlate(SourceRow).scalar_subquery().label("events"),
        picked.correlate(SourceRow).scalar_subquery().label("picked"),
    )

"""Statements over gatherings; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, insert, or_, select, update

from bot.agenda.tables import AgendaRow
from bot.celebrations.day_tables import (
    GatheredRow,
    GatheringRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Row

    from bot.kit.database import Connection

HOPELESS = 3  # tries that failed: from then on they are minutes and hours apart

_OPEN = ("waiting", "claimed")


async def find(connection: Connection, guild_id: int, gathering_id: int) -> Row[Any] | None:
    """Return a gathering of this group."""
    statement = select(GatheringRow.__table__).where(
        GatheringRow.id == gathering_id, GatheringRow.guild_id == guild_id
    )
    return (await connection.execute(statement)).one_or_none()


async def of_day(connection: Connection, guild_id: int, day: date) -> Row[Any] | None:
    """Return a group's gathering of one day."""
    statement = select(GatheringRow.__table__).where(
        GatheringRow.guild_id == guild_id, GatheringRow.day == day
    )
    return (await connection.execute(statement)).one_or_none()


async def of_thread(connection: Connection, guild_id: int, thread_id: int) -> int | None:
    """Return the id of the gathering that has this thread."""
    statement = select(GatheringRow.id).where(
        GatheringRow.guild_id == guild_id, GatheringRow.thread_id == thread_id
    )
    return (await connection.execute(statement)).scalar_one_or_none()


async def carried_by(connection: Connection, guild_id: int, carrier: str) -> Row[Any] | None:
    """Return the gathering that rides on a post, unless it is known to be there."""
    statement = select(GatheringRow.__table__).where(
        GatheringRow.guild_id == guild_id,
        GatheringRow.carrier == carrier,
        GatheringRow.message_id.is_(None),
    )
    return (await connection.execute(statement)).one_or_none()


async def days_of(connection: Connection, gathering_id: int) -> Sequence[Row[Any]]:
    """Return what a gathering celebrates, the leading one first."""
    statement = select(GatheredRow.__table__).where(GatheredRow.gathering_id == gathering_id)
    return (await connection.execute(statement.order_by(GatheredRow.turn))).all()


async def add(
    connection: Connection, values: dict[str, Any], days: Iterable[dict[str, Any]]
) -> int:
    """Write a gathering with what it celebrates; return its id."""
    statement = insert(GatheringRow).values(**values).returning(GatheringRow.id)
    gathering_id = int((await connection.execute(statement)).scalar_one())
    given = [one | {"gathering_id": gathering_id} for one in days]
    await connection.execute(insert(GatheredRow), given)
    return gathering_id


async def change(
    connection: Connection, guild_id: int, gathering_id: int, values: dict[str, Any]
) -> None:
    """Set columns of a gathering."""
    await connection.execute(
        update(GatheringRow)
        .where(GatheringRow.id == gathering_id, GatheringRow.guild_id == guild_id)
        .values(**values)
    )


async def lose_thread(connection: Connection, guild_id: int, thread_id: int) -> None:
    """Note that a thread was deleted, if it is a gathering's: it has its message's id."""
    await connection.execute(
        update(GatheringRow)
        .where(GatheringRow.guild_id == guild_id, GatheringRow.message_id == thread_id)
        .values(thread_deleted=True)
    )


async def had_own_post(connection: Connection, guild_id: int, since: date, until: date) -> bool:
    """Return whether a gathering of these days has a post of its own that is heard."""
    statement = select(
        exists().where(
            GatheringRow.guild_id == guild_id,
            GatheringRow.day >= since,
            GatheringRow.day <= until,
            GatheringRow.carrier == "own",
            GatheringRow.silent.is_(False),
        )
    )
    return bool((await connection.execute(statement)).scalar_one())


async def comes_soon(
    connection: Connection, guild_id: int, kinds: Collection[str], now: datetime
) -> datetime | None:
    """Return when a row of these kinds that is due and not done is tried (again).

    One that failed time and again, and waits for its next try, is not waited for.
    """
    row = AgendaRow
    hopeful = or_(row.state == "claimed", row.attempts < HOPELESS)
    statement = select(func.min(row.due_at)).where(
        row.guild_id == guild_id, row.kind.in_(kinds), hopeful, *_came_due(now)
    )
    return (await connection.execute(statement)).scalar_one()


async def open_occurrence(
    connection: Connection, guild_id: int, kind: str, now: datetime
) -> str | None:
    """Return the occurrence of the row of this kind that is due and not done."""
    row = AgendaRow
    statement = select(row.occurrence).where(
        row.guild_id == guild_id,
        row.kind == kind,
        *_came_due(now),
    )
    return (await connection.execute(statement.order_by(row.due_at).limit(1))).scalar_one_or_none()


def _came_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return the condition for rows that are due, not stale and not done, also between tries."""
    row = AgendaRow
    # A try that failed moves the moment; what it sent may be there all the same.
    tried_or_due = or_(row.due_at <= now, row.attempts > 0)
    return row.state.in_(_OPEN), row.use_by >= now, tried_or_due


async def begun(connection: Connection, guild_id: int, kind: str) -> set[str]:
    """Return the occurrences of a kind that were delivered, dropped or tried."""
    rows = await connection.execute(
        select(AgendaRow.occurrence).where(
            AgendaRow.guild_id == guild_id,
            AgendaRow.kind == kind,
            or_(AgendaRow.state != "waiting", AgendaRow.attempts > 0),
        )
    )
    return set(rows.scalars())


async def bring_forward(
    connection: Connection, guild_id: int, kind: str, gathering_id: int, now: datetime
) -> None:
    """Let what waits of a kind, about one member of a gathering each, be due now."""
    row = AgendaRow
    waits = row.subject.like(f"{gathering_id}:%"), row.state == "waiting"
    await connection.execute(
        update(row).where(row.guild_id == guild_id, row.kind == kind, *waits).values(due_at=now)
    )


async def is_under_way(connection: Connection, guild_id: int, kind: str, subject: str) -> bool:
    """Return whether a row of this kind and subject is still to be done."""
    row = AgendaRow
    there = exists().where(
        row.guild_id == guild_id,
        row.kind == kind,
        row.subject == subject,
        row.state.in_(_OPEN),
    )
    return bool((await connection.execute(select(there))).scalar_one())

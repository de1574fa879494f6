"""What coordinators see of the agenda, and change in it; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, literal, select, update

from bot.agenda.occurrences import LATE_AFTER, LEASE, Coming, Due, Past
from bot.agenda.queries import DUE_COLUMNS
from bot.agenda.tables import AgendaRow
from bot.kit.columns import UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow

MOST = 500  # rows of a week; who has more reads of the newest


async def past(
    connection: AsyncConnection, guild_id: int, kinds: Collection[str], since: datetime
) -> list[Past]:
    """Return what ended since an instant, newest first."""
    row = AgendaRow
    rows = await connection.execute(
        select(row.kind, row.state, row.done_at, row.due_at, row.first_claimed_at, row.error)
        .where(row.guild_id == guild_id, row.kind.in_(kinds), row.done_at >= since)
        .order_by(row.done_at.desc(), row.id.desc())
        .limit(MOST)
    )
    return [_past(one) for one in rows]


def _past(row: AnyRow) -> Past:
    if row.state != "done":
        return Past(row.kind, row.state, row.done_at, False, row.error)
    moment = min(row.due_at, row.first_claimed_at or row.due_at)  # a retry is due later
    return Past(row.kind, row.state, row.done_at, row.done_at - moment > LATE_AFTER, None)


async def coming(
    connection: AsyncConnection, guild_id: int, kinds: Collection[str], until: datetime
) -> list[Coming]:
    """Return what waits until an instant, soonest first; alike rows of a moment are one."""
    row = AgendaRow
    rows = await connection.execute(
        select(func.min(row.id), row.kind, row.due_at, func.count(), func.max(row.trouble))
        .where(
            row.guild_id == guild_id,
            row.kind.in_(kinds),
            row.state.in_(("waiting", "claimed")),
            row.due_at < until,
        )
        .group_by(row.kind, row.due_at)
        .order_by(row.due_at, func.min(row.id))
        .limit(MOST)
    )
    return [Coming(*one) for one in rows]


async def next_of(
    connection: AsyncConnection, guild_id: int, kinds: Collection[str]
) -> Coming | None:
    """Return what waits next of these kinds and is about no member."""
    row = AgendaRow
    found = await connection.execute(
        select(row.id, row.kind, row.due_at, literal(1), row.error)
        .where(
            row.guild_id == guild_id,
            row.member_id == 0,
            row.kind.in_(kinds),
            row.state.in_(("waiting", "claimed")),
        )
        .order_by(row.due_at, row.id)
        .limit(1)
    )
    one = found.one_or_none()
    return None if one is None else Coming(*one)


async def take(
    connection: AsyncConnection,
    guild_id: int,
    row_id: int,
    kinds: Collection[str],
    now: datetime,
) -> Due | None:
    """Claim one waiting row of these kinds before its time; None when it waits no more."""
    row = AgendaRow
    taken: AnyRow | None = (
        await connection.execute(
            update(row)
            .where(
                row.id == row_id,
                row.guild_id == guild_id,
                row.kind.in_(kinds),
                row.state == "waiting",
            )
            .values(
                state="claimed",
                claimed_until=now + LEASE,
                attempts=row.attempts + 1,
                first_claimed_at=func.coalesce(row.first_claimed_at, literal(now, UtcDateTime())),
            )
            .returning(*DUE_COLUMNS)
        )
    ).one_or_none()
    return None if taken is None else Due(*taken)

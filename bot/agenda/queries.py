"""The loop's own statements; the caller owns the transaction."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    true,
    update,
)

from bot.agenda.occurrences import AWAY, LEASE, Done, Due, Outcome, Retry, wait_after
from bot.agenda.tables import AgendaRow
from bot.kit.columns import UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import BindParameter, Executable
    from sqlalchemy.ext.asyncio import AsyncConnection

    Moment = datetime | BindParameter[datetime]

DUE_COLUMNS = (
    AgendaRow.id,
    AgendaRow.kind,
    AgendaRow.guild_id,
    AgendaRow.subject_id,
    AgendaRow.member_id,
    AgendaRow.occurrence,
    AgendaRow.payload,
    AgendaRow.due_at,
    AgendaRow.use_by,
    AgendaRow.attempts,
    AgendaRow.first_claimed_at,
    AgendaRow.tried_in,
    AgendaRow.error,
)
WAKE_OVER = 4  # minutes

_UPDATE = update(AgendaRow).where(AgendaRow.id == bindparam("row_id"))
_NEXT = (
    select(AgendaRow.due_at).where(AgendaRow.state == "waiting").order_by(AgendaRow.due_at).limit(1)
)
_NOW, _LEASE = (bindparam(name, type_=UtcDateTime()) for name in ("now", "lease"))


async def claim(
    connection: AsyncConnection,
    now: datetime,
    limit: int,
    mine: ColumnElement[bool] | None = None,
    under_way: Collection[int] = (),
) -> list[Due]:
    """Claim up to *limit* rows that are due, oldest first; lapsed leases count as due.

    Rows *under_way* in this process are left alone, whatever the clock says of their leases. A
    lease that ends later than one given now would was given before the clock was set back.
    """
    given = {"now": now, "lease": now + LEASE, "most": limit, "under_way": list(under_way)}
    rows = (await connection.execute(_claiming(mine), given)).all()
    return sorted((Due(*row) for row in rows), key=lambda due: (due.due_at, due.id))


@cache  # a tick asks every two seconds; to build it takes longer than to run it
def _claiming(mine: ColumnElement[bool] | None) -> Executable:
    under_way = bindparam("under_way", expanding=True, type_=AgendaRow.id.type)
    candidates = (
        select(AgendaRow.id)
        .where(
            _is_due(_NOW, _LEASE), AgendaRow.id.not_in(under_way), true() if mine is None else mine
        )
        .order_by(AgendaRow.due_at, AgendaRow.id)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(skip_locked=True)
        .cte("candidates")  # which PostgreSQL asks once; a subquery it may ask for every row
    )
    return (
        update(AgendaRow)
        .where(AgendaRow.id.in_(select(candidates.c.id)))
        .values(
            state="claimed",
            claimed_until=_LEASE,
            attempts=AgendaRow.attempts + 1,
            first_claimed_at=func.coalesce(AgendaRow.first_claimed_at, _NOW),
        )
        .returning(*DUE_COLUMNS)
    )


def _is_due(now: Moment, lease: Moment) -> ColumnElement[bool]:
    lapsed = or_(
        AgendaRow.claimed_until.is_(None),
        AgendaRow.claimed_until <= now,
        AgendaRow.claimed_until > lease,
    )
    return and_(AgendaRow.state.in_(("waiting", "claimed")), AgendaRow.due_at <= now, lapsed)


async def release(
    connection: AsyncConnection, now: datetime, mine: ColumnElement[bool] | None = None
) -> None:
    """End the leases of a process that is gone, so that its rows are taken up at once."""
    await connection.execute(
        update(AgendaRow)
        .where(AgendaRow.state == "claimed", true() if mine is None else mine)
        .values(claimed_until=now)
    )


async def retry_now(
    connection: AsyncConnection, now: datetime, mine: ColumnElement[bool] | None = None
) -> None:
    """Let what failed be tried at once: its wait counted from a clock that was set back."""
    await connection.execute(
        update(AgendaRow)
        .where(
            AgendaRow.state == "waiting",
            AgendaRow.due_at > now,
            AgendaRow.first_claimed_at.is_not(None),
            true() if mine is None else mine,
        )
        .values(due_at=now)
    )


async def wake(
    connection: AsyncConnection, now: datetime, mine: ColumnElement[bool] | None = None
) -> int:
    """Let what Discord's absence held up be tried within minutes; return how much that is.

    It's spread over those minutes, so that an outage doesn't end in a burst.
    """
    moments = [now + number * timedelta(minutes=1) for number in range(WAKE_OVER)]
    spread = {number: literal(one, UtcDateTime()) for number, one in enumerate(moments)}
    at = case(spread, value=AgendaRow.id % WAKE_OVER)
    result = await connection.execute(
        update(AgendaRow)
        .where(
            AgendaRow.state == "waiting",
            AgendaRow.trouble == AWAY,
            AgendaRow.due_at > at,
            true() if mine is None else mine,
        )
        .values(due_at=at)
    )
    return result.rowcount


async def record(connection: AsyncConnection, due: Due, outcome: Outcome, now: datetime) -> None:
    """Write what became of a claimed row."""
    await connection.execute(_UPDATE, {"row_id": due.id} | _recorded(due, outcome, now))


def _recorded(due: Due, outcome: Outcome, now: datetime) -> dict[str, object]:
    if isinstance(outcome, Retry):
        wait = outcome.wait or wait_after(due.attempts, away=outcome.trouble == AWAY)
        return {
            "state": "waiting",
            # What was tried before its time keeps its time.
            "due_at": max(now + wait, due.due_at),
            "claimed_until": None,
            "error": outcome.reason,
            "trouble": outcome.trouble,
        } | ({"tried_in": []} if outcome.untaken else {})
    values: dict[str, object] = {
        "state": type(outcome).__name__.lower(),
        "done_at": now,
        "claimed_until": None,
    }
    if isinstance(outcome, Done):
        where = {"channel_id": outcome.channel_id, "message_id": outcome.message_id}
        return values | where | {"trouble": None}
    return values | {"error": outcome.reason}


async def overdue(
    connection: AsyncConnection, now: datetime, mine: ColumnElement[bool] | None = None
) -> dict[str, tuple[int, datetime]]:
    """Return how many rows of each kind are due, and since when the oldest is."""
    statement = (
        select(AgendaRow.kind, func.count(), func.min(AgendaRow.due_at))
        .where(_is_due(now, now + LEASE), true() if mine is None else mine)
        .group_by(AgendaRow.kind)
    )
    found = await connection.execute(statement)
    return {kind: (count, oldest) for kind, count, oldest in found}


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when the next waiting row is due; None when nothing waits."""
    return await connection.scalar(_NEXT)


def of_shards(shards: Collection[int], shard_count: int) -> ColumnElement[bool]:
    """Return the condition for rows whose guild belongs to one of *shards*.

    Source of the rule: Discord's gateway documentation, sharding. Rows without a guild
    (guild 0) belong to shard 0, as direct messages do.
    """
    return (AgendaRow.guild_id // 2**22 % shard_count).in_(shards)

"""Statements over the agenda; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from bot.agenda.rows import LEASE, Done, Due, Later, Outcome, Planned, wait_after
from bot.agenda.tables import AgendaRow
from bot.kit.columns import UtcDateTime
from bot.kit.database import upsert

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

DUE_COLUMNS = (
    AgendaRow.id,
    AgendaRow.kind,
    AgendaRow.guild_id,
    AgendaRow.subject,
    AgendaRow.occurrence,
    AgendaRow.due_at,
    AgendaRow.use_by,
    AgendaRow.attempts,
    AgendaRow.first_claimed_at,
)
_INSERT_CLAIMED = insert(AgendaRow).returning(AgendaRow.id)
_UPDATE = update(AgendaRow).where(AgendaRow.id == bindparam("row_id"))


async def plan(connection: AsyncConnection, planned: Iterable[Planned]) -> None:
    """Write what is to happen; what is planned already stays as it is."""
    rows = [vars(one) | {"state": "waiting", "attempts": 0} for one in planned]
    if not rows:
        return
    await connection.execute(upsert(connection, AgendaRow).on_conflict_do_nothing(), rows)


async def plan_claimed(connection: AsyncConnection, planned: Planned, now: datetime) -> Due:
    """Write something that this process does at once; the loop takes over if it cannot."""
    row = vars(planned) | {
        "state": "claimed",
        "attempts": 1,
        "first_claimed_at": now,
        "claimed_until": now + LEASE,
    }
    row_id = (await connection.execute(_INSERT_CLAIMED, row)).scalar_one()
    return Due(id=row_id, attempts=1, first_claimed_at=now, **vars(planned))


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
    candidates = (
        select(AgendaRow.id)
        .where(_is_due(now), AgendaRow.id.not_in(under_way), true() if mine is None else mine)
        .order_by(AgendaRow.due_at, AgendaRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("candidates")  # which PostgreSQL asks once; a subquery it may ask for every row
    )
    statement = (
        update(AgendaRow)
        .where(AgendaRow.id.in_(select(candidates.c.id)))
        .values(
            state="claimed",
            claimed_until=now + LEASE,
            attempts=AgendaRow.attempts + 1,
            first_claimed_at=func.coalesce(AgendaRow.first_claimed_at, literal(now, UtcDateTime())),
        )
        .returning(*DUE_COLUMNS)
    )
    rows = (await connection.execute(statement)).all()
    return sorted((Due(*row) for row in rows), key=lambda due: (due.due_at, due.id))


def _is_due(now: datetime) -> ColumnElement[bool]:
    lapsed = or_(
        AgendaRow.claimed_until.is_(None),
        AgendaRow.claimed_until <= now,
        AgendaRow.claimed_until > now + LEASE,
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


async def record(connection: AsyncConnection, due: Due, outcome: Outcome, now: datetime) -> None:
    """Write what became of a claimed row."""
    await connection.execute(_UPDATE, {"row_id": due.id} | _recorded(due, outcome, now))


def _recorded(due: Due, outcome: Outcome, now: datetime) -> dict[str, object]:
    if isinstance(outcome, Later):
        wait = outcome.wait or wait_after(due.attempts)
        return {
            "state": "waiting",
            # What was tried before its time keeps its time.
            "due_at": max(now + wait, due.due_at),
            "claimed_until": None,
            "error": outcome.reason,
        }
    values: dict[str, object] = {
        "state": type(outcome).__name__.lower(),
        "done_at": now,
        "claimed_until": None,
    }
    if isinstance(outcome, Done):
        return values | {"channel_id": outcome.channel_id, "message_id": outcome.message_id}
    return values | {"error": outcome.reason}


async def drop(connection: AsyncConnection, guild_id: int, kind: str, subject: str) -> None:
    """Take back what has not happened yet."""
    await connection.execute(
        delete(AgendaRow).where(
            AgendaRow.guild_id == guild_id,
            AgendaRow.kind == kind,
            AgendaRow.subject == subject,
            AgendaRow.state.in_(("waiting", "claimed")),
        )
    )


async def replan(
    connection: AsyncConnection,
    guild_id: int,
    kind: str,
    subject: str,
    planned: Iterable[Planned],
    now: datetime,
) -> None:
    """Plan anew what waits: rows in the future that were never tried go, these come.

    What is due already, under way or being retried stays, since it may have reached Discord.
    """
    await connection.execute(
        delete(AgendaRow).where(
            AgendaRow.guild_id == guild_id,
            AgendaRow.kind == kind,
            AgendaRow.subject == subject,
            AgendaRow.state == "waiting",
            AgendaRow.attempts == 0,
            AgendaRow.due_at > now,
        )
    )
    await plan(connection, planned)


async def bring_forward(
    connection: AsyncConnection, guild_id: int, kinds: Collection[str], now: datetime
) -> int:
    """Make every waiting row of these kinds due now; return how many there were."""
    result = await connection.execute(
        update(AgendaRow)
        .where(
            AgendaRow.guild_id == guild_id,
            AgendaRow.kind.in_(kinds),
            AgendaRow.state == "waiting",
        )
        .values(due_at=now)
    )
    return int(result.rowcount)


async def prune(connection: AsyncConnection, kinds: Collection[str], before: datetime) -> None:
    """Delete rows of these kinds that ended before an instant."""
    await connection.execute(
        delete(AgendaRow).where(AgendaRow.kind.in_(kinds), AgendaRow.done_at < before)
    )


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when the next waiting row is due; None when nothing waits."""
    statement = select(AgendaRow.due_at).where(AgendaRow.state == "waiting")
    return await connection.scalar(statement.order_by(AgendaRow.due_at).limit(1))


async def open_rows(
    connection: AsyncConnection, guild_id: int, kind: str
) -> Sequence[Row[str, int, str | None, datetime]]:
    """Return subject, attempts, last error and next try of every row still to happen."""
    return (
        await connection.execute(
            select(AgendaRow.subject, AgendaRow.attempts, AgendaRow.error, AgendaRow.due_at)
            .where(
                AgendaRow.guild_id == guild_id,
                AgendaRow.kind == kind,
                AgendaRow.state.in_(("waiting", "claimed")),
            )
            .order_by(AgendaRow.id)
        )
    ).all()


def of_shards(shards: Collection[int], shard_count: int) -> ColumnElement[bool]:
    """Return the condition for rows whose guild belongs to one of *shards*.

    Source of the rule: Discord's gateway documentation, sharding. Rows without a guild
    (guild 0) belong to shard 0, as direct messages do.
    """
    return (AgendaRow.guild_id // 2**22 % shard_count).in_(shards)

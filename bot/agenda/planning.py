"""What features plan, move and ask of the agenda; the caller owns the transaction."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update

from bot.agenda.occurrences import (
    CAME_AFTER_ALL,
    LEASE,
    REFUSED,
    TAKEN_DOWN,
    Due,
    Open,
    Planned,
    Series,
)
from bot.agenda.tables import AgendaRow
from bot.kit.database import upsert_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from _typeshed import DataclassInstance
    from sqlalchemy import Executable

    from bot.kit.database import Connection

HOPELESS = 3  # failed tries: from then on they are minutes and hours apart

_OPEN_COLUMNS = [getattr(AgendaRow, name) for name in Open.__dataclass_fields__]
_INSERT_CLAIMED = insert(AgendaRow).returning(AgendaRow.id)


async def plan(connection: Connection, planned: Iterable[Planned]) -> None:
    """Write what is to happen; what is planned already stays as it is."""
    rows = [one.values() | {"state": "waiting", "attempts": 0} for one in planned]
    if rows:
        await connection.execute(_planning(connection.dialect.name), rows)


@cache  # to make it takes longer than to run it
def _planning(dialect: str) -> Executable:
    return upsert_of(dialect, AgendaRow).on_conflict_do_nothing()


async def plan_claimed(
    connection: Connection, planned: Planned, now: datetime, *, tries: int | None = None
) -> Due:
    """Write something that this process does at once; the loop takes over if it cannot.

    *tries*: the channel that it is sent to.
    """
    tried_in = [] if tries is None else [tries]
    claimed = {"attempts": 1, "first_claimed_at": now, "tried_in": tried_in}
    row = planned.values() | claimed | {"state": "claimed", "claimed_until": now + LEASE}
    row_id = (await connection.execute(_INSERT_CLAIMED, row)).scalar_one()
    key = (row_id, planned.kind, planned.guild_id, planned.subject_id, planned.member_id)
    rest = (planned.occurrence, planned.kept, planned.due_at, planned.use_by)
    return Due(*key, *rest, 1, now, tried_in, at_once=True)


async def tries(connection: Connection, due: Due, channel_id: int) -> None:
    """Write where an occurrence is sent to, before it is: a retry looks there first."""
    tried_in = list(dict.fromkeys((*due.tried_in, channel_id)))
    await connection.execute(
        update(AgendaRow).where(AgendaRow.id == due.id).values(tried_in=tried_in)
    )


async def replan(
    connection: Connection, series: Series, planned: Iterable[Planned], now: datetime
) -> None:
    """Plan again what waits: occurrences in the future that were never tried go, these come.

    What is due already, under way or being retried stays, since it may have reached Discord.
    """
    await connection.execute(delete(AgendaRow).where(*_of(series), *_untouched(now)))
    await plan(connection, planned)


async def drop(connection: Connection, *every: Series) -> None:
    """Take back what has not happened yet."""
    for series in every:
        await connection.execute(delete(AgendaRow).where(*_of(series), _is_open()))


async def withdraw(
    connection: Connection,
    series: Series,
    payload: DataclassInstance,
    use_by: datetime,
    now: datetime,
) -> bool:
    """Take back what has not happened yet; what Discord may have stays, to be found and undone.

    That row carries *payload* from then on, and is looked at now. Return whether there is one.
    """
    row, in_doubt = AgendaRow, False
    statement = select(row.id, row.state, row.attempts, row.tried_in).where(
        *_of(series), _is_open()
    )
    for one in (await connection.execute(statement.with_for_update())).all():
        under_way = one.state == "claimed"
        if not one.attempts or not (one.tried_in or under_way):
            await connection.execute(delete(row).where(row.id == one.id))
            continue
        values = Planned(**vars(series), due_at=now, use_by=use_by, payload=payload).values()
        kept = {name: values[name] for name in ("payload", "use_by")}
        moved = {} if under_way else {"due_at": now}
        await connection.execute(update(row).where(row.id == one.id).values(kept | moved))
        in_doubt = True
    return in_doubt


async def keep(connection: Connection, row_id: int, payload: DataclassInstance) -> None:
    """Let a row carry something from now on, unless it carries something already."""
    row = AgendaRow
    statement = update(row).where(row.id == row_id, row.payload.is_(None))
    await connection.execute(statement.values(payload=asdict(payload)))


async def drop_waiting(connection: Connection, *every: Series, begins: str = "") -> None:
    """Take back what waits, or only occurrences that begin so; what is under way goes on."""
    for series in every:
        which = [*_of(series), AgendaRow.state == "waiting"]
        if begins:
            which.append(AgendaRow.occurrence.startswith(begins, autoescape=True))
        await connection.execute(delete(AgendaRow).where(*which))


async def forget(connection: Connection, guild_id: int, member_id: int) -> None:
    """Delete everything about a member, however long ago it was done."""
    await connection.execute(
        delete(AgendaRow).where(AgendaRow.guild_id == guild_id, AgendaRow.member_id == member_id)
    )


async def prune(connection: Connection, kinds: Collection[str], before: datetime) -> None:
    """Delete what ended of these kinds, in every group, before an instant."""
    await connection.execute(
        delete(AgendaRow).where(AgendaRow.kind.in_(kinds), AgendaRow.done_at < before)
    )


async def doubt(connection: Connection, now: datetime) -> None:
    """Note of all that is due that it may have been done, so that it's looked for first.

    An older copy of the database doesn't know what was posted after it was made.
    """
    await connection.execute(
        update(AgendaRow)
        .where(_is_open(), AgendaRow.due_at <= now)
        .values(
            attempts=AgendaRow.attempts + 1,
            first_claimed_at=func.coalesce(AgendaRow.first_claimed_at, AgendaRow.due_at),
        )
    )


async def move(connection: Connection, one: Open, at: datetime) -> None:
    """Let one occurrence happen at another moment, and be of use for as long."""
    await connection.execute(
        update(AgendaRow)
        .where(AgendaRow.id == one.id, AgendaRow.state == "waiting")
        .values(due_at=at, use_by=one.use_by + (at - one.due_at))
    )


async def keep_until(connection: Connection, series: Series, use_by: datetime) -> None:
    """Let what waits of a series be of use until a moment."""
    await connection.execute(
        update(AgendaRow).where(*_of(series), AgendaRow.state == "waiting").values(use_by=use_by)
    )


async def bring_forward(
    connection: Connection,
    guild_id: int,
    kinds: Collection[str],
    now: datetime,
    subject_id: int | None = None,
) -> int:
    """Make everything that waits of these kinds due now; return how much that was.

    With a *subject_id*, only what's about that one, for whichever member.
    """
    about = [] if subject_id is None else [AgendaRow.subject_id == subject_id]
    result = await connection.execute(
        update(AgendaRow)
        .where(*_of_kinds(guild_id, kinds), *about, AgendaRow.state == "waiting")
        .values(due_at=now)
    )
    return int(result.rowcount)


async def hasten(connection: Connection, series: Series, at: datetime) -> None:
    """Let what waits of a series for later happen at a moment."""
    await connection.execute(
        update(AgendaRow)
        .where(*_of(series), AgendaRow.state == "waiting", AgendaRow.due_at > at)
        .values(due_at=at)
    )


async def go_on(connection: Connection, guild_id: int, now: datetime) -> None:
    """Let everything in a group that Discord refused be tried now: what kept it is fixed."""
    await connection.execute(
        update(AgendaRow)
        .where(
            AgendaRow.guild_id == guild_id,
            AgendaRow.state == "waiting",
            AgendaRow.trouble == REFUSED,
        )
        .values(due_at=now)
    )


async def again(
    connection: Connection, series: Series, now: datetime, occurrence: str | None = None
) -> bool:
    """Let what Discord didn't take be tried now, since it says something else; if it's of use.

    Return whether there is something.
    """
    named = [] if occurrence is None else [AgendaRow.occurrence == occurrence]
    result = await connection.execute(
        update(AgendaRow)
        .where(*_of(series), *named, AgendaRow.state == "failed", AgendaRow.use_by >= now)
        .values(state="waiting", due_at=now, done_at=None, error=None)
    )
    return bool(result.rowcount)


async def failed(connection: Connection, series: Series, occurrence: str) -> bool:
    """Return whether an occurrence can't happen the way it is."""
    mine = (*_of(series), AgendaRow.occurrence == occurrence, AgendaRow.state == "failed")
    return await _exists(connection, *mine)


async def is_open(connection: Connection, series: Series, occurrence: str | None = None) -> bool:
    """Return whether anything of a series, or its one *occurrence*, is still to happen."""
    named = [] if occurrence is None else [AgendaRow.occurrence == occurrence]
    return await _exists(connection, *_of(series), *named, _is_open())


async def was_planned(connection: Connection, series: Series) -> bool:
    """Return whether anything of a series was ever planned and not taken back."""
    return await _exists(connection, *_of(series))


async def begun(connection: Connection, series: Series) -> set[str]:
    """Return the occurrences of a series that were delivered, dropped or tried."""
    tried = or_(AgendaRow.state != "waiting", AgendaRow.attempts > 0)
    rows = await connection.execute(select(AgendaRow.occurrence).where(*_of(series), tried))
    return set(rows.scalars())


async def open_occurrences(connection: Connection, guild_id: int, kind: str) -> list[Open]:
    """Return everything of a kind that is still to happen, in the order it was planned."""
    return await _open(connection, *_of_kinds(guild_id, [kind]), _is_open())


async def open_everywhere(connection: Connection, kind: str) -> list[Open]:
    """Return everything of a kind that is still to happen, in every group."""
    return await _open(connection, AgendaRow.kind == kind, _is_open())


async def untouched(
    connection: Connection, guild_id: int, kinds: Collection[str], now: datetime
) -> list[Open]:
    """Return what waits for a later moment and was never tried; nobody else takes it meanwhile."""
    return await _open(connection, *_of_kinds(guild_id, kinds), *_untouched(now), lock=True)


async def due_now(connection: Connection, guild_id: int, kind: str, now: datetime) -> str | None:
    """Return the occurrence of a kind that is due and not done, also between retries."""
    statement = select(AgendaRow.occurrence).where(*_of_kinds(guild_id, [kind]), *_came_due(now))
    return await connection.scalar(statement.order_by(AgendaRow.due_at).limit(1))


async def next_try(
    connection: Connection, guild_id: int, kinds: Collection[str], now: datetime
) -> datetime | None:
    """Return when something of these kinds that is due and not done is tried (again).

    One that failed time and again, and waits for its next try, is not waited for.
    """
    hopeful = or_(AgendaRow.state == "claimed", AgendaRow.attempts < HOPELESS)
    statement = select(func.min(AgendaRow.due_at)).where(
        *_of_kinds(guild_id, kinds), hopeful, *_came_due(now)
    )
    return await connection.scalar(statement)


async def comes_between(
    connection: Connection, series: Series, begins: datetime, ends: datetime
) -> bool:
    """Return whether anything of a series was done between two moments, or still comes by then."""
    was_done = and_(
        AgendaRow.state == "done", AgendaRow.done_at >= begins, AgendaRow.done_at < ends
    )
    comes = and_(_is_open(), AgendaRow.due_at < ends)
    return await _exists(connection, *_of(series), or_(was_done, comes))


async def taken_down(connection: Connection, guild_id: int, message_id: int) -> None:
    """Note that a message was taken down again: the week doesn't say that it came."""
    row = AgendaRow
    await connection.execute(
        update(row)
        .where(row.guild_id == guild_id, row.message_id == message_id, row.state == "done")
        .values(state="dropped", error=TAKEN_DOWN)
    )


async def came_after_all(connection: Connection, series: Series) -> None:
    """Note that what Discord didn't take came in other words: the week doesn't say it's missing."""
    await connection.execute(
        update(AgendaRow)
        .where(*_of(series), AgendaRow.state == "failed")
        .values(state="dropped", error=CAME_AFTER_ALL)
    )


def _of(series: Series) -> list[ColumnElement[bool]]:
    return [getattr(AgendaRow, name) == value for name, value in vars(series).items()]


def _of_kinds(guild_id: int, kinds: Collection[str]) -> list[ColumnElement[bool]]:
    return [AgendaRow.guild_id == guild_id, AgendaRow.kind.in_(kinds)]


def _is_open() -> ColumnElement[bool]:
    return AgendaRow.state.in_(("waiting", "claimed"))


def _untouched(now: datetime) -> list[ColumnElement[bool]]:
    return [AgendaRow.state == "waiting", AgendaRow.attempts == 0, AgendaRow.due_at > now]


def _came_due(now: datetime) -> list[ColumnElement[bool]]:
    # A try that failed moves the moment; what it sent may be there all the same.
    tried_or_due = or_(AgendaRow.due_at <= now, AgendaRow.attempts > 0)
    return [_is_open(), AgendaRow.use_by >= now, tried_or_due]


async def _exists(connection: Connection, *where: ColumnElement[bool]) -> bool:
    return bool(await connection.scalar(select(exists().where(*where))))


async def _open(
    connection: Connection, *where: ColumnElement[bool], lock: bool = False
) -> list[Open]:
    statement = select(*_OPEN_COLUMNS).where(*where).order_by(AgendaRow.id)
    rows = await connection.execute(statement.with_for_update() if lock else statement)
    return [Open(*row) for row in rows]

"""Statements over meet-ups; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, or_, select, tuple_

from bot.kit import rows
from bot.meetups.meetup import Meetup
from bot.meetups.rules import CHALLENGE, COMING, WAITING
from bot.meetups.tables import (
    MeetupDateRow,
    MeetupRow,
    MeetupSettingsRow,
    RsvpRow,
    TalkRow,
    TurnoutRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime, time

    from sqlalchemy import ColumnElement, Row

    from bot.kit.database import AnyRow, Connection


async def add(connection: Connection, values: Mapping[str, object]) -> int:
    """Write a meet-up and return its id."""
    return await rows.add(connection, MeetupRow, values)


async def find(connection: Connection, guild_id: int, meetup_id: int) -> Meetup | None:
    """Return a meet-up of this group."""
    return next(iter(await _meetups(connection, guild_id, MeetupRow.id == meetup_id)), None)


async def upcoming(
    connection: Connection, guild_id: int, after: tuple[datetime, int] | None, limit: int
) -> list[Meetup]:
    """Return what's still to come, soonest first, after a moment and an id."""
    row = MeetupRow
    later = [] if after is None else [tuple_(row.next_at, row.id) > after]
    return await _meetups(connection, guild_id, row.next_at.is_not(None), *later, limit=limit)


async def between(
    connection: Connection, guild_id: int, first: datetime, last: datetime
) -> list[Meetup]:
    """Return what begins from one moment on and before another, soonest first."""
    row = MeetupRow
    return await _meetups(connection, guild_id, row.next_at >= first, row.next_at < last)


async def change(
    connection: Connection, guild_id: int, meetup_id: int, values: Mapping[str, object]
) -> None:
    """Set columns of a meet-up."""
    row = MeetupRow
    await rows.change(connection, row, values, row.id == meetup_id, row.guild_id == guild_id)


async def changed_dates(
    connection: Connection, meetup_id: int
) -> Sequence[Row[date, date | None, time | None, int, int]]:
    """Return the dates that were moved or canceled, in the order of their days."""
    row = MeetupDateRow
    columns = (row.day, row.to_day, row.at, row.minutes, row.days)
    statement = select(*columns).where(row.meetup_id == meetup_id)
    return (await connection.execute(statement.order_by(row.day))).all()


async def change_date(connection: Connection, values: dict[str, object]) -> None:
    """Write where a date is now, in place of before."""
    await rows.keep(connection, MeetupDateRow, values)


async def answer(
    connection: Connection, meetup_id: int, day: date, member_id: int
) -> AnyRow | None:
    """Return what a member answered about a date."""
    return await rows.one(connection, RsvpRow, *_answers(meetup_id, day, member_id))


async def counts(connection: Connection, meetup_id: int, day: date) -> dict[str, int]:
    """Return how many answered about a date, by state."""
    row = RsvpRow
    statement = select(row.state, func.count()).where(*_answers(meetup_id, day))
    found = await connection.execute(statement.group_by(row.state))
    return {state: count for state, count in found}


async def keep_answer(connection: Connection, values: dict[str, object]) -> None:
    """Write what a member answers, in place of before, after everybody else's."""
    row = RsvpRow
    last = select(func.coalesce(func.max(row.turn), 0) + 1).where(
        row.meetup_id == values["meetup_id"], row.day == values["day"]
    )
    turn = (await connection.execute(last)).scalar_one()
    await rows.keep(connection, row, values | {"turn": turn})


async def set_state(
    connection: Connection, meetup_id: int, day: date, member_id: int, state: str
) -> None:
    """Change an answer in its place in line."""
    theirs = _answers(meetup_id, day, member_id)
    await rows.change(connection, RsvpRow, {"state": state}, *theirs)


async def drop_answer(connection: Connection, meetup_id: int, day: date, member_id: int) -> None:
    """Delete what a member answered about a date."""
    await rows.remove(connection, RsvpRow, *_answers(meetup_id, day, member_id))


async def drop_answers(connection: Connection, meetup_id: int, day: date) -> None:
    """Delete what members answered about a date."""
    await rows.remove(connection, RsvpRow, *_answers(meetup_id, day))


async def first_waiting(
    connection: Connection, meetup_id: int, day: date, limit: int
) -> Sequence[int]:
    """Return who waits longest for a spot."""
    row = RsvpRow
    statement = select(row.member_id).where(*_answers(meetup_id, day), row.state == WAITING)
    found = await connection.scalars(statement.order_by(row.turn, row.member_id).limit(limit))
    return found.all()


async def turns(connection: Connection, meetup_id: int, day: date) -> Sequence[Row[int, int]]:
    """Return who comes and in which turn they answered, in that order."""
    row = RsvpRow
    statement = select(row.member_id, row.turn).where(
        *_answers(meetup_id, day), row.state == COMING
    )
    return (await connection.execute(statement.order_by(row.turn, row.member_id))).all()


async def answers(
    connection: Connection, meetup_id: int, since: date
) -> Sequence[Row[date, int, str, datetime | None, int]]:
    """Return what was answered about each date from a day on, in the order of answering."""
    row = RsvpRow
    statement = select(row.day, row.member_id, row.state, row.knows, row.turn).where(
        row.meetup_id == meetup_id, row.day >= since
    )
    return (await connection.execute(statement.order_by(row.day, row.turn))).all()


async def note_known(
    connection: Connection,
    meetup_id: int,
    day: date,
    member_ids: Collection[int],
    at: datetime | None,
) -> None:
    """Note when these members know that it begins; None: that it doesn't."""
    theirs = *_answers(meetup_id, day), RsvpRow.member_id.in_(member_ids)
    await rows.change(connection, RsvpRow, {"knows": at}, *theirs)


async def dates_of(
    connection: Connection, guild_id: int, member_id: int
) -> Sequence[Row[int, date]]:
    """Return the dates about which a member answered."""
    row = RsvpRow
    statement = select(row.meetup_id, row.day).where(
        row.guild_id == guild_id, row.member_id == member_id
    )
    return (await connection.execute(statement.order_by(row.meetup_id, row.day))).all()


async def coming(connection: Connection, guild_id: int, member_id: int) -> Sequence[Row[int, date]]:
    """Return the dates that a member comes to."""
    row = RsvpRow
    statement = select(row.meetup_id, row.day).where(
        row.guild_id == guild_id, row.member_id == member_id, row.state == COMING
    )
    return (await connection.execute(statement.order_by(row.meetup_id, row.day))).all()


async def for_calendars(connection: Connection, guild_id: int, since: datetime) -> list[Meetup]:
    """Return what's still to come, and what was called off since a moment."""
    row = MeetupRow
    found = await _meetups(connection, guild_id, row.next_at.is_not(None) | (row.ended_at >= since))
    return sorted(found, key=lambda one: one.id)


async def organized(connection: Connection, guild_id: int, member_id: int) -> Sequence[int]:
    """Return the meet-ups that a member set up."""
    row = MeetupRow
    statement = select(row.id).where(row.guild_id == guild_id, row.organizer_id == member_id)
    return (await connection.execute(statement.order_by(row.id))).scalars().all()


async def of_kind(connection: Connection, guild_id: int, kind: str) -> list[Meetup]:
    """Return what's still to come of a kind, soonest first."""
    row = MeetupRow
    return await _meetups(connection, guild_id, row.kind == kind, row.next_at.is_not(None))


async def unannounced(connection: Connection, guild_id: int) -> list[Meetup]:
    """Return the challenges that are over, and whose total everyone wasn't told yet."""
    row = MeetupRow
    over = row.kind == CHALLENGE, row.next_at.is_(None), row.ended_at.is_(None)
    return await _meetups(connection, guild_id, *over, row.announced_at.is_(None))


async def pictures(connection: Connection) -> set[str]:
    """Return the names of all pictures that meet-ups need."""
    named = select(MeetupRow.picture).where(MeetupRow.picture.is_not(None))
    return {str(name) for name in (await connection.execute(named)).scalars()}


async def to_come(connection: Connection, guild_id: int) -> Sequence[Row[int, int | None]]:
    """Return id and organizer of everything that's still to come, soonest first."""
    row = MeetupRow
    statement = select(row.id, row.organizer_id).where(
        row.guild_id == guild_id, row.next_at.is_not(None)
    )
    return (await connection.execute(statement.order_by(row.next_at))).all()


async def without_thread(connection: Connection, guild_id: int) -> list[Meetup]:
    """Return what's posted and still to come and has no thread."""
    row = MeetupRow
    posted = row.next_at.is_not(None), row.message_id.is_not(None)
    return await _meetups(connection, guild_id, *posted, row.thread_id.is_(None))


async def of_messages(
    connection: Connection, guild_id: int, message_ids: Collection[int]
) -> list[Meetup]:
    """Return the meet-ups whose posts these messages are."""
    return await _meetups(connection, guild_id, MeetupRow.message_id.in_([*message_ids]))


async def in_channel(connection: Connection, guild_id: int, channel_id: int) -> list[Meetup]:
    """Return the meet-ups whose posts are in a channel."""
    row = MeetupRow
    posted = row.channel_id == channel_id, row.message_id.is_not(None)
    return await _meetups(connection, guild_id, *posted)


async def posted(connection: Connection, guild_id: int) -> Sequence[Row[int, int]]:
    """Return channel and message of the posts that members still look at or are led to."""
    row = MeetupRow
    unannounced = and_(row.kind == CHALLENGE, row.ended_at.is_(None), row.announced_at.is_(None))
    statement = select(row.channel_id, row.message_id).where(
        row.guild_id == guild_id,
        row.message_id.is_not(None),
        row.channel_id.is_not(None),
        or_(row.next_at.is_not(None), unannounced),
    )
    return (await connection.execute(statement)).all()  # type: ignore[return-value] # neither is None


async def without_post(connection: Connection, guild_id: int) -> list[Meetup]:
    """Return what's still to come whose post was deleted, until somebody decides."""
    row = MeetupRow
    lost = row.next_at.is_not(None), row.post_lost_at.is_not(None)
    return await _meetups(connection, guild_id, *lost)


async def of_thread(connection: Connection, guild_id: int, thread_id: int) -> Meetup | None:
    """Return the meet-up that has this thread."""
    found = await _meetups(connection, guild_id, MeetupRow.thread_id == thread_id)
    return next(iter(found), None)


async def count_people(connection: Connection, values: dict[str, object]) -> None:
    """Write how many came to a date, in place of before."""
    await rows.keep(connection, TurnoutRow, values)


async def people(connection: Connection, meetup_id: int, day: date) -> int | None:
    """Return how many came to a date; None where nobody counted."""
    statement = select(TurnoutRow.people).where(
        TurnoutRow.meetup_id == meetup_id, TurnoutRow.day == day
    )
    found: int | None = await connection.scalar(statement)
    return found


async def shows_names(connection: Connection, guild_id: int) -> bool:
    """Return whether members of a group see who's coming."""
    row = MeetupSettingsRow
    statement = select(row.names).where(row.guild_id == guild_id)
    return bool(await connection.scalar(statement))


async def show_names(connection: Connection, guild_id: int, *, names: bool) -> None:
    """Let members of a group see who's coming, or only how many."""
    await rows.keep(connection, MeetupSettingsRow, {"guild_id": guild_id, "names": names})


async def talks_of(connection: Connection, meetup_id: int, day: date) -> Sequence[AnyRow]:
    """Return what's presented on a date, in the order of signing up."""
    row = TalkRow
    on_it = row.meetup_id == meetup_id, row.day == day
    return await rows.every(connection, row, *on_it, by=(row.turn, row.member_id))


async def keep_talk(
    connection: Connection, values: Mapping[str, object], new: Mapping[str, object]
) -> None:
    """Write what a member presents on a date, in place of before; *new*: what stays as it was."""
    await rows.keep(connection, TalkRow, values, new)


async def drop_talk(connection: Connection, meetup_id: int, day: date, member_id: int) -> None:
    """Delete what a member presents on a date."""
    row = TalkRow
    own = row.meetup_id == meetup_id, row.day == day, row.member_id == member_id
    await rows.remove(connection, row, *own)


async def drop_talks(connection: Connection, meetup_id: int, day: date) -> None:
    """Delete what was presented on a date."""
    await rows.remove(connection, TalkRow, TalkRow.meetup_id == meetup_id, TalkRow.day == day)


async def forget_talks(connection: Connection, guild_id: int, member_id: int) -> Sequence[int]:
    """Delete all that a member presents; return of which meet-ups."""
    mine = rows.of_member(TalkRow, guild_id, member_id)
    gone = delete(TalkRow).where(*mine).returning(TalkRow.meetup_id)
    return (await connection.execute(gone)).scalars().all()


async def _meetups(
    connection: Connection, guild_id: int, *which: ColumnElement[bool], limit: int | None = None
) -> list[Meetup]:
    """Return the meet-ups for which all of this holds, by when they come."""
    row = MeetupRow
    statement = select(row.__table__).where(row.guild_id == guild_id, *which)
    statement = statement.order_by(row.next_at, row.id).limit(limit)
    return [Meetup(**one._mapping) for one in await connection.execute(statement)]


def _answers(
    meetup_id: int, day: date, member_id: int | None = None
) -> tuple[ColumnElement[bool], ...]:
    """Return what holds for the answers about a date, of one member or of all."""
    row = RsvpRow
    about = row.meetup_id == meetup_id, row.day == day
    return about if member_id is None else (*about, row.member_id == member_id)

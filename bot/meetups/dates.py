"""The dates of a meet-up as they are now: by its rule, its group's school year, and its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.meetups import queries, repeats, words
from bot.meetups.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from bot.kit.database import Connection
    from bot.meetups.meetup import Meetup
    from bot.meetups.repeats import MeetupDate
    from bot.school.clock import SchoolClock


async def find(connection: Connection, guild_id: int, meetup_id: int) -> Meetup:
    """Return a meet-up of this group. Raises NotFound."""
    meetup = await queries.find(connection, guild_id, meetup_id)
    if meetup is None:
        raise NotFound(words.GONE)
    return meetup


async def changes_of(connection: Connection, meetup_id: int) -> dict[date, Span | None]:
    """Return the dates of a meet-up that were moved or canceled (None), by their days."""
    return {
        row.day: None if row.to_day is None else Span(row.to_day, row.at, row.minutes, row.days)
        for row in await queries.changed_dates(connection, meetup_id)
    }


async def upcoming(
    connection: Connection, meetup: Meetup, school: SchoolClock, now: datetime, count: int
) -> list[MeetupDate]:
    """Return the next dates of a meet-up, at most *count*; what's called off has none."""
    if meetup.ended_at is not None:
        return []
    changes = await changes_of(connection, meetup.id)
    return repeats.upcoming(meetup.when, school, now, count, changes)


async def on(
    connection: Connection, meetup: Meetup, school: SchoolClock, day: date, now: datetime
) -> Meetup | None:
    """Return a meet-up with the date of *day* in place of its next one; None where it's over."""
    if day == meetup.next_day:
        return meetup
    for one in await upcoming(connection, meetup, school, now, repeats.MOST):
        if one.planned == day:
            begins, ends = one.span.starts(meetup.when.zone), one.span.ends(meetup.when.zone)
            return replace(meetup, next_day=day, next_at=begins, ends_at=ends)
    return None


async def starts(
    connection: Connection, meetup: Meetup, school: SchoolClock, days: Iterable[date]
) -> dict[date, datetime | None]:
    """Return when the dates of these days begin; None: they don't come."""
    if meetup.ended_at is not None:
        return dict.fromkeys(days)
    changes = await changes_of(connection, meetup.id)
    kept = {
        one.planned: one.span.starts(meetup.when.zone)
        for one in repeats.every(meetup.when, school, changes)
    }
    return {day: kept.get(day) for day in days}

"""A group's school years as they are kept, and the post that begins each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit import calendar
from bot.school.clock import SchoolYear
from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from bot.kit.database import AnyRow, Connection
    from bot.school.clock import SchoolClock

RESTART = "year.restart"  # occurrence: the year in which the school year begins
RESTART_FOR = timedelta(days=14)

_DAY = timedelta(days=1)


def entered(row: AnyRow, breaks: Sequence[AnyRow], weekdays: frozenset[int]) -> SchoolYear:
    """Return a year as it was entered, from its row and the group's breaks."""
    within = (
        Break(one.first, one.last, one.name)
        for one in breaks
        if one.first <= row.last_day and row.first_day <= one.last
    )
    return SchoolYear(row.first_day, row.last_day, tuple(within), weekdays)


def begins(school: SchoolClock, day: date, at: time) -> datetime:
    """Return the first school day of the school year of *day*, at *at* there."""
    first = school.school_year_of(day).first_day
    return school.moment(school.add_school_days(first - _DAY, 1), at)


def is_first(school: SchoolClock, joined_at: datetime, now: datetime) -> bool:
    """Return whether a group has known no school year before this one."""
    joined, today = (calendar.local_day(at, school.zone) for at in (joined_at, now))
    return school.school_year_of(joined).first_day == school.school_year_of(today).first_day


def restarts(guild_id: int, school: SchoolClock, at: time, now: datetime) -> list[Planned]:
    """Return the posts of the next two first school days, at *at* there.

    Two, because a year whose post is out may be moved: then the one after it still comes.
    """
    found: list[Planned] = []
    day = calendar.local_day(now, school.zone)
    while len(found) < 2:
        year = school.school_year_of(day)
        due_at = begins(school, day, at)
        if due_at > now:
            occurrence = str(year.first_day.year)
            found.append(Planned(RESTART, guild_id, 0, due_at, due_at + RESTART_FOR, occurrence))
        day = year.last_day + _DAY
    return found


async def replan(
    connection: Connection, guild_id: int, school: SchoolClock, at: time, now: datetime
) -> None:
    """Move the posts to where the group's time says; one that is due already stays."""
    series = Series(RESTART, guild_id)
    await agenda.replan(connection, series, restarts(guild_id, school, at, now), now)

"""When the nudge comes: from a school clock to the next moment of each kind; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import LATE_AFTER
from bot.kit import calendar
from bot.kit.dates import week_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.school.clock import SchoolClock

RESTART_FOR = timedelta(weeks=4)  # who pauses into the new year is asked when they are back

_WEEK = timedelta(weeks=1)
_AHEAD = 120  # weeks; no summer is longer
_LONGEST_WAIT = timedelta(hours=2)  # for a nudge that was set after school


@dataclass(frozen=True)
class Occasion:
    """One occurrence of something that recurs; names of the same kind sort by time."""

    name: str
    due_at: datetime
    use_by: datetime


def today(clock: SchoolClock, now: datetime) -> date:
    """Return the day on the clock's own calendar."""
    return calendar.local_day(now, clock.zone)


def next_nudge(clock: SchoolClock, at: time, now: datetime, after: str = "") -> Occasion | None:
    """Return the first school day at *at* of the next week with school that comes after *after*.

    Until the end of that school day it is late rather than lost. None where a clock knows no
    school at all.
    """
    for week in _weeks(clock, now):
        day = clock.first_school_day(week)
        if day is not None and _name(week) > after and clock.moment(day, at) > now:
            return _on(clock, day, at, _name(week))
    return None


def next_reminder(clock: SchoolClock, at: time, now: datetime, after: str = "") -> Occasion | None:
    """Return the third school day of the next week that has one, at *at*; None if none has."""
    for week in _weeks(clock, now):
        first, last = clock.first_school_day(week), clock.last_school_day(week)
        if first is None or last is None:
            continue
        day = clock.add_school_days(first, 2)
        if day <= last and _name(week) > after and clock.moment(day, at) > now:
            return _on(clock, day, at, _name(week))
    return None


def next_restart(
    clock: SchoolClock,
    at: time,
    now: datetime,
    after: str = "",
    changed_at: datetime | None = None,
) -> Occasion:
    """Return the second school day of the next school year at *at*, named by its year.

    The first school day has the nudge. A year is left out for which the plan was changed
    already, in it or in the summer before it.
    """
    year = clock.school_year_of(today(clock, now))
    if changed_at is not None:
        after = max(after, _name(clock.school_year_of(today(clock, changed_at)).first_day))
    while True:
        first = clock.first_school_day(clock.first_week_of_year(year.first_day)) or year.first_day
        day = clock.add_school_days(first, 1)
        due_at, name = clock.moment(day, at), _name(year.first_day)
        if due_at > now and name > after:
            return Occasion(name, due_at, due_at + RESTART_FOR)
        year = clock.school_year_of(year.last_day + timedelta(days=1))


def tomorrow(clock: SchoolClock, at: time, now: datetime) -> Occasion:
    """Return the next school day after today at *at*, named by its date."""
    day = clock.add_school_days(today(clock, now), 1)
    return _on(clock, day, at, _name(day))


def is_late(due_at: datetime, now: datetime) -> bool:
    """Return whether something came so late that it should say so."""
    return now - due_at > LATE_AFTER


def _weeks(clock: SchoolClock, now: datetime) -> Iterator[date]:
    first = week_of(today(clock, now))
    return (first + n * _WEEK for n in range(_AHEAD))


def _on(clock: SchoolClock, day: date, at: time, name: str) -> Occasion:
    due_at, closes = clock.moment(day, at), clock.moment(day, clock.hours(day)[1])
    return Occasion(name, due_at, max(closes, due_at + _LONGEST_WAIT))


def _name(day: date) -> str:
    return day.isoformat()

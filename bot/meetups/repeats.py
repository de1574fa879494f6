"""From a rule to dates: when an event comes between two days, as its group keeps school; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil.rrule import rrulestr

from bot.kit import calendar
from bot.kit.dates import week_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.meetups.spans import DayOff, EventTimes, Span
    from bot.school.clock import SchoolClock

    # Dates that were moved or, where it's None, canceled, by the day that the rule gives.
    Changes = Mapping[date, Span | None]

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # of days, in a rule
MOST = 1_500  # dates of one event: every day for four years

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, order=True, slots=True)
class MeetupDate:
    """One date of an event, and the day that its rule gives for it.

    *planned* stays the same when the date is moved, so answers and calendars hold on to it.
    """

    span: Span
    planned: date


def occurrences(
    when: EventTimes,
    school: SchoolClock,
    first: date,
    last: date,
    changes: Changes | None = None,
) -> list[MeetupDate]:
    """Return what's on from *first* to *last*, or reaches into these days, in order."""
    found = []
    for one in every(when, school, changes):
        if one.span.day <= last and first <= one.span.last:
            found.append(one)
    return sorted(found)


def upcoming(
    when: EventTimes,
    school: SchoolClock,
    now: datetime,
    count: int,
    changes: Changes | None = None,
) -> list[MeetupDate]:
    """Return the next dates that aren't over at *now*, at most *count*."""
    today = calendar.local_day(now, when.zone)
    found = [one for one in every(when, school, changes) if one.span.last >= today - _DAY]
    return [one for one in sorted(found) if one.span.ends(when.zone) > now][:count]


def every(
    when: EventTimes, school: SchoolClock, changes: Changes | None = None
) -> Iterator[MeetupDate]:
    """Yield every date of an event that's kept, in the order of its rule."""
    changes = changes or {}
    for planned, day in kept_days(when, school):
        span = changes.get(planned, replace(when.span, day=day))
        if span is not None:
            yield MeetupDate(span, planned)


def kept_days(when: EventTimes, school: SchoolClock) -> list[tuple[date, date]]:
    """Return the days of a rule that are kept, and the day on which each is."""
    planned = planned_days(when)
    if when.repeat is None or when.repeat.day_off == "keep":
        return [(day, day) for day in planned]
    return list(_in_school_time(planned, when.repeat.day_off, school))


def planned_days(when: EventTimes) -> Sequence[date]:
    """Return every day that the rule gives, whether there's school or not, in order."""
    repeat = when.repeat
    if repeat is None:
        return (when.span.day,)
    if repeat.until is None:
        return repeat.dates
    return by_rule(repeat.rule, when.span.day, repeat.until)


@lru_cache(maxsize=4_096)
def by_rule(rule: str, first: date, last: date) -> tuple[date, ...]:
    """Return the days of a rule (RFC 5545) from *first* to *last*, at most `MOST`.

    Raises ValueError for what's no rule.
    """
    found: list[date] = []
    for at in rrulestr(rule, dtstart=datetime.combine(first, time())):
        if at.date() > last or len(found) == MOST:
            break
        found.append(at.date())
    return tuple(found)


def _in_school_time(
    planned: Sequence[date], day_off: DayOff, school: SchoolClock
) -> Iterator[tuple[date, date]]:
    """Yield what's left of some days, each with the day on which it is.

    A week without any school is a break, and so is the summer: there it's left out. A day off in
    any other week moves as *day_off* says, if there's school then; never on top of another date.
    """
    taken = {day for day in planned if not is_off(day, school)}
    for day in planned:
        if day in taken:
            yield day, day
            continue
        moved = day + _WEEK if day_off == "after" else day - _WEEK
        if day_off == "skip" or moved in taken or is_off(moved, school):
            continue
        if any(school.is_school_day(week_of(day) + n * _DAY) for n in range(7)):
            taken.add(moved)
            yield day, moved


def is_off(day: date, school: SchoolClock) -> bool:
    """Return whether *day* is in a break or the summer; a Saturday is neither by being one."""
    year = school.school_year_of(day)
    if day < year.first_day:
        return True
    return any(day in one for one in (*year.breaks, *school.breaks))

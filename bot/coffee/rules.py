"""When a round comes, which times are suggested, what a group may choose; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from bot.kit.calendar import local_day
from bot.kit.dates import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.school.clock import SchoolClock

Answer = Literal["yes", "planned", "no"]

RHYTHMS = {"month": 28, "months": 56, "weeks": 14}  # days between rounds, about
ANSWERS: tuple[Answer, ...] = ("yes", "planned", "no")

AT = time(9)
LATEST = timedelta(days=5)  # a round that is later than this is left out
ASKS_AFTER = 10  # school days
ASKS_FOR = timedelta(days=21)
ANSWERS_WITHIN = timedelta(days=5)  # who did not answer by then left the question unanswered
UNANSWERED = 2  # rounds after which someone rests
TIMES = 3
FIRST_DAYS = 12  # school days within which times are suggested
LENGTH = timedelta(minutes=30)

ONE_DAY = timedelta(days=1)
_MONTHS_AHEAD = 15
_HALF_HOUR, _AN_HOUR = timedelta(minutes=30), timedelta(hours=1)


@dataclass(frozen=True)
class CoffeeSettings:
    """How a group likes its coffee."""

    rhythm: str = "month"
    week: int = 2
    size: int = 2
    district: str = "any"

    @property
    def period(self) -> timedelta:
        """How long a round lasts, about."""
        return timedelta(days=RHYTHMS[self.rhythm])


def next_day(school: SchoolClock, settings: CoffeeSettings, after: date) -> date | None:
    """Return the day of the first round after *after*; None where there is no school for long.

    The second school day of its week, or the only one: the first has the nudge.
    """
    mondays = (
        _fortnights(after) if settings.rhythm == "weeks" else _monthly(school, settings, after)
    )
    for monday in mondays:
        days = [one for n in range(7) if school.is_school_day(one := monday + n * ONE_DAY)]
        day = days[min(1, len(days) - 1)] if days else None
        if day is not None and day > after:
            return day
    return None


def _fortnights(after: date) -> Iterator[date]:
    monday = week_of(after)
    monday += timedelta(weeks=monday.toordinal() // 7 % 2)
    for n in range(_MONTHS_AHEAD * 2):
        yield monday + timedelta(weeks=2 * n)


def _monthly(school: SchoolClock, settings: CoffeeSettings, after: date) -> Iterator[date]:
    """Yield the Monday of the chosen week of each month that has one with school."""
    year, month = after.year, after.month
    for _ in range(_MONTHS_AHEAD):
        if settings.rhythm == "month" or month % 2:
            weeks = _school_weeks(school, date(year, month, 1))
            if weeks:
                yield weeks[min(settings.week, len(weeks)) - 1]
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _school_weeks(school: SchoolClock, first: date) -> list[date]:
    """Return the Mondays of the weeks whose first school day is in the month of *first*."""
    mondays = (week_of(first) + timedelta(weeks=n) for n in range(6))
    return [
        monday
        for monday in mondays
        if (day := school.first_school_day(monday)) is not None
        and (day.year, day.month) == (first.year, first.month)
    ]


def moment(school: SchoolClock, day: date) -> datetime:
    """Return when a round comes on its day: at nine, or when school opens."""
    opens, closes = school.hours(day)
    return school.moment(day, AT if opens <= AT < closes else opens)


def asks_at(school: SchoolClock, made_at: datetime) -> datetime:
    """Return when those of a group made at an instant are asked whether they met."""
    day = school.add_school_days(local_day(made_at, school.zone), ASKS_AFTER)
    return moment(school, day)


def looks_at(school: SchoolClock, now: datetime) -> datetime:
    """Return when Discord is asked next who of a group is still there: the next school day."""
    return moment(school, school.add_school_days(local_day(now, school.zone), 1))


def times(clocks: Sequence[SchoolClock], now: datetime) -> list[datetime]:
    """Return up to three moments inside the school hours of everyone, soonest first.

    On three days where there are as many, from the day after tomorrow on: one early, one in the
    middle and one late in what the hours have in common. Empty where they have nothing.
    """
    today = local_day(now, clocks[0].zone)
    found: list[list[datetime]] = []
    for n in range(2, 40):
        slots = _slots(clocks, today + n * ONE_DAY)
        if slots:
            found.append(slots)
        if len(found) == FIRST_DAYS // 2:
            break
    if len(found) >= TIMES:
        days = found[:: max(1, len(found) // TIMES)][:TIMES]
        return sorted({slots[n % len(slots)] for n, slots in enumerate(days)})
    return sorted({one for slots in found for one in slots})[:TIMES]


def _slots(clocks: Sequence[SchoolClock], day: date) -> list[datetime]:
    if not all(clock.is_school_day(day) for clock in clocks):
        return []
    hours = [(clock, *clock.hours(day)) for clock in clocks]
    begins = max(clock.moment(day, opens) for clock, opens, _ in hours)
    ends = min(clock.moment(day, closes) for clock, _, closes in hours) - LENGTH
    if begins > ends:
        return []
    if ends - begins >= 4 * _AN_HOUR:  # not at the bell, where there is room
        begins, ends = begins + _AN_HOUR, ends - _AN_HOUR
    middle = begins + (ends - begins) / 2
    return sorted({one for one in map(_rounded, (begins, middle, ends)) if begins <= one <= ends})


def _rounded(instant: datetime) -> datetime:
    past = timedelta(minutes=instant.minute % 30, seconds=instant.second)
    down = instant - past
    return down if past < _HALF_HOUR / 2 else down + _HALF_HOUR


def rests(answers: Iterable[str | None]) -> bool:
    """Return whether someone left their last two questions unanswered, newest first."""
    last = list(answers)[:UNANSWERED]
    return len(last) == UNANSWERED and not any(last)


def rounds_ago(last: datetime, now: datetime, settings: CoffeeSettings) -> int:
    """Return how many rounds ago something was; 1 for the last one."""
    return max(1, round((now - last) / settings.period))


def tallied(counts: dict[str, int]) -> str:
    """Return counts as a round keeps them: "away:2,alone:1"."""
    return ",".join(f"{name}:{count}" for name, count in sorted(counts.items()) if count)


def counted(text: str) -> dict[str, int]:
    """Return the counts that a round kept."""
    return {
        name: int(count)
        for name, _, count in (one.partition(":") for one in text.split(",") if one)
    }

"""The school-year clock: which days are school days, and when people may be reached."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise

from bot.kit import calendar
from bot.kit.calendar import SCHOOL_CLOSES, SCHOOL_OPENS
from bot.kit.dates import week_of
from bot.school import words
from bot.school.holidays import FIXED, Break, federal_holidays, usual_breaks

MONDAY_TO_FRIDAY = frozenset(range(5))
LONGEST_YEAR = timedelta(days=363)  # with both ends 364 days, so that no two years overlap

_DAY = timedelta(days=1)
_YEAR = 365.2425  # days
_LOOK_AHEAD = 800  # days; longer without school than anything but a mistake


@dataclass(frozen=True)
class Term:
    """A part of a school year, both ends included."""

    name: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Return whether *day* is in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class SchoolYear:
    """One school year as a group entered it: 0 in *weekdays* is Monday; hours are local."""

    first_day: date
    last_day: date
    breaks: tuple[Break, ...] = ()
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    opens: time = SCHOOL_OPENS
    closes: time = SCHOOL_CLOSES

    @staticmethod
    def default(day: date) -> SchoolYear:
        """Return the usual American school year that contains *day*, or else the next one.

        From the first school day after 14 August to the last one in May, with Thanksgiving
        from Wednesday to Friday, 22 December to 2 January, and the federal holidays off.
        """
        ending = _default(day.year - 1)
        return ending if day <= ending.last_day else _default(day.year)

    def is_school_day(self, day: date) -> bool:
        """Return whether there is school on *day* in this year."""
        return (
            self.first_day <= day <= self.last_day
            and day.weekday() in self.weekdays
            and not any(day in one for one in self.breaks)
        )

    def school_days(self) -> list[date]:
        """Return every school day, in order."""
        days = range((self.last_day - self.first_day).days + 1)
        return [day for n in days if self.is_school_day(day := self.first_day + n * _DAY)]

    def terms(self) -> tuple[Term, ...]:
        """Return the two terms; one in a year that has a single school day or none.

        What parts them is the stretch without school that holds 25 December; in a year without
        one, the longest that lies in the middle third, of equally long ones the most central.
        """
        return _terms(self)


@dataclass(frozen=True)
class SchoolClock:
    """School time of a group or a member, on any day: before, in and after the years entered.

    A year that nobody entered looks like the last one entered before it (or the first one
    after it); with none entered, it is `SchoolYear.default`. *opens*, *closes* and *breaks*
    are a member's own, on top of the group's.
    """

    zone: str | None = None
    years: tuple[SchoolYear, ...] = ()
    opens: time | None = None
    closes: time | None = None
    breaks: tuple[Break, ...] = ()

    def for_member(
        self,
        zone: str | None = None,
        opens: time | None = None,
        closes: time | None = None,
        breaks: tuple[Break, ...] = (),
    ) -> SchoolClock:
        """Return the clock of one person; what they did not set stays the group's."""
        return replace(
            self,
            zone=zone or self.zone,
            opens=opens or self.opens,
            closes=closes or self.closes,
            breaks=self.breaks + breaks,
        )

    def school_year_of(self, day: date) -> SchoolYear:
        """Return the school year that contains *day*, or else the next one."""
        if not self.years:
            return SchoolYear.default(day)
        years = sorted(self.years, key=lambda year: year.first_day)
        begun = sum(year.first_day <= day for year in years)
        found = _following(years[max(begun - 1, 0)], day)
        entered_next = years[begun] if 0 < begun < len(years) else None
        if entered_next and found not in years and found.last_day >= entered_next.first_day:
            return entered_next
        return found

    def is_school_day(self, day: date) -> bool:
        """Return whether there is school on *day*."""
        away = any(day in one for one in self.breaks)
        return not away and self.school_year_of(day).is_school_day(day)

    def hours(self, day: date) -> tuple[time, time]:
        """Return when school opens and closes, within 07:00 to 17:00."""
        year = self.school_year_of(day)
        opens = max(self.opens or year.opens, SCHOOL_OPENS)
        closes = min(self.closes or year.closes, SCHOOL_CLOSES)
        return (opens, closes) if opens < closes else (SCHOOL_OPENS, SCHOOL_CLOSES)

    def may_reach(self, instant: datetime) -> bool:
        """Return whether anything unasked may reach people: a school day, 07:00 to 17:00."""
        there = calendar.local(instant, self.zone)
        return SCHOOL_OPENS <= there.time() < SCHOOL_CLOSES and self.is_school_day(there.date())

    def in_school_hours(self, instant: datetime) -> bool:
        """Return whether school is open at *instant*."""
        there = calendar.local(instant, self.zone)
        opens, closes = self.hours(there.date())
        return opens <= there.time() < closes and self.is_school_day(there.date())

    def next_waking_moment(self, instant: datetime) -> datetime:
        """Return *instant*, or the next 7:00 AM, on any day: for what can't wait for school."""
        there = calendar.local(instant, self.zone)
        if SCHOOL_OPENS <= there.time() < SCHOOL_CLOSES:
            return instant
        day = there.date() + (there.time() >= SCHOOL_CLOSES) * timedelta(days=1)
        return calendar.wall(day, SCHOOL_OPENS, self.zone)

    def next_school_moment(self, instant: datetime) -> datetime:
        """Return *instant*, or when school opens next, whichever is a fit moment to write."""
        if self.in_school_hours(instant):
            return instant
        day = calendar.local_day(instant, self.zone)
        for _ in range(_LOOK_AHEAD):
            if self.is_school_day(day):
                moment = self.moment(day, self.hours(day)[0])
                if moment >= instant and self.in_school_hours(moment):
                    return moment
            day += _DAY
        return self.moment(day, SCHOOL_OPENS)

    def moment(self, day: date, at: time) -> datetime:
        """Return the instant at which the clocks there show *at* on *day*."""
        return calendar.wall(day, at, self.zone)

    def add_school_days(self, day: date, count: int) -> date:
        """Return the *count*-th school day after *day*, or before it; *day* itself for 0."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day = self._school_day(day + step, step)
        return day

    def school_days_later(self, instant: datetime, count: int) -> datetime:
        """Return the same time of day *count* school days later, or the next fit moment after."""
        there = calendar.local(instant, self.zone)
        day = self.add_school_days(there.date(), count)
        return self.next_school_moment(self.moment(day, there.time()))

    def school_weeks_later(self, instant: datetime, count: int) -> datetime:
        """Return the same for school weeks, each of as many days as school is kept in a week."""
        day = calendar.local_day(instant, self.zone)
        return self.school_days_later(instant, count * len(self.school_year_of(day).weekdays))

    def first_school_day(self, day: date) -> date | None:
        """Return the first school day of the week of *day*; None in a week without school."""
        return next(iter(self._days_of_week(day)), None)

    def last_school_day(self, day: date) -> date | None:
        """Return the last school day of the week of *day*; None in a week without school."""
        return next(reversed(self._days_of_week(day)), None)

    def term_of(self, day: date) -> Term:
        """Return the term that contains *day*, or else the next one: see `SchoolYear.terms`."""
        terms = self.school_year_of(day).terms()
        return next((term for term in terms if day <= term.last), terms[-1])

    def in_summer(self, day: date) -> bool:
        """Return whether *day* lies between two school years."""
        return day < self.school_year_of(day).first_day

    def first_week_of_year(self, day: date) -> date:
        """Return the Monday of the first week with school in the school year of *day*."""
        return week_of(self._school_day(self.school_year_of(day).first_day, _DAY))

    def _school_day(self, day: date, step: timedelta) -> date:
        for _ in range(_LOOK_AHEAD):
            if self.is_school_day(day):
                break
            day += step
        return day

    def _days_of_week(self, day: date) -> list[date]:
        monday = week_of(day)
        return [one for n in range(7) if self.is_school_day(one := monday + n * _DAY)]


@lru_cache(maxsize=64)
def _default(start: int) -> SchoolYear:
    first, last = date(start, 8, 15), date(start + 1, 5, 31)
    year = SchoolYear(first, last, usual_breaks(first, last))
    days = year.school_days()
    first, last = days[0], days[-1]
    return replace(year, first_day=first, last_day=last, breaks=usual_breaks(first, last))


def _following(year: SchoolYear, day: date) -> SchoolYear:
    """Return *year*, moved by whole years until it contains *day* or is the next after it."""
    count = math.ceil((day - year.last_day).days / _YEAR) - 1
    while (moved := _moved(year, count)).last_day < day:
        count += 1
    return moved


@lru_cache(maxsize=1_024)
def _moved(year: SchoolYear, count: int) -> SchoolYear:
    """Return *year* as it will be *count* years later: by whole weeks, so Mondays stay Mondays."""
    if count == 0:
        return year
    weeks = timedelta(weeks=round(count * _YEAR / 7))
    breaks = []
    for one in year.breaks:
        shift = _with_holiday(one, count) or weeks
        breaks.append(Break(one.first + shift, one.last + shift, one.name))
    first, last = year.first_day + weeks, year.last_day + weeks
    return replace(year, first_day=first, last_day=last, breaks=tuple(breaks))


def _with_holiday(one: Break, count: int) -> timedelta | None:
    """Return how far the holiday moves that a break is about; None when it is about none."""
    for year in range(one.first.year, one.last.year + 2):
        later = federal_holidays(year + count)
        for name, day in federal_holidays(year).items():
            if day in one and (one.first == one.last or name not in FIXED):
                return later[name] - day
    return None


@lru_cache(maxsize=256)
def _terms(year: SchoolYear) -> tuple[Term, ...]:
    northern = year.first_day.month > 5
    names = words.FALL_SPRING if northern else words.FIRST_SECOND
    days = year.school_days()
    pairs = list(pairwise(days))
    gaps = [(before, after) for before, after in pairs if after - before > _DAY]
    parted = _parting(gaps or pairs, year)
    if parted is None:
        return (Term(names[0], year.first_day, year.last_day),)
    before, after = parted
    return Term(names[0], year.first_day, before), Term(names[1], after, year.last_day)


def _parting(gaps: list[tuple[date, date]], year: SchoolYear) -> tuple[date, date] | None:
    christmas = date(year.first_day.year, 12, 25)
    for before, after in gaps:
        if before < christmas < after:
            return before, after
    length = (year.last_day - year.first_day).days

    def fit(gap: tuple[date, date]) -> tuple[bool, int, float]:
        middle = (gap[0] - year.first_day).days + (gap[1] - gap[0]).days / 2
        off_centre = abs(middle - length / 2)
        return off_centre <= length / 6, (gap[1] - gap[0]).days, -off_centre

    return max(gaps, key=fit, default=None)

"""From observances to days: when each comes, from its rule or from what was announced; pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from bot.celebrations.observances import by_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.celebrations.observances import Observance, Span

    # What a group entered where nothing was announced yet, by slug and year.
    KnownDates = Mapping[tuple[str, int], Span]

_WEEKDAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}
_RULE = re.compile(
    r"FREQ=YEARLY;BYMONTH=(?P<month>\d{1,2})"
    r"(?:;BYDAY=(?P<nth>-1|[1-5])?(?P<weekday>MO|TU|WE|TH|FR|SA|SU))?"
    r"(?:;BYMONTHDAY=(?P<days>\d{1,2}(?:,\d{1,2})*))?"
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class ObservedDay:
    """One observance in one year: its first and last day, on the group's own calendar."""

    first: date
    last: date
    slug: str


def occurrences(
    observances: Iterable[Observance], first: date, last: date, known_dates: KnownDates
) -> list[ObservedDay]:
    """Return what lies in *first* to *last*, or reaches into it, in the order of its days.

    What the group knows wins over what was announced, and that over the rule. A day inside a
    week follows the week. What has no date in a year is not there: it is never guessed.
    """
    found = []
    for one in observances:
        for year in range(first.year - 1, last.year + 1):
            span = in_year(one, year, known_dates)
            if span is not None and span[0] <= last and first <= span[1]:
                found.append(ObservedDay(*span, one.slug))
    return sorted(found)


def undated(
    observances: Iterable[Observance], first: date, last: date, known_dates: KnownDates
) -> list[Observance]:
    """Return what nobody knows the days of between two days, such as those of a school year.

    In place of a day inside a week the week is there, also where only the day was asked about. A
    group's own day never is.
    """
    weeks = [
        by_slug()[one.within] if one.within else one
        for one in observances
        if one.rule is None and not one.own
    ]
    asked = {one.slug: one for one in weeks}
    dated = {found.slug for found in occurrences(asked.values(), first, last, known_dates)}
    return [one for one in asked.values() if one.slug not in dated]


def in_year(one: Observance, year: int, known_dates: KnownDates) -> Span | None:
    """Return the first and last day of what begins in *year*; None when nobody knows."""
    known = known_dates.get((one.slug, year))
    if known is not None:
        return known
    if one.within is not None:
        week = in_year(by_slug()[one.within], year, known_dates)
        if week is not None:
            # A group may have entered the week from its Monday on, and not from Sunday.
            day = week[0] + (one.weekday - week[0].isoweekday()) % 7 * _DAY
            return day, day
    announced = one.dates.get(year)
    if announced is not None:
        return announced
    first = None if one.rule is None else by_rule(one.rule, year)
    return None if first is None else (first, ends(first, one.days))


def ends(first: date, days: int) -> date:
    """Return the last of so many days; 0: of the month."""
    if days == 0:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first + (days - 1) * _DAY


@lru_cache(maxsize=8_192)
def by_rule(rule: str, year: int) -> date | None:
    """Return the day that a rule gives in a calendar year; None in a year without it.

    A rule has one day a year and is written as in RFC 5545: a day of a month, an nth weekday of
    a month (-1 is the last), or the weekday among days of a month. Raises ValueError for others.
    """
    step = _step(rule)
    found = date(year, 1, 1) + step
    # dateutil takes the nearest day for one that is not there, such as a fifth Monday.
    is_there = found.month == step.month and (step.weekday is not None or found.day == step.day)
    return found if is_there else None


@lru_cache(maxsize=1_024)
def _step(rule: str) -> relativedelta:
    match = _RULE.fullmatch(rule)
    if match is not None:
        month, nth = int(match["month"]), int(match["nth"] or 0)
        days = [int(day) for day in (match["days"] or "").split(",") if day]
        weekday = _WEEKDAYS.get(match["weekday"])
        if 1 <= month <= 12 and all(1 <= day <= 31 for day in days):
            if weekday is None and len(days) == 1:
                return relativedelta(month=month, day=days[0])
            if weekday is not None and nth and not days:
                return relativedelta(month=month, day=1 if nth > 0 else 31, weekday=weekday(nth))
            if weekday is not None and not nth and _is_a_week(days):
                return relativedelta(month=month, day=days[0], weekday=weekday(1))
    raise ValueError(f"no rule that gives one day a year: {rule!r}")


def _is_a_week(days: list[int]) -> bool:
    return len(days) == 7 and days == list(range(days[0], days[0] + 7))

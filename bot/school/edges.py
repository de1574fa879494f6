"""The first and the last day of a school year. What isn't known is asked, never assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.school import cues, doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.school.cues import Kind
    from bot.school.facts import CalendarFacts, Fact
    from bot.school.holidays import Break

_DAY = timedelta(days=1)
# Between which months and days nearly every American school year begins, and ends.
_FIRST_DAYS, _LAST_DAYS = ((7, 5), (9, 20)), ((5, 5), (6, 30))
_TOGETHER = timedelta(days=42)  # between the first days of different grades


@dataclass(frozen=True)
class Edge:
    """A first or last day; None while it has to be asked, with the days that it may be."""

    day: date | None
    maybe: tuple[date, ...] = ()


def first_day(facts: CalendarFacts, off: Sequence[Break]) -> Edge:
    """Return the earliest day that is a first day of school for anyone."""
    answered = [one.days.first for one in facts.answers if one.kind == "first"]
    day = answered[-1] if answered else _first_day(facts, off)
    return Edge(day) if answered or day is None else _sure(day, doubt.first_days(day, facts))


def last_day(facts: CalendarFacts) -> Edge:
    """Return the latest day that is a last day of school for all."""
    answered = [one.days.last for one in facts.answers if one.kind == "last"]
    day = answered[-1] if answered else _last_day(facts)
    return Edge(day) if answered or day is None else _sure(day, doubt.last_days(day, facts))


def _sure(day: date, others: Sequence[date] | None) -> Edge:
    return Edge(day) if others is None else Edge(None, tuple(others))


def _first_day(facts: CalendarFacts, off: Sequence[Break]) -> date | None:
    firm = _beginning(facts, "first")
    opening = _beginning(facts, "opens")
    youngest = all(map(cues.is_for_the_youngest, (one.text for one in facts.of("first"))))
    if firm and youngest and not (opening and opening[0] <= firm[0]):
        return None  # the others may have begun
    # "School year begins September 1" is the teachers' where "First day of classes" stands, too.
    years = {one.days.first for one in facts.of("first") if cues.only_a_year_begins(one.text)}
    firm = [day for day in firm if day not in years] or firm
    found = firm or opening or [day for day in _beginning(facts, "part_opens", whole=True)]
    if firm and opening and opening[0] < firm[0]:
        found = [opening[0], *firm]
    if not found:
        return None
    day = found[0]
    if len(firm) > 1 and found[-1] - day > _TOGETHER and _apart(found):
        return None
    while day not in firm and (day.weekday() > 4 or any(day in one for one in off)):
        day += _DAY
    return _usual(day, _FIRST_DAYS, facts)


def _apart(days: Sequence[date]) -> bool:
    """Return whether no second day lies near the first: then it may be something else."""
    return days[1] - days[0] > _TOGETHER


def _beginning(facts: CalendarFacts, kind: Kind, *, whole: bool = False) -> list[date]:
    closed = min(facts.closings, default=date.max)
    return [
        one.days.first
        for one in facts.of(kind)
        if one.days.first <= facts.opening
        and (kind == "first" or one.days.first < closed)
        and not one.event.week
        and (not whole or cues.begins_the_year(one.text))
    ]


def _last_day(facts: CalendarFacts) -> date | None:
    firm = [
        one.days.last for one in facts.of("last") if one.days.last >= facts.closing and one.fits
    ]
    if firm:
        return _usual(max(firm), _LAST_DAYS, facts)
    reopened = max(facts.openings, default=date.min)
    ends = [
        one.days.last
        for one in facts.all
        if one.days.last >= facts.closing and one.days.last > reopened and _ends(one)
    ]
    return _usual(max(ends), _LAST_DAYS, facts) if ends else None


def _usual(
    day: date, days: tuple[tuple[int, int], tuple[int, int]], facts: CalendarFacts
) -> date | None:
    """Return an edge, or None where an American school can hardly have it: then it's asked for."""
    first, last = days
    northern = facts.american and facts.year.first.month > 1
    return day if not northern or first <= (day.month, day.day) <= last else None


def _ends(one: Fact) -> bool:
    if one.kind in ("opens", "part_opens") and not one.several:
        return False
    if one.kind in ("closes", "opens"):
        return not cues.names_a_rest(one.text)
    return one.kind in ("part_closes", "part_opens") and cues.ends_the_year(one.text)

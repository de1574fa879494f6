"""What a page says, with every day in its year: the ground on which a school year is put up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.school.cues import Kind
    from bot.school.layout import SchoolEvent
    from bot.school.which_year import WhichYear

_DAY = timedelta(days=1)
_OPENING = 100  # days after the turn of the year in which a first day lies
_CLOSING = 300  # days after it from which a last day may lie


@dataclass(frozen=True)
class Fact:
    """An event, and one of its spans of days."""

    event: SchoolEvent
    days: Break

    @property
    def kind(self) -> Kind:
        """What it says."""
        return self.event.kind

    @property
    def text(self) -> str:
        """In which words."""
        return self.event.text

    @property
    def fits(self) -> bool:
        """Whether its day has the weekday that stands beside it."""
        weekday = self.event.days[0].first.weekday
        return weekday in (None, self.days.first.weekday()) or len(self.event.days) > 1

    @property
    def several(self) -> bool:
        """Whether it is about more than one day in a row, such as a term."""
        return self.event.days[0].several


@dataclass(frozen=True)
class CalendarFacts:
    """The facts in the order of their days; those that somebody answered count more."""

    all: tuple[Fact, ...]
    year: Break  # every day that belongs to the school year, summer too
    weekdays: frozenset[int]
    american: bool
    month_first: bool
    answers_from: int  # the line after which answers stand

    @cached_property
    def answers(self) -> list[Fact]:
        """What was answered."""
        return [one for one in self.all if one.event.number >= self.answers_from]

    @property
    def opening(self) -> date:
        """The last day on which a school year may begin."""
        return self.year.first + _OPENING * _DAY

    @property
    def closing(self) -> date:
        """The first day on which it may end."""
        return self.year.first + _CLOSING * _DAY

    @cached_property
    def openings(self) -> list[date]:
        """The days on which school begins, or begins again."""
        return sorted(
            one.days.first
            for one in self.all
            if one.kind in ("opens", "part_opens")
            or (one.kind == "first" and one.days.first > self.opening)
        )

    @cached_property
    def closings(self) -> list[date]:
        """The last days before something: a break, another part of the year."""
        return sorted(
            one.days.last
            for one in self.all
            if one.kind in ("closes", "part_closes")
            or (one.kind in ("opens", "part_opens") and one.several)
            or (one.kind == "last" and one.days.last < self.closing)
        )

    def reopened(self, day: date, within: timedelta) -> date | None:
        """Return the first opening after *day*, if it isn't too far away."""
        after = next((one for one in self.openings if one > day), None)
        return after if after and after <= day + within else None

    def of(self, *kinds: Kind) -> Iterator[Fact]:
        """Yield the facts of some kinds."""
        return (one for one in self.all if one.kind in kinds)

    def answered(self, days: Break) -> bool:
        """Return whether somebody answered for all of these days."""
        return any(
            one.days.first <= days.first and days.last <= one.days.last for one in self.answers
        )

    def says_anything_else(self, days: Break) -> bool:
        """Return whether another line says that one of the days is off, or somebody answered."""
        return any(
            one.days.overlaps(days)
            for one in self.all
            if one.kind == "off" or one.event.number >= self.answers_from
        )

    def is_off(self, day: date) -> bool:
        """Return whether a line says that there's no school that day."""
        return any(day in one.days for one in self.of("off"))

    def school(self, days: Break) -> list[date]:
        """Return the days on which there could be school."""
        return [day for day in each(days) if day.weekday() in self.weekdays]


def each(span: Break) -> list[date]:
    """Return every day of a span."""
    return [span.first + n * _DAY for n in range((span.last - span.first).days + 1)]


def facts(events: Sequence[SchoolEvent], year: WhichYear) -> tuple[Fact, ...]:
    """Return the events that lie in a school year, an event once for each of its spans."""
    return tuple(sorted(_dated(events, year), key=lambda one: one.days))


def _dated(events: Sequence[SchoolEvent], year: WhichYear) -> Iterator[Fact]:
    whole = year.span
    for event in events:
        for days in event.days:
            first, last = year.day(days.first), year.day(days.last)
            if first is None or last is None:
                continue
            if event.week:
                first -= first.weekday() * _DAY
                last = first + 4 * _DAY
            if last < first and not days.last.year:
                last = replace(days.last, year=first.year + 1).within(0) or last
            if first <= last and first in whole and last in whole:
                yield Fact(event, Break(first, last, event.name))

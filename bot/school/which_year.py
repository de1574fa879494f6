"""Which school year a page is about, when most of its days say no year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.school.cues import Kind
    from bot.school.days import Day
    from bot.school.layout import SchoolEvent
    from bot.school.rows import Row

_SOUTHERN = ("Australia/", "Pacific/Auckland", "Pacific/Fiji", "Africa/Johannesburg", "America/Sao")
_APRIL = ("Asia/Tokyo", "Asia/Kolkata")
_HEADING_WEIGHS = 6  # days with their year
_FITTING_WEEKDAYS = 3
_ABOUT_THE_PAGE = re.compile(
    r"\b(?:adopted|approved|revised|updated|printed|as of|version|draft|posted)\b", re.IGNORECASE
)
_FALL, _SPRING = re.compile(r"\b(?:fall|autumn) (20\d\d)\b"), re.compile(r"\bspring (20\d\d)\b")
_PLAIN = re.compile(
    r"\b(20\d\d)\b(?=.{0,20}\b(?:term|school|calendar))|\b(?:term|school|calendar).{0,20}\b(20\d\d)\b"
)
_SHORT = re.compile(r"(?<![\d/-])(\d\d)\s?-\s?(\d\d)(?![\d/-])")


@dataclass(frozen=True)
class WhichYear:
    """A school year by the year it begins in, and how sure that is."""

    start: int
    turn: tuple[int, int]  # month and day from which a day belongs to the year that begins
    named: bool = False  # the page names it, or its weekdays do
    others: tuple[int, ...] = ()  # other school years that the page names
    misfits: int = 0  # weekdays beside days that they don't have in it

    def day(self, day: Day) -> date | None:
        """Return a day of this school year; None where there is none such."""
        early = (day.month, day.day) < self.turn
        return day.within(self.start + early)

    @property
    def span(self) -> Break:
        """Every day that belongs to it, summer too."""
        last = date(self.start + 1, *self.turn)
        return Break(date(self.start, *self.turn), date.fromordinal(last.toordinal() - 1))


def turn_of(zone: str | None, events: Sequence[SchoolEvent]) -> tuple[int, int]:
    """Return the day on which a school year turns: in the middle of the long holidays."""
    place = zone or ""
    spans = (one.days[0] for one in events if one.kind == "opens" and one.days[0].several)
    if place.startswith(_SOUTHERN) or any(
        one.first.month < 4 and one.last.month > 10 and one.last.year in (None, one.first.year)
        for one in spans
    ):
        return 1, 1
    turn = (8, 1) if place.startswith("Europe/") else (4, 1) if place in _APRIL else (7, 1)
    begins = [day for day in _edges(events, "first") if (6, 1) <= day < (11, 1)]
    ends = [day for day in _edges(events, "last") if day < (9, 1)]
    if not (begins and ends and max(ends) < min(begins)):
        return turn
    fitting = (one for one in (turn, (7, 1)) if max(ends) < one <= min(begins))
    return next(fitting, min(begins))


def _edges(events: Sequence[SchoolEvent], kind: Kind) -> Iterator[tuple[int, int]]:
    days = (one.first for event in events if event.kind == kind for one in event.days)
    return ((day.month, day.day) for day in days)


def usual_year(zone: str | None, today: date) -> tuple[int, tuple[int, int]]:
    """Return in which year the school year of *today*, or the next, begins, and when it turns."""
    turn = turn_of(zone, ())
    return today.year - ((today.month, today.day) < _middle_of_spring(turn)), turn


def which_year(
    years: Sequence[int],
    headings: Sequence[Row],
    events: Sequence[SchoolEvent],
    zone: str | None,
    today: date,
) -> WhichYear:
    """Return the school year that a page is about.

    What its headings and its days with a year say decides, then weekdays, then *today*. A page
    from the south may begin in the middle of the year: where weekdays say so.
    """
    turn = turn_of(zone, events)
    found = _which_year(years, headings, events, turn, today)
    if turn == (1, 1) and found.misfits >= _FITTING_WEEKDAYS:
        middle = _which_year(years, headings, events, (7, 1), today)
        return middle if middle.misfits * 3 <= found.misfits else found
    return found


def _which_year(
    years: Sequence[int],
    headings: Sequence[Row],
    events: Sequence[SchoolEvent],
    turn: tuple[int, int],
    today: date,
) -> WhichYear:
    votes = Counter([*_named(years, headings, turn), *_dated(events, turn)])
    usual = today.year - ((today.month, today.day) < _middle_of_spring(turn))
    for year in [year for year, count in votes.items() if count < _needed(year - usual)]:
        del votes[year]
    if votes:
        most = max(votes.values())
        best = [year for year, count in votes.items() if count * 2 > most]
        start = min(best, key=lambda year: (year < usual, abs(year - usual)))
        if votes[start] < most and len(best) == 1:
            start = best[0]
        others = tuple(sorted(year for year in best if year != start))
        return WhichYear(start, turn, True, others, _misfits(events, start, turn))
    fits = {year: _misfits(events, year, turn) for year in (usual, usual + 1, usual - 1)}
    named = sum(1 for day in _weekdays(events)) >= _FITTING_WEEKDAYS
    start = usual
    if named and fits[usual] > 1:
        start = next((year for year in fits if not fits[year]), usual)
    return WhichYear(start, turn, named and not fits[start], (), fits[start])


def _needed(ahead: int) -> int:
    """Return how many days have to be in a year for it to be meant: one may be a slip."""
    return 1 if ahead in (0, 1) else 2 if ahead in (-1, 2) else 4


def _middle_of_spring(turn: tuple[int, int]) -> tuple[int, int]:
    return (turn[0] - 1, 1) if turn[0] > 1 else (1, 1)


def _named(years: Sequence[int], headings: Sequence[Row], turn: tuple[int, int]) -> Iterator[int]:
    """Yield the years that headings name, each as often as it weighs."""
    found = list(years)
    for row in headings:
        low = row.text.lower()
        found += [int(one[1]) for one in _FALL.finditer(low)]
        found += [int(one[1]) - (turn > (1, 1)) for one in _SPRING.finditer(low)]
        found += [
            2000 + int(one[1])
            for one in _SHORT.finditer(low)
            if int(one[2]) == int(one[1]) + 1 and 15 <= int(one[1]) <= 45
        ]
        if turn == (1, 1):
            found += [int(one[1] or one[2]) for one in _PLAIN.finditer(low)]
    for at, year in enumerate(found):
        yield from [year] * (_HEADING_WEIGHS if at == 0 else _HEADING_WEIGHS // 2)


def _dated(events: Sequence[SchoolEvent], turn: tuple[int, int]) -> Iterator[int]:
    """Yield the school year of every day that has its year."""
    for event in events:
        if _ABOUT_THE_PAGE.search(event.text):
            continue
        for days in event.days:
            for day in {days.first, days.last}:
                if day.year:
                    yield day.year - ((day.month, day.day) < turn)


def _weekdays(events: Sequence[SchoolEvent]) -> Iterator[Day]:
    for event in events:
        for days in event.days:
            yield from (day for day in {days.first, days.last} if day.weekday is not None)


def _misfits(events: Sequence[SchoolEvent], start: int, turn: tuple[int, int]) -> int:
    year = WhichYear(start, turn)
    found = ((day, year.day(day)) for day in _weekdays(events))
    return sum(actual is None or actual.weekday() != day.weekday for day, actual in found)

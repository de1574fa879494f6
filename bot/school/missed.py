"""Lines that weren't understood, each with its number and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit import words as day_words
from bot.kit.dates import MONTHS, WEEKDAYS
from bot.kit.text import listed, shorten
from bot.school import words
from bot.school.days import find_days
from bot.school.rows import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.school.days import Day
    from bot.school.flat import Lines
    from bot.school.layout import SchoolEvent
    from bot.school.which_year import WhichYear

SHOWN = 100  # characters of a line
_LIKE_A_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? (?:29|3\d)\b(?!:)"
    r"|(?<![\d/])(?:[2469]|11|02|04|06|09)/3\d\b|(?<![\d/])1[3-9]/1[3-9]\b",
    re.IGNORECASE,
)
_MATTERS = frozenset(
    ("off", "rest_starts", "rest_ends", "closes", "opens", "first", "last", "none")
)


@dataclass(frozen=True)
class Missed:
    """A line that was not understood: where, its words, and why."""

    number: int
    line: str
    reason: str
    used: bool = False  # part of it counts

    def __str__(self) -> str:
        """Return what its writer reads."""
        line = shorten(self.line, SHOWN)
        return day_words.MISSED.format(number=self.number, line=line, reason=self.reason)


def missed(
    lines: Lines,
    events: Sequence[SchoolEvent],
    year: WhichYear,
    others: Sequence[tuple[int, str]],
    month_first: bool,
) -> tuple[Missed, ...]:
    """Return the lines that were not understood, in order; *others* are numbers and reasons."""
    texts = dict(lines)
    found: dict[int, str] = dict(reversed(others))
    for number, reason in (
        *_no_days(lines, month_first),
        *(one for event in events for one in _not_in_the_year(event, year)),
        *_unknown(events, month_first),
    ):
        found.setdefault(number, reason)
    used = {one.number for one in events if one.kind != "none"}
    return tuple(
        Missed(number, " ".join(texts[number].split()), reason, number in used)
        for number, reason in sorted(found.items())
    )


def _unknown(events: Sequence[SchoolEvent], month_first: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines with days that mean nothing known; of others in the line, which count."""
    by_line: dict[int, list[SchoolEvent]] = {}
    for one in events:
        by_line.setdefault(one.number, []).append(one)
    for number, found in by_line.items():
        rest = [one for one in found if one.kind == "none" and one.text.strip(EDGES)]
        used = [one for one in found if one.kind != "none"]
        if rest and used:
            said, also = (_days_said(some, month_first) for some in (used, rest))
            yield number, words.USED_IN_PART.format(used=said, rest=also)
        elif rest:
            yield number, words.NOT_KNOWN


def _days_said(events: Sequence[SchoolEvent], month_first: bool) -> str:
    """Return "August 24 and August 26"."""
    days = [one for event in events for one in event.days]
    style = "US" if month_first else "GB"
    spans = [[one.first, one.last] if one.several else [one.first] for one in days]
    return listed(["\N{EN DASH}".join(_day(one, style) for one in span) for span in spans])


def _day(day: Day, style: str) -> str:
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if style == "US" else f"{day.day} {month}"


def _no_days(lines: Lines, month_first: bool) -> Iterator[tuple[int, str]]:
    """Yield what looks like a day and is none: "Feb 30", "2/30"."""
    for number, line in lines:
        for one in _LIKE_A_DAY.finditer(line) if line else ():
            if not find_days(one[0], month_first, None):
                yield number, words.NOT_A_DAY.format(typed=one[0])


def _not_in_the_year(event: SchoolEvent, year: WhichYear) -> Iterator[tuple[int, str]]:
    for days in event.days:
        first, last = year.day(days.first), year.day(days.last)
        for one, day in ((days.first, first), (days.last, last)):
            if day is None:
                typed = f"{MONTHS[one.month - 1]} {one.day}"
                yield event.number, words.NOT_A_DAY_IN.format(typed=typed, year=year.start)
            elif one.weekday not in (None, day.weekday()):
                yield event.number, _wrong(day)
        if first and last and last < first and event.kind in _MATTERS:
            yield event.number, day_words.ENDS_FIRST
        elif first and first not in year.span and event.kind in _MATTERS:
            yield event.number, words.OTHER_YEAR.format(first=year.start, second=year.start + 1)


def _wrong(day: date) -> str:
    typed = f"{MONTHS[day.month - 1]} {day.day}"
    return words.WRONG_WEEKDAY.format(day=typed, weekday=WEEKDAYS[day.weekday()], year=day.year)

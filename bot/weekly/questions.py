"""The question of the week: read from questions.toml, and chosen without chance."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.kit.lots import draw

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.school.clock import SchoolClock

_FILE = Path(__file__).with_name("questions.toml")

# The parts of the usual US school year, first and last day as (month, day); some come twice.
OCCASIONS: dict[str, tuple[tuple[tuple[int, int], tuple[int, int]], ...]] = {
    "first-weeks": (((8, 10), (9, 12)),),
    "book-fair": (((10, 1), (11, 20)), ((2, 15), (3, 20))),
    "before-winter-break": (((12, 1), (12, 21)),),
    "after-winter-break": (((1, 3), (1, 9)),),
    "school-library-month": (((4, 1), (4, 30)),),
    "testing-season": (((3, 15), (5, 5)),),
    "inventory": (((5, 1), (5, 31)),),
    "last-weeks": (((5, 10), (6, 15)),),
}
# These keep to the calendar, whenever a school's year begins and ends.
_OF_THE_CALENDAR = frozenset({"book-fair", "school-library-month", "testing-season"})
_WEEK = timedelta(weeks=1)
# Stands among the parts of a school year that begins in the first months of a year.
SOUTH = "south"


@dataclass(frozen=True, slots=True)
class WeeklyQuestion:
    """One question; `months` (1 to 12) or `occasion` say when it fits, neither means always.

    Where the year begins in the first months, what `turns` comes half a year later, and what is
    of the `north` not at all.
    """

    id: str
    text: str
    topic: str
    months: frozenset[int] = frozenset()
    occasion: str | None = None
    turns: bool = False
    north: bool = False
    until: int = 31  # the last day of its month on which it's asked
    shelf: bool = False  # only where what's answered can go on the shelf, and then once a year

    @property
    def seasonal(self) -> bool:
        """Whether there are weeks in which it does not fit."""
        return bool(self.months) or self.occasion is not None

    def fits(self, day: date, occasions: Collection[str]) -> bool:
        """Whether it can be asked on *day*, in those parts of the school year."""
        if self.shelf:
            return False
        months = self.months
        if SOUTH in occasions:
            months = frozenset() if self.north else months
            months = frozenset((month + 5) % 12 + 1 for month in months) if self.turns else months
        in_month = day.month in months and day.day <= self.until
        return not self.seasonal or in_month or self.occasion in occasions


@cache
def load() -> tuple[WeeklyQuestion, ...]:
    """Return every question in the file's order."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["question"]
    return tuple(
        WeeklyQuestion(**{**row, "months": frozenset(row.get("months", ()))}) for row in rows
    )


def occasions_on(day: date) -> frozenset[str]:
    """Return the parts of the usual US school year that *day* falls into."""
    today = (day.month, day.day)
    return frozenset(
        name
        for name, spans in OCCASIONS.items()
        if any(first <= today <= last for first, last in spans)
    )


def occasions_in(school: SchoolClock, day: date) -> frozenset[str]:
    """Return the parts of a group's own school year that *day* falls into.

    Its first weeks, its last and those around its winter break are counted from the dates that
    the group entered; a year that begins in the first months keeps none but the first and last.
    """
    if not school.years:
        return occasions_on(day)
    year = school.school_year_of(day)
    spans = {
        "first-weeks": (year.first_day, year.first_day + 4 * _WEEK),
        "inventory": (year.last_day - 4 * _WEEK, year.last_day),
        "last-weeks": (year.last_day - 3 * _WEEK, year.last_day),
    }
    for one in year.breaks:
        if date(year.first_day.year, 12, 25) in one:
            spans["before-winter-break"] = (one.first - 3 * _WEEK, one.first)
            # The first days back, and no longer: one school week.
            back, later = (school.add_school_days(one.last, n) for n in (1, len(year.weekdays)))
            spans["after-winter-break"] = (back, later)
    found = {name for name, (first, last) in spans.items() if first <= day <= last}
    if year.first_day.month > 5:
        return frozenset(found | (occasions_on(day) & _OF_THE_CALENDAR))
    return frozenset({*found, SOUTH})


def ranked(
    questions: Sequence[WeeklyQuestion],
    day: date,
    used: Collection[str],
    seed: str,
    occasions: Collection[str] | None = None,
) -> list[WeeklyQuestion]:
    """Return what fits the week of *day* (Monday to Sunday), in the order in which it's asked.

    Nothing in *used* (ids asked within a year) comes again while something else fits. In every
    other week what fits the season comes first, in the weeks between what fits any time. Beyond
    that *seed* (the group) decides, so that groups differ and the same week always gives the
    same answer. *occasions* is for a group whose school year is not the usual one.
    """
    now = occasions_on(day) if occasions is None else occasions
    week = (day.toordinal() - 1) // 7  # day 1 of the calendar was a Monday
    return sorted(
        (question for question in questions if question.fits(day, now)),
        key=lambda question: (
            question.id in used,
            question.seasonal == bool(week % 2),
            draw(seed, week, question.id),
        ),
    )


def choose(
    questions: Sequence[WeeklyQuestion],
    day: date,
    used: Collection[str],
    seed: str,
    occasions: Collection[str] | None = None,
) -> WeeklyQuestion:
    """Return the question for the week of *day*; see `ranked`.

    Raises ValueError when nothing fits at all.
    """
    found = ranked(questions, day, used, seed, occasions)
    if not found:
        raise ValueError(f"no question fits {day}")
    return found[0]


def of_shelf(questions: Sequence[WeeklyQuestion], day: date) -> WeeklyQuestion | None:
    """Return what's asked once in the month of *day* where a group has a shelf, if anything is."""
    return next((one for one in questions if one.shelf and day.month in one.months), None)

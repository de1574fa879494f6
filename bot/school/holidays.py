"""Days without school that a calendar gives by itself: federal holidays and the usual breaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.kit.dates import DateRange
from bot.kit.dates.names import nth_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

THANKSGIVING = "Thanksgiving"
WINTER_BREAK = "Winter break"
# Holidays whose day of the week changes every year, Christmas Day aside: a winter break
# moves with Christmas, but a week that happens to hold one of these does not move with it.
FIXED = frozenset({"New Year's Day", "Juneteenth", "Independence Day", "Veterans Day"})

_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Break(DateRange):
    """Days without school, and what they are called."""

    name: str = ""

    def without(self, day: date) -> Iterator[Break]:
        """Yield what is left of it when there is school on *day*."""
        if day not in self:
            yield self
            return
        if self.first < day:
            yield Break(self.first, day - _DAY, self.name)
        if day < self.last:
            yield Break(day + _DAY, self.last, self.name)


@lru_cache(maxsize=128)
def federal_holidays(year: int) -> Mapping[str, date]:
    """Return the days on which the federal holidays of *year* are observed (5 U.S.C. 6103).

    One on a Saturday is observed the Friday before, one on a Sunday the Monday after; so New
    Year's Day may be observed in December of the year before.
    """
    return {
        "New Year's Day": _observed(date(year, 1, 1)),
        "Martin Luther King Jr. Day": nth_weekday(date(year, 1, 1), 3, 0),
        "Presidents' Day": nth_weekday(date(year, 2, 1), 3, 0),
        "Memorial Day": nth_weekday(date(year, 5, 1), -1, 0),
        "Juneteenth": _observed(date(year, 6, 19)),
        "Independence Day": _observed(date(year, 7, 4)),
        "Labor Day": nth_weekday(date(year, 9, 1), 1, 0),
        "Columbus Day": nth_weekday(date(year, 10, 1), 2, 0),
        "Veterans Day": _observed(date(year, 11, 11)),
        "Thanksgiving Day": nth_weekday(date(year, 11, 1), 4, 3),
        "Christmas Day": _observed(date(year, 12, 25)),
    }


def usual_breaks(
    first: date, last: date, others: Iterable[Break] = (), *, american: bool = True
) -> tuple[Break, ...]:
    """Return the breaks most American schools have between two days, in order.

    Thanksgiving from Wednesday to Friday, 22 December to 2 January, and the federal holidays;
    elsewhere only the winter break; none that shares a day with one of *others*.
    """
    taken, found = list(others), []
    for one in _usual(first, last):
        if (american or one.name == WINTER_BREAK) and not any(map(one.overlaps, taken)):
            taken.append(one)
            found.append(one)
    return tuple(sorted(found))


def usual_break(name: str, first: date, last: date) -> Break | None:
    """Return the usual break or federal holiday of that name between two days."""
    return next((one for one in _usual(first, last) if one.name == name), None)


def _usual(first: date, last: date) -> Iterator[Break]:
    within = Break(first, last)
    return filter(within.overlaps, _every_usual(range(first.year - 1, last.year + 2)))


def _every_usual(years: Iterable[int]) -> Iterator[Break]:
    for year in years:
        thursday = federal_holidays(year)["Thanksgiving Day"]
        yield Break(thursday - _DAY, thursday + _DAY, THANKSGIVING)
        yield Break(date(year, 12, 22), date(year + 1, 1, 2), WINTER_BREAK)
    for year in years:
        for name, day in federal_holidays(year).items():
            yield Break(day, day, name)


def _observed(day: date) -> date:
    return day + {5: -_DAY, 6: _DAY}.get(day.weekday(), timedelta())

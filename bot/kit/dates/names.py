"""What days, months and holidays are called, also when they're misspelled."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as day_of_week

if TYPE_CHECKING:
    from collections.abc import Callable

    Holiday = Callable[[int, str], date | None]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ORDINAL_WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS, 1)} | {"thirtieth": 30}
_NUMBER_WORDS_TEXT = "one two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = _NUMBER_WORDS_TEXT.split()
NUMBERS = {word: n for n, word in enumerate(_NUMBER_WORDS, 1)}
NUMBERS |= {"a": 1, "an": 1, "couple": 2, "twenty": 20, "thirty": 30}
FIRST_LETTERS = frozenset("jfmasond")
LAST_LETTERS = frozenset("mtwfs")

_FULL_MONTHS = {one.lower(): n for n, one in enumerate(MONTHS, 1)}
MONTH_NAMES = _FULL_MONTHS | {one[:3]: n for one, n in _FULL_MONTHS.items()}
MONTH_NAMES |= {"sept": 9, "janu": 1}
_FULL_WEEKDAYS = {one.lower(): n for n, one in enumerate(WEEKDAYS)}
WEEKDAY_NAMES = _FULL_WEEKDAYS | {one[:3]: n for one, n in _FULL_WEEKDAYS.items()}
WEEKDAY_NAMES |= {"tues": 1, "weds": 2, "wednes": 2, "thur": 3, "thurs": 3}
_LONGEST = 12  # letters of a misspelled name
# Words that are near a name and mean something else.
_OTHERS_TEXT = "match marsh much sunny money monkey funday someday noday julie augusta"
_OTHERS = frozenset(_OTHERS_TEXT.split())


@lru_cache(maxsize=512)
def month_named(word: str, *, typos: bool = False) -> int | None:
    """Return the number of a month by its name, January being 1; None for any other word."""
    found = MONTH_NAMES.get(word)
    return found or (_near(word, _FULL_MONTHS) if typos else None)


@lru_cache(maxsize=512)
def weekday_named(word: str, *, typos: bool = False) -> int | None:
    """Return the number of a weekday by its name, Monday being 0; None for any other word."""
    found = WEEKDAY_NAMES.get(word)
    return _near(word, _FULL_WEEKDAYS) if found is None and typos else found


def _near(word: str, names: dict[str, int]) -> int | None:
    """Return what a misspelled name means: one slip in a short name, two in a long one."""
    if not 4 <= len(word) <= _LONGEST or word in _OTHERS or not word.isascii():
        return None
    for name, number in names.items():
        most = 2 if len(name) > 6 else 1
        if abs(len(name) - len(word)) <= most and name[0] == word[0] and len(name) > 3:
            swapped = len(name) > 4 or sorted(name) == sorted(word)
            if swapped and slips(word, name) <= most:
                return number
    return None


def slips(one: str, two: str) -> int:
    """Return how many letters were left out, added, changed or swapped (Damerau)."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def nth_weekday(month: date, nth: int, weekday: int) -> date:
    """Return the nth weekday from the first of a month on; -1: the last one in it."""
    return month + relativedelta(day=1 if nth > 0 else 31, weekday=day_of_week(weekday, nth))


def _on(month: int, day: int) -> Holiday:
    return lambda year, _: date(year, month, day)


def _weekday_in(month: int, nth: int, weekday: int, *countries: str) -> Holiday:
    """Return a weekday in a month; nth counts from the end when it's below zero."""

    def find(year: int, country: str) -> date | None:
        if countries and country not in countries:
            return None
        return nth_weekday(date(year, month, 1), nth, weekday)

    return find


def _around_easter(days: int) -> Holiday:
    return lambda year, _: easter(year) + timedelta(days=days)


def _thanksgiving(year: int, country: str) -> date | None:
    month, nth, weekday = (10, 2, 0) if country == "CA" else (11, 4, 3)
    return _weekday_in(month, nth, weekday, "US", "CA", "PR", "GU")(year, country)


_AMERICAN = ("US", "PR", "GU", "VI", "AS", "MP")
# Holidays by name, lower case, an apostrophe or none; each gives its day in a year and country.
HOLIDAYS: dict[str, Holiday] = {
    "new year's day": _on(1, 1),
    "new year's": _on(1, 1),
    "new year's eve": _on(12, 31),
    "mlk day": _weekday_in(1, 3, 0, *_AMERICAN),
    "martin luther king day": _weekday_in(1, 3, 0, *_AMERICAN),
    "martin luther king jr day": _weekday_in(1, 3, 0, *_AMERICAN),
    "groundhog day": _on(2, 2),
    "valentine's day": _on(2, 14),
    "valentine's": _on(2, 14),
    "presidents day": _weekday_in(2, 3, 0, *_AMERICAN),
    "president's day": _weekday_in(2, 3, 0, *_AMERICAN),
    "presidents' day": _weekday_in(2, 3, 0, *_AMERICAN),
    "st patrick's day": _on(3, 17),
    "good friday": _around_easter(-2),
    "easter": _around_easter(0),
    "easter sunday": _around_easter(0),
    "easter monday": _around_easter(1),
    "mother's day": _weekday_in(5, 2, 6, *_AMERICAN, "CA", "AU", "NZ"),
    "memorial day": _weekday_in(5, -1, 0, *_AMERICAN),
    "juneteenth": _on(6, 19),
    "canada day": _on(7, 1),
    "independence day": _on(7, 4),
    "the fourth of july": _on(7, 4),
    "labor day": _weekday_in(9, 1, 0, *_AMERICAN, "CA"),
    "labour day": _weekday_in(9, 1, 0, *_AMERICAN, "CA"),
    "columbus day": _weekday_in(10, 2, 0, *_AMERICAN),
    "indigenous peoples' day": _weekday_in(10, 2, 0, *_AMERICAN),
    "indigenous peoples day": _weekday_in(10, 2, 0, *_AMERICAN),
    "halloween": _on(10, 31),
    "election day": lambda year, country: _election(year, country),
    "veterans day": _on(11, 11),
    "veteran's day": _on(11, 11),
    "veterans' day": _on(11, 11),
    "remembrance day": _on(11, 11),
    "thanksgiving": _thanksgiving,
    "thanksgiving day": _thanksgiving,
    "christmas": _on(12, 25),
    "christmas day": _on(12, 25),
    "christmas eve": _on(12, 24),
    "boxing day": _on(12, 26),
}
HOLIDAYS |= {name.replace("'", ""): rule for name, rule in HOLIDAYS.items()}


def _election(year: int, country: str) -> date | None:
    monday = _weekday_in(11, 1, 0, *_AMERICAN)(year, country)
    return None if monday is None else monday + timedelta(days=1)

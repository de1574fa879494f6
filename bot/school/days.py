"""Finding days in a line of a calendar: a parser over tokens, with what only looks like a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.kit.dates.names import WEEKDAY_NAMES
from bot.school.tokens import CELL, month_of, tokens

_NOT_BEFORE_A_WEEKDAY = {"good", "easter", "ash", "holy", "black", "maundy", "whit", "shrove"}
_TO = {"to", "through", "thru", "until", "till", "-"}
_AND = {",", "&", "+", "and", "or", "/"}
_NTH = {"st", "nd", "rd", "th"}
_FIRST_YEAR, _LAST_YEAR = 2015, 2045


@dataclass(frozen=True)
class Day:
    """A day as typed; without a year it belongs to the school year that the page is about."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    either: bool = False  # 3/4 may be in March or in April

    def within(self, year: int) -> date | None:
        """Return the day in *year*; None where that year has no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class Days:
    """One day or several in a row, and where in the line they stand."""

    first: Day
    last: Day
    start: int
    end: int

    @property
    def several(self) -> bool:
        """Whether it is more than one day."""
        return (self.first.month, self.first.day) != (self.last.month, self.last.day)


def find_days(line: str, month_first: bool, under: tuple[int, int | None] | None) -> list[Days]:
    """Return the days of a line in their order.

    *under* is the month, and perhaps the year, that stands above the line: then a number that
    begins a cell or the line is a day too. What is no day in any year is left out.
    """
    return _Finder(line, month_first, under).found


class _Finder:
    def __init__(self, line: str, month_first: bool, under: tuple[int, int | None] | None) -> None:
        self._tokens = tokens(line)
        self._month_first = month_first
        self._under = under
        self.found: list[Days] = []
        self._whole = False  # a day with its month was found: bare numbers after it are none
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            at = (self._group(at) if token.begins_day else None) or at + 1
        if not self.found and under:
            self._trailing()

    def _group(self, at: int) -> int | None:
        """Take up what stands at a token: a day, a range, or a list of them."""
        read = self._range(at)
        if read is None:
            return None
        days, at = read
        self.found.append(days)
        while True:
            comma = at
            while self._text(comma) in _AND:
                comma += 1
            if comma == at or self._full(comma) is not None or self._backward(comma) is not None:
                return at
            more = self._listed(comma, days.last)
            if more is None:
                return at
            days, at = more
            self.found.append(days)

    def _listed(self, at: int, before: Day) -> tuple[Days, int] | None:
        bare = self._bare(at, before.month, before.year)
        if bare is None or bare[0].day <= before.day:
            return None
        return self._until(bare[0], at, bare[1])

    def _range(self, at: int) -> tuple[Days, int] | None:
        if backward := self._backward(at):
            return backward
        if day := self._full(at):
            self._whole = True
        else:
            day = self._leading(at) or self._of_weekday(at) or self._in_prose(at)
        return None if day is None else self._until(day[0], at, day[1])

    def _until(self, first: Day, begin: int, at: int) -> tuple[Days, int]:
        """Return the days from one to what follows a dash, or else that one alone."""
        to = at
        while self._text(to) in _TO or (to > at and self._text(to) in ("and", "including")):
            to += 1
        if to > at:
            whole, bare = self._full(to), self._bare(to, first.month, first.year)
            # "Nov 25-29 Dec 21" has no 29th of December.
            if whole and bare and self._day_first(to) and self._follows_day(whole[1]):
                whole = None
            if whole:
                return self._days(first, whole[0], begin, whole[1]), whole[1]
            if bare and bare[0].day > first.day:
                return self._days(first, bare[0], begin, bare[1]), bare[1]
            if bare and self._under and bare[0].day < first.day <= 31:
                later = replace(bare[0], month=first.month % 12 + 1)
                if later.within(2028):
                    return self._days(first, later, begin, bare[1]), bare[1]
        return self._days(first, first, begin, at), at

    def _days(self, first: Day, last: Day, begin: int, end: int) -> Days:
        if last.year and not first.year and (first.month, first.day) <= (last.month, last.day):
            first = replace(first, year=last.year)
        elif last.year and not first.year:
            first = replace(first, year=last.year - 1)
        return Days(first, last, self._tokens[begin].start, self._tokens[end - 1].end)

    def _backward(self, at: int) -> tuple[Days, int] | None:
        """Return "25-29 November" and "Mon 26 to Fri 30 October": the month comes last."""
        on, number = self._weekday(at)
        day = self._number(number)
        after = self._past_nth(number + 1)
        if day is None or self._text(after) not in _TO | {"&", "and", ","}:
            return None
        joined = self._text(after) in {"&", "and", ","}
        second = self._full(after + 1)
        if second is None or not self._day_first(after + 1) or second[0].day <= day:
            return None
        if self._follows_day(second[1]) and self._month_first and not second[0].year:
            return None  # "1-12 August 20"
        first = replace(second[0], day=day, weekday=on)
        if first.within(2028) is None:
            return None
        if joined:
            self.found.append(self._days(first, first, at, after))
            return self._until(second[0], after + 1, second[1])
        return self._days(first, second[0], at, second[1]), second[1]

    def _full(self, at: int) -> tuple[Day, int] | None:
        """Return a day with its month at a token, and where it ends."""
        on, here = self._weekday(at)
        if self._text(here) == "the":
            here += 1
        read = self._named(here) or self._numbers(here)
        if read is None:
            return None
        day, end = read
        if on is None:
            on, end = self._weekday_after(end)
        return replace(day, weekday=on), end

    def _named(self, at: int) -> tuple[Day, int] | None:
        month = month_of(self._text(at))
        if month:
            here = at + (2 if self._text(at + 1) == "." else 1)
            if self._text(here) == "the":
                here += 1
            day = self._number(here)
            if day is None or (self._text(here + 1) == "/" and self._touching(here, 3)):
                return None
            here = self._past_nth(here + 1)
            year, here = self._year(here)
            return _checked(Day(month, day, year), here)
        day = self._number(at)
        here = self._past_nth(at + 1)
        for filler in (".", "-", "of", "day", "of"):
            here += self._text(here) == filler
        month = month_of(self._text(here))
        if day is None or not month:
            return None
        here += 2 if self._text(here + 1) == "." else 1
        following = self._number(here)
        year_follows = following is not None and self._tokens[here].number > 31
        spaced = self._text(here - 2 - (self._text(here - 1) == ".")) == "-"
        if spaced and following is not None and not year_follows and not self._touching(at, 3):
            return None  # "1st - Feb. 12" is February 12
        dashed = self._text(here) == "-" and self._touching(at, here + 2 - at)
        if dashed and self._is_year(here + 1, short=True):  # 4-Mar-27
            return _checked(Day(month, day, self._years_number(here + 1)), here + 2)
        if (
            following is not None
            and not year_follows
            and self._month_first
            and not month_of(self._text(here + 1))
        ):
            return None  # "12 August 20" is August 20
        year, here = self._year(here)
        return _checked(Day(month, day, year), here)

    def _numbers(self, at: int) -> tuple[Day, int] | None:
        one, sign, two = self._any(at), self._text(at + 1), self._any(at + 2)
        if one is None or two is None or sign not in ("/", "-", "."):
            return None
        numbered = at > 1 and self._text(at - 1) == sign and self._any(at - 2) is not None
        if numbered and self._touching(at - 2, 3):
            return None
        if sign != "/" and not self._touching(at, 3):
            return None
        third = self._any(at + 4) if self._text(at + 3) == sign else None
        touching = third is not None and self._touching(at + 2, 3)
        if one > 31 and third is not None and _FIRST_YEAR <= one <= _LAST_YEAR:
            return _checked(Day(two, third, one), at + 5)
        if third is not None and touching and self._is_year(at + 4, short=True):
            return self._ordered(one, two, self._years_number(at + 4), at + 5)
        if sign == "/" and self._text(at + 3) != "/":
            return self._ordered(one, two, None, at + 3)
        return None

    def _ordered(self, one: int, two: int, year: int | None, end: int) -> tuple[Day, int] | None:
        month, day = (one, two) if self._month_first else (two, one)
        if month > 12 >= day:
            month, day = day, month
        either = max(one, two) <= 12 and one != two
        return _checked(Day(month, day, year, either=either), end)

    def _leading(self, at: int) -> tuple[Day, int] | None:
        """Return a bare day that begins a cell or the line, in the month above it."""
        if self._under is None or self._whole:
            return None
        before = self._text(at - 1) if at else CELL
        nth = before == ":" and self._text(at + 1) in _NTH
        if (
            not nth
            and before not in (CELL, ";")
            and not (at == 1 and before in (":", "-", "*", "("))
        ):
            return None
        bare = self._bare(at, *self._under)
        if bare is None or self._text(bare[1]) in ("%", "/") or month_of(self._text(bare[1])):
            return None
        return bare

    def _of_weekday(self, at: int) -> tuple[Day, int] | None:
        """Return "Monday 1st" and "Fri 4" anywhere in a line, in the month above it."""
        if self._under is None or self._text(at) not in WEEKDAY_NAMES:
            return None
        _, number = self._weekday(at)
        if number - at > 2 or self._text(number - 1) == CELL:
            return None
        bare = self._bare(at, *self._under)
        return bare if bare and self._text(number + 1) not in (".", ":") else None

    def _in_prose(self, at: int) -> tuple[Day, int] | None:
        """Return "Friday the 19th", in the month that the line named last."""
        if self._text(at) not in WEEKDAY_NAMES or self._text(at + 1) != "the":
            return None
        months = (month_of(one.text) for one in reversed(self._tokens[max(0, at - 40) : at]))
        month = next((one for one in months if one), None)
        if month is None or self._text(at + 3) not in _NTH:
            return None
        return self._bare(at, month, None)

    def _trailing(self) -> None:
        """Take up a bare day that ends the line: "Labor Day - 7", "Labor Day (7th)"."""
        assert self._under is not None
        end = len(self._tokens)
        while end and self._text(end - 1) in (")", ".", CELL):
            end -= 1
        at = end - (2 if end and self._text(end - 1) in _NTH else 1)
        if at < 1 or self._text(at - 1) not in ("-", "(", ":", CELL, "."):
            return
        bare = self._bare(at, *self._under)
        if bare:
            self.found.append(self._days(bare[0], bare[0], at, bare[1]))

    def _bare(self, at: int, month: int, year: int | None) -> tuple[Day, int] | None:
        on, here = self._weekday(at)
        here += self._text(here) == "the"
        day = self._number(here)
        if day is None or self._text(here + 1) in ("/", "%") or self._text(here - 1) == "#":
            return None
        here = self._past_nth(here + 1)
        own, here = self._year(here)
        read = _checked(Day(month, day, own or year), here)
        if read is None:
            return None
        if on is None:
            on, here = self._weekday_after(here)
        return replace(read[0], weekday=on), here

    def _weekday(self, at: int) -> tuple[int | None, int]:
        """Return the weekday at a token, and where what follows it begins."""
        number = WEEKDAY_NAMES.get(self._text(at))
        if number is None or (at and self._text(at - 1) in _NOT_BEFORE_A_WEEKDAY):
            return None, at
        at += 1
        while self._text(at) in (".", ",", "the", CELL, "("):
            at += 1
        return number, at

    def _weekday_after(self, at: int) -> tuple[int | None, int]:
        here = at
        while self._text(here) in (",", "(", CELL, "-"):
            here += 1
        number = WEEKDAY_NAMES.get(self._text(here))
        if number is None or (here == at and self._text(here + 1) in ("-", "to")):
            return None, at
        dashed = self._text(here - 1) == "-" and here > at
        if dashed and (self._full(here) or self._number(here + 1) is not None):
            return None, at  # "Nov 25 - Fri 27"
        if self._number(here + 1) is not None or month_of(self._text(here + 1)):
            return None, at  # it belongs to the day that follows
        here += 1
        while self._text(here) == "." or (
            self._text(here) == ")" and "(" in self._between(at, here)
        ):
            here += 1
        return number, here

    def _between(self, start: int, end: int) -> str:
        return "".join(one.text for one in self._tokens[start:end])

    def _year(self, at: int) -> tuple[int | None, int]:
        here = at + (self._text(at) == ",")
        if self._text(here) == "'" and self._is_year(here + 1, short=True):
            return self._years_number(here + 1), here + 2
        if self._is_year(here, short=False):
            return self._years_number(here), here + 1
        return None, at

    def _is_year(self, at: int, *, short: bool) -> bool:
        number = self._any(at)
        if number is None:
            return False
        digits = self._tokens[at].end - self._tokens[at].start
        if digits == 2 and short:
            return _FIRST_YEAR <= 2000 + number <= _LAST_YEAR
        return digits == 4 and _FIRST_YEAR <= number <= _LAST_YEAR

    def _years_number(self, at: int) -> int:
        return self._tokens[at].number % 2000 + 2000

    def _day_first(self, at: int) -> bool:
        _, here = self._weekday(at)
        return self._number(here + (self._text(here) == "the")) is not None

    def _follows_day(self, at: int) -> bool:
        return self._number(at) is not None and self._any(at) is not None

    def _past_nth(self, at: int) -> int:
        nth = self._text(at) in _NTH and at and self._tokens[at - 1].end == self._tokens[at].start
        return at + bool(nth)

    def _touching(self, at: int, count: int) -> bool:
        """Return whether so many tokens follow each other without a space."""
        run = self._tokens[at : at + count]
        return len(run) == count and all(a.end == b.start for a, b in pairwise(run))

    def _number(self, at: int) -> int | None:
        number = self._any(at)
        return number if number is not None and 1 <= number <= 31 else None

    def _any(self, at: int) -> int | None:
        if not 0 <= at < len(self._tokens) or self._tokens[at].number < 0:
            return None
        return self._tokens[at].number

    def _text(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""


def _checked(day: Day, end: int) -> tuple[Day, int] | None:
    return (day, end) if day.within(day.year or 2028) else None  # 2028 has every day there is

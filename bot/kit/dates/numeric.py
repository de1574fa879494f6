"""A day with its number: 3/4/2027, March 4, 4-Mar-27, the 4th."""

from __future__ import annotations

from typing import NamedTuple

from bot.kit import words
from bot.kit.dates.span import DateRange, TypedDay, Unread
from bot.kit.dates.tokens import NTH, YEARS, Tokens

TO = frozenset(("-", "to", "through", "thru", "until", "till", "til", "~"))
End = TypedDay | DateRange | int  # an int: a weekday


class RangeEnd(NamedTuple):
    """One end of a range, what token comes after it, and whether it's surely a day."""

    end: End
    at: int
    strong: bool


class Numeric(Tokens):
    """Reads days that have a number, the month first or the day."""

    def __init__(self, line: str, *, month_first: bool) -> None:
        super().__init__(line)
        self._month_first = month_first

    def _numbers(self, at: int) -> RangeEnd | None:
        """Read 2027-03-04, 20270304, 3/4, 3/4/27, 3-4-2027 and 4.3.2027."""
        one, sign, two = self._number(at), self._text(at + 1), self._number(at + 2)
        if one is None:
            return None
        if self._digits(at) == 8 and one // 10_000 in YEARS:
            return self._checked(TypedDay(one // 100 % 100, one % 100, one // 10_000), at + 1)
        if two is None or sign not in ("/", "-", ".") or not self._touching(at, 3):
            return None
        third = self._number(at + 4) if self._text(at + 3) == sign else None
        if third is not None and not self._touching(at, 5):
            third = None
        if one in YEARS and third is not None:
            return self._checked(TypedDay(two, third, one), at + 5)
        year = None if third is None else self._year_number(at + 4)
        if self._digits(at) > 2 or self._digits(at + 2) > 2 or (third is not None and not year):
            return None
        if year is None and (sign != "/" or self._text(at + 3) == "/"):
            return None
        month, day = (one, two) if self._month_first else (two, one)
        return self._checked(TypedDay(month, day, year), at + (5 if year else 3))

    def _named(self, at: int) -> RangeEnd | None:
        """Read "March 4", "Mar. 4th, 2027", "mar4", "the March fifteenth"."""
        month = self._month(at)
        if month is None:
            return None
        here = at + 1 + (self._text(at + 1) == ".")
        here += self._text(here) == "-" and self._touching(here, 2)
        here += self._text(here) == "the"
        day, here = self._ordinal(here)
        if day is None or self._no_day(here):
            return None
        year, here = self._year(here)
        return self._checked(TypedDay(month, day, year), here)

    def _day_of_month(self, at: int) -> RangeEnd | None:
        """Read "4 March", "4th of March 2027", "4-Mar-27", "the third of March"."""
        day, here = self._ordinal(at)
        if day is None:
            return None
        while self._text(here) in (".", "-", "of", "day"):
            here += 1
        month = self._month(here)
        if month is None:
            return None
        here += 1 + (self._text(here + 1) == ".")
        number = self._number(here)
        if (
            self._month_first
            and number is not None
            and number < 32
            and self._number(at) is not None
            and self._text(at + 1) not in NTH | {"-", "."}
            and here + 1 < len(self._tokens)
        ):
            return None  # "12 August 20" is August 20
        dashed = self._text(here) == "-" and self._touching(here - 1, 3)
        year = self._year_number(here + dashed)
        follows = self._no_day(here + dashed + 1) or self._month(here + dashed + 1)
        if year is not None and not follows:  # "4-Mar-27", "4 March 27"
            return self._checked(TypedDay(month, day, year), here + dashed + 1)
        year, here = self._year(here)
        return self._checked(TypedDay(month, day, year), here)

    def _any_months_day(self, at: int) -> RangeEnd | None:
        """Read "the 15th"."""
        day = self._number(at)
        if day is None or not 0 < day < 32 or self._text(at + 1) not in NTH:
            return None
        return None if self._no_day(at + 2) else RangeEnd(TypedDay(None, day), at + 2, strong=False)

    def _checked(self, day: TypedDay, at: int) -> RangeEnd:
        if day.within(day.year or 2028) is None:  # 2028 has every day there is
            raise Unread(words.NOT_A_DAY.format(typed=day.said))
        return RangeEnd(day, at, strong=True)

    def _bare(self, at: int, other: TypedDay) -> RangeEnd | None:
        """Return a day without a month, in the month of the one before it."""
        weekday, here = self._weekday(at)
        day = self._number(here)
        if day is None or not 0 < day < 32 or other.month is None or self._digits(here) > 2:
            return None
        here += 1 + (self._text(here + 1) in NTH)
        if self._no_day(here) or day <= other.day:
            return None
        year, here = self._year(here)
        return self._checked(TypedDay(other.month, day, year or other.year, weekday), here)

    def _month_before_day(self, end: int) -> bool:
        """Return whether what ends at a token is like "Nov 25th", without a year."""
        at = end - 1 - (self._text(end - 1) in NTH)
        at -= self._text(at - 1) == "."
        return self._digits_at(at) in (1, 2) and self._month(at - 1) is not None

    def _day_before_month(self, at: int) -> bool:
        _, here = self._weekday(at)
        return self._number(here) is not None and self._text(here + 1) != "/"

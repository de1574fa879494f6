"""The words and numbers of a line, and what each may be in a date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from bot.kit.dates.names import (
    FIRST_LETTERS,
    LAST_LETTERS,
    NUMBERS,
    ORDINALS,
    month_named,
    weekday_named,
)

NTH = frozenset(("st", "nd", "rd", "th"))
YEARS = range(1900, 2101)
_SIGNS = 6  # in a row; a line of a thousand costs no more
_AFTER_WEEKDAY = frozenset((".", ",", "the"))
PROPER = frozenset(("good", "easter", "ash", "holy", "black", "maundy", "cyber", "giving"))

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
# What people's keyboards make of a space, a dash and an apostrophe.
_FLAT = {0x09: " ", 0xA0: " ", 0x202F: " ", 0x2192: "-"}
_FLAT |= dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
_FLAT |= dict.fromkeys([0x2018, 0x2019, 0x2BC], "'")
# What follows a number that's no day: "2 hour delay", "1st quarter", "7:30".
_NO_DAY_TEXT = (
    "hour hours hr hrs minute minutes min mins day days week weeks am pm quarter quarters "
    "semester semesters trimester trimesters term terms grading marking nine grade grades "
    "grader graders month months % : /"
)
_NO_DAY = frozenset(_NO_DAY_TEXT.split())


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    number: int  # -1: it's none


class Tokens:
    """A line in tokens; each method reads what stands at one of them."""

    def __init__(self, line: str) -> None:
        self._tokens = [_token(one) for one in _TOKEN.finditer(line.translate(_FLAT))]

    def _begins(self, at: int) -> bool:
        """Return whether a day may begin at a token: not within a word or a number."""
        if at == 0:
            return True
        before, here = self._tokens[at - 1], self._tokens[at]
        if before.end != here.start:
            return True
        if before.text in ("/", ".", ":", "-") and self._number(at - 2) is not None:
            return False
        return before.number < 0 and not before.text.isalpha()

    def _fraction(self, at: int) -> bool:
        """Return whether it's the "1/2" of "1/2 day"."""
        if self._number(at) is None or self._text(at + 1) != "/" or self._number(at + 2) is None:
            return False
        here = at + 3 + (self._text(at + 3) == "-")
        return self._text(here) in ("day", "days", "hour", "hours")

    def _text(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""

    def _number(self, at: int) -> int | None:
        found = self._tokens[at].number if 0 <= at < len(self._tokens) else -1
        return None if found < 0 else found

    def _digits(self, at: int) -> int:
        return self._tokens[at].end - self._tokens[at].start

    def _touching(self, at: int, count: int) -> bool:
        found = self._tokens[at : at + count]
        joined = all(a.end == b.start for a, b in pairwise(found))
        return len(found) == count and joined

    def _past(self, at: int, signs: frozenset[str]) -> int:
        end = at + _SIGNS
        while at < end and self._text(at) in signs:
            at += 1
        return at

    def _month(self, at: int) -> int | None:
        text = self._text(at)
        if text[:1] not in FIRST_LETTERS:
            return None
        near = self._number(at - 1) is not None or self._number(at + 1) is not None
        near = near or self._text(at - 1) in ("of", "st", "nd", "rd", "th")
        return month_named(text, typos=near)

    def _weekday(self, at: int) -> tuple[int | None, int]:
        """Return the weekday at a token, and where what follows it begins."""
        if self._text(at)[:1] not in LAST_LETTERS or self._text(at - 1) in PROPER:
            return None, at
        number = weekday_named(self._text(at), typos=True)
        if number is None:
            return None, at
        return number, self._past(at + 1, _AFTER_WEEKDAY)

    def _is_ordinal(self, at: int) -> bool:
        return self._text(at) in ORDINALS or self._text(at + 1) in NTH

    def _ordinal(self, at: int) -> tuple[int | None, int]:
        """Return the number of "4", "4th" or "fourth", and where what follows it begins."""
        text = self._text(at)
        if text in ORDINALS:
            return ORDINALS[text], at + 1
        if text in ("twenty", "thirty") and self._text(at + 1) == "-":
            joined = ORDINALS.get(self._text(at + 2))
            if joined is not None and joined < 10:
                return NUMBERS[text] + joined, at + 3
        number = self._number(at)
        if number is None or self._digits(at) > 2:
            return None, at
        return number, at + 1 + (self._text(at + 1) in NTH)

    def _count(self, at: int) -> tuple[int, int]:
        """Return how many, and where the unit begins; one where no number stands."""
        text, number = self._text(at), self._number(at)
        if number is not None and self._digits(at) <= 3:
            return number, at + 1
        if text in NUMBERS:
            here = at + 1
            return NUMBERS[text], here + (text == "a" and self._text(here) in ("couple", "few"))
        return 1, at

    def _year(self, at: int) -> tuple[int | None, int]:
        """Return the year at a token, "2027" or "'27", and where what follows it begins."""
        here = at + (self._text(at) == ",")
        if self._text(here) == "'" and self._digits_at(here + 1) == 2:
            return self._year_number(here + 1), here + 2
        if self._digits_at(here) == 4 and self._year_number(here):
            return self._year_number(here), here + 1
        last = here == len(self._tokens) - 1
        if (
            last
            and here == at
            and self._digits_at(here) == 2
            and self._number(here) in range(20, 60)
        ):
            return self._year_number(here), here + 1  # "feb 3 27"
        return None, at

    def _digits_at(self, at: int) -> int:
        return self._digits(at) if self._number(at) is not None else 0

    def _year_number(self, at: int) -> int | None:
        number = self._number(at)
        if number is None or self._digits(at) not in (2, 4):
            return None
        year = number + 2000 if self._digits(at) == 2 else number
        return year if year in YEARS else None

    def _no_day(self, at: int) -> bool:
        """Return whether what follows a number says that it's no day of a month."""
        here = at + (self._text(at) == "-" and self._touching(at - 1, 2))
        if self._text(here) == ":" and self._number(here + 1) is None:
            return False
        return self._text(here) in _NO_DAY

    def _after_time(self, at: int) -> int:
        """Return where what follows a time of day begins: "T00:00:00Z", "0:00", "at 7 pm"."""
        here = at + (self._text(at) in ("t", ",", "at"))
        if self._number(here) is None:
            return at
        end = here + 1
        while self._text(end) in (":", ".") and self._number(end + 1) is not None:
            end += 2
        half = self._text(end) in ("am", "pm", "a", "p")
        if end == here + 1 and not half:
            return at
        if half:
            end += 1
            while self._text(end) in (".", "m"):
                end += 1
        if self._text(end) == "z":
            end += 1
        elif self._text(end) in ("+", "-") and self._text(end + 2) == ":":
            end += 4 * self._touching(end - 1, 5)
        return end


def _token(match: re.Match[str]) -> _Token:
    text = match[0].lower()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    return _Token(text, match.start(), match.end(), number)

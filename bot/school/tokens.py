"""A calendar's line as tokens, without the numbers that only look like days.

Not those of `bot.kit.dates`: there a line names one stretch and typing slips are forgiven, here a
line holds any number of days among numbers of grades, hours and quarters, and a slip that is
"corrected" would move a day in silence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.kit.dates import MONTHS
from bot.kit.dates.names import MONTH_NAMES, WEEKDAY_NAMES
from bot.school.cue_words import cue

CELL = "|"  # between the cells of a row

# A letter left out, or two that changed places: "Febuary", "Ocotber". Of short names it could be
# another word, or another month.
_LONG = {n: one.lower() for n, one in enumerate(MONTHS, 1) if len(one) > 5}
MISSPELLED = {
    slip: number
    for number, name in _LONG.items()
    for at in range(1, len(name))
    for slip in (
        name[:at] + name[at + 1 :],
        name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    )
    if slip not in (name, name[:3], name[:4])
}
_YEARS = re.compile(r"\b20(\d\d)\s?[-/]\s?(?:20)?(\d\d)\b(?!\s?[-/.]\s?\d)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_DIGIT = re.compile(r"\d")
_STARTS = {name[:3] for name in (*MONTH_NAMES, *MISSPELLED, *WEEKDAY_NAMES)}


class CalendarToken(NamedTuple):
    """A word, a number or a sign, in lowercase, and where it stands."""

    text: str
    start: int
    end: int
    number: int  # -1: no number

    @property
    def begins_day(self) -> bool:
        """Whether a day can begin here."""
        return self.number >= 0 or self.text == "the" or self.text[:3] in _STARTS


def tokens(line: str) -> list[CalendarToken]:
    """Return the tokens of a line; none where no number in it can be a day's."""
    clear = cue("NOT_DAYS").sub(lambda found: "\x00" * len(found[0]), line.lower())
    if not _DIGIT.search(clear) or len(clear) != len(line):
        return []  # a letter that is two in lowercase would move every place in the line
    return [_token(one) for one in _TOKEN.finditer(clear)]


def school_years(line: str) -> list[int]:
    """Return the years in which the school years begin that a line names: "2026-27"."""
    found = ((int(one[1]), int(one[2])) for one in _YEARS.finditer(line))
    return [2000 + first for first, second in found if second == first + 1]


def month_of(word: str) -> int | None:
    """Return the number of a month by its name; None for any other word."""
    low = word.lower().rstrip(".")
    return MONTH_NAMES.get(low) or MISSPELLED.get(low)


def _token(found: re.Match[str]) -> CalendarToken:
    text = found[0]
    short = text[0].isdigit() and len(text) <= 4 and text.isascii()
    return CalendarToken(text, found.start(), found.end(), int(text) if short else -1)

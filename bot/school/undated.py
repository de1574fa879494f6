"""What a line without a date says: school hours, school days of the week, a year, a holiday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Literal

from bot.kit import words as day_words
from bot.kit.calendar import SCHOOL_CLOSES, SCHOOL_OPENS
from bot.kit.dates import Unread
from bot.school import words
from bot.school.holidays import THANKSGIVING, WINTER_BREAK

if TYPE_CHECKING:
    from bot.kit.dates import Span

Dated = Literal["first", "last", "off", "open", "event", "term"]
Undated = Literal["named_off", "named_open", "days", "days_off", "hours", "year"]

_WEEKDAYS = {
    **{"m": 0, "mo": 0, "mon": 0, "mons": 0, "monday": 0, "mondays": 0},
    **{"tu": 1, "tue": 1, "tues": 1, "tuesday": 1, "tuesdays": 1},
    **{"w": 2, "we": 2, "wed": 2, "weds": 2, "wednesday": 2, "wednesdays": 2},
    **{"th": 3, "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "thursdays": 3},
    **{"f": 4, "fr": 4, "fri": 4, "fris": 4, "friday": 4, "fridays": 4},
    **{"sat": 5, "saturday": 5, "saturdays": 5, "sun": 6, "sunday": 6, "sundays": 6},
}
_TO = {"to", "through", "thru", "until", "till", "-"}
_OFF = {"off", "no", "not", "closed", "never", "without", "free"}
_DAYS_TEXT = (
    "school schools every on are is have all each the day days week weeks open in session "
    "classes class only 4 four 5 five and & , our schedule students attend meet from a"
)
_HOURS_TEXT = (
    "school hours hour day bell bells time times from at the open opens close closes start starts "
    "end ends begin begins our and is are to daily regular schedule students dismissal arrival "
    "- , &"
)
_WORD = re.compile(r"[a-z]+|\d+|[-,&]")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d\d))?(?!\d)\s*(?:([ap])\.?\s?m\b\.?)?")
_HEADING = re.compile(r"(?<!\d)(20\d\d)(?:\s*[-/]\s*(?:20)?(\d\d))?(?!\d)")
_SESSION = re.compile(
    r"\bin session\b|\bschool (?:on|as usual|that day|open)\b|: *school$|\bopen\b"
)
_SHUT = re.compile(r"\b(?:no|not|closed|off)\b")
_NAMES = {
    r"thanksgiving": THANKSGIVING,
    r"(?:winter|christmas|holiday) (?:break|recess|vacation)": WINTER_BREAK,
    r"labor day": "Labor Day",
    r"columbus|indigenous": "Columbus Day",
    r"veterans?'?s?'? day": "Veterans Day",
    r"martin luther king|\bmlk\b": "Martin Luther King Jr. Day",
    r"president'?s?'? day": "Presidents' Day",
    r"memorial day": "Memorial Day",
    r"juneteenth": "Juneteenth",
    r"independence day|fourth of july": "Independence Day",
    r"new year'?s": "New Year's Day",
    r"christmas": "Christmas Day",
}


@dataclass(frozen=True)
class Entry:
    """One thing that a line says; its kind tells which of the other fields count."""

    kind: Dated | Undated
    name: str = ""
    span: Span | None = None
    weekdays: frozenset[int] = frozenset()
    opens: time = SCHOOL_OPENS
    closes: time = SCHOOL_CLOSES
    year: int = 0  # in which the school year begins


def read_undated(line: str) -> list[Entry]:
    """Return what a line without a date says. Raises Unread when that is nothing known."""
    low = " ".join(line.lower().split())
    found = _hours(low) or _weekdays(low) or _heading(low) or _named(low)
    if not found:
        raise Unread(day_words.NO_DATE)
    return found


def _hours(line: str) -> list[Entry]:
    times = list(_TIME.finditer(line))
    clear = [one for one in times if one[2] or one[3]]
    about = re.search(r"\bhours?\b|\bbells?\b|\btimes?\b", line)
    rest = _TIME.sub(" ", line)
    days = _weekdays(" ".join(rest.strip(" -,:").split())) if clear else []
    if not times or not (about or clear):
        return []
    if not days and not set(_WORD.findall(rest)) <= set(_HOURS_TEXT.split()):
        return []
    if len(times) != 2:
        raise Unread(words.WHICH_HOURS)
    opens, closes = (_minutes(one) for one in times)
    if closes <= opens and not times[1][3]:
        closes += 12 * 60
    if not opens < closes < 24 * 60:
        raise Unread(words.WHICH_HOURS)
    start, end = time(*divmod(opens, 60)), time(*divmod(closes, 60))
    if max(start, SCHOOL_OPENS) >= min(end, SCHOOL_CLOSES):
        raise Unread(words.HOURS_OUTSIDE)
    return [*days, Entry("hours", opens=start, closes=end)]


def _minutes(match: re.Match[str]) -> int:
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and hour <= 12:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unread(words.WHICH_HOURS)
    return hour * 60 + minute


def _weekdays(line: str) -> list[Entry]:
    tokens = _WORD.findall(line)
    if not tokens or not set(tokens) <= _WEEKDAYS.keys() | _TO | _OFF | set(_DAYS_TEXT.split()):
        return []
    days: set[int] = set()
    for at, token in enumerate(tokens):
        day = _WEEKDAYS.get(token)
        if day is None:
            continue
        before = _WEEKDAYS.get(tokens[at - 2]) if at > 1 and tokens[at - 1] in _TO else None
        days |= (
            {day} if before is None else {(before + n) % 7 for n in range((day - before) % 7 + 1)}
        )
    if _OFF & set(tokens):
        return [Entry("days_off", weekdays=frozenset(days))] if days else []
    if len(days) > 2 or (days and re.search(r"\bschool days?\b", line)):
        return [Entry("days", weekdays=frozenset(days))]
    if days or re.search(r"(?:4|four)[ -]day", line):
        raise Unread(words.WHICH_DAYS)
    return []


def _heading(line: str) -> list[Entry]:
    match = _HEADING.search(line)
    if match is None:
        return []
    rest = (line[: match.start()] + line[match.end() :]).strip(" :,.-()")
    if match[2] and int(match[2]) == (int(match[1]) + 1) % 100:
        return [Entry("year", year=int(match[1]))]
    if not match[2] and rest in ("school year", "school calendar", "calendar", "academic year"):
        return [Entry("year", year=int(match[1]))]
    return []


def _named(line: str) -> list[Entry]:
    for pattern, name in _NAMES.items():
        if re.search(pattern, line):
            return [
                Entry(
                    "named_open"
                    if _SESSION.search(line) and not _SHUT.search(line)
                    else "named_off",
                    name,
                )
            ]
    return []

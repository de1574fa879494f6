"""What a line without a date says of every week: on which days, and when, there is school."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from bot.kit.calendar import SCHOOL_CLOSES, SCHOOL_OPENS
from bot.kit.dates import Unread
from bot.school import words

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    "classes class only 4 four 5 five and & , our schedule students attend meet from a there"
)
_HOURS_TEXT = (
    "school hours hour day bell bells time times from at the open opens close closes start starts "
    "end ends begin begins our and is are to daily regular schedule students dismissal arrival "
    "- , &"
)
_OF_DAYS = re.compile(r"\b[45][ -]days?\b")
_WORD = re.compile(r"[a-z]+|\d+|[-,&]")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d\d))?(?!\d)\s*(?:([ap])\.?\s?m\b\.?)?")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# "There is no school on Fridays", "closed Mondays", "Fridays are off": every week.
_NEVER = re.compile(
    r"\b(?:no (?:school|classes|students)(?: for (?:all )?students)?|closed|not in session)"
    r"(?: on| every| any)?:? "
    rf"(?P<a>{_DAY}s)\b|\b(?P<b>{_DAY}s)(?: are| is)?:? (?:off|no school|closed)\b"
)
# "The tuck shop is closed Mondays"
_ELSEWHERE = re.compile(
    r"\b(?!(?:schools?|doors?|buildings?|campus|district|we|and|all|the)\b)[a-z]+(?: is| are)? $"
)
_RANGE = re.compile(rf"\b({_DAY})s?\s*(?:-|to|through|thru)\s*({_DAY})s?\b")
_OF_SCHOOL = re.compile(r"\b(?:schools?|students?|classes|week|instruction)\b")
_NOT_OF_SCHOOL = re.compile(r"\boffice|\bhours\b|\blibrary|\bbus\b|\blunch|\bcall\b|\bcare\b")


@dataclass(frozen=True)
class WeeklyPattern:
    """What a line says of every week; 0 is Monday, and hours are local."""

    days: frozenset[int] | None = None
    days_off: frozenset[int] = frozenset()
    hours: tuple[time, time] | None = None

    @property
    def says_anything(self) -> bool:
        """Whether it says anything at all."""
        return self != WeeklyPattern()


def weekly(line: str) -> WeeklyPattern | None:
    """Return what a line says of every week; None for nothing. Raises Unread for half of it."""
    low = " ".join(line.lower().split())
    return _hours(low) or _strict(low) or _loose(low)


def _loose(low: str) -> WeeklyPattern | None:
    off = {
        _WEEKDAYS[one["a"] or one["b"]]
        for one in _NEVER.finditer(low)
        if not one[0].startswith("closed") or not _ELSEWHERE.search(low[: one.start()])
    }
    if off and len(off) < 5:
        return WeeklyPattern(days_off=frozenset(off))
    span = _RANGE.search(low)
    if span and _OF_SCHOOL.search(low) and not _NOT_OF_SCHOOL.search(low):
        days = _from_to(_WEEKDAYS[span[1]], _WEEKDAYS[span[2]])
        if 3 <= len(days) <= 5:
            return WeeklyPattern(days=frozenset(days))
    return None


def _strict(low: str) -> WeeklyPattern | None:
    tokens = _WORD.findall(low)
    if not tokens or not set(tokens) <= _WEEKDAYS.keys() | _TO | _OFF | set(_DAYS_TEXT.split()):
        return None
    no = next((at for at, token in enumerate(tokens) if at and token in _OFF), len(tokens))
    come, off = _days_in(tokens[:no]), _days_in(tokens[no:])
    if len(come) > 2 and off:  # "Students attend Tuesday through Friday. No classes on Mondays."
        return WeeklyPattern(days=frozenset(come), days_off=frozenset(off))
    days = come | off
    if _OFF & set(tokens):
        # "Fri 4: No school" is one day of a month; "No school Friday" may be this week's.
        if any(one.isdigit() for one in _OF_DAYS.sub(" ", low)):
            return None
        return WeeklyPattern(days_off=frozenset(days)) if days else None
    if len(days) > 2 or (days and re.search(r"\bschool days?\b", low)):
        return WeeklyPattern(days=frozenset(days))
    if set(tokens) <= _WEEKDAYS.keys() | _TO:
        return None  # a cell of a table
    if days or re.search(r"\b(?:4|four)[ -]day", low):
        raise Unread(words.WHICH_DAYS)
    return None


def _days_in(tokens: Sequence[str]) -> set[int]:
    days: set[int] = set()
    for at, token in enumerate(tokens):
        day = _WEEKDAYS.get(token)
        if day is not None:
            ranged = at > 1 and tokens[at - 1] in _TO and tokens[at - 2] in _WEEKDAYS
            days |= _from_to(_WEEKDAYS[tokens[at - 2]], day) if ranged else {day}
    return days


def _from_to(first: int, last: int) -> set[int]:
    return {(first + n) % 7 for n in range((last - first) % 7 + 1)}


def _hours(low: str) -> WeeklyPattern | None:
    times = list(_TIME.finditer(low))
    clear = [one for one in times if one[2] or one[3]]
    about = re.search(r"\bhours?\b|\bbells?\b|\btimes?\b", low)
    rest = _TIME.sub(" ", low)
    if not times or not (about or clear):
        return None
    days = _strict(" ".join(rest.strip(" -,:").split())) if clear else None
    if days is None and not set(_WORD.findall(rest)) <= set(_HOURS_TEXT.split()):
        return None
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
    found = days or WeeklyPattern()
    return WeeklyPattern(found.days, found.days_off, (start, end))


def _minutes(match: re.Match[str]) -> int:
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and hour <= 12:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unread(words.WHICH_HOURS)
    return hour * 60 + minute

"""Lines without a date: what is so every week, and holidays that everyone can date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit.dates import Unread
from bot.school import cues
from bot.school.cue_words import columns
from bot.school.days import find_days
from bot.school.holidays import usual_break
from bot.school.layout import SchoolEvent
from bot.school.saying import typed
from bot.school.weekly import WeeklyPattern, weekly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.school.flat import Lines
    from bot.school.rows import Row
    from bot.school.which_year import WhichYear

_FEW = 3  # words, which are no sentence
_LONGEST = 60  # characters of a line that names a holiday and is no sentence
_EVERY_WEEK = re.compile(r"day|\b(?:hours?|bells?|times?|mon|tue|wed|thu|fri|m-)|\d", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z]{2})[.!]\s+(?=[A-Z])")


def every_week(lines: Lines, month_first: bool) -> tuple[WeeklyPattern, list[tuple[int, str]]]:
    """Return what lines say of every week, and number and reason of those that say half of it."""
    said = WeeklyPattern()
    unclear: list[tuple[int, str]] = []
    for number, line in lines:
        if not _EVERY_WEEK.search(line):
            continue
        found: list[WeeklyPattern] = []
        for clause in _SENTENCE.split(line):
            # Looking for days takes longest, so it comes last.
            try:
                one = weekly(clause)
                whole = line if len(clause.split()) <= _FEW else clause  # "Wed.-Fri. Oct. 14"
                if one and not _dated(whole, month_first):
                    found.append(one)
            except Unread as unread:
                if not _dated(line, month_first):
                    unclear.append((number, unread.reason))
        for one in found:
            said = WeeklyPattern(
                one.days or said.days, said.days_off | one.days_off, one.hours or said.hours
            )
    return said, unclear


def _dated(text: str, month_first: bool) -> bool:
    return bool(find_days(text, month_first, None))


def says_every_week(line: str) -> bool:
    """Return whether a line without a date says something of every week."""
    if not _EVERY_WEEK.search(line) or find_days(line, True, None):
        return False
    try:
        return any(map(weekly, _SENTENCE.split(line)))
    except Unread:
        return False


def named_days(
    rows: Sequence[Row], events: Sequence[SchoolEvent], year: WhichYear
) -> Iterator[SchoolEvent]:
    """Yield usual American days off that a line names without a date: "No school on MLK Day"."""
    for row in rows:
        low = row.text.lower()
        kind = cues.kind_of(low)
        if len(low) > _LONGEST or low.endswith(":"):
            continue
        holidays = columns("HOLIDAY_NAMES")
        name, pattern = next((one for one in holidays if one[1].search(low)), ("", None))
        if pattern is None or kind not in ("off", "holiday", "open", "partial"):
            continue
        usual = usual_break(name, year.span.first, year.span.last)
        if usual and not any(pattern.search(one.text.lower()) for one in events):
            days = tuple(find_days(typed(usual), True, None))
            text = name if kind in ("off", "holiday") else row.text
            yield SchoolEvent(row.number, days, text, "off" if kind == "holiday" else kind)

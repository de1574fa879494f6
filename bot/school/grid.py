"""Grids whose days carry a sign: months ("21V 22V"), and weeks ("Sep 7  H  S  S  S  S").

What a sign means is in the page's key.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.school import cues
from bot.school.days import find_days
from bot.school.flat import WEEKDAY, codes_of, month_heading
from bot.school.tokens import CELL, school_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.school.flat import Lines

_DAY = re.compile(r"(\d{1,2})([^\d\s,.:;()/-]{0,3})|\[(\d{1,2})\]")
_BRACKETS = "[ ]"  # around a day, and how a key writes them
_KEY = re.compile(r"(?:key|legend|codes?|symbols?)\b[\s:]*", re.IGNORECASE)
_UNSIGNED = re.compile(r"[\d\s]+")
_BOTH = re.compile(r"\bfirst\b\W+(?:and\W+)?last\b", re.IGNORECASE)
_FEWEST = 3  # weeks with a signed day, before a page counts as one of grids

# Above weeks: "Week of  M  Tu  W  Th  F".
_WEEKDAYS = re.compile(
    rf"(?:(?:\b(?:{WEEKDAY}|m|tu|w|th|r|f)\b)\s+){{3,6}}\b(?:f|fri)(?:day)?\b", re.I
)
_SOME_YEAR = 2026  # its weekdays don't matter here, only that February has 28 days

_Week = list[tuple[int, str]]


def spelled_out(lines: Lines) -> Lines:
    """Return a page's lines, each signed day of a grid as a line of its own in the key's words.

    A page without a key, or without grids, stays as it is.
    """
    lines = _weeks_spelled_out(lines)
    weeks = {number: week for number, line in lines if (week := _week(line))}
    signed = [(number, sign) for number, week in weeks.items() for _, sign in week if sign]
    signs = {sign for _, sign in signed}
    key = set(_key(lines))
    meanings = dict(_meanings(lines, key, signs)) if len(weeks) >= _FEWEST and key else {}
    if not meanings:
        return lines
    found: Lines = []
    for number, line in lines:
        if number not in weeks:
            if number not in key and not _UNSIGNED.fullmatch(line):
                found.append((number, line))
            continue
        for day, sign in weeks[number]:
            if sign in meanings:
                first = number == next(n for n, one in signed if one == sign)
                said = _BOTH.sub("first" if first else "last", meanings[sign])
                found.append((number, f"{day} {CELL} {said}"))
    return found


def _weeks_spelled_out(lines: Lines) -> Lines:
    """Return a page's lines, each day off in a row of a week's signs as a line of its own."""
    heads = [one for _, line in lines if (one := _WEEKDAYS.search(line.replace(CELL, " ")))]
    codes = codes_of(lines)[0] if heads else {}
    if not codes:
        return lines
    count = len(heads[0][0].split())
    named = [year for _, line in lines for year in school_years(line)]
    year = named[0] + 1 if named else _SOME_YEAR  # the one with the school year's February
    found: Lines = []
    for number, line in lines:
        days = find_days(line[:40], True, None)
        signs = line[days[0].end :].replace(CELL, " ").split()[:count] if days else []
        begin = days[0].first.within(0) if days and days[0].first.year else None
        if not begin and days and len(days) == 1:
            begin = date(year, days[0].first.month, days[0].first.day)
        if (
            begin is None
            or len(signs) < count
            or not all(one in codes or one == "-" for one in signs)
        ):
            found.append((number, line))
            continue
        for at, sign in enumerate(signs):
            if sign in codes and cues.kind_of(codes[sign]) in ("off", "holiday"):
                day = begin + timedelta(days=at)
                found.append((number, f"{day:%B} {day.day} {CELL} {codes[sign]}"))
    return found


def _week(line: str) -> _Week:
    """Return the days of a week's line and their signs; nothing for another line, or no sign."""
    parts = [_DAY.fullmatch(one) for one in line.replace(CELL, " ").split()]
    days = [
        (int(one[1] or one[3]), _BRACKETS if one[3] else one[2]) for one in parts if one is not None
    ]
    if not days or len(days) != len(parts) or not any(sign for _, sign in days):
        return []
    follow = all(after[0] == before[0] + 1 for before, after in pairwise(days))
    return days if follow and days[-1][0] <= 31 else []


def _key(lines: Lines) -> Iterator[int]:
    """Yield the numbers of a key's lines: from its heading to an empty line, or to a month."""
    inside = False
    for number, line in lines:
        ends = not line or month_heading(line) is not None
        inside = not ends and (inside or bool(_KEY.match(line)))
        if inside:
            yield number


def _meanings(lines: Lines, key: set[int], signs: set[str]) -> Iterator[tuple[str, str]]:
    """Yield signs and what the page's key says they mean."""
    sign = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    meaning = re.compile(
        rf"(?:^|(?<=\s))({sign})\s+(?:[=:-]\s*)?(\S.*?)(?=\s{{2,}}(?:{sign})\s|\s*\t|\s*$)"
    )
    for number, line in lines:
        if number in key:
            found = meaning.finditer(_KEY.sub("", line))
            yield from ((one[1], one[2].strip(" ,;")) for one in found)

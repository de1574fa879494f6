"""Months printed as grids whose days carry a sign: "21V 22V" under a key that says what V is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.school.tokens import CELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.school.flat import Lines

_DAY = re.compile(r"(\d{1,2})([^\d\s,.:;()/-]{0,3})")
_KEY = re.compile(r"(?:key|legend|codes?|symbols?)\b[\s:]*", re.IGNORECASE)
_UNSIGNED = re.compile(r"[\d\s]+")
_FEWEST = 3  # weeks with a signed day, before a page counts as one of grids


def spelled_out(lines: Lines) -> Lines:
    """Return a page's lines, each signed day of a grid as a line of its own in the key's words.

    A page without a key, or without grids, stays as it is.
    """
    weeks = {number: week for number, line in lines if (week := _week(line))}
    signs = {sign for week in weeks.values() for _, sign in week if sign}
    meanings = dict(_meanings(lines, signs)) if len(weeks) >= _FEWEST and signs else {}
    if not meanings:
        return lines
    found: Lines = []
    for number, line in lines:
        if number not in weeks:
            if not _KEY.match(line) and not _UNSIGNED.fullmatch(line):
                found.append((number, line))
            continue
        for day, sign in weeks[number]:
            if sign in meanings:
                found.append((number, f"{day} {CELL} {meanings[sign]}"))
    return found


def _week(line: str) -> list[tuple[int, str]]:
    """Return the days of a week's line and their signs; nothing for another line, or no sign."""
    parts = [_DAY.fullmatch(one) for one in line.replace(CELL, " ").split()]
    days = [(int(one[1]), one[2]) for one in parts if one]
    if not days or len(days) != len(parts) or not any(sign for _, sign in days):
        return []
    follow = all(after[0] == before[0] + 1 for before, after in pairwise(days))
    return days if follow and days[-1][0] <= 31 else []


def _meanings(lines: Lines, signs: set[str]) -> Iterator[tuple[str, str]]:
    """Yield signs and what the page's key says they mean."""
    sign = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    told = re.compile(
        rf"(?:^|(?<=\s))({sign})\s+(?:[=:-]\s*)?(\S.*?)(?=\s{{2,}}(?:{sign})\s|\s*\t|\s*$)"
    )
    for _, line in lines:
        if _KEY.match(line):
            yield from ((one[1], one[2].strip(" ,;")) for one in told.finditer(_KEY.sub("", line)))

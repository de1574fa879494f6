"""What next to a name says that it's a student's, or that it isn't, as patterns of letters.

The letters are those of `letters.py`, the patterns are in `data/patterns.txt`. A pattern of `AFTER`
begins right behind the name, one of `BEFORE` ends right in front of it and is written backward.
Each has a weight; what a tie calls `near` is shown beside the name.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.kit.sections import sections
from bot.students.lexicon import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECT = 3.5
"""From this weight on a tie is direct evidence, which no exception outweighs."""
STRONG = 5.0
"""From this weight on it counts even for the full name of a member or an author."""


class PatternTable:
    """Patterns with weights as one expression, in which the weightiest that matches is found."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _read(self) -> list[tuple[float, str]]:
        rows = (row.split("  ")[:2] for row in sections(DATA / "patterns.txt")[self._name])
        return sorted(((float(weight), pattern) for weight, pattern in rows), key=_weight)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {f"row{at}": weight for at, (weight, _) in enumerate(self._read)}

    @cached_property
    def _rows(self) -> list[re.Pattern[str]]:
        return [re.compile(_row(at, pattern)) for at, (_, pattern) in enumerate(self._read)]

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return re.compile("|".join(row.pattern for row in self._rows))

    def find(self, tags: str, at: int) -> tuple[float, int, int]:
        """The weight of what matches at `at`, 0 for nothing, and the span shown, -1 for none."""
        match = self._all.match(tags, at)
        return self._found(match) if match else (0.0, -1, -1)

    def each(self, tags: str, at: int) -> Iterator[tuple[float, int, int]]:
        """All that matches, weightiest first."""
        if self._all.match(tags, at):
            yield from (self._found(match) for row in self._rows if (match := row.match(tags, at)))

    def _found(self, match: re.Match[str]) -> tuple[float, int, int]:
        row = str(match.lastgroup)
        near = f"near{row[3:]}"
        return self._weights[row], *(match.span(near) if near in match.re.groupindex else (-1, -1))


def _weight(row: tuple[float, str]) -> float:
    return -abs(row[0])


def _row(at: int, pattern: str) -> str:
    """< and > enclose what's shown."""
    return f"(?P<row{at}>{pattern.replace('>', ')').replace('<', f'(?P<near{at}>')})"


AFTER = PatternTable("after")
BEFORE = PatternTable("before")
NOT_AFTER = PatternTable("not_after")
NOT_BEFORE = PatternTable("not_before")
PLACES = PatternTable("places")

NAMED = [[verb, "it"] for verb in ("named", "name", "naming", "call", "called", "calls")]

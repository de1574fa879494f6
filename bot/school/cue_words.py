"""The words by which a calendar's lines are understood: patterns, read from cues.txt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.kit.sections import sections

FILE = Path(__file__).with_name("cues.txt")
_NAMED = re.compile(r"\{([A-Z]\w*)\}")


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of that name, over lowercase text."""
    return re.compile("|".join(_whole(one) for one in sections(FILE)[name]))


@cache
def columns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rows of a section in which something stands before each pattern."""
    rows = (line.split("  ", 1) for line in sections(FILE)[name])
    return tuple((first, re.compile(pattern)) for first, pattern in rows)


def said(name: str, text: str) -> re.Match[str] | None:
    """Return where a lowercase text says what's in that section; None where it doesn't."""
    return cue(name).search(text)


@cache
def part(name: str) -> str:
    """Return the same as a part of other patterns."""
    return f"(?:{cue(name).pattern})"


def _whole(pattern: str) -> str:
    return _NAMED.sub(lambda found: part(found[1]), pattern)

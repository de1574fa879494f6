"""The words by which a calendar's lines are understood: patterns, read from cues.txt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("cues.txt")
_NAMED = re.compile(r"\{([A-Z]\w*)\}")


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of that name, over lowercase text."""
    return re.compile("|".join(_whole(one) for one in sections()[name]))


def said(name: str, text: str) -> re.Match[str] | None:
    """Return where a lowercase text says what's in that section; None where it doesn't."""
    return cue(name).search(text)


@cache
def part(name: str) -> str:
    """Return the same as a part of other patterns."""
    return f"(?:{cue(name).pattern})"


def _whole(pattern: str) -> str:
    return _NAMED.sub(lambda found: part(found[1]), pattern)


@cache
def sections() -> dict[str, list[str]]:
    """Return the lines of the file by the section they're in."""
    found: dict[str, list[str]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            if named := re.fullmatch(r"\[([A-Z]\w*)\]", line):
                found[named[1]] = []
            else:
                found[next(reversed(found))].append(line)
    return found

"""Words and patterns kept as text, one or several a line: a section begins with its [name]."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"\[(\w+)\]")


@cache
def sections(path: Path) -> dict[str, list[str]]:
    """Return a file's lines by the section they're in, without comments."""
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if named := _NAME.fullmatch(line):
            lines = found[named[1]] = []
        elif line and not line.startswith("#"):
            lines.append(line)
    return found

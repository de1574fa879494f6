"""What worries the student check, as one reads it before a file is given; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import words
from bot.students.words import MAY_MISS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.students.worries import Worry

WORRIES = 8  # shown at once
NEAR = 40  # characters of what stands beside a worry


def look_lines(worries: Sequence[Worry], then: str, made_safe: Callable[[str], str]) -> list[str]:
    """Return the lines about some worries; *then*: what helps, *made_safe* makes words harmless."""
    count = len(worries)
    lines = [words.LOOK_ONE if count == 1 else words.LOOK_MANY.format(count=f"{count:,}")]
    lines += [look_at(worry, made_safe) for worry in worries[:WORRIES]]
    if count > WORRIES:
        lines.append(words.AND_MORE.format(count=f"{count - WORRIES:,}"))
    return [*lines, then, MAY_MISS]


def look_at(worry: Worry, made_safe: Callable[[str], str]) -> str:
    """Return the line about one worry."""
    said = words.LOOK_NEAR if worry.near else words.LOOK_AT
    return said.format(words=made_safe(worry.words), near=made_safe(worry.near[:NEAR]))

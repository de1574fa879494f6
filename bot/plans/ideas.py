"""Written ideas for the nudge: read from ideas.toml, and chosen without chance."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.kit.lots import draw
from bot.plans import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

_FILE = Path(__file__).with_name("ideas.toml")


@dataclass(frozen=True, slots=True)
class Idea:
    """One small thing to do; `opening` is a line to copy, no `months` means any month.

    `letter` is the id of an e-mail that asks for it.
    """

    id: str
    text: str
    goal: str
    preset: str
    opening: str | None = None
    months: frozenset[int] = frozenset()
    letter: str | None = None


@cache
def load() -> tuple[Idea, ...]:
    """Return every idea in the file's order."""
    return read(_FILE.read_text("utf-8"))


def read(text: str) -> tuple[Idea, ...]:
    """Return the ideas of a file. Raises ValueError for a letter that isn't in letters.toml."""
    rows = tomllib.loads(text)["idea"]
    found = tuple(Idea(**{**row, "months": frozenset(row.get("months", ()))}) for row in rows)
    known = {one.id for one in letters.load()}
    for idea in found:
        if idea.letter is not None and idea.letter not in known:
            raise ValueError(
                f"The idea {idea.id} names the letter {idea.letter}, which isn't there."
            )
    return found


def choose(
    ideas: Sequence[Idea],
    goal: str,
    presets: Collection[str],
    day: date,
    used: Collection[str],
    seed: str,
) -> Idea:
    """Return an idea for that goal in the week of *day* (Monday to Sunday).

    What is not in *used* comes first, then what belongs to *presets* (the member's own choice;
    empty when the plan is in their own words). Beyond that *seed* (the member in a group) decides,
    so that members and groups differ, and the same week always gives the same answer; with the
    last answer added to *used* it gives another.

    Raises ValueError when the goal has no idea for the month.
    """
    week = (day.toordinal() - 1) // 7  # day 1 of the calendar was a Monday
    return min(
        (
            idea
            for idea in ideas
            if idea.goal == goal and (not idea.months or day.month in idea.months)
        ),
        key=lambda idea: (idea.id in used, idea.preset not in presets, draw(seed, week, idea.id)),
    )

"""How a weekly post begins and ends: read from openings.toml, and chosen without chance."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.kit.lots import draw
from bot.weekly.questions import WeeklyQuestion

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

Which = Literal["opener", "closer"]

_FILE = Path(__file__).with_name("openings.toml")


@cache
def load(which: Which) -> tuple[WeeklyQuestion, ...]:
    """Return every opener or closer in the file's order; its text is its id."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))[which]
    return tuple(
        WeeklyQuestion(
            row["text"],
            row["text"],
            which,
            frozenset(row.get("months", ())),
            occasion=row.get("occasion"),
            turns=row.get("turns", False),
            until=row.get("until", 31),
        )
        for row in rows
    )


def choose(which: Which, day: date, seed: str, occasions: Collection[str]) -> str:
    """Return how the post of the week of *day* begins or ends.

    In every fourth week what fits the part of the school year comes first, and two weeks later
    what fits the season. The others take turns in an order that *seed* (the group) draws, so that
    two posts in a row never read the same.
    """
    week = (day.toordinal() - 1) // 7  # day 1 of the calendar was a Monday
    lines = load(which)
    any_time = in_turn([one.text for one in lines if not one.seasonal], seed)
    now = [one for one in lines if one.seasonal and one.fits(day, occasions)]
    its_turn = [one.text for one in now if week % 4 == (1 if one.occasion else 3)]
    if its_turn:
        return in_turn(its_turn, seed)[week // 4 % len(its_turn)]
    return any_time[week % len(any_time)]


def in_turn(texts: Sequence[str], seed: str) -> list[str]:
    """Return texts in the order in which they take turns."""
    return sorted(texts, key=lambda text: draw(seed, text))

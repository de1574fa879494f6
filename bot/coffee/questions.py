"""The questions that a coffee begins with, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from bot.kit.regional import localized

SHOWN = 3


@cache
def load() -> dict[int, tuple[str, ...]]:
    """Return the questions of each month, 1 to 12."""
    text = Path(__file__).with_name("questions.toml").read_text(encoding="utf-8")
    return {int(month): tuple(found) for month, found in tomllib.loads(text)["months"].items()}


def of_season(month: int, number: int, country: str) -> list[str]:
    """Return three questions of a month; *number* turns which, so that groups differ."""
    found = load()[month]
    return [localized(found[(number + n) % len(found)], country) for n in range(SHOWN)]

"""What a plan can be made of without writing a word, read from presets.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("presets.toml")

GOALS = ("weekly", "monthly", "quarterly")


@dataclass(frozen=True, slots=True)
class Preset:
    """One line for a plan; `counts` are the kinds of evidence that mark it as done."""

    id: str
    goal: str
    label: str
    line: str
    counts: frozenset[str]
    default: bool = False


@cache
def load() -> tuple[Preset, ...]:
    """Return every preset, each goal's default first."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["preset"]
    presets = (Preset(**{**row, "counts": frozenset(row["counts"])}) for row in rows)
    return tuple(sorted(presets, key=lambda one: (GOALS.index(one.goal), not one.default)))


def of_goal(goal: str) -> tuple[Preset, ...]:
    """Return the presets of one goal, the default first."""
    return tuple(preset for preset in load() if preset.goal == goal)


def find(preset_id: str) -> Preset | None:
    """Return the preset with that id, if there is one."""
    return next((preset for preset in load() if preset.id == preset_id), None)

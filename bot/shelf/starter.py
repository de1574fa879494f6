"""The starter shelf that comes with the bot: read from starter.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("starter.toml")

KINDS = ("association", "list", "network", "journal", "reading")
CONFIDENCE = ("high", "medium")


@dataclass(frozen=True, slots=True)
class StarterItem:
    """One organization, list or journal; the fields are told in the file.

    *country* (ISO 3166) is empty for what's for everyone, *state* for what's for a whole country;
    some programs are for several states.
    """

    slug: str
    name: str
    link: str
    gives: str
    kind: str
    checked: int
    confidence: str
    country: str = ""
    state: str = ""


@cache
def load() -> tuple[StarterItem, ...]:
    """Return every entry in the file's order: states, countries, reading programs."""
    return tuple(StarterItem(**row) for row in tomllib.loads(FILE.read_text("utf-8"))["entry"])


@cache
def left_out() -> Mapping[str, str]:
    """Return the states whose association isn't in the file, each with the reason."""
    found: Mapping[str, str] = tomllib.loads(FILE.read_text("utf-8"))["left_out"]
    return found


def offered(country: str, state: str | None) -> tuple[StarterItem, ...]:
    """Return what a group may want: its own state's first, then its country's and everyone's."""
    mine = [
        one
        for one in load()
        if one.country in ("", country) and (not one.state or state in one.state.split())
    ]
    return tuple(sorted(mine, key=lambda one: (not one.state, not one.country)))


def checked(slug: str) -> int:
    """Return the year in which an entry was last checked, 0 for one that's no longer there."""
    return next((one.checked for one in load() if one.slug == slug), 0)


def association_of(state: str) -> StarterItem | None:
    """Return a state's association, None where it's left out."""
    kind = "association"
    return next((one for one in load() if one.state == state and one.kind == kind), None)

"""The book days that everyone can choose from: read from observances.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("observances.toml")

KINDS = ("day", "week", "month")  # in the order in which a week's posts are given away
CONFIDENCE = ("high", "medium", "low")
LISTS = ("calm", "usual", "everything")
PACKS = (
    "elementary",
    "middle",
    "high",
    "uk",
    "ie",
    "au",
    "nz",
    "ca",
    "international",
    "funny",
    "author-birthdays",
)
WORLD = "INTL"
# Where the days of a region are a country's own (ISO 3166).
COUNTRIES = {
    "US": frozenset({"US", "PR", "GU", "VI", "AS", "MP"}),
    "CA": frozenset({"CA"}),
    "UK": frozenset({"GB", "IM", "JE", "GG"}),
    "IE": frozenset({"IE"}),
    "UKIE": frozenset({"GB", "IM", "JE", "GG", "IE"}),
    "AU": frozenset({"AU"}),
    "NZ": frozenset({"NZ"}),
}
REGIONS = (*COUNTRIES, WORLD)
AUDIENCES = ("all", "elementary", "middle", "high")

OWN = "own-"  # begins the slug of a day that a group added itself

Span = tuple[date, date]  # first and last day, both included


@dataclass(frozen=True, slots=True)
class Observance:
    """One day, week or month that can be celebrated; the fields are told in the file.

    *days* is 0 for a month that runs to its last day; *weekday* is 1 for Monday. A group's own
    day has a slug that begins with "own-", is confirmed by the group itself, and may have a
    *counter*: what it adds up.
    """

    slug: str
    name: str
    kind: str = "day"
    rule: str | None = None
    days: int = 1
    within: str | None = None
    weekday: int = 1
    dates: Mapping[int, Span] = field(default_factory=dict, hash=False)
    exceptions: frozenset[int] = frozenset()
    organiser: str = ""
    region: str = WORLD
    audience: str = "all"
    what: str = ""
    idea: str = ""
    openers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    lists: frozenset[str] = frozenset()
    packs: frozenset[str] = frozenset()
    own_tick: bool = False
    contested: bool = False
    note: str = ""
    instead: str = ""
    sources: tuple[str, ...] = ()
    checked: int = 0
    confidence: str = "high"
    counter: str = ""

    @property
    def own(self) -> bool:
        """Whether a group added it itself."""
        return self.slug.startswith(OWN)

    @property
    def opener(self) -> str:
        """The question that opens its thread; empty for a day that has none."""
        return self.openers[0] if self.openers else ""


@cache
def load() -> tuple[Observance, ...]:
    """Return every observance in the file's order, which is the year's."""
    return tuple(_read(row) for row in rows())


@cache
def by_slug() -> Mapping[str, Observance]:
    """Return every observance of the file by its slug."""
    return {one.slug: one for one in load()}


def rows() -> list[dict[str, object]]:
    """Return the file's tables as they stand there."""
    found: list[dict[str, object]] = tomllib.loads(FILE.read_text("utf-8"))["observance"]
    return found


def _read(row: dict[str, Any]) -> Observance:
    values = dict(row)
    for name in ("openers", "topics", "sources"):
        values[name] = tuple(values.get(name, ()))
    for name in ("lists", "packs", "exceptions"):
        values[name] = frozenset(values.get(name, ()))
    values.setdefault("days", 0 if values["kind"] == "month" else 1)
    values["dates"] = {
        int(year): _span(given, values["days"]) for year, given in row.get("dates", {}).items()
    }
    return Observance(**values)


def _span(given: date | list[date], days: int) -> Span:
    if isinstance(given, date):
        return given, date.fromordinal(given.toordinal() + max(days, 1) - 1)
    first, last = given
    return first, last

"""Zones and wall clocks: pure functions from a zone and an instant to local days and moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from bot.kit.dates import MONTH_FIRST, say_day, say_time
from bot.kit.zone_table import zone_table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SCHOOL_OPENS = time(7)
SCHOOL_CLOSES = time(17)
DEFAULT_ZONE = "America/Chicago"

# The United States and their territories: there are federal holidays.
AMERICAN = frozenset(("US", "PR", "GU", "VI", "AS", "MP", "UM"))


@cache
def _zones() -> tuple[dict[str, str], dict[str, str]]:
    """Return the country of each zone, and the zone that each older name stands for."""
    folder = files("tzdata") / "zoneinfo"
    rows = (line.split("\t") for line in _lines(folder / "zone.tab"))
    countries = {row[2]: row[0] for row in rows}
    rows = (line.split(" ") for line in _lines(folder / "tzdata.zi") if line.startswith("L "))
    return countries, {row[2]: row[1] for row in rows}


def _lines(file: Traversable) -> list[str]:
    text = file.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1_024)
def country_of(zone: str | None) -> str:
    """Return the country of a zone (ISO 3166), such as "US"; "" where it has none."""
    return _zones()[0].get(canonical_zone(zone or DEFAULT_ZONE), "")


def canonical_zone(name: str) -> str:
    """Return the zone that an older name stands for; any other as it is."""
    known, links = _zones()
    while name not in known and name in links:
        name = links[name]
    return name


def places() -> tuple[str, ...]:
    """Return the zones that are places in a country."""
    return tuple(_zones()[0])


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """Return the zones of each country by its name in English."""
    table = files("tzdata") / "zoneinfo" / "iso3166.tab"
    names = dict(line.split("\t") for line in _lines(table))
    found: dict[str, list[str]] = {}
    for zone, country in _zones()[0].items():
        found.setdefault(names[country], []).append(zone)
    return {name: tuple(zones) for name, zones in found.items()}


@cache  # it reads a folder, and a list completes at every key
def zone_names() -> frozenset[str]:
    """Return every zone name there is."""
    return frozenset(available_timezones())


def zone_label(zone: str) -> str:
    """Return how people call a zone: "Central", or its city."""
    return zone_table().usual.get(zone) or zone.rpartition("/")[2].replace("_", " ")


def is_american(zone: str | None) -> bool:
    """Return whether a zone is one of the United States."""
    return country_of(zone) in AMERICAN


def month_first(zone: str | None) -> bool:
    """Return whether people in a zone write March 4 as 3/4."""
    return country_of(zone) in MONTH_FIRST


def local(instant: datetime, zone: str | None) -> datetime:
    """Return *instant* on the clocks of *zone*."""
    return instant.astimezone(ZoneInfo(zone or DEFAULT_ZONE))


def local_day(instant: datetime, zone: str | None) -> date:
    """Return the day that *instant* is on in *zone*."""
    return local(instant, zone).date()


def clock_time(instant: datetime, zone: str | None) -> str:
    """Return "7:20 AM" as the clocks of *zone* show it."""
    return say_time(local(instant, zone).time(), country_of(zone))


def day_name(instant: datetime, zone: str | None) -> str:
    """Return "January 8" as the calendar of *zone* shows it."""
    return say_day(local_day(instant, zone), country_of(zone))


def wall(day: date, at: time, zone: str | None) -> datetime:
    """Return the instant at which the clocks of *zone* show *at* on *day*.

    In an hour that repeats, the first; in an hour that is skipped, the first valid minute.
    """
    there = ZoneInfo(zone or DEFAULT_ZONE)
    wanted = datetime.combine(day, at, there)
    instant = wanted.astimezone(UTC)
    if instant.astimezone(there).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return instant
    # The clocks jumped over it. The offset before the jump gives a moment after it; the
    # jump itself is found by halving the hours around it.
    before, after = instant - timedelta(days=1), instant + timedelta(days=1)
    offset = before.astimezone(there).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(there).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)

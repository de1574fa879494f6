"""Zones and wall clocks: pure functions from a zone and an instant to local days and moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

SCHOOL_OPENS = time(7)
SCHOOL_CLOSES = time(17)
DEFAULT_ZONE = "America/Chicago"

# What most groups live in, in the words they use; every other zone is found by typing.
USUAL_ZONES = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Puerto_Rico": "Puerto Rico",
    "America/Halifax": "Atlantic Canada",
    "America/St_Johns": "Newfoundland",
    "America/Regina": "Saskatchewan",
    "Europe/London": "United Kingdom",
    "Europe/Dublin": "Ireland",
    "Europe/Paris": "Central Europe",
    "Africa/Johannesburg": "South Africa",
    "Asia/Kolkata": "India",
    "Asia/Manila": "Philippines",
    "Asia/Tokyo": "Japan",
    "Australia/Perth": "Western Australia",
    "Australia/Adelaide": "South Australia",
    "Australia/Brisbane": "Queensland",
    "Australia/Sydney": "Eastern Australia",
    "Pacific/Auckland": "New Zealand",
}

# Zones with federal holidays of the United States, and with the month before the day in 3/4.
_AMERICAN = frozenset(
    {
        *("America/New_York", "America/Detroit", "America/Chicago", "America/Menominee"),
        *("America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles"),
        *("America/Anchorage", "America/Juneau", "America/Sitka", "America/Metlakatla"),
        *("America/Yakutat", "America/Nome", "America/Adak", "Pacific/Honolulu"),
        *("America/Puerto_Rico", "America/St_Thomas", "America/Louisville", "America/Shiprock"),
        *("America/Indianapolis", "America/Fort_Wayne", "Pacific/Guam", "Pacific/Saipan"),
        *("Pacific/Pago_Pago", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"),
    }
)
_AMERICAN_PLACES = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
_MONTH_FIRST = frozenset(
    {
        *("America/Halifax", "America/St_Johns", "America/Regina", "America/Toronto"),
        *("America/Vancouver", "America/Winnipeg", "America/Edmonton", "America/Moncton"),
        *("America/Montreal", "America/Glace_Bay", "America/Whitehorse", "America/Yellowknife"),
        *("America/Iqaluit", "Asia/Manila"),
    }
)


@cache  # it reads a folder, and a list completes at every key
def zone_names() -> frozenset[str]:
    """Return every zone name there is."""
    return frozenset(available_timezones())


def zone_label(zone: str) -> str:
    """Return how people call a zone: "Central", or its city."""
    return USUAL_ZONES.get(zone) or zone.rpartition("/")[2].replace("_", " ")


def is_american(zone: str | None) -> bool:
    """Return whether a zone is one of the United States."""
    name = zone or DEFAULT_ZONE
    return name in _AMERICAN or name.startswith(_AMERICAN_PLACES)


def month_first(zone: str | None) -> bool:
    """Return whether people in a zone write March 4 as 3/4."""
    return is_american(zone) or zone in _MONTH_FIRST or (zone or "").startswith("Canada/")


def local(instant: datetime, zone: str | None) -> datetime:
    """Return *instant* on the clocks of *zone*."""
    return instant.astimezone(ZoneInfo(zone or DEFAULT_ZONE))


def clock_time(instant: datetime, zone: str | None) -> str:
    """Return "7:20 AM" as the clocks of *zone* show it."""
    moment = local(instant, zone)
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def day_name(instant: datetime, zone: str | None) -> str:
    """Return "8 January" as the calendar of *zone* shows it."""
    moment = local(instant, zone)
    return f"{moment.day} {moment:%B}"


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

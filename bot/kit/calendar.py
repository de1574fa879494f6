"""School time: pure functions from a zone and an instant to local days and moments."""

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


@cache  # it reads a folder, and a list completes at every key
def zone_names() -> frozenset[str]:
    """Return every zone name there is."""
    return frozenset(available_timezones())


def zone_label(zone: str) -> str:
    """Return how people call a zone: "Central", or its city."""
    return USUAL_ZONES.get(zone) or zone.rpartition("/")[2].replace("_", " ")


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


def is_school_day(day: date) -> bool:
    """Return whether there is school on *day*."""
    return day.weekday() < 5


def in_school_hours(instant: datetime, zone: str | None) -> bool:
    """Return whether something unasked may reach people at *instant*."""
    there = local(instant, zone)
    return is_school_day(there.date()) and SCHOOL_OPENS <= there.time() < SCHOOL_CLOSES


def next_school_moment(instant: datetime, zone: str | None) -> datetime:
    """Return *instant*, or when school opens next, whichever is a fit moment to write."""
    if in_school_hours(instant, zone):
        return instant
    there = local(instant, zone)
    day = there.date()
    if there.time() >= SCHOOL_OPENS:
        day += timedelta(days=1)
    while not is_school_day(day):
        day += timedelta(days=1)
    return wall(day, SCHOOL_OPENS, zone)

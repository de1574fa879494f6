"""Clocks in every zone, also in the nights when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.calendar import (
    DEFAULT_ZONE,
    clock_time,
    day_name,
    is_american,
    month_first,
    wall,
    zone_label,
    zone_names,
)
from bot.kit.zone_table import zone_table

DAYS = st.dates(date(2000, 1, 1), date(2037, 12, 31))
TIMES = st.times()
ZONES = st.sampled_from(
    [*zone_table().usual, "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Tehran"]
)


def at(text: str) -> datetime:
    """An instant from its UTC text."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "shown", "instant"),
    [
        # The hour that repeats: the first of the two.
        ("America/Chicago", "2026-11-01 01:30", "2026-11-01 06:30"),
        ("America/Denver", "2026-11-01 01:30", "2026-11-01 07:30"),
        ("Europe/London", "2026-10-25 01:30", "2026-10-25 00:30"),
        ("Australia/Sydney", "2026-04-05 02:30", "2026-04-04 15:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45"),
        # The hour that is skipped: its first valid minute.
        ("America/Chicago", "2026-03-08 02:30", "2026-03-08 08:00"),
        ("America/Denver", "2026-03-08 02:00", "2026-03-08 09:00"),
        ("Europe/London", "2026-03-29 01:59", "2026-03-29 01:00"),
        ("Australia/Sydney", "2026-10-04 02:30", "2026-10-03 16:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03 15:30"),
        # A whole day that was skipped.
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 10:00"),
        # Zones without a change, and the minutes around changes.
        ("America/Phoenix", "2026-03-08 02:30", "2026-03-08 09:30"),
        ("Asia/Kolkata", "2026-03-29 02:30", "2026-03-28 21:00"),
        ("America/Chicago", "2026-03-08 01:59", "2026-03-08 07:59"),
        ("America/Chicago", "2026-03-08 03:00", "2026-03-08 08:00"),
        ("America/Chicago", "2026-11-01 00:59", "2026-11-01 05:59"),
        ("America/Chicago", "2026-11-01 02:00", "2026-11-01 08:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03 15:30"),
        # No zone yet: what most groups live in.
        (None, "2026-09-14 07:15", "2026-09-14 12:15"),
    ],
)
def test_wall(zone: str | None, shown: str, instant: str) -> None:
    """The instant at which the clocks on the wall show it."""
    wanted = datetime.fromisoformat(shown)

    assert wall(wanted.date(), wanted.time(), zone) == at(instant)


@given(DAYS, TIMES, ZONES)
def test_wall_shows_what_was_wanted(day: date, wanted: time, zone: str) -> None:
    """Where the clocks ever show it, they show it then, and did not a moment before."""
    instant = wall(day, wanted, zone)
    there = instant.astimezone(ZoneInfo(zone))
    naive = datetime.combine(day, wanted)
    ever = {naive.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
    shown = [one for one in ever if one.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive]

    assert instant.tzinfo is UTC
    if shown:
        assert instant == min(shown)
        assert there.fold == 0
    else:
        before = (instant - timedelta(microseconds=1)).astimezone(ZoneInfo(zone))
        assert before.replace(tzinfo=None) < naive < there.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("instant", "zone", "text"),
    [
        ("2026-09-14 12:20", "America/Chicago", "7:20 AM"),
        ("2026-09-14 17:05", "America/Chicago", "12:05 PM"),
        ("2026-09-14 05:00", "America/Chicago", "12:00 AM"),
        ("2026-09-14 04:59", None, "11:59 PM"),
        ("2026-09-14 12:00", "Asia/Kolkata", "5:30 pm"),
    ],
)
def test_clock_time(instant: str, zone: str | None, text: str) -> None:
    """The time as people there say it."""
    assert clock_time(at(instant), zone) == text


@pytest.mark.parametrize(
    ("zone", "text"),
    [("America/Chicago", "January 7"), ("Europe/London", "8 January"), (None, "January 7")],
)
def test_day_name(zone: str | None, text: str) -> None:
    """The day as the calendar there shows it."""
    assert day_name(at("2027-01-08 02:00"), zone) == text


def test_zones() -> None:
    """Every usual zone exists and fits one menu; the others go by their city."""
    assert set(zone_table().usual) <= zone_names()
    assert DEFAULT_ZONE in zone_table().usual
    assert len(zone_table().usual) <= 24  # a menu takes 25, and a group may have one more
    assert zone_label("America/Chicago") == "Central"
    assert zone_label("America/Argentina/Buenos_Aires") == "Buenos Aires"


@pytest.mark.parametrize(
    ("zone", "american", "month_comes_first"),
    [
        (None, True, True),
        ("America/Chicago", True, True),
        ("America/Indiana/Knox", True, True),
        ("US/Hawaii", True, True),
        ("America/Halifax", False, True),
        ("Canada/Eastern", False, True),
        ("Asia/Manila", False, True),
        ("America/Mexico_City", False, False),
        ("Europe/London", False, False),
        ("Australia/Sydney", False, False),
        ("Asia/Kolkata", False, False),
    ],
)
def test_habits(zone: str | None, american: bool, month_comes_first: bool) -> None:
    """Whose holidays a zone has, and how its people write March 4."""
    assert is_american(zone) is american
    assert month_first(zone) is month_comes_first

"""What people call their time zone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import words
from bot.kit.calendar import canonical_zone
from bot.kit.dates import Unread
from bot.kit.errors import Refusal
from bot.kit.zone_table import zone_table
from bot.kit.zones import find_zones, zone_choices, zone_said
from bot.members import rules

SET = json.loads((Path(__file__).parent / "zones.json").read_text())


def reads(case: dict[str, Any]) -> bool:
    """Whether a labeled name is understood as its label says; older names count as equal."""
    want = case["want"]
    try:
        found = find_zones(case["text"], case["locale"])
    except Unread:
        return want is None
    wanted = [want] if isinstance(want, str) else want or []
    return {canonical_zone(one) for one in found} == {canonical_zone(one) for one in wanted}


@pytest.mark.parametrize(
    ("part", "least"),
    [("dev", 60), ("fresh", 59), ("fresh_b", 60), ("fresh_c", 59), ("fresh_d", 59)],
)
def test_what_people_type(part: str, least: int) -> None:
    """Sixty names each; right at the first look: 54 of *fresh*, 52 of *b*, 56 of *c* and *d*."""
    assert sum(map(reads, SET[part])) >= least


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("EST", ["America/New_York"]),
        ("MST", ["America/Denver"]),
        ("HST", ["Pacific/Honolulu"]),
        ("CST", ["America/Chicago"]),
        ("PST", ["America/Los_Angeles"]),
        ("EDT", ["America/New_York"]),
        ("Central Time", ["America/Chicago"]),
        ("Mountain Time", ["America/Denver"]),
        ("Chicago", ["America/Chicago"]),
        ("Sioux Falls", ["America/Chicago"]),
        ("South Dakota", ["America/Chicago", "America/Denver"]),
        ("Springfield, MO", ["America/Chicago"]),
        ("US/Central", ["America/Chicago"]),
        ("Ontario", ["America/Toronto", "America/Winnipeg"]),
        ("CT", ["America/Chicago", "America/New_York"]),  # or Connecticut
    ],
)
def test_found(typed: str, zones: list[str]) -> None:
    """Abbreviations, states and cities; where it may be two, both."""
    assert list(find_zones(typed, "en-US")) == zones


@pytest.mark.parametrize(
    "typed",
    ["localtime", "Factory", "Zulu", "Etc/GMT+6", "UTC", "GMT", "GMT+6", "UTC-5", "etc/utc"],
)
def test_a_fixed_offset(typed: str) -> None:
    """A fixed distance from UTC is never a zone: posts would come an hour late in summer."""
    with pytest.raises(Unread) as unread:
        find_zones(typed, "en-US")

    assert unread.value.reason == words.FIXED_OFFSET


@pytest.mark.parametrize("typed", ["Middle Earth", "../../etc/passwd", "x" * 4_000, "", "banana"])
def test_none(typed: str) -> None:
    """What is no zone is refused with what works, and isn't repeated at length."""
    with pytest.raises(Refusal) as refused:
        rules.zones_named(typed, "en-US")

    assert words.NO_ZONE in refused.value.message
    assert len(refused.value.message) < 300


def test_the_country_decides() -> None:
    """The same letters mean another zone elsewhere."""
    assert find_zones("GMT", "en-GB") == ("Europe/London",)
    assert find_zones("Birmingham", "en-GB") == ("Europe/London",)
    assert find_zones("Eastern", "en-CA") == ("America/Toronto",)


def test_to_pick_from() -> None:
    """What fits comes first, and what's in the locale's country before what isn't."""
    assert zone_choices("EST", "en-US", 25)[0] == ("Eastern Time (New York)", "America/New_York")
    assert ("Central Time (Sioux Falls)", "America/Chicago") in zone_choices("sioux f", "en-US", 25)
    assert zone_choices("", "en-GB", 25)[0][1] == "Europe/London"
    labels = [label for label, _ in zone_choices("s", "en-US", 25)]
    assert len(labels) == len(set(labels)) == 25


@pytest.mark.parametrize("typed", ["Central", "new", "south", "texas", "portland", "lon"])
def test_each_zone_once(typed: str) -> None:
    """However many of its names fit, a zone stands there once, with a few of them."""
    found = [zone for _, zone in zone_choices(typed, "en-US", 25)]

    assert len(found) == len(set(found))


def test_the_names_that_fit() -> None:
    """They say which place is meant, and don't repeat the zone's own name."""
    assert zone_choices("mountain", "en-US", 25) == [("Mountain Time (Denver)", "America/Denver")]
    assert zone_choices("texas", "en-US", 25)[0] == ("Central Time (Texas)", "America/Chicago")
    assert "New Jersey" in zone_choices("new", "en-US", 25)[0][0]


@given(st.text(max_size=90), st.sampled_from(["en-US", "en-GB", "fr", "pt-BR", ""]))
def test_anything_typed(typed: str, locale: str) -> None:
    """Whatever is typed is one place, or two, or a reason; never a fixed offset."""
    assert len(zone_choices(typed, locale, 25)) <= 25
    try:
        found = find_zones(typed, locale)
    except Unread:
        return
    assert 1 <= len(found) <= 2
    assert all("/" in zone and not zone.startswith("Etc/") for zone in found)


def test_said() -> None:
    """As people say it."""
    assert zone_said("America/Chicago") == "Central Time"
    assert zone_said("America/Boise") == "Boise time"
    assert all(zone_said(zone) for zone in zone_table().usual)


@pytest.mark.parametrize(
    "city",
    ["Springfield", "Portland", "Columbia", "Rochester", "Aurora", "Bloomington", "Peoria"],
)
def test_a_name_that_cities_share(city: str) -> None:
    """Large cities of one name in two zones are asked about, never guessed."""
    assert len(find_zones(city, "en-US")) == 2


@pytest.mark.parametrize(
    ("city", "locale", "zone"),
    [
        ("Birmingham", "en-US", "America/Chicago"),
        ("Birmingham", "en-GB", "Europe/London"),
        ("Victoria", "en-CA", "America/Vancouver"),
        ("Cambridge", "en-US", "America/New_York"),
    ],
)
def test_a_name_that_countries_share(city: str, locale: str, zone: str) -> None:
    """The city of the person's own country is meant."""
    assert find_zones(city, locale) == (zone,)

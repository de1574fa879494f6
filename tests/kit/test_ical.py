"""Calendar files that the bot writes: held against RFC 5545, and read by other libraries."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.kit.calendar import places
from bot.kit.ical import Event, write_calendar
from bot.kit.ical.zones import observances

NOW = datetime(2026, 9, 14, 15, tzinfo=UTC)
CHICAGO = ZoneInfo("America/Chicago")
START = datetime(2026, 9, 16, 15, 30, tzinfo=CHICAGO)
CHAT = Event("chat@whats-working", "Chat", START, START + timedelta(minutes=45), NOW)
ZONES = (
    "America/Chicago", "America/Phoenix", "America/St_Johns", "Australia/Sydney", "Europe/London",
    "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Pacific/Auckland",
)  # fmt: skip


def written(*events: Event) -> bytes:
    """Return a file with these events."""
    return write_calendar(events, "Meet-ups")


def in_zone(zone: str, start: int = 2026, end: int = 2028) -> bytes:
    """Return a file with an event in the first of some years and one in the last."""
    there = ZoneInfo(zone)
    ends = [datetime(start, 1, 1, 9, tzinfo=there), datetime(end, 12, 31, 9, tzinfo=there)]
    return written(*(Event(f"{at.year}@x", "At nine", at, at, NOW) for at in ends))


lines = st.text(max_size=200)


@settings(max_examples=80, deadline=None)
@given(lines, lines, lines)
def test_whatever_is_written(title: str, description: str, place: str) -> None:
    """Lines end and fold as RFC 5545 says, and two libraries read what was meant."""
    event = Event("x@y", title, START, START, NOW, description=description, place=place)
    content = written(event)
    folded = content.split(b"\r\n")

    assert all(len(line) <= 75 for line in folded)
    assert not any(b"\r" in line or b"\n" in line for line in folded)
    for line in folded:
        line.decode()  # no character is cut in two
    (read,) = Calendar.from_ical(content).walk("VEVENT")
    other = vobject.readOne(content.decode()).vevent
    unfolded = content.decode().replace("\r\n ", "")
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        found = re.search(rf"^{name}:(.*)\r$", unfolded, re.MULTILINE)
        plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], found[1]) if found else ""
        assert str(read.get(name, "")) == plain
        assert getattr(other, name.lower()).value == plain if found else True


def test_escapes() -> None:
    """What means something in a calendar file is escaped; the words come back as they were."""
    words = "Tea; cake, and\nC:\\new \N{BOOKS} " + "é" * 80
    content = written(Event("x@y", "a;b,c\\n", START, START, NOW, description=words))
    (read,) = Calendar.from_ical(content).walk("VEVENT")

    assert b"SUMMARY:a\\;b\\,c\\\\n\r\n" in content
    assert str(read["DESCRIPTION"]) == words
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert vobject.readOne(content.decode()).vevent.description.value == words


def test_no_line_is_smuggled_in() -> None:
    """A title or a link with a line break begins no property of its own."""
    event = Event("x@y", "Chat\r\nATTENDEE:x", START, START, NOW, url="https://a.b/\r\nX-Y:1")
    content = written(event)

    assert b"\r\nATTENDEE" not in content
    assert b"\r\nX-Y" not in content
    assert b"URL:https://a.b/X-Y:1\r\n" in content


def test_the_parts_that_a_calendar_needs() -> None:
    """What's required is there once, and a canceled event says so."""
    event = Event(
        "x@y", "Chat", START, START, NOW, 3, canceled=True, alarms=(timedelta(minutes=15),)
    )
    text = written(event).decode()

    for line in (
        "VERSION:2.0", "METHOD:PUBLISH", "UID:x@y", "DTSTAMP:20260914T150000Z", "SEQUENCE:3",
        "STATUS:CANCELLED", "DTSTART;TZID=America/Chicago:20260916T153000", "TRIGGER:-PT15M",
        "TZID:America/Chicago",
    ):  # fmt: skip
        assert text.count(f"{line}\r\n") == 1, line
    assert "VALARM" not in written(CHAT).decode()


def test_a_feed_says_when_to_come_again() -> None:
    """What's fetched again and again has no method, but an interval."""
    text = write_calendar(
        [CHAT], "Meet-ups", name="Coffee; tea", refresh=timedelta(hours=2)
    ).decode()

    assert "METHOD" not in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT120M\r\n" in text
    assert "X-WR-CALNAME:Coffee\\; tea\r\n" in text


@pytest.mark.parametrize("zone", ZONES)
def test_what_clocks_do(zone: str) -> None:
    """A reader that knows nothing but the file has the same clocks for three years."""
    there, read = ZoneInfo(zone), tzical(io.StringIO(in_zone(zone).decode())).get(zone)
    at = datetime(2026, 1, 1)
    while at < datetime(2029, 1, 1):
        known, told = at.replace(tzinfo=there), at.replace(tzinfo=read)
        if known.utcoffset() == known.replace(fold=1).utcoffset():
            assert told.utcoffset() == known.utcoffset(), at
        at += timedelta(hours=1)


def test_rules_of_clocks() -> None:
    """Where clocks change by a yearly rule, the rule is told; Ramadan has none."""
    rules = {zone: {one.rule for one in observances(zone, 2026, 2028)} for zone in ZONES}

    assert rules["America/Chicago"] == {
        "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    }
    for zone, hours in (("America/Chicago", {2}), ("Australia/Sydney", {2, 3})):
        assert {one.onsets[0].hour for one in observances(zone, 2026, 2028)} == hours
    assert rules["Europe/London"] == {
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    }
    assert rules["America/Phoenix"] == {""}
    assert rules["Africa/Casablanca"] == {""}
    assert b"RDATE:" in in_zone("Africa/Casablanca")


def test_every_zone_can_be_told() -> None:
    """Each place that has a zone has clocks that a calendar can be told about."""
    for zone in places():
        assert observances(zone, 2026, 2026), zone


def test_whole_days() -> None:
    """Days are days, with the first one that's no longer part of it as their end."""
    event = Event("x@y", "Conference", date(2026, 11, 12), date(2026, 11, 15), NOW, is_free=True)
    text = written(event).decode()

    assert "DTSTART;VALUE=DATE:20261112\r\nDTEND;VALUE=DATE:20261115\r\n" in text
    assert "VTIMEZONE" not in text
    assert "TRANSP:TRANSPARENT\r\n" in text

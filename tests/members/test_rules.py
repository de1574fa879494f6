"""What a person may set about themselves, by tables of cases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.kit import calendar
from bot.kit.errors import Refusal
from bot.members import rules, words
from bot.members.rules import Member
from bot.reaching.rules import DmChannel, Topic, Ways
from bot.school.clock import SchoolClock
from tests.conftest import MONDAY

ZONE = "America/Chicago"
SCHOOL = SchoolClock(ZONE)
SEVEN = timedelta(hours=7)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 day", date(2026, 9, 15)),
        ("10 days", date(2026, 9, 24)),
        ("2 weeks", date(2026, 9, 28)),
        ("1 Month", date(2026, 10, 14)),
        ("5 days", date(2026, 9, 21)),  # over a weekend
        ("2026-09-15", date(2026, 9, 15)),
        (" 2027-01-08 ", date(2027, 1, 8)),
        ("January 8", date(2027, 1, 8)),
        ("1/8/2027", date(2027, 1, 8)),
        ("two weeks", date(2026, 9, 28)),
        ("Thur Jan 7", date(2027, 1, 7)),
        ("Friday", date(2026, 9, 18)),
        ("8 jan", date(2027, 1, 8)),
        ("Jan 8, 2027", date(2027, 1, 8)),
        ("sept 20", date(2026, 9, 21)),
        ("September 13", date(2027, 9, 13)),
        ("December 24", date(2027, 1, 4)),  # over the winter break
    ],
)
def test_a_pause_that_is_understood(typed: str, day: date) -> None:
    """A pause ends when school opens on the day that was meant, or first after it."""
    end = rules.pause_until(typed, MONDAY, SCHOOL)

    assert calendar.local_day(end, ZONE) == day
    assert calendar.local(end, ZONE).hour == 7


@pytest.mark.parametrize(
    "typed",
    [
        "next week",
        "soon",
        "",
        "   ",
        "1.5 weeks",
        "-3 days",
        "weeks 2",
        "²days",
        "1000 days",
        "Feb 30",
        "8 ja",
        "Smarch 8",
        "January",
        "jan 8 20277",
        "2027-13-01",
        "9999-12-31",
        "0001-01-01",
        "٣ days",
    ],
)
def test_a_pause_that_is_not_understood(typed: str) -> None:
    """What cannot be read as an end is refused with examples."""
    with pytest.raises(Refusal, match="2 weeks"):
        rules.pause_until(typed, MONDAY, SCHOOL)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0 days", words.PAUSE_IN_THE_PAST),
        ("2026-09-14", words.PAUSE_IN_THE_PAST),
        ("2026-09-01", words.PAUSE_IN_THE_PAST),
        ("Sep 13 2026", words.PAUSE_IN_THE_PAST),
        ("999 days", words.PAUSE_TOO_LONG),
        ("500 days", words.PAUSE_TOO_LONG),
        ("2 years", words.PAUSE_TOO_LONG),
    ],
)
def test_a_pause_at_the_wrong_time(typed: str, sentence: str) -> None:
    """A pause ends after today and within about a year."""
    with pytest.raises(Refusal) as refused:
        rules.pause_until(typed, MONDAY, SCHOOL)

    assert refused.value.message == sentence


def test_no_days_before_school_opens() -> None:
    """Early in the morning "0 days" is not a pause of an hour."""
    with pytest.raises(Refusal):
        rules.pause_until("0 days", datetime(2026, 9, 14, 10, tzinfo=UTC), SCHOOL)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("", "1 week"), ("3", "3 days"), ("jan 8", "jan 8"), ("2 w", "2 weeks"), ("nonsense", None)],
)
def test_ends_to_pick_from(typed: str, first: str | None) -> None:
    """Every suggestion is one that would be understood."""
    found = rules.pause_choices(typed, MONDAY, SCHOOL)

    assert next(iter(found), None) == first
    for one in found:
        rules.pause_until(one, MONDAY, SCHOOL)


def test_a_name_is_tidied() -> None:
    """A name loses what breaks a page; an empty one is none."""
    assert rules.tidy_field("  Dana \u202e\n White ", "School") == "Dana White"
    assert rules.tidy_field(" \u200b ", "School") is None


def test_a_name_that_is_too_long() -> None:
    """A name that is too long is refused with its limit and what was typed."""
    with pytest.raises(Refusal) as refused:
        rules.tidy_field("x" * 81, "School")

    assert "School can have up to 80 characters" in refused.value.message
    assert "x" * 81 in refused.value.message


def a_member(**values: object) -> Member:
    """Make a member of a group."""
    return Member(1, 2, "Dana", MONDAY, **values)  # type: ignore[arg-type] # a test's short form


DM, THREAD = {"general": "dm"}, {"coffee": "thread"}
CLOSED = DmChannel(5, MONDAY)


@pytest.mark.parametrize(
    ("member", "ways", "topic", "way"),
    [
        (None, Ways(), "general", "waits"),
        (None, Ways(DM), "general", "waits"),
        (a_member(), Ways(), "general", "waits"),
        (a_member(), Ways(DM), "general", "dm"),
        (a_member(), Ways(DM, CLOSED), "general", "waits"),
        (a_member(), Ways(DM), "coffee", "dm"),
        (a_member(), Ways(DM | THREAD), "coffee", "waits"),
        (a_member(), Ways(DM | THREAD), "mentor", "dm"),
        (a_member(), Ways({"nudge": "dm"}), "nudge", "dm"),
        (a_member(), Ways({"nudge": "dm"}), "general", "waits"),
        (a_member(left_at=MONDAY), Ways(), "general", "gone"),
        (a_member(left_at=MONDAY), Ways(DM), "general", "gone"),
        (a_member(paused_until=MONDAY + SEVEN), Ways(DM), "general", "paused"),
        (a_member(paused_until=MONDAY), Ways(DM), "general", "dm"),
        (a_member(paused_until=MONDAY + SEVEN, left_at=MONDAY), Ways(), "general", "gone"),
    ],
)
def test_the_way_to_a_person(member: Member | None, ways: Ways, topic: Topic, way: str) -> None:
    """A direct message only where it's wanted and works; a topic's own choice comes first."""
    assert rules.how_to_reach(member, ways, MONDAY, topic) == way


def test_a_name_for_print() -> None:
    """Where there is no name for print, Discord's counts."""
    assert a_member().named == "Dana"
    assert a_member(print_name="Dana W.").named == "Dana W."

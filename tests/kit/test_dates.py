"""One grammar for days, and one way to write them."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import calendar, words
from bot.kit.dates import (
    DateRange,
    Unread,
    find_ranges,
    parse_day,
    parse_range,
    say_day,
    say_days,
    say_in_file_name,
    say_school_year,
    say_time,
)

TODAY = date(2026, 9, 14)  # a Monday
SET = json.loads((Path(__file__).parent / "dates.json").read_text())


def reads(case: dict[str, Any]) -> bool:
    """Whether a labeled text is read as its label says."""
    try:
        found = parse_range(
            case["text"], date.fromisoformat(case["today"]), calendar.country_of(case["zone"])
        )
    except Unread:
        return case["want"] is None
    single = found.first == found.last
    said = str(found.first) if single else [str(found.first), str(found.last)]
    return bool(case["want"] == said)


@pytest.mark.parametrize(("part", "least"), [("dev", 80), ("fresh", 80)])
def test_what_people_type(part: str, least: int) -> None:
    """Days as people type them; *fresh* had 76 of 80 right when it was first looked at."""
    assert sum(map(reads, SET[part])) >= least


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/8", date(2027, 1, 8)),
        ("January 8th", date(2027, 1, 8)),
        ("Thur Jan 7", date(2027, 1, 7)),
        ("Friday", date(2026, 9, 18)),
        ("Monday", date(2026, 9, 21)),  # today is "today"
        ("next Friday", date(2026, 9, 25)),
        ("4-Mar-27", date(2027, 3, 4)),
        ("2027-03-04 00:00:00", date(2027, 3, 4)),
        ("3/15/2027 0:00", date(2027, 3, 15)),
        ("day after Thanksgiving", date(2026, 11, 27)),
        ("two weeks from Friday", date(2026, 10, 2)),
        ("the Monday after Thanksgiving", date(2026, 11, 30)),
        ("the Friday before Labor Day", date(2027, 9, 3)),
        ("first Monday in May", date(2027, 5, 3)),
        ("end of October", date(2026, 10, 31)),
        ("March fifteenth", date(2027, 3, 15)),
        ("Juen 3", date(2027, 6, 3)),
    ],
)
def test_a_day(typed: str, day: date) -> None:
    """Every way of saying it is read everywhere."""
    assert parse_day(typed, TODAY, "US") == day


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("from 30 November to 2 December", date(2026, 11, 30), date(2026, 12, 2)),
        ("Mon 26 to Fri 30 October", date(2026, 10, 26), date(2026, 10, 30)),
        ("25, 26 and 27 November", date(2026, 11, 25), date(2026, 11, 27)),
        ("third full week of January", date(2027, 1, 18), date(2027, 1, 24)),
        ("last full week of September", date(2026, 9, 21), date(2026, 9, 27)),
        ("November (all month)", date(2026, 11, 1), date(2026, 11, 30)),
        ("between Dec 21 and Jan 1", date(2026, 12, 21), date(2027, 1, 1)),
        ("2027-02-08/2027-02-12", date(2027, 2, 8), date(2027, 2, 12)),
        ("week of Oct 14", date(2026, 10, 12), date(2026, 10, 18)),
        ("Monday to Friday", date(2026, 9, 21), date(2026, 9, 25)),
        ("today through Friday", date(2026, 9, 14), date(2026, 9, 18)),
    ],
)
def test_a_range(typed: str, first: date, last: date) -> None:
    """Ranges, lists of days in a row, weeks and months."""
    assert parse_range(typed, TODAY, "US") == DateRange(first, last)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("last week of September", words.WHICH_WEEK),
        ("March 19-15", words.ENDS_FIRST),
        ("3/19/2027 - 3/15/2027", words.ENDS_FIRST),
        ("mid October", words.VAGUE),
        ("every Friday", words.VAGUE),
        ("Oct 5 and Nov 6", words.SEVERAL_DAYS),
        ("Friday, Jan 7", "January 7, 2027 is a Thursday. Is this list for another year?"),
        ("Feb 30", "Feb 30 isn't a date."),
        ("Feb 3 - Jan 1, 2027", words.ENDS_FIRST),
        ("Room 12", words.NOT_A_DATE),
        ("7:30", words.NOT_A_DATE),
        ("x" * 201, words.TOO_LONG_FOR_A_DAY),
    ],
)
def test_refused(typed: str, reason: str) -> None:
    """What can't be read, or could be two things, says why."""
    with pytest.raises(Unread) as unread:
        parse_range(typed, TODAY, "US")

    assert unread.value.reason == reason


def test_the_past() -> None:
    """Looking back, a day without a year is the latest one up to today."""
    assert parse_day("Dec 1", TODAY, "US", "past") == date(2025, 12, 1)
    assert parse_day("Friday", TODAY, "US", "past") == date(2026, 9, 11)
    assert parse_day("2 weeks ago", TODAY, "US", "past") == date(2026, 8, 31)
    dec = parse_range("Sep 1 to Dec 18", TODAY, "US", "past")
    assert dec == DateRange(date(2026, 9, 1), date(2026, 12, 18))


def test_days_among_other_words() -> None:
    """In a line of words only what's surely a day counts; the rest may be said of it."""
    line = "Nov 25-29 Thanksgiving, may be longer; Dec 21-Jan 1 (2 hour delay)"
    found = [(str(one.days.first), str(one.days.last)) for one in find_ranges(line, TODAY, "US")]

    assert found == [("2026-11-25", "2026-11-29"), ("2026-12-21", "2027-01-01")]
    with pytest.raises(Unread):
        find_ranges("This may take until spring", TODAY, "US")


WRITTEN = [
    (date(2027, 2, 3), date(2027, 2, 3), "Wednesday, February 3", "Wednesday 3 February"),
    (
        date(2026, 5, 4),
        date(2026, 5, 8),
        "Monday, May 4 \u2013 Friday, May 8",
        "Monday 4 May \u2013 Friday 8 May",
    ),
]


@pytest.mark.parametrize(("first", "last", "american", "british"), WRITTEN)
def test_written(first: date, last: date, american: str, british: str) -> None:
    """As the country writes it."""
    assert say_days(first, last, "US", weekday=True) == american
    assert say_days(first, last, "GB", weekday=True) == british


def test_written_short() -> None:
    """Without a weekday a month and a year stand once."""
    days = date(2026, 9, 25), date(2026, 9, 29)
    assert say_days(*days, "US") == "September 25\u201329"
    assert say_in_file_name(*days, "US") == "September-25-to-September-29-2026"
    assert say_in_file_name(days[0], days[0], "GB") == "25-September-2026"
    assert say_in_file_name(days[0], date(2027, 5, 28), "US") == "September-25-2026-to-May-28-2027"
    assert say_days(*days, "US", year=True) == "September 25\u201329, 2026"
    assert say_days(*days, "GB", year=True) == "25\u201329 September 2026"
    assert say_day(days[0], "CA", year=True) == "September 25, 2026"
    assert say_time(time(7, 15), "US") == "7:15 AM"
    assert say_time(time(19, 15), "GB") == "7:15 pm"
    over = date(2026, 12, 21), date(2027, 1, 4)
    assert say_days(*over, "US", year=True) == "December 21, 2026 \u2013 January 4, 2027"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 8, 17), date(2027, 5, 28), "2026-27"),
        (date(2027, 1, 28), date(2027, 12, 17), "2027"),
        (date(2099, 8, 17), date(2100, 5, 28), "2099-00"),
    ],
)
def test_a_school_year_written(first: date, last: date, said: str) -> None:
    """With a hyphen, as districts do; south of the equator it's often one year."""
    assert say_school_year(first, last) == said


@given(
    st.dates(TODAY, date(2031, 1, 1)),
    st.integers(0, 90),
    st.sampled_from(["US", "GB"]),
    st.booleans(),
)
def test_what_is_written_is_read(first: date, more: int, country: str, weekday: bool) -> None:
    """Every range that the program writes, it reads."""
    last = date.fromordinal(first.toordinal() + more)
    said = say_days(first, last, country, weekday=weekday, year=True)

    assert parse_range(said, TODAY, country) == DateRange(first, last)


@given(st.text(max_size=60), st.sampled_from(["US", "GB", ""]), st.sampled_from(["future", "past"]))
def test_anything_typed(typed: str, country: str, prefer: Literal["future", "past"]) -> None:
    """Whatever is typed is days in their order, or a reason."""
    try:
        found = parse_range(typed, TODAY, country, prefer)
    except Unread:
        return
    assert found.first <= found.last


HOSTILE = ["1/8 ", "Nov 25, 26, ", "week of ", "day after ", "(1st ", "january ", "1-", "the the "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile(piece: str) -> None:
    """4,000 characters made to be slow are read or refused; the bench says how fast."""
    text = (piece * 4_000)[:4_000]
    for read in (parse_range, find_ranges):
        with suppress(Unread):
            read(text, TODAY, "US")

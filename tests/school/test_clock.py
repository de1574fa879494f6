"""The school-year clock: moments, hours, weeks, in every zone and for members."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import calendar
from bot.kit.dates import week_of
from bot.school.clock import SchoolClock
from bot.school.holidays import Break
from tests.school.years import CLOCKS, FOUR_DAYS, PRAIRIE, at, day

DAYS = st.dates(date(2015, 1, 1), date(2037, 12, 31))
INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("instant", "moment"),
    [
        ("2026-09-14 13:00", "2026-09-14 13:00"),
        ("2026-09-14 12:00", "2026-09-14 12:00"),  # 7:00 exactly
        ("2026-09-14 11:59", "2026-09-14 12:00"),
        ("2026-09-14 21:59", "2026-09-14 21:59"),
        ("2026-09-14 22:00", "2026-09-15 12:00"),  # 17:00 exactly
        ("2026-09-18 22:00", "2026-09-21 12:00"),  # Friday evening
        ("2026-10-31 15:00", "2026-11-02 13:00"),  # over the change of clocks
        ("2026-11-24 23:00", "2026-11-30 13:00"),  # Thanksgiving
        ("2026-12-25 15:00", "2027-01-04 13:00"),
        ("2027-05-31 15:00", "2027-08-16 12:00"),  # Memorial Day, then summer
        ("2026-07-04 15:00", "2026-08-17 12:00"),
        ("2027-03-13 15:00", "2027-03-15 12:00"),  # over the change in spring
    ],
)
def test_next_school_moment(instant: str, moment: str) -> None:
    """Now, in school hours; else when school opens next."""
    assert SchoolClock("America/Chicago").next_school_moment(at(instant)) == at(moment)


@given(INSTANTS, st.sampled_from(CLOCKS))
def test_next_school_moment_is_fit(instant: datetime, clock: SchoolClock) -> None:
    """It is never in the past, in school hours of a school day, and the first such moment."""
    moment = clock.next_school_moment(instant)
    there = calendar.local(moment, clock.zone)

    assert moment >= instant
    assert clock.in_school_hours(moment)
    assert clock.may_reach(moment)
    assert clock.is_school_day(there.date())
    if moment != instant:
        assert not clock.in_school_hours(instant)
        assert there.time() == clock.hours(there.date())[0]
        before = calendar.local_day(instant, clock.zone) + DAY
        assert not any(
            clock.is_school_day(before + n * DAY) for n in range((there.date() - before).days)
        )


@given(DAYS, st.integers(-250, 250), st.sampled_from(CLOCKS))
def test_add_school_days(start: date, count: int, clock: SchoolClock) -> None:
    """Between the two lie exactly so many school days, and the last of them is the answer."""
    found = clock.add_school_days(start, count)
    step = DAY if count > 0 else -DAY
    between = [start + n * step for n in range(1, abs((found - start).days) + 1)]

    assert sum(map(clock.is_school_day, between)) == abs(count)
    assert count == 0 or clock.is_school_day(found)


@given(DAYS, st.sampled_from(CLOCKS))
def test_a_week(start: date, clock: SchoolClock) -> None:
    """First and last school day lie in the week, with no school before and after them."""
    monday = week_of(start)
    days = [one for n in range(7) if clock.is_school_day(one := monday + n * DAY)]

    assert monday.weekday() == 0
    assert monday <= start < monday + 7 * DAY
    assert clock.first_school_day(start) == (days[0] if days else None)
    assert clock.last_school_day(start) == (days[-1] if days else None)


def test_a_week_without_school() -> None:
    """It has neither a first nor a last day."""
    clock = SchoolClock("America/Chicago", (PRAIRIE,))

    assert clock.first_school_day(day("2027-03-17")) is None
    assert clock.last_school_day(day("2027-03-17")) is None
    assert clock.first_school_day(day("2026-11-26")) == day("2026-11-23")
    assert clock.last_school_day(day("2026-11-26")) == day("2026-11-24")


def test_a_week_of_four_days() -> None:
    """Its last school day is Thursday; a Friday is none."""
    clock = SchoolClock("America/Denver", (FOUR_DAYS,))

    assert clock.last_school_day(day("2026-09-16")) == day("2026-09-17")
    assert clock.add_school_days(day("2026-09-17"), 1) == day("2026-09-21")


def test_school_hours() -> None:
    """They are the group's, within what anything unasked keeps to."""
    clock = SchoolClock("America/Chicago", (PRAIRIE,))
    night = SchoolClock("America/Chicago", opens=time(18), closes=time(21))

    assert not clock.in_school_hours(at("2026-09-14 12:44"))
    assert clock.in_school_hours(at("2026-09-14 12:45"))
    assert not clock.in_school_hours(at("2026-09-14 20:10"))
    assert clock.may_reach(at("2026-09-14 12:15"))  # 7:15
    assert not clock.may_reach(at("2026-09-14 11:59"))
    assert night.hours(day("2026-09-14")) == (time(7), time(17))


def test_a_member_in_another_zone() -> None:
    """In Mountain time it is an hour earlier, on the same school days."""
    group = SchoolClock("America/Chicago", (PRAIRIE,))
    member = group.for_member("America/Denver", time(8), time(16))

    assert group.next_school_moment(at("2026-09-14 03:00")) == at("2026-09-14 12:45")
    assert member.next_school_moment(at("2026-09-14 03:00")) == at("2026-09-14 14:00")
    assert member.moment(day("2026-11-02"), time(7, 15)) == at("2026-11-02 14:15")
    assert member.in_school_hours(at("2026-09-14 21:30"))
    assert not group.in_school_hours(at("2026-09-14 21:30"))
    assert group.for_member() == group


def test_a_member_is_off_this_week() -> None:
    """Their own break is theirs alone, and comes on top of the group's."""
    group = SchoolClock("America/Chicago", (PRAIRIE,))
    member = group.for_member(breaks=(Break(day("2026-09-14"), day("2026-09-20")),))

    assert not member.is_school_day(day("2026-09-16"))
    assert not member.is_school_day(day("2026-12-25"))
    assert group.is_school_day(day("2026-09-16"))
    assert member.first_school_day(day("2026-09-16")) is None


def test_a_member_who_is_off_for_ever() -> None:
    """The clock still answers, a long way off."""
    clock = SchoolClock().for_member(breaks=(Break(day("2020-01-01"), day("2040-01-01")),))

    assert clock.next_school_moment(at("2026-09-14 13:00")) > at("2028-01-01 00:00")
    assert clock.add_school_days(day("2026-09-14"), 1) > day("2028-01-01")
    assert clock.add_school_days(day("2026-09-14"), -1) < day("2026-01-01")


@pytest.mark.parametrize(
    ("zone", "on", "instant"),
    [
        ("America/Chicago", "2026-10-30", "2026-10-30 12:15"),
        ("America/Chicago", "2026-11-02", "2026-11-02 13:15"),
        ("America/Denver", "2027-03-12", "2027-03-12 14:15"),
        ("America/Denver", "2027-03-15", "2027-03-15 13:15"),
        ("America/Phoenix", "2027-03-15", "2027-03-15 14:15"),
        ("Europe/London", "2027-03-26", "2027-03-26 07:15"),
        ("Europe/London", "2027-03-29", "2027-03-29 06:15"),
        ("Australia/Sydney", "2026-10-02", "2026-10-01 21:15"),
        ("Australia/Sydney", "2026-10-05", "2026-10-04 20:15"),
        ("Asia/Kolkata", "2026-11-02", "2026-11-02 01:45"),
        ("America/Chicago", "2028-02-29", "2028-02-29 13:15"),  # a leap day
    ],
)
def test_a_quarter_past_seven(zone: str, on: str, instant: str) -> None:
    """It is a quarter past seven there, whatever the clocks did over the weekend."""
    assert SchoolClock(zone).moment(day(on), time(7, 15)) == at(instant)

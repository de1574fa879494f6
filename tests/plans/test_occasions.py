"""When the nudge comes, in any school year and any zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import calendar
from bot.kit.dates import week_of
from bot.plans import occasions
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break
from tests.school.years import ZONES

CHICAGO = SchoolClock("America/Chicago")
AT = time(7, 15)
FOUR_DAYS = SchoolClock(
    "America/Denver",
    (SchoolYear(date(2026, 8, 17), date(2027, 5, 27), weekdays=frozenset(range(1, 5))),),
)
SYDNEY = SchoolClock(
    "Australia/Sydney",
    (
        SchoolYear(
            date(2027, 1, 28), date(2027, 12, 17), (Break(date(2027, 4, 3), date(2027, 4, 18)),)
        ),
    ),
)
NOWS = st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))


def at(*parts: int, zone: str = "America/Chicago") -> datetime:
    """Return the instant at which the clocks of a zone show this."""
    year, month, day, hour, minute = parts
    return calendar.wall(date(year, month, day), time(hour, minute), zone)


@pytest.mark.parametrize(
    ("clock", "now", "due"),
    [
        (CHICAGO, at(2026, 9, 14, 7, 14), at(2026, 9, 14, 7, 15)),  # a minute before
        (CHICAGO, at(2026, 9, 14, 7, 15), at(2026, 9, 21, 7, 15)),  # then: the next week's
        (CHICAGO, at(2026, 9, 20, 12, 0), at(2026, 9, 21, 7, 15)),  # a Sunday
        (CHICAGO, at(2026, 9, 2, 12, 0), at(2026, 9, 8, 7, 15)),  # Labor Day: Tuesday
        (CHICAGO, at(2026, 10, 26, 8, 0), at(2026, 11, 2, 7, 15)),  # the clocks change between
        (CHICAGO, at(2026, 12, 16, 8, 0), at(2026, 12, 21, 7, 15)),  # one day before the break
        (CHICAGO, at(2026, 12, 21, 8, 0), at(2027, 1, 4, 7, 15)),  # two weeks without school
        (CHICAGO, at(2027, 6, 3, 8, 0), at(2027, 8, 16, 7, 15)),  # the summer
        (FOUR_DAYS, at(2026, 9, 14, 8, 0), at(2026, 9, 15, 7, 15, zone="America/Denver")),
        (SYDNEY, at(2027, 4, 1, 12, 0), at(2027, 4, 19, 7, 15, zone="Australia/Sydney")),
    ],
)
def test_the_next_nudge(clock: SchoolClock, now: datetime, due: datetime) -> None:
    """It comes on the first school day of the next week that has one."""
    found = occasions.next_nudge(clock, AT, now)

    assert found is not None
    assert found.due_at == due


@pytest.mark.parametrize(
    ("clock", "now", "due"),
    [
        (CHICAGO, at(2026, 9, 14, 8, 0), at(2026, 9, 16, 7, 15)),  # Wednesday
        (CHICAGO, at(2026, 9, 16, 8, 0), at(2026, 9, 23, 7, 15)),
        (CHICAGO, at(2026, 9, 5, 8, 0), at(2026, 9, 10, 7, 15)),  # Labor Day: Thursday
        (CHICAGO, at(2026, 11, 19, 8, 0), at(2026, 12, 2, 7, 15)),  # only two days in between
        (FOUR_DAYS, at(2026, 9, 14, 8, 0), at(2026, 9, 17, 7, 15, zone="America/Denver")),
    ],
)
def test_the_next_reminder(clock: SchoolClock, now: datetime, due: datetime) -> None:
    """It comes on the third school day of a week; shorter weeks have none."""
    found = occasions.next_reminder(clock, AT, now)

    assert found is not None
    assert found.due_at == due


@pytest.mark.parametrize(
    ("now", "name", "due"),
    [
        (at(2026, 9, 14, 8, 0), "2027-08-16", at(2027, 8, 17, 7, 15)),
        (at(2027, 7, 1, 8, 0), "2027-08-16", at(2027, 8, 17, 7, 15)),
        (at(2027, 8, 16, 8, 0), "2027-08-16", at(2027, 8, 17, 7, 15)),
        (at(2027, 8, 17, 8, 0), "2028-08-15", at(2028, 8, 16, 7, 15)),
    ],
)
def test_the_next_school_year(now: datetime, name: str, due: datetime) -> None:
    """The question comes on the second school day of a year, once a year."""
    found = occasions.next_restart(CHICAGO, AT, now)

    assert (found.name, found.due_at) == (name, due)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(2026, 9, 14, 8, 0), at(2026, 9, 15, 7, 15)),
        (at(2026, 9, 18, 8, 0), at(2026, 9, 21, 7, 15)),  # after a Friday comes Monday
        (at(2026, 9, 19, 8, 0), at(2026, 9, 21, 7, 15)),
        (at(2026, 12, 21, 8, 0), at(2027, 1, 4, 7, 15)),
    ],
)
def test_tomorrow(now: datetime, due: datetime) -> None:
    """Tomorrow is the next school day."""
    assert occasions.tomorrow(CHICAGO, AT, now).due_at == due


def test_a_week_that_was() -> None:
    """A week whose nudge was out is not planned again, whatever the hour is set to."""
    now = at(2026, 9, 14, 8, 0)
    found = occasions.next_nudge(CHICAGO, time(10), now, after="2026-09-14")

    assert found is not None
    assert found.due_at == at(2026, 9, 21, 10, 0)


def test_no_school_at_all() -> None:
    """A clock without a school day plans nothing."""
    empty = SchoolYear(date(2026, 8, 17), date(2027, 5, 27), weekdays=frozenset())

    assert occasions.next_nudge(SchoolClock("UTC", (empty,)), AT, at(2026, 9, 14, 8, 0)) is None


@given(now=NOWS, zone=st.sampled_from(ZONES), minute=st.integers(0, 24 * 60 - 1))
def test_any_hour(now: datetime, zone: str, minute: int) -> None:
    """Whatever the hour: it lies ahead, on its week's first school day, and can still be late."""
    clock, wanted = SchoolClock(zone), time(minute // 60, minute % 60)
    found = occasions.next_nudge(clock, wanted, now)

    assert found is not None
    there = calendar.local(found.due_at, zone)
    assert found.due_at > now
    assert found.name == week_of(there.date()).isoformat()
    assert clock.first_school_day(there.date()) == there.date()
    assert found.use_by - found.due_at >= timedelta(hours=1)


@given(now=NOWS, zone=st.sampled_from(ZONES))
def test_a_year_of_nudges(now: datetime, zone: str) -> None:
    """Each week with school has one, in order, at 07:15 on the clocks there."""
    clock, seen, until = SchoolClock(zone), [], now + timedelta(days=120)
    found = occasions.next_nudge(clock, AT, now)
    while found is not None and found.due_at < until:
        seen.append(found.name)
        assert calendar.local(found.due_at, zone).time() == AT
        found = occasions.next_nudge(clock, AT, found.due_at, found.name)

    first = week_of(calendar.local_day(now, zone))
    weeks = [first + timedelta(weeks=n) for n in range(19)]
    with_school = {
        week.isoformat()
        for week in weeks
        if (day := clock.first_school_day(week)) and now < clock.moment(day, AT) < until
    }
    assert seen == sorted(set(seen))
    assert set(seen) == with_school

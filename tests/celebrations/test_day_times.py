"""When posts, planning, counts and recaps come, around breaks, short weeks, clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.celebrations import day_times
from bot.celebrations.occurrences import ObservedDay
from bot.celebrations.selection import DayPost
from bot.kit import calendar
from bot.school.clock import SchoolClock, SchoolYear

CHICAGO = SchoolClock("America/Chicago")
SYDNEY = SchoolClock("Australia/Sydney", (SchoolYear(date(2027, 1, 28), date(2027, 12, 16)),))
FOUR_DAYS = SchoolClock(
    "America/Denver",
    (SchoolYear(date(2026, 8, 12), date(2027, 5, 20), weekdays=frozenset(range(4))),),
)


def local(school: SchoolClock, instant: datetime) -> str:
    """Return an instant on the clocks there."""
    return f"{calendar.local(instant, school.zone):%a %d %b %Y %H:%M}"


@pytest.mark.parametrize(
    ("day", "first", "last", "until"),
    [
        ("2027-02-03", "2027-02-03", "2027-02-03", "Wed 03 Feb 2027 17:00"),
        ("2027-03-19", "2027-03-21", "2027-03-21", "Sun 21 Mar 2027 17:00"),
        ("2027-05-03", "2027-05-03", "2027-05-09", "Sun 09 May 2027 17:00"),
        ("2027-04-01", "2027-04-01", "2027-04-30", "Wed 07 Apr 2027 17:00"),
    ],
)
def test_until_when_a_post_is_not_stale(day: str, first: str, last: str, until: str) -> None:
    """A day until its evening; a week or a month within its first week."""
    one = ObservedDay(date.fromisoformat(first), date.fromisoformat(last), "x")
    post = DayPost(date.fromisoformat(day), (one,))
    due_at, use_by = day_times.post_moments(post, CHICAGO, time(7, 15))

    assert local(CHICAGO, due_at).endswith("07:15")
    assert local(CHICAGO, use_by) == until


@pytest.mark.parametrize(
    ("school", "now", "month", "at"),
    [
        (CHICAGO, "2027-01-05", "2027-02-01", "Mon 11 Jan 2027 15:00"),
        (CHICAGO, "2027-01-12", "2027-03-01", "Thu 11 Feb 2027 15:00"),
        (CHICAGO, "2026-10-01", "2026-11-01", "Tue 13 Oct 2026 15:00"),  # 12 October is off
        (CHICAGO, "2026-11-01", "2026-12-01", "Thu 12 Nov 2026 15:00"),  # 11 November is off
        (CHICAGO, "2027-06-01", "2027-09-01", "Mon 16 Aug 2027 15:00"),  # none in summer
        (SYDNEY, "2027-01-05", "2027-02-01", "Thu 28 Jan 2027 15:00"),
        (FOUR_DAYS, "2027-02-12", "2027-04-01", "Thu 11 Mar 2027 15:00"),
        (FOUR_DAYS, "2026-12-01", "2027-01-01", "Mon 14 Dec 2026 15:00"),  # the 11th is a Friday
    ],
)
def test_planning(school: SchoolClock, now: str, month: str, at: str) -> None:
    """On the first school day after the 10th, for the month after; a month without has none."""
    slot = day_times.next_plan(school, datetime.fromisoformat(now).replace(hour=12, tzinfo=UTC))

    assert slot is not None
    assert str(slot.month) == month
    assert local(school, slot.at) == at


@pytest.mark.parametrize(
    ("school", "day", "last", "at"),
    [
        (CHICAGO, "2027-02-03", "2027-02-03", "Thu 04 Feb 2027 12:00"),
        (CHICAGO, "2027-03-19", "2027-03-21", "Mon 22 Mar 2027 12:00"),
        (CHICAGO, "2026-11-24", "2026-11-26", "Mon 30 Nov 2026 12:00"),  # Thanksgiving
        (CHICAGO, "2026-12-21", "2026-12-24", "Mon 21 Dec 2026 16:00"),  # before all leave
        (CHICAGO, "2027-05-26", "2027-05-31", "Fri 28 May 2027 16:00"),
        (CHICAGO, "2027-07-30", "2027-07-31", "Sun 01 Aug 2027 12:00"),  # chosen for the summer
        (FOUR_DAYS, "2027-02-04", "2027-02-04", "Mon 08 Feb 2027 12:00"),
        (SYDNEY, "2027-02-03", "2027-02-03", "Thu 04 Feb 2027 12:00"),
    ],
)
def test_recap(school: SchoolClock, day: str, last: str, at: str) -> None:
    """On the next school day; where that is far off, before everybody leaves."""
    days = date.fromisoformat(day), date.fromisoformat(last)

    assert local(school, day_times.recap_at(school, *days, time(12))) == at


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("2027-02-03T18:00", "Wed 03 Feb 2027 15:00"),
        ("2027-02-03T21:00", "Thu 04 Feb 2027 15:00"),  # 15:00 sharp is the next day's
        ("2027-02-06T12:00", "Mon 08 Feb 2027 15:00"),
    ],
)
def test_a_count(now: str, at: str) -> None:
    """In the afternoon of a school day, once."""
    instant = datetime.fromisoformat(now).replace(tzinfo=UTC)

    assert local(CHICAGO, day_times.count_day(CHICAGO, instant)[1]) == at

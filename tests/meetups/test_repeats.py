"""From a rule to dates: through breaks, changes, both clock changes, and years of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.calendar import local, wall
from bot.meetups.repeats import CODES, by_rule, every, occurrences, upcoming
from bot.meetups.spans import DayOff, EventTimes, Repeat, Span
from bot.school.clock import SchoolClock

CHICAGO = "America/Chicago"
SCHOOL = SchoolClock(CHICAGO)
FIRST, LAST = date(2026, 8, 1), date(2027, 6, 30)
AT = time(16)


def monthly(nth: int, weekday: str, day_off: DayOff = "keep", zone: str = CHICAGO) -> EventTimes:
    """Return an event that's once a month at four, for a school year."""
    rule = f"FREQ=MONTHLY;BYDAY={nth}{weekday}"
    first = by_rule(rule, FIRST, LAST)[0]
    return EventTimes(Span(first, AT, 45), zone, Repeat(rule, LAST, day_off=day_off))


def days(when: EventTimes) -> list[date]:
    """Return its dates in the order of its rule."""
    return [one.span.day for one in every(when, SCHOOL)]


def test_fourth_wednesday() -> None:
    """What falls on a day off moves by a week, unless there's no school then either."""
    found = {kind: days(monthly(4, "WE", kind)) for kind in ("keep", "skip", "before", "after")}
    november, december, june = date(2026, 11, 25), date(2026, 12, 23), date(2027, 6, 23)

    assert {november, december, june} <= set(found["keep"])
    assert found["skip"] == [one for one in found["keep"] if one not in (november, december, june)]
    assert set(found["before"]) - set(found["skip"]) == {date(2026, 11, 18), date(2026, 12, 16)}
    assert set(found["after"]) - set(found["skip"]) == {date(2026, 12, 2)}


def test_weeks_without_school() -> None:
    """A week without any school is a break: what falls into it isn't moved out of it."""
    found = days(monthly(5, "WE", "before"))  # December 30

    assert date(2026, 9, 30) in found
    assert date(2026, 12, 23) not in found


def test_labor_day() -> None:
    """A first Monday that's a holiday moves by a week; one that was moved keeps the day it had."""
    found = list(every(monthly(1, "MO", "after"), SCHOOL))
    moved = [one for one in found if one.span.day != one.planned]

    assert [(one.planned, one.span.day) for one in moved] == [(date(2026, 9, 7), date(2026, 9, 14))]


def test_never_two_on_one_day() -> None:
    """A weekly event doesn't move onto its own next date."""
    weekly = EventTimes(Span(date(2026, 8, 17), AT, 45), CHICAGO,
                  Repeat("FREQ=WEEKLY;BYDAY=MO", LAST, day_off="after"))  # fmt: skip
    found = days(weekly)

    assert len(found) == len(set(found))
    assert date(2026, 9, 7) not in found


def test_weekend_dates_follow_breaks_only() -> None:
    """A Saturday isn't off for being one."""
    saturdays = days(monthly(2, "SA", "skip"))

    assert date(2026, 10, 10) in saturdays
    assert date(2027, 6, 12) not in saturdays


def test_changes() -> None:
    """One date is moved, one is canceled; the others stay."""
    event = monthly(2, "WE")
    changes = {date(2026, 10, 14): Span(date(2026, 10, 20), time(17), 30), date(2026, 11, 11): None}
    found = occurrences(event, SCHOOL, date(2026, 9, 1), date(2026, 12, 31), changes)

    assert [(one.planned.month, one.span.day.day, one.span.at) for one in found] == [
        (9, 9, AT), (10, 20, time(17)), (12, 9, AT),
    ]  # fmt: skip
    assert occurrences(event, SCHOOL, date(2026, 10, 14), date(2026, 10, 14), changes) == []


def test_what_reaches_into_the_days_asked_for() -> None:
    """A conference that began before counts, and so does what runs past midnight."""
    conference = EventTimes(Span(date(2026, 11, 12), days=3), CHICAGO)
    lock_in = EventTimes(Span(date(2026, 11, 13), time(20), 12 * 60), CHICAGO)
    late = EventTimes(Span(date(2026, 11, 13), time(22), 120), CHICAGO)
    saturday = date(2026, 11, 14)

    assert [bool(occurrences(one, SCHOOL, saturday, saturday))
            for one in (conference, lock_in, late)] == [True, True, False]  # fmt: skip


def test_upcoming_holds_what_is_under_way() -> None:
    """The next dates begin with the one that isn't over yet."""
    event = monthly(2, "WE")
    during = wall(date(2026, 10, 14), time(16, 30), CHICAGO)
    found = upcoming(event, SCHOOL, during, 2)

    assert [one.planned for one in found] == [date(2026, 10, 14), date(2026, 11, 11)]
    assert upcoming(event, SCHOOL, during + timedelta(minutes=15), 1)[0].planned.month == 11


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        (CHICAGO, {21, 22}),
        ("America/Phoenix", {23}),
        ("Australia/Sydney", {5, 6}),
        ("America/St_Johns", {18, 19}),
    ],
)
def test_wall_clock_through_both_changes(zone: str, hours: set[int]) -> None:
    """Four o'clock stays four o'clock; in UTC it moves where the clocks do."""
    event = EventTimes(Span(date(2026, 8, 3), AT, 45), zone,
                 Repeat("FREQ=WEEKLY;BYDAY=MO", date(2029, 8, 1)))  # fmt: skip
    starts = [one.span.starts(zone) for one in every(event, SchoolClock(zone))]

    assert {local(one, zone).time() for one in starts} == {AT}
    assert {one.hour for one in starts} == hours
    assert len(starts) == 157


def test_hours_that_clocks_skip_or_repeat() -> None:
    """A repeat that meets one has the first valid minute, or the first of the two."""
    spring = Span(date(2027, 3, 14), time(2, 30), 60)
    fall = Span(date(2026, 11, 1), time(1, 30), 60)

    assert local(spring.starts(CHICAGO), CHICAGO).time() == time(3)
    assert local(fall.starts(CHICAGO), CHICAGO).utcoffset() == timedelta(hours=-5)
    assert spring.ends(CHICAGO) >= spring.starts(CHICAGO)


def test_a_night_ends_when_its_clock_says_so() -> None:
    """From eight in the evening to six in the morning is eleven hours when clocks go back."""
    night = Span(date(2026, 10, 31), time(20), 600)

    assert night.ends(CHICAGO) - night.starts(CHICAGO) == timedelta(hours=11)


weekdays = st.sampled_from(CODES)
starts = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def _nth(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _is_last(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


@settings(max_examples=60, deadline=None)
@given(starts, st.sampled_from([1, 2, 3, 4, -1]), weekdays)
def test_nth_weekdays(first: date, nth: int, weekday: str) -> None:
    """Every day of two years is in a rule exactly when it's that weekday of its month."""
    last = first + timedelta(days=730)
    found = set(by_rule(f"FREQ=MONTHLY;BYDAY={nth}{weekday}", first, last))
    for number in range(731):
        day = first + timedelta(days=number)
        fits = _is_last(day) if nth < 0 else _nth(day) == nth
        assert (day in found) == (CODES[day.weekday()] == weekday and fits)


@settings(max_examples=60, deadline=None)
@given(starts, st.integers(1, 12), weekdays)
def test_every_n_weeks(first: date, weeks: int, weekday: str) -> None:
    """Dates of every n weeks are n weeks apart."""
    rule = f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={weekday}"
    begins = by_rule(rule, first, first + timedelta(days=100))[0]
    found = by_rule(rule, begins, begins + timedelta(days=730))

    assert found == tuple(begins + timedelta(weeks=n * weeks) for n in range(len(found)))
    assert len(found) == 730 // (7 * weeks) + 1


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([1, 2, 3, 4, -1]), weekdays, st.sampled_from(["skip", "before", "after"]),
    st.sampled_from([CHICAGO, "Australia/Sydney", "America/Phoenix", "America/St_Johns"]),
)  # fmt: skip
def test_school_time(nth: int, weekday: str, day_off: DayOff, zone: str) -> None:
    """In school months only: never in a break, never twice, by a week at most, and never lost."""
    school = SchoolClock(zone)
    event = monthly(nth, weekday, day_off, zone)
    kept = monthly(nth, weekday, zone=zone)
    found = list(every(event, school))
    year = school.school_year_of(date(2026, 10, 1))

    for one in found:
        assert year.first_day <= one.span.day <= year.last_day
        assert not any(one.span.day in gap for gap in year.breaks)
        assert abs((one.span.day - one.planned).days) in (0, 7)
        there = local(one.span.starts(zone), zone)
        assert there == datetime.combine(one.span.day, AT, ZoneInfo(zone))
    assert len({one.span.day for one in found}) == len(found)
    on_school_days = {
        one.planned for one in every(kept, school) if school.is_school_day(one.planned)
    }
    assert on_school_days <= {one.planned for one in found}

"""School years and their terms: those entered, those before and after them, the usual one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.school.clock import SchoolClock, SchoolYear
from tests.school.years import ALL_YEAR, CLOCKS, PRAIRIE, SYDNEY, YEARS, at, day, off

DAYS = st.dates(date(2015, 1, 1), date(2037, 12, 31))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "first", "last", "school_days"),
    [
        (2023, "2023-08-15", "2024-05-31", 192),  # a leap year
        (2024, "2024-08-15", "2025-05-30", 189),
        (2026, "2026-08-17", "2027-05-28", 188),  # 15 August a Saturday, 31 May Memorial Day
        (2027, "2027-08-16", "2028-05-31", 191),
    ],
)
def test_the_usual_year(year: int, first: str, last: str, school_days: int) -> None:
    """Mid-August to the end of May, both ends on a school day."""
    usual = SchoolYear.default(date(year, 10, 1))

    assert (str(usual.first_day), str(usual.last_day)) == (first, last)
    assert len(usual.school_days()) == school_days
    assert SchoolYear.default(usual.first_day - DAY) == usual  # in the summer, the next
    assert SchoolYear.default(usual.last_day) == usual
    assert SchoolYear.default(usual.last_day + DAY) != usual


@given(DAYS, st.sampled_from(CLOCKS))
def test_years_and_terms(start: date, clock: SchoolClock) -> None:
    """Each day has a year that is not over; terms hold each of its school days once."""
    year = clock.school_year_of(start)
    terms = year.terms()

    assert start <= year.last_day
    assert clock.in_summer(start) == (start < year.first_day)
    assert clock.school_year_of(year.first_day) == year
    assert not any(
        clock.is_school_day(start + n * DAY) for n in range((year.first_day - start).days)
    )
    for one in year.school_days():
        assert [one in term for term in terms].count(True) == 1
        assert one in clock.term_of(one)


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("Prairie", "fall 2026-08-17 2026-12-18 spring 2027-01-04 2027-05-28"),
        ("four days", "fall 2026-08-18 2026-12-17 spring 2027-01-04 2027-05-20"),
        ("Sydney", "first 2026-02-02 2026-07-03 second 2026-07-21 2026-12-17"),
        ("all year", "fall 2026-07-20 2026-12-11 spring 2027-01-05 2027-07-09"),
        ("London", "fall 2026-09-02 2026-12-18 spring 2027-01-04 2027-07-21"),
    ],
)
def test_terms(name: str, terms: str) -> None:
    """25 December parts a year; without it, the longest break in its middle."""
    found = [f"{term.name} {term.first} {term.last}" for term in YEARS[name].terms()]

    assert " ".join(found) == terms


def test_a_year_of_one_day() -> None:
    """It has one term."""
    year = SchoolYear(date(2026, 9, 14), date(2026, 9, 14))

    assert [term.first for term in year.terms()] == [year.first_day]


def test_a_day_without_school_has_the_term_that_follows() -> None:
    """In the winter break it is spring already; in the summer, the next fall."""
    clock = SchoolClock("America/Chicago", (PRAIRIE,))

    assert clock.term_of(day("2026-12-26")).name == "spring"
    assert clock.term_of(day("2027-06-10")).first == day("2027-08-16")


def test_breaks_that_touch() -> None:
    """They are one stretch without school."""
    breaks = (off("2026-12-14", "2026-12-18"), off("2026-12-19", "2027-01-03"), off("2027-01-04"))
    clock = SchoolClock(None, (SchoolYear(date(2026, 8, 17), date(2027, 5, 28), breaks),))

    assert clock.add_school_days(day("2026-12-11"), 1) == day("2027-01-05")
    assert clock.school_year_of(day("2026-12-15")).terms()[0].last == day("2026-12-11")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2027-06-01", "2027-08-16", "2028-05-26"),
        ("2028-06-01", "2028-08-14", "2029-05-25"),
        ("2026-06-01", "2026-08-17", "2027-05-28"),
        ("2026-03-01", "2025-08-18", "2026-05-29"),
        ("2031-10-01", "2031-08-18", "2032-05-28"),
    ],
)
def test_a_year_nobody_entered(asked: str, first: str, last: str) -> None:
    """It looks like the one that was, on the same weekdays."""
    year = SchoolClock("America/Chicago", (PRAIRIE,)).school_year_of(day(asked))

    assert (str(year.first_day), str(year.last_day)) == (first, last)
    assert year.opens == PRAIRIE.opens


def test_breaks_of_a_year_nobody_entered() -> None:
    """Holidays move as they move; other breaks keep their weekdays."""
    year = SchoolClock("America/Chicago", (PRAIRIE,)).school_year_of(day("2027-09-01"))

    assert year.breaks == (
        off("2027-09-06"),
        off("2027-10-11"),
        off("2027-11-24", "2027-11-28", "Thanksgiving"),
        off("2027-12-20", "2028-01-02", "Winter break"),
        off("2028-03-13", "2028-03-17", "Spring break"),
    )


@pytest.mark.parametrize("year", range(2024, 2034))
def test_winter_in_years_nobody_entered(year: int) -> None:
    """There is never school on Christmas Day and New Year's Day, nor at Thanksgiving."""
    clock = SchoolClock("America/Chicago", (PRAIRIE,))
    thursday = next(one for n in range(22, 29) if (one := date(year, 11, n)).weekday() == 3)

    assert not clock.is_school_day(date(year, 12, 25))
    assert not clock.is_school_day(date(year + 1, 1, 1))
    assert not clock.is_school_day(thursday)


def test_two_years_entered() -> None:
    """Each has its own days; one between two is like the one before it."""
    later = SchoolYear(date(2028, 8, 28), date(2029, 6, 8))
    clock = SchoolClock("America/Chicago", (later, PRAIRIE))

    assert clock.school_year_of(day("2026-10-01")) == PRAIRIE
    assert clock.school_year_of(day("2028-10-01")) == later
    assert clock.school_year_of(day("2027-10-01")).first_day == day("2027-08-16")
    assert clock.school_year_of(day("2028-06-01")) == later
    assert clock.school_year_of(day("2030-01-01")).first_day == day("2029-08-27")


def test_the_next_year_begins_early() -> None:
    """A year that was entered wins over one that was only supposed."""
    early = SchoolYear(date(2027, 7, 12), date(2028, 6, 30))
    later = SchoolYear(date(2028, 5, 1), date(2029, 3, 30))

    assert SchoolClock(None, (PRAIRIE, early)).school_year_of(day("2027-07-01")) == early
    assert SchoolClock(None, (PRAIRIE, later)).school_year_of(day("2027-06-01")) == later
    overlapping = SchoolYear(date(2027, 5, 1), date(2028, 3, 30))
    assert SchoolClock(None, (PRAIRIE, overlapping)).school_year_of(day("2027-04-01")) == PRAIRIE


def test_summer_and_restart() -> None:
    """Between two years it is summer; the first week is the first with school in it."""
    clock = SchoolClock("America/Chicago")
    late = SchoolYear(date(2026, 8, 14), date(2027, 5, 28), (off("2026-08-14", "2026-08-18"),))

    assert clock.in_summer(day("2026-07-04"))
    assert clock.in_summer(day("2026-08-16"))
    assert not clock.in_summer(day("2026-12-25"))
    assert clock.first_week_of_year(day("2026-07-04")) == day("2026-08-17")
    assert clock.first_week_of_year(day("2027-02-01")) == day("2026-08-17")
    assert SchoolClock(None, (late,)).first_week_of_year(day("2026-09-01")) == day("2026-08-17")


def test_all_year_round() -> None:
    """Its summer is short, and its breaks are long."""
    clock = SchoolClock("America/Los_Angeles", (ALL_YEAR,))

    assert not clock.in_summer(day("2027-07-01"))
    assert clock.in_summer(day("2027-07-12"))
    assert clock.add_school_days(day("2027-07-09"), 1) == day("2027-07-19")


def test_south_of_the_equator() -> None:
    """Its year ends before Christmas; its summer holds New Year."""
    clock = SchoolClock("Australia/Sydney", (SYDNEY,))

    assert clock.in_summer(day("2027-01-01"))
    assert clock.next_school_moment(at("2026-12-18 00:00")) == at("2027-01-31 20:00")
    assert clock.next_school_moment(at("2026-10-03 12:00")) == at("2026-10-12 20:00")

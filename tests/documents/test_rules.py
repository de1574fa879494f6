"""Which days a document is about, and which headings a group may paste in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import rules
from bot.kit.errors import Refusal
from bot.school.clock import SchoolClock, SchoolYear

SCHOOL = SchoolClock("America/Chicago")
SEPTEMBER, JUNE = date(2026, 9, 14), date(2027, 6, 20)


@pytest.mark.parametrize("today", [SEPTEMBER, date(2027, 5, 28), JUNE, date(2027, 8, 10)])
def test_this_year(today: date) -> None:
    """In summer the year is the one that is over, until the next one begins."""
    found = rules.this_year(SCHOOL, today)

    assert (found.first, found.last) == (date(2026, 8, 17), date(2027, 8, 15))
    assert found.name == "School year 2026-27"
    assert today in found


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_each_day_is_in_one_year(day: date) -> None:
    """No win falls between two documents, nor into both."""
    this = rules.this_year(SCHOOL, day)
    next_year = rules.this_year(SCHOOL, this.last + timedelta(days=1))

    assert day in this
    assert next_year.first == this.last + timedelta(days=1)
    assert rules.last_year(SCHOOL, next_year.first) == this
    parts = rules.terms(SCHOOL, day)
    assert (parts[0].first, parts[-1].last) == (this.first, this.last)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-09-01 to 2026-09-10", date(2026, 9, 1), date(2026, 9, 10)),
        ("September 1 to Dec 18", date(2026, 9, 1), date(2026, 12, 18)),
        ("9/1 - 10/3", date(2026, 9, 1), date(2026, 10, 3)),
        ("May 3", date(2027, 5, 3), date(2027, 5, 3)),
        ("school year 2026-27", date(2026, 8, 17), date(2027, 8, 15)),
        ("", date(2026, 8, 17), date(2027, 8, 15)),
    ],
)
def test_typed(typed: str, first: date, last: date) -> None:
    """Days are read as people write them, and as the past."""
    found = rules.period(typed, SCHOOL, JUNE)

    assert (found.first, found.last) == (first, last)


@given(st.text(max_size=80))
def test_anything_typed(typed: str) -> None:
    """Whatever is typed is a period in order or a refusal."""
    try:
        found = rules.period(typed, SCHOOL, JUNE)
    except Refusal:
        return
    assert found.first <= found.last
    assert rules.period(found.value, SCHOOL, JUNE).value == found.value


def test_choices() -> None:
    """What was typed comes first; nothing is offered twice, also in a year of one term."""
    short = SchoolYear(date(2026, 9, 1), date(2026, 9, 1))
    names = [name for name, _ in rules.period_choices("", SCHOOL, SEPTEMBER)]
    values = [value for _, value in rules.period_choices("", SchoolClock(years=(short,)), JUNE)]

    assert names == [
        "School year 2026-27",
        "Fall semester 2026-27",
        "Spring semester 2026-27",
        "School year 2025-26",
        "September 2026",
        "August 2026",
    ]
    assert len(values) == len(set(values))
    assert rules.period_choices("spring", SCHOOL, SEPTEMBER)[0][0] == "Spring semester 2026-27"
    assert rules.period_choices("gibberish", SCHOOL, SEPTEMBER) == []


@pytest.mark.parametrize("today", [date(2026, 1, 31), date(2026, 12, 1), date(2028, 2, 29)])
def test_a_month(today: date) -> None:
    """A page a month: this one and the last, whole and side by side."""
    *_, this, last = rules.usual(SCHOOL, today)

    assert today in this
    assert (this.first.day, (this.last + timedelta(days=1)).day) == (1, 1)
    assert last.last == this.first - timedelta(days=1)
    assert rules.period(this.name, SCHOOL, today) == this


def test_to_the_instant() -> None:
    """A period begins and ends at midnight where the group is."""
    found = rules.Period(date(2026, 9, 1), date(2026, 9, 1))

    assert f"{found.begins(SCHOOL):%d %H:%M} {found.ends(SCHOOL):%d %H:%M}" == "01 05:00 02 05:00"


def test_headings() -> None:
    """Bullets, numbers, blank lines and repetitions are left out."""
    pasted = "1. Leads learning\n\n  • Builds   the collection\n- Leads learning\n2) Reads"

    assert rules.headings(pasted) == ["Leads learning", "Builds the collection", "Reads"]
    assert rules.headings("\n \n") == []

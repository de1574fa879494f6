"""Federal holidays and usual breaks, against a table written out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from bot.school.holidays import Break, federal_holidays, usual_break, usual_breaks

# As the Office of Personnel Management lists them: New Year's Day, Martin Luther King, Presidents,
# Memorial, Juneteenth, Independence, Labor, Columbus, Veterans, Thanksgiving, Christmas.
OBSERVED = {
    2024: "2024-01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2025: "2025-01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "2026-01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "2027-01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24",
    2028: "2027-12-31 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2029: "2029-01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25",
    2030: "2030-01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
}


@pytest.mark.parametrize("year", OBSERVED)
def test_federal_holidays(year: int) -> None:
    """Each is observed on the weekday that the law says."""
    new_year, *others = OBSERVED[year].split()
    days = [new_year, *(f"{year}-{day}" for day in others)]

    assert [str(day) for day in federal_holidays(year).values()] == days


def test_usual_breaks() -> None:
    """What most schools have off between August and May, each named once."""
    found = usual_breaks(date(2027, 8, 16), date(2028, 5, 31))

    assert [(str(one.first), str(one.last), one.name) for one in found] == [
        ("2027-09-06", "2027-09-06", "Labor Day"),
        ("2027-10-11", "2027-10-11", "Columbus Day"),
        ("2027-11-11", "2027-11-11", "Veterans Day"),
        ("2027-11-24", "2027-11-26", "Thanksgiving"),
        ("2027-12-22", "2028-01-02", "Winter break"),
        ("2028-01-17", "2028-01-17", "Martin Luther King Jr. Day"),
        ("2028-02-21", "2028-02-21", "Presidents' Day"),
        ("2028-05-29", "2028-05-29", "Memorial Day"),
    ]


def test_usual_breaks_beside_others() -> None:
    """What shares a day with a break that is there already does not come twice."""
    winter = Break(date(2026, 12, 19), date(2027, 1, 3), "Christmas")
    found = usual_breaks(date(2026, 12, 1), date(2027, 1, 31), [winter])

    assert [one.name for one in found] == ["Martin Luther King Jr. Day"]


def test_usual_breaks_elsewhere() -> None:
    """Outside the United States only the winter break is usual."""
    found = usual_breaks(date(2026, 8, 1), date(2027, 7, 1), american=False)

    assert [one.name for one in found] == ["Winter break"]


def test_usual_break() -> None:
    """A holiday is found by its name, also within a break; one outside is not."""
    first, last = date(2026, 8, 17), date(2027, 5, 28)

    assert usual_break("Christmas Day", first, last) == Break(
        date(2026, 12, 25), date(2026, 12, 25), "Christmas Day"
    )
    assert usual_break("Juneteenth", first, last) is None


def test_school_within_a_break() -> None:
    """One day of school leaves what lies before and after it."""
    one = Break(date(2026, 11, 23), date(2026, 11, 27), "Thanksgiving")

    assert list(one.without(date(2026, 11, 25))) == [
        Break(date(2026, 11, 23), date(2026, 11, 24), "Thanksgiving"),
        Break(date(2026, 11, 26), date(2026, 11, 27), "Thanksgiving"),
    ]
    assert list(one.without(one.first)) == [Break(date(2026, 11, 24), one.last, "Thanksgiving")]
    assert list(one.without(date(2026, 11, 28))) == [one]

"""When each book day comes, held against a table that was made without the program."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

from bot.celebrations.observances import Observance, load
from bot.celebrations.occurrences import (
    ObservedDay,
    by_rule,
    in_year,
    occurrences,
    undated,
)
from bot.kit import calendar

# Slug, first and last day of every occurrence from 2024 to 2030: fixed days, weekdays found by
# walking each month, and what organisers announced. A line that's missing has no date.
TABLE = Path(__file__).with_name("occurrences.csv")
YEARS = range(2024, 2031)
SLUGS = [one.slug for one in load()]
BY_SLUG = {one.slug: one for one in load()}
WEEK = "national-library-week"
INSIDE = {
    "right-to-read-day": 1,
    "national-library-workers-day": 2,
    "national-library-outreach-day": 3,
    "take-action-for-libraries-day": 4,
}


def table() -> dict[str, list[tuple[date, date]]]:
    """Return the table's spans by slug."""
    found: dict[str, list[tuple[date, date]]] = {slug: [] for slug in SLUGS}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            span = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
            found[row["slug"]].append(span)
    return found


SPANS = table()


def test_the_table_is_whole() -> None:
    """It knows each slug and no other, and most of them in all seven years."""
    assert set(SPANS) == set(SLUGS)
    assert len(SLUGS) == 168
    assert sum(len(spans) == len(YEARS) for spans in SPANS.values()) == 145


@pytest.mark.parametrize("slug", SLUGS)
def test_each_row(slug: str) -> None:
    """Each comes in 2024 to 2030 when the table says, and in the years that it leaves out never."""
    found = [in_year(BY_SLUG[slug], year, {}) for year in YEARS]

    assert [span for span in found if span is not None] == SPANS[slug]


def test_a_stretch_of_years() -> None:
    """All of them at once give the same, in the order of their days."""
    found = occurrences(load(), date(2024, 1, 1), date(2030, 12, 31), {})
    every = sorted(ObservedDay(*span, slug) for slug, spans in SPANS.items() for span in spans)

    assert found == every


@pytest.mark.parametrize("one", [one for one in load() if one.rule], ids=lambda one: one.slug)
def test_rules_are_those_of_the_standard(one: Observance) -> None:
    """Another reader of RFC 5545 finds the same single day in each year of this century."""
    assert one.rule is not None
    for year in range(2001, 2100):
        days = rrulestr(one.rule, dtstart=datetime(year, 1, 1)).between(
            datetime(year, 1, 1), datetime(year, 12, 31), inc=True
        )

        assert [day.date() for day in days] == [by_rule(one.rule, year)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=5",
        "FREQ=MONTHLY;BYDAY=1FR",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=FR",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1,2",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=FR;BYMONTHDAY=1,3,5,7,9,11,13",
        "every Friday",
    ],
)
def test_rules_that_give_more_or_none(rule: str) -> None:
    """A rule that does not give one day a year is none."""
    with pytest.raises(ValueError, match="no rule"):
        by_rule(rule, 2027)


def test_days_that_are_not_in_every_year() -> None:
    """A leap day and a fifth Monday are not moved to the nearest day that is there."""
    leap, fifth = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYDAY=5MO"

    assert [by_rule(leap, year) for year in (2027, 2028)] == [None, date(2028, 2, 29)]
    assert [by_rule(fifth, year) for year in (2027, 2044)] == [None, date(2044, 2, 29)]
    assert by_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", 2028) is None


def test_a_month_runs_to_its_last_day() -> None:
    """February has 29 days in 2024 and 2028, and is celebrated to the last of them."""
    month = BY_SLUG["library-lovers-month"]
    ends = [span[1].day for year in YEARS if (span := in_year(month, year, {}))]

    assert ends == [29, 28, 28, 28, 29, 28, 28]


def test_what_the_group_knows_wins() -> None:
    """A date that a group entered wins over one that was announced, and over the rule."""
    entered = date(2026, 2, 11), date(2026, 2, 11)
    known = {("world-read-aloud-day", 2026): entered}

    assert in_year(BY_SLUG["world-read-aloud-day"], 2026, known) == entered
    assert in_year(BY_SLUG["world-read-aloud-day"], 2027, known) == (date(2027, 2, 3),) * 2


@pytest.mark.parametrize("slug", INSIDE)
def test_days_inside_the_week_follow_it(slug: str) -> None:
    """When a group moves the week, its days move along, even where they were announced."""
    for begins in (date(2027, 4, 4), date(2026, 4, 12)):
        known = {(WEEK, begins.year): (begins, begins.replace(day=begins.day + 6))}
        day = begins.replace(day=begins.day + INSIDE[slug])

        assert in_year(BY_SLUG[slug], begins.year, known) == (day, day)
    assert in_year(BY_SLUG[slug], 2027, {}) is None
    # Somebody who enters the school week alone still has Monday's day on Monday.
    school_week = {(WEEK, 2027): (date(2027, 4, 5), date(2027, 4, 9))}
    day = date(2027, 4, 4 + INSIDE[slug])
    assert in_year(BY_SLUG[slug], 2027, school_week) == (day, day)


def test_nothing_is_guessed() -> None:
    """What has neither rule nor date is left out, and asked for; its days are not."""
    year = date(2027, 8, 16), date(2028, 5, 26)
    found = {one.slug for one in occurrences(load(), *year, {})}
    asked = {one.slug for one in undated(load(), *year, {})}

    assert WEEK in asked
    assert len(asked) == 19
    assert not asked & found
    assert not asked & INSIDE.keys()
    entered = {(WEEK, 2028): (date(2028, 4, 2), date(2028, 4, 8))}
    assert WEEK not in {one.slug for one in undated(load(), *year, entered)}
    # Where only a day of the week was chosen, the week is asked for all the same.
    inside = BY_SLUG["right-to-read-day"]
    assert [one.slug for one in undated([inside], *year, {})] == [WEEK]
    assert undated([inside], *year, entered) == []


def test_what_reaches_into_a_stretch() -> None:
    """A month counts on each of its days, also where the stretch begins after its first."""
    found = {one.slug for one in occurrences(load(), date(2027, 4, 30), date(2027, 4, 30), {})}

    assert found == {
        "school-library-month",
        "national-poetry-month",
        "arab-american-heritage-month",
        "dia-childrens-day-book-day",
    }


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", date(2027, 2, 4)),  # 14 hours before UTC
        ("Australia/Sydney", date(2027, 2, 3)),
        ("America/Chicago", date(2027, 2, 3)),
        ("Pacific/Pago_Pago", date(2027, 2, 2)),  # 11 hours after it
    ],
)
def test_days_are_those_of_the_zone(zone: str, day: date) -> None:
    """At one instant it is World Read Aloud Day in some zones, over or still to come in others."""
    instant = datetime(2027, 2, 3, 10, 30, tzinfo=UTC)
    today = calendar.local_day(instant, zone)
    celebrated = {one.slug for one in occurrences(load(), today, today, {})}

    assert today == day
    assert ("world-read-aloud-day" in celebrated) == (day == date(2027, 2, 3))

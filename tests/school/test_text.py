"""School dates as people paste them, against a table of lines and whole texts."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.kit import words as day_words
from bot.school import words
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break
from bot.school.reader import Reading, read
from bot.school.saying import described
from tests.school.years import PASTED, PRAIRIE, day

CHICAGO, LONDON, SYDNEY = "America/Chicago", "Europe/London", "Australia/Sydney"
TODAY = date(2026, 9, 1)
DISTRICT = """\
Lincoln Public Schools
2026-2027 School Calendar

First day of school: Monday, August 17
Sept 7 - Labor Day, no school
Oct 12: school in session
Oct 16 - 1st quarter ends
Nov 25-27 Thanksgiving Break
Dec 21 - Jan 1: Winter Break
Feb 30 Snow day
Mar 15-19 Spring Break
Last day of school: Friday, May 28
School hours 7:40-2:55
"""


def of(text: str, zone: str = CHICAGO, today: date = TODAY) -> Reading:
    """What a text says in September 2026, unless another day is given."""
    return read(text, zone, today)


def test_the_table_is_long() -> None:
    """It holds at least 120 ways to write a line."""
    assert len({line for line, _ in PASTED}) >= 120


@pytest.mark.parametrize(("line", "said"), PASTED)
def test_a_line(line: str, said: str) -> None:
    """Each line is shown back in words, or named with the reason."""
    found = of(line)
    reasons = [f"! {one.reason}" for one in found.missed]

    assert reasons + [" | ".join(found.understood)] * (not reasons) == [said.strip()]


def test_a_district_page() -> None:
    """All of it makes the year; what was not understood is named by its line."""
    found = of(DISTRICT)

    assert found.year.first_day == day("2026-08-17")
    assert found.year.last_day == day("2027-05-28")
    assert (found.year.opens, found.year.closes) == (time(7, 40), time(14, 55))
    assert [(one.first, one.name) for one in found.year.breaks] == [
        (day("2026-09-07"), "Labor Day"),
        (day("2026-11-11"), "Veterans Day"),
        (day("2026-11-25"), "Thanksgiving Break"),
        (day("2026-12-21"), "Winter Break"),
        (day("2027-01-18"), "Martin Luther King Jr. Day"),
        (day("2027-02-15"), "Presidents' Day"),
        (day("2027-03-15"), "Spring Break"),
    ]
    assert [str(one) for one in found.missed] == [
        f"Line 1, “Lincoln Public Schools”: {day_words.NO_DATE}",
        "Line 10, “Feb 30 Snow day”: Feb 30 is not a day.",
    ]
    assert found.added == (
        "School days: Monday to Friday",
        "Wednesday 11 November 2026: Veterans Day",
        "Monday 18 January 2027: Martin Luther King Jr. Day",
        "Monday 15 February 2027: Presidents' Day",
    )


PAGE = """\
AUGUST
17 First day of school
SEPTEMBER (21 days)
7: Labor Day
**November**
* 11 - Veterans Day, no school
Wed 25 - Fri 27 Thanksgiving
Nov 30: school in session
December 2026
21 - Jan 1 Winter Break
January
4 Teacher work day, no school
February
15, 16 no school
30 Snow day
1st quarter ends
May
28 Last day of school
"""


def test_months_above_bare_days() -> None:
    """A month stands over the days below it, as districts print them; none of it is lost."""
    found = of(PAGE)

    assert found.understood == (
        "First day of school: Monday 17 August 2026",
        "Monday 7 September 2026: Labor Day",
        "Wednesday 11 November 2026: Veterans Day",
        "Wednesday 25 to Friday 27 November 2026: Thanksgiving",
        "Monday 30 November 2026: school that day",
        "Monday 21 December 2026 to Friday 1 January 2027: Winter Break",
        "Monday 4 January 2027: Teacher work day",
        "Monday 15 February 2027: no school",
        "Tuesday 16 February 2027: no school",
        "Last day of school: Friday 28 May 2027",
    )
    assert [str(one) for one in found.missed] == [
        "Line 15, “30 Snow day”: Feb 30 is not a day.",
        f"Line 16, “1st quarter ends”: {day_words.NO_DATE}",
    ]


@pytest.mark.parametrize(
    ("month", "line", "said"),
    [
        ("November", "25-29 Thanksgiving", "Wednesday 25 to Sunday 29 November 2026: Thanksgiving"),
        ("Nov.", "25 to 27: no school", "Wednesday 25 to Friday 27 November 2026: no school"),
        ("Oct 2026:", "12th Columbus Day", "Monday 12 October 2026: Columbus Day"),
        # What has its month, or is no day, is not under one.
        ("November", "25 December: Christmas", "Friday 25 December 2026: Christmas"),
        ("November", "12/22-1/1", "Tuesday 22 December 2026 to Friday 1 January 2027: no school"),
        ("November", "School hours 8-3", "School hours: 8:00 AM to 3:00 PM"),
        ("November", "7:40-2:55", "School hours: 7:40 AM to 2:55 PM"),
        ("November", "Monday to Thursday", "School days: Monday to Thursday"),
    ],
)
def test_a_line_under_a_month(month: str, line: str, said: str) -> None:
    """A bare day is in the month above it."""
    found = of(f"{month}\n\n{line}")

    assert (found.understood, found.missed) == ((said,), ())


def test_nothing_typed() -> None:
    """An empty box is the usual year."""
    found = of(" \n\n")

    assert found.year == SchoolYear.default(TODAY)
    assert (found.understood, found.missed) == ((), ())
    assert list(found.added) == described(found.year)


def test_terms() -> None:
    """Where terms are pasted, what lies between them is off."""
    found = of(
        "Term 1: 2 February - 2 April\nTerm 2: 22 April - 3 July\n"
        "Term 3: 21 July - 25 September\nTerm 4: 13 October - 17 December",
        SYDNEY,
        date(2026, 6, 10),
    )

    assert (found.year.first_day, found.year.last_day) == (day("2026-02-02"), day("2026-12-17"))
    assert found.year.breaks == (
        Break(day("2026-04-03"), day("2026-04-21"), words.BETWEEN_TERMS),
        Break(day("2026-07-04"), day("2026-07-20"), words.BETWEEN_TERMS),
        Break(day("2026-09-26"), day("2026-10-12"), words.BETWEEN_TERMS),
    )


@pytest.mark.parametrize(
    ("line", "zone", "said"),
    [
        ("3/4", CHICAGO, "Thursday 4 March 2027: no school"),
        ("3/4", "America/Halifax", "Thursday 4 March 2027: no school"),
        ("3/4", LONDON, "Saturday 3 April 2027: no school"),
        ("26/3 Good Friday", LONDON, "Friday 26 March 2027: Good Friday"),
        ("3/26 Good Friday", LONDON, "Friday 26 March 2027: Good Friday"),
        ("26/3 Good Friday", CHICAGO, "Friday 26 March 2027: Good Friday"),
        (
            "26.10.2026 - 30.10.2026 Half term",
            LONDON,
            "Monday 26 to Friday 30 October 2026: Half term",
        ),
        ("26/10-30/10: Half term", LONDON, "Monday 26 to Friday 30 October 2026: Half term"),
    ],
)
def test_month_or_day_first(line: str, zone: str, said: str) -> None:
    """The zone decides, unless only one of the two is a day; where it may surprise, it is said."""
    found = of(line, zone)

    assert found.understood == (said,)
    assert found.notes == ((words.DAY_FIRST,) if (line, zone) == ("3/4", LONDON) else ())


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("First day: Aug 17\nLast day: May 28", "2026-09-01", "2026-08-17", "2027-05-28"),
        ("First day: Aug 17\nLast day: May 28", "2027-05-28", "2026-08-17", "2027-05-28"),
        ("First day: Aug 17\nLast day: May 28", "2027-05-29", "2027-08-17", "2028-05-28"),
        ("2027-28 School Year\nFirst day: Aug 16", "2027-05-01", "2027-08-16", "2028-05-31"),
        ("First day: 8/16/2027", "2027-05-01", "2027-08-16", "2028-05-31"),
        ("Mar 13, 2028 off", "2027-05-01", "2027-08-16", "2028-05-31"),
        # The weekdays of the year after, and one that is a slip.
        ("Mon Aug 16: First day\nWed Nov 24 off", "2027-05-01", "2027-08-16", "2028-05-31"),
        ("Mon Aug 16: First day", "2027-05-01", "2026-08-17", "2027-05-28"),
        ("First day: July 20\nLast day: July 9", "2026-09-01", "2026-07-20", "2027-07-09"),
        ("School year: 8/16/2027 - 5/26/2028", "2027-05-01", "2027-08-16", "2028-05-26"),
        # One line that cannot be does not decide for the others.
        ("Mon Nov 25, 2027\nMon Aug 17: First day", "2027-05-01", "2026-08-17", "2027-05-28"),
        ("School year: 27 January - 17 December", "2026-06-01", "2026-01-27", "2026-12-17"),
    ],
)
def test_which_year(text: str, today: str, first: str, last: str) -> None:
    """A year that is typed decides, then weekdays, then today."""
    year = of(text, CHICAGO, day(today)).year

    assert (str(year.first_day), str(year.last_day)) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("First day Aug 17\nFirst day Aug 18", words.TWICE.format(number=1)),
        ("Mon-Thu\nTue-Fri", words.TWICE.format(number=1)),
        ("School hours 8-3\nHours: 7:30-3", words.TWICE.format(number=1)),
        ("First day Aug 17\nLast day: Monday, May 28", "28 May 2027 is a Friday."),
    ],
)
def test_lines_that_disagree(text: str, reason: str) -> None:
    """The first one counts, the other is named."""
    (missed,) = of(text).missed

    assert missed.number == 2
    assert missed.reason.startswith(reason)


def test_the_same_said_twice() -> None:
    """It is no contradiction, and is shown once."""
    found = of("Fridays off\nMonday to Thursday\nFriday off")

    assert found.missed == ()
    assert found.understood == ("School days: Monday to Thursday",)


def test_a_line_that_decides_the_year_wrongly() -> None:
    """It goes alone: the others are read for the year that is meant without it."""
    found = of("Last day: Monday, May 28, 2027\nWed Nov 26 off", CHICAGO, date(2026, 5, 1))

    assert [one.number for one in found.missed] == [1]
    assert found.understood == ("Wednesday 26 November 2025: no school",)


def test_half_a_line() -> None:
    """A line is taken as a whole or not at all."""
    found = of("Oct 9 and Tuesday Oct 12: no school")

    assert found.understood == ()
    assert len(found.missed) == 1


def test_school_within_the_usual_breaks() -> None:
    """Days with school are taken out of what would be off, never out of what was typed."""
    found = of("Nov 25 early release\nDec 18 half day\nDec 18-Jan 1 Winter break").year

    assert found.is_school_day(day("2026-11-25"))
    assert not found.is_school_day(day("2026-11-26"))
    assert not found.is_school_day(day("2026-12-18"))


def test_a_reading_makes_a_clock() -> None:
    """What was read is what the clock goes by."""
    clock = SchoolClock(CHICAGO, (of("Mar 15-19 Spring break\nFridays off").year,))

    assert clock.first_school_day(day("2027-03-17")) is None
    assert clock.last_school_day(day("2027-03-24")) == day("2027-03-25")
    assert not clock.is_school_day(day("2026-12-25"))
    assert PRAIRIE.is_school_day(day("2027-03-26"))

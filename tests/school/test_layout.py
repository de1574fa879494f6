"""How districts lay their pages out: each thing that several have in common, alone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.school import flat
from bot.school.reader import answered
from bot.school.saying import short_days
from tests.school.test_reader import EDGES, LONDON, of, year_of
from tests.school.years import day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # One day of a month, never every week.
        ("September\nFri 4: No school\nMon 7: Labor Day, schools closed", "Sep 4; Sep 7"),
        ("Tuck shop closed Mondays.\nNov 11 Veterans Day, no school", "Nov 11"),
        # A table's column says whether students come; another counts days.
        (
            "Date\tDay\tWhat\tStudents?\nOct 14\tWed\tDay conferences\tNo\n"
            "Oct 21\tWed\tChoir\tYes\nOct 26\tMon\tWork day\tNo",
            "Oct 14; Oct 26",
        ),
        (
            "Month\tDate\tDescription\tStudent Days\nOctober\t10/12\tClosed for Students\t21\n"
            "\t10/28\tEarly Dismissal\t",
            "Oct 12",
        ),
        ("OCTOBER\n12 Staff In-Service - Closed for Students (Mon.)\n14 PSAT\n21\n22", "Oct 12"),
        # Signs and letters that a key explains.
        ("LEGEND\n★ Student Holiday\nOCTOBER\n9 ★ Fair Day\n16 PSAT", "Oct 9"),
        ("Codes: HOL = holiday  NIA = Not in Attendance\n10/12 HOL\n11/25 NIA", "Oct 12; Nov 25"),
        (
            "KEY: H Holiday, no school   E Early release\nOCTOBER\n5 6 7E 8 9\n12H 13 14 15 16\n"
            "19 20 21E 22 23",
            "Oct 12",
        ),
        # A list under its heading, and the next list that isn't off.
        (
            "\nSTAFF DAYS (STUDENTS DO NOT ATTEND)\nFriday, Sept. 18\nMonday, March 15\n\n"
            "EARLY DISMISSAL\nSept. 30\nOct. 28",
            "Sep 18; Mar 15",
        ),
        ("PA Days - students do not attend\nNov 20 all schools\nNov 27 elementary only", "Nov 20"),
        # Leaving and coming back in one line.
        ("Oct. 8 through Oct. 12 no school - schools reopen Tue., Oct. 13", "Oct 8–12"),
        ("Vacation: close at end of day Feb 12\nReopen Monday, Feb 22", "Feb 15–19"),
        ("Nov 25 No School - Thanksgiving Break\n11/25/2026 - 11/27/2026", "Nov 25–27"),
        ("Students do not attend on Friday, Oct 9; Monday, Oct 12; Friday, Feb 12.",
         "Oct 9; Oct 12; Feb 12"),
        # A slip in a month, and what ran together.
        ("Monday 15th Febuary: no school", "Feb 15"),
        ("October 12MondayStudent Holiday", "Oct 12"),
        # What depends on snow is asked about, never assumed.
        ("If snow days are left over, school will be closed: Apr. 5, May 27.", ""),
        ("The testing window opens April 5 and closes April 30.", ""),
    ],
)  # fmt: skip
def test_layouts(text: str, said: str) -> None:
    """What districts' pages have in common, each alone."""
    year = year_of(EDGES + text)
    found = [one for one in of(EDGES + text).off if one.first.month != 12]

    assert "; ".join(short_days(one.first, one.last, True) for one in found) == said
    assert year.weekdays == frozenset(range(5))


def test_two_columns_side_by_side() -> None:
    """A page that was set in two columns is read one after the other."""
    gap = " " * 30
    text = (
        f"First Day{gap}   MLK Holiday\nAugust 17, 2026{gap[:-3]}January 18, 2027\n\n"
        f"Labor Day{gap}   Winter Break\nSeptember 7, 2026{gap[:-5]}February 15-19, 2027\n"
        f"{' ' * 42}Spring Break\n{' ' * 42}April 5-9, 2027\n{' ' * 42}Last Day of\n"
        f"{' ' * 42}School\n{' ' * 42}May 28, 2027\n"
    )
    found = of(text)

    assert (found.first, found.last) == (day("2026-08-17"), day("2027-05-28"))
    assert [short_days(one.first, one.last, True) for one in found.off] == [
        "Sep 7",
        "Jan 18",
        "Feb 15–19",
        "Apr 5–9",
    ]


def test_terms_in_columns() -> None:
    """Headings that are edges say what the days under them are."""
    text = (
        "Term\tTerm begins\tHalf term begins\tHalf term ends\tTerm ends\n"
        "Autumn 2026\t03/09/2026\t26/10/2026\t30/10/2026\t18/12/2026\n"
        "Spring 2027\t04/01/2027\t15/02/2027\t19/02/2027\t25/03/2027\n"
        "Summer 2027\t12/04/2027\t31/05/2027\t04/06/2027\t21/07/2027"
    )
    found = of(text, LONDON)

    assert (found.first, found.last) == (day("2026-09-03"), day("2027-07-21"))
    assert [(one.first.month, one.first.day) for one in found.off] == [
        (10, 26),
        (12, 21),
        (2, 15),
        (3, 26),
        (5, 31),
    ]


def test_an_edge_that_can_hardly_be() -> None:
    """An edge in a month in which no American school has it is asked for, unless it's answered."""
    early = "First day of school Sept 28\nLast day of school May 28"
    late = "First day of school Aug 17\nLast day of school April 16"

    assert of(early).first is None
    assert of(late).last is None
    assert of(answered(early, "First day of school: Sept 28")).first == day("2026-09-28")
    assert of(answered(late, "Last day of school: April 16")).last == day("2027-04-16")


def test_a_first_day_that_is_only_for_the_youngest() -> None:
    """Preschool's first day isn't the school's: it's asked for."""
    assert of("Preschool starts after Labor Day, on September 8\nLast day May 28").first is None
    assert of("Students in grades 1 through 8 start on August 31\nLast day May 28").first == day(
        "2026-08-31"
    )


def test_letters_that_are_digits() -> None:
    """What text recognition makes of a photo is read; codes and days stay what they are."""
    page = """2026-27
Aug 19 First Day of Schoo1
Sept 7 Labor Day - N0 SCHOOL
0ct 9 Teacher ln-Service - N0 SCHO0L
Dec 2l thru Jan 1 Christmas Break N0 SCHOOL
May 27 Last Day of Schoo1"""

    found = of(page)

    assert (found.first, found.last) == (date(2026, 8, 19), date(2027, 5, 27))
    assert [one.first.isoformat() for one in found.off] == [
        "2026-09-07",
        "2026-10-09",
        "2026-12-21",
    ]
    assert flat.lines_of("Q1 T1 S2 term1 K1 10th 101")[0][1] == "Q1 T1 S2 term1 K1 10th 101"


def test_weeks_of_signs() -> None:
    """A row for each week, a sign for each day: off is what the key says is off."""
    page = """2026-27
KEY  S = student day   E = early dismissal   W = teacher workday, no students   H = holiday, closed
Week of  M  Tu W  Th F   Days
Aug 24   S  S  S  S  S   5
Aug 31   S  S  S  S  H   4
Sep 7    H  S  S  S  E   4
Jun 7    S  S  E  W  -   3
First student day 8/24/26. Last student day 6/9/27."""

    found = of(page)

    assert (found.first, found.last) == (date(2026, 8, 24), date(2027, 6, 9))
    assert [one.first.isoformat() for one in found.off] == ["2026-09-04", "2026-09-07"]


def test_months_in_two_columns() -> None:
    """Each column's days are in its own months, where a line runs over, too."""
    page = """August                              January
19 ........ First Day of School     4 ......... Institute Day (no attendance)
September                           5 ......... Classes Resume
7 ......... Labor Day (no attendance)  18 ..... King Day (no attendance)
October                             February
12 ........ Columbus Day (no attendance)
November                            March
3 ......... Election Day (no attendance)   22-26 .. Spring Break (no attendance)
December                            May
21-31 ..... Winter Break (no attendance)
Jan. 1 .... Winter Break            27 ........ Last Day of School"""

    found = of(page)

    assert (found.first, found.last) == (date(2026, 8, 19), date(2027, 5, 27))
    assert [(one.first.month, one.first.day) for one in found.off] == [
        (9, 7),
        (10, 12),
        (11, 3),
        (12, 21),
        (1, 1),
        (1, 4),
        (1, 18),
        (3, 22),
    ]


def test_days_that_slashes_part() -> None:
    """In "AUG 6 teachers back / 17 school starts" each day has its own words."""
    page = """AUG 6 new teachers / 11-14 teachers only / 17 school starts gr 1-12 / 24 K starts
NOV 13 end T1 / 16 teacher day (no school) / 25-27 Thanksgiving (no school)
JAN 1 Winter Recess (no school) / 4 school resumes / 18 MLK (no school)
MAY 3-21 testing / 26 graduation 6p / 27 last day, early out / 28 contract day"""

    found = of(page)

    assert (found.first, found.last) == (date(2026, 8, 17), date(2027, 5, 27))
    assert {(one.first.month, one.first.day) for one in found.off} >= {(11, 16), (11, 25), (1, 18)}


@pytest.mark.parametrize(
    "line",
    ["Aug 24 First Day for Kindergarten", "School begins the week of August 24"],
)
def test_a_first_day_that_may_be_another(line: str) -> None:
    """The youngest begin later, and a week has five days: the first day is asked for."""
    found = of(f"{line}\nSept 7 Labor Day, no school\nMay 27 Last Day of School")

    assert found.first is None
    assert [one.about for one in found.questions if one.needed] == ["first"]


def test_counts_are_no_days() -> None:
    """ "171 STUDENT DAYS 4 HOLIDAYS" under April says how many, and closes nothing."""
    page = """Aug 12 First Day for Students
APRIL 2027
Apr 5-9 Spring Break
May 20 Last Day for Students
APRIL 2027
171 STUDENT DAYS    4 PD    4 HOLIDAYS"""

    found = of(page)

    assert [one.first.isoformat() for one in found.off] == ["2027-04-05"]


def test_three_months_side_by_side() -> None:
    """Each month's days are its own, also where the cell beside them is empty."""
    page = """September 2026          October 2026            November 2026
3  First Day of School  12 Columbus Day         3  Teachers only
7  Labor Day               (no school)             (no school)
                                                25-27 Thanksgiving Recess
January 2027            February 2027           March 2027
4  Classes Resume       15-19 Winter Recess     26 Good Friday
18 M.L. King Jr. Day
June 2027
24 Last Day of School
SCHOOLS CLOSED on all holidays and recesses listed above."""

    found = of(page)

    assert (found.first, found.last) == (date(2026, 9, 3), date(2027, 6, 24))
    assert {(one.first.month, one.first.day) for one in found.off} >= {
        (9, 7),
        (11, 3),
        (11, 25),
        (2, 15),
        (3, 26),
    }


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Sep 3 Elementary open house\nSep 8 First day of school Gr 1-12", date(2026, 9, 8)),
        ("Sep 8 First day of school\nAlso before school starts: Sep 1, Sep 2", date(2026, 9, 8)),
        ("Students Grades 1-12 commence Aug 31\nPrep students commence Sep 1", date(2026, 8, 31)),
    ],
)
def test_what_is_no_first_day(line: str, first: date) -> None:
    """An open house, days before school starts, and the youngest's own beginning."""
    assert of(f"{line}\nLast day May 28").first == first

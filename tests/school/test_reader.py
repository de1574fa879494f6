"""A school's calendar as people paste it: every kind of line, against days that are known."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from bot.school import words
from bot.school.clock import SchoolClock
from bot.school.reader import LINES, answered, condensed, read
from bot.school.saying import short_days
from tests.school.years import PASTED, day

if TYPE_CHECKING:
    from bot.school.clock import SchoolYear
    from bot.school.reader import ReadCalendar

CHICAGO, LONDON, SYDNEY = "America/Chicago", "Europe/London", "Australia/Sydney"
TODAY = date(2026, 9, 1)
EDGES = "First day Aug 17\nLast day May 28\n"
ASKED_ANYWAY = ("winter", "spring", "few", "usual")  # of a text that is hardly a calendar


def of(text: str, zone: str = CHICAGO, today: date = TODAY) -> ReadCalendar:
    """What a text says in September 2026, unless another day is given."""
    return read(text, zone, today)


def year_of(text: str, zone: str = CHICAGO, today: date = TODAY) -> SchoolYear:
    """The school year that a text makes without a question about its edges."""
    found = of(text, zone, today).year
    assert found is not None
    return found


def told(found: ReadCalendar) -> str:
    """What a line beside a first and a last day does, in short."""
    year = found.year
    said = [f"{short_days(one.first, one.last, True)} {one.name}".strip() for one in found.off]
    said += [f"? {one.text}" for one in found.questions if one.about not in ASKED_ANYWAY]
    said += [f"! {one.reason}" for one in found.missed]
    if found.first != day("2026-08-17"):
        said.append(f"first {found.first}")
    if found.last != day("2027-05-28"):
        said.append(f"last {found.last}")
    if year and year.weekdays != frozenset(range(5)):
        said.append(f"days {''.join(map(str, sorted(year.weekdays)))}")
    if year and (year.opens, year.closes) != (time(7), time(17)):
        said.append(f"{year.opens:%H:%M} to {year.closes:%H:%M}")
    return "; ".join(said) or "school"


def test_the_table_is_long() -> None:
    """It holds at least 120 ways to write a line."""
    assert len({line for line, _ in PASTED}) >= 120


@pytest.mark.parametrize(("line", "said"), PASTED)
def test_a_line(line: str, said: str) -> None:
    """Each line makes days off, changes nothing, or is asked about or named with the reason."""
    assert told(of(EDGES + line)) == said.strip()


def test_a_day_off_that_may_be_needed() -> None:
    """It stays off, and nothing is said of the line that says when it's needed."""
    lines = "May 14 No school*\n*May 14 becomes a school day after four emergency closings.\n"

    assert told(of(EDGES + lines)) == "May 14"


@pytest.mark.parametrize(
    "line",
    [
        "Wednesdays Oct 7 \N{EN DASH} Apr 28 (students leave 40 minutes early)",
        "April 12-30: State testing window",
        "Oct 16: End of 1st quarter",
        "Oct 22: Parent-teacher conferences, 4 to 8 PM",
        "Nov 12-14: Fall musical",
        "Oct 14: PSAT",
        "Nov 24: Early release",
        "Nov 3: Virtual day",
        "Feb 12: Make-up day",
        "Week of October 19\N{EN DASH}23: full school week",
        "Sept 16: 1/2 day",
        "Something nobody has heard of: Feb 3",
        "Feb 3-19 Purple Elephants",
        "Veterans Day program Nov 12",
    ],
)
def test_unknown_never_means_off(line: str) -> None:
    """What doesn't say that there's no school leaves every day of it a school day."""
    found = of(EDGES + "\nNov 25-27 Thanksgiving\n" + line)

    assert [one.name for one in found.off] == ["Thanksgiving"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("August 26: First Day of School, Grades K-12\nLast day May 27", "08-26", "05-27"),
        (
            "Aug 20 First day, gr. 1-9\nAug 24 First day, kindergarten\nLast day May 20",
            "08-20",
            "05-20",
        ),
        ("Aug 20 Classes begin\nMay 14 Last day for seniors\nMay 21 Last day", "08-20", "05-21"),
        ("School begins August 20 and ends May 27.", "08-20", "05-27"),
        ("grades 1\N{EN DASH}12 August 20: first day\nMay 27: last day", "08-20", "05-27"),
        ("8/13/26\tThu\tInstruction Begins\n6/3/27\tThu\tLast Day", "08-13", "06-03"),
        ("School reopens Aug 20\nSchool closes for the summer May 27", "08-20", "05-27"),
        ("Semester 1: Aug 20 - Dec 18\nSemester 2: Jan 5 - May 21", "08-20", "05-21"),
        ("The school year runs Aug 20 - May 21", "08-20", "05-21"),
        ("Teachers report Aug 10\nStudents report Aug 20\nLast day, teachers: June 2\n"
         "Last day, students: May 28", "08-20", "05-28"),
        ("AUGUST\n20 First day\nMAY\n27 Last day", "08-20", "05-27"),
        ("Aug 20\nFirst day\nMay 27\nLast day", "08-20", "05-27"),
        ("First day\nAug 20\nLabor Day\nSep 7\nLast day\nMay 27", "08-20", "05-27"),
    ],
)  # fmt: skip
def test_edges(text: str, first: str, last: str) -> None:
    """The earliest first day and the latest last one, whatever the words."""
    found = of(text)

    assert (found.first, found.last) == (day(f"2026-{first}"), day(f"2027-{last}"))


def test_leaving_and_coming_back() -> None:
    """What lies between the last day before a break and the first one after it is off."""
    found = year_of(
        EDGES + "Dec 22 > Last day of classes before winter break\nJan 5 > School reconvenes"
    )

    assert found.is_school_day(day("2026-12-22"))
    assert not any(found.is_school_day(day("2026-12-23") + timedelta(days=n)) for n in range(13))
    assert found.is_school_day(day("2027-01-05"))


def test_british_terms() -> None:
    """Terms that start and end make the year, without half terms and INSET days."""
    found = year_of(
        "Autumn term starts: Tuesday 1 September 2026\nAutumn term ends: Friday 18 December 2026\n"
        "Spring term starts: Tuesday 5 January 2027\nSpring term ends: Thursday 25 March 2027\n"
        "Summer term starts: Monday 12 April 2027\nSummer term ends: Wednesday 21 July 2027\n"
        "Half term: 26 - 30 October 2026\nINSET days: Tuesday 1 September and Monday 7 June",
        LONDON,
    )

    assert (found.first_day, found.last_day) == (day("2026-09-02"), day("2027-07-21"))
    assert [str(one.first) for one in found.breaks] == [
        "2026-10-26", "2026-12-21", "2027-03-26", "2027-06-07",
    ]  # fmt: skip


def test_four_terms_in_one_calendar_year() -> None:
    """South of the equator the school year is the calendar year."""
    found = year_of(
        "Term 1: 2 February - 2 April\nTerm 2: 22 April - 3 July\n"
        "Term 3: 21 July - 25 September\nTerm 4: 13 October - 17 December",
        SYDNEY,
        date(2026, 6, 10),
    )

    assert (found.first_day, found.last_day) == (day("2026-02-02"), day("2026-12-17"))
    assert [(str(one.first), str(one.last)) for one in found.breaks] == [
        ("2026-04-03", "2026-04-21"),
        ("2026-07-06", "2026-07-20"),
        ("2026-09-28", "2026-10-12"),
    ]


def test_a_four_day_week() -> None:
    """Days of the week without school count, also where a page says so in passing."""
    found = year_of(EDGES + "We are a FOUR-DAY district. There is no school on Fridays.")

    assert found.weekdays == frozenset(range(4))


def test_an_off_heading_ends_with_its_list() -> None:
    """What stands under "No school" is off, and nothing after the blank line."""
    found = of(EDGES + "No school:\nOct 9\nOct 12\n\nOct 20\nPicture day")

    assert [one.first for one in found.off] == [day("2026-10-09"), day("2026-10-12")]


@pytest.mark.parametrize(
    ("text", "about", "line"),
    [
        ("Last day May 28\nNov 25-27 Thanksgiving", "first", "First day of school: Aug 17"),
        ("First day Aug 17\nNov 25-27 Thanksgiving", "last", "Last day of school: May 28"),
        (EDGES + "Winter break starts Dec 21", "returns", "January 5: students return"),
        (EDGES + "Nov 11 Veterans Day\nSept 7 Labor Day - no school\nJan 18 MLK - no school",
         "holiday", "November 11, 2026: Veterans Day, no school"),
        (EDGES + "12/14 - 1/15 Winter break", "long",
         "December 14, 2026 - January 15, 2027: Winter break, no school"),
        (EDGES + "Dec 25 off", "winter", "December 21 - January 1: Winter break, no school"),
        (EDGES + "Sept 7 off\nOct 12 off\nNov 25-27 off\nDec 21 - Jan 1 off", "spring",
         words.NO_SPRING_LINE),
        (EDGES + "11/6", "bare", "November 6, 2026: school that day"),
        (EDGES + "Nov 6: no school for kindergarten", "some", "November 6, 2026: school that day"),
    ],
)  # fmt: skip
def test_a_question_and_its_answer(text: str, about: str, line: str) -> None:
    """What is open is asked, and a line that answers ends the question."""
    asked = of(text).questions
    after = of(answered(text, line)).questions

    assert about in [one.about for one in asked]
    assert about not in [one.about for one in after]


@pytest.mark.parametrize("which", [0, 1])
def test_the_buttons_of_a_question_answer_it(which: int) -> None:
    """Each line that a button adds is understood, whichever way it goes."""
    text = EDGES + "Nov 6: no school for kindergarten"
    (question,) = (one for one in of(text).questions if one.about == "some")
    found = of(answered(text, question.answers[which][1]))

    assert found.year is not None
    assert found.year.is_school_day(day("2026-11-06")) == bool(which)
    assert "some" not in [one.about for one in found.questions]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (EDGES + "Sep 1 - Dec 1 no school", "few"),
        ("First day Aug 3\nLast day June 25\nSchool on Labor Day", "few"),
        ("2025-26\n" + EDGES, "year"),
        ("2026-27\n" + EDGES + "2027-28\nFirst day Aug 16, 2027\nLast day May 26, 2028\n"
         "Sept 6, 2027 Labor Day\nNov 24-26, 2027 Thanksgiving\nDec 20-31, 2027 Winter break",
         "year"),
    ],
)  # fmt: skip
def test_a_year_that_is_hardly_true(text: str, about: str) -> None:
    """It is said, and a yes to the whole is the answer."""
    (question,) = (one for one in of(text).questions if one.about == about)

    assert not question.open


@pytest.mark.parametrize(
    ("text", "zone", "year"),
    [
        ("2025-26\n" + EDGES, CHICAGO, "2025-26"),
        ("First day Jan 28, 2025\nLast day Dec 18, 2025", SYDNEY, "2025"),
    ],
)
def test_an_old_calendar(text: str, zone: str, year: str) -> None:
    """Its year is named; south of the equator it begins and ends in the same one."""
    (question,) = (one for one in of(text, zone).questions if one.about == "year")

    assert f"the calendar for {year}, which is over" in question.text


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        (EDGES, "2026-09-01", "2026-08-17", "2027-05-28"),
        (EDGES, "2027-05-28", "2026-08-17", "2027-05-28"),
        (EDGES, "2027-05-29", "2027-08-17", "2028-05-28"),
        ("2027-28 School Year\n" + EDGES, "2027-05-01", "2027-08-17", "2028-05-28"),
        ("First day: 8/16/2027\nLast day 5/26", "2027-05-01", "2027-08-16", "2028-05-26"),
        ("Mon Aug 16: First day\nWed Nov 24 off\nFri May 26 last day", "2027-05-01", "2027-08-16",
         "2028-05-26"),
        ("First day: July 20\nLast day: June 20", "2026-09-01", "2026-07-20", "2027-06-20"),
        ("School year: 8/16/2027 - 5/26/2028", "2027-05-01", "2027-08-16", "2028-05-26"),
        ("School year: 27 January - 17 December", "2026-06-01", "2026-01-27", "2026-12-17"),
        ("Board approved 2/9/24\n" + EDGES, "2026-09-01", "2026-08-17", "2027-05-28"),
    ],
)  # fmt: skip
def test_which_year(text: str, today: str, first: str, last: str) -> None:
    """A year that is typed decides, then weekdays, then today."""
    year = year_of(text, CHICAGO, day(today))

    assert (str(year.first_day), str(year.last_day)) == (first, last)


@pytest.mark.parametrize(
    ("line", "zone", "days"),
    [
        ("3/4 no school", CHICAGO, "2027-03-04"),
        ("3/4 no school", "America/Halifax", "2027-03-04"),
        ("3/5 no school", LONDON, "2027-05-03"),
        ("26/3 Good Friday", CHICAGO, "2027-03-26"),
        ("26.10.2026 - 30.10.2026 Half term", LONDON, "2026-10-26"),
        ("4-Mar-27 no school", CHICAGO, "2027-03-04"),
        ("3/4/2027 0:00 no school", CHICAGO, "2027-03-04"),
        ("2027-03-04 00:00:00 no school", CHICAGO, "2027-03-04"),
    ],
)
def test_month_or_day_first(line: str, zone: str, days: str) -> None:
    """The zone decides, unless only one of the two is a day."""
    found = of(f"First day 1 September 2026\nLast day 1 July 2027\n{line}", zone)

    assert days in [str(one.first) for one in found.off]
    assert found.notes == ((words.DAY_FIRST,) if (line, zone) == ("3/5 no school", LONDON) else ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mon-Thu\nMondays off\nTuesday and Wednesday off\nThursdays off", "a single school day"),
        ("\nx" * 20_001, "40,002 characters"),
        ("\n" * LINES, "401 lines"),
        ("Nov 11 " * 400, "one long line"),
        ("Aug 20 Apple Sep 7 Bear Oct 12 Cat Nov 11 Dog Nov 26 Elk Dec 21 Fox Jan 4 Goat Feb 3 "
         "Hen Mar 4 Ibis Apr 2 Jay May 20 Kite", "one long line"),
        ("hello\nworld", "any dates"),
        ("Primer d\u00eda de clases: 20 de agosto\nVacaciones: 21 de diciembre\nescuela, clases",
         "Spanish"),
        ("8/20 Primer d\u00eda de clases\n12/21-1/1 Feriado\n5/27 \u00daltimo d\u00eda de clases",
         "Spanish"),
    ],
)  # fmt: skip
def test_refusals(text: str, sentence: str) -> None:
    """What can't be a year is refused in a sentence that says what to do."""
    with pytest.raises(Refusal) as refused:
        of(text)

    assert sentence in refused.value.message


def test_a_page_without_line_breaks_that_fits() -> None:
    """A page pasted as one line is read where its words and seasons fit."""
    found = year_of(
        "Aug 17 First Day of School Sept 7 Labor Day (no school) Oct 12 Columbus Day (no school) "
        "Nov 25-27 Thanksgiving Break Dec 21-Jan 1 Winter Break Jan 18 Martin Luther King Day "
        "Feb 15 Presidents Day Mar 15-19 Spring Break Mar 26 Good Friday May 28 Last Day of School"
    )

    assert (found.first_day, found.last_day) == (day("2026-08-17"), day("2027-05-28"))
    assert len(found.breaks) == 8


def test_half_of_the_usual() -> None:
    """A text of hardly anything gets the usual days, shown apart; one that names many doesn't."""
    few = of(EDGES)
    many = of(EDGES + "Sep 7 off\nNov 25-27 off\nDec 21 - Jan 1 off\nMar 15-19 off\nJan 18 off")

    assert "Veterans Day" in [one.name for one in few.usual]
    assert not few.off
    assert not many.usual


def test_school_within_the_usual_breaks() -> None:
    """Days with school are taken out of what would be off."""
    found = year_of(EDGES + "Nov 25 early release\nDec 18 half day\nDec 18-Jan 1 Winter break")

    assert found.is_school_day(day("2026-11-25"))
    assert not found.is_school_day(day("2026-11-26"))
    assert found.is_school_day(day("2026-12-18"))


def test_condensed() -> None:
    """What doesn't matter for school goes, and the year stays the same."""
    text = (
        "2026-27\nAUGUST\n17 First day\n20 Picture day\nNOVEMBER\n25-27 Thanksgiving\n"
        "No school:\n30\n\nMAY\n28 Last day\nFridays off\nJUNE\n1 Pool opens"
    )
    short = condensed(text, CHICAGO, TODAY)

    assert "Picture" not in short
    assert year_of(short) == year_of(text)


def test_a_reading_makes_a_clock() -> None:
    """What was read is what the clock goes by."""
    clock = SchoolClock(CHICAGO, (year_of(EDGES + "Mar 15-19 Spring break\nFridays off"),))

    assert clock.first_school_day(day("2027-03-17")) is None
    assert clock.last_school_day(day("2027-03-24")) == day("2027-03-25")
    assert not clock.is_school_day(day("2026-12-25"))

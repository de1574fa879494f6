"""A first or last day that could be another is asked, with the days it may be as buttons."""

from __future__ import annotations

from datetime import date

import pytest

from bot.school.reader import answered, read

CHICAGO, SYDNEY = "America/Chicago", "Australia/Sydney"
TODAY = date(2026, 8, 1)
REST = "Sept 7 Labor Day, no school\nDec 21 - Jan 1 Winter Break, no school\n"


@pytest.mark.parametrize(
    ("opening", "offered"),
    [
        ("Aug 13 Welcome back bash, 5:30\nAug 17 First day of school", None),
        ("Aug 12 Homeroom doors are open to students\nAug 17 School starts", ["Aug 12", "Aug 17"]),
        ("Aug 13 School year begins\nAug 17 First day of classes", None),
        ("Aug 13 Classes begin\nAug 17 First day for students, everyone", ["Aug 13", "Aug 17"]),
        ("Aug 13 Teachers return\nAug 17 Students return", None),
        ("Aug 17 First day of school\nAug 19 First day of kindergarten", None),
        ("Aug 13 Kids back for lockers and such\nAug 17 Classes begin", ["Aug 17"]),
        ("Aug 14 Back to School Night, students welcome\nAug 17 Classes begin", None),
        ("Aug 13 Closed, students home\nAug 17 Classes begin", None),
    ],
)
def test_a_first_day(opening: str, offered: list[str] | None) -> None:
    """Another day nearby that may be the first makes it a question; staff days don't."""
    found = read(f"{opening}\n{REST}May 28 Last day of school", CHICAGO, TODAY)

    if offered is None:
        assert found.first == date(2026, 8, 17)
        assert not [one for one in found.questions if one.about == "first"]
    else:
        [question] = [one for one in found.questions if one.about == "first"]
        assert found.first is None
        assert question.text.endswith("I can't tell for sure from your text.")
        assert [label for label, _ in question.answers] == offered


def test_a_first_day_that_was_moved() -> None:
    """A term that opens on days without students has its first day after them."""
    text = (
        "Term 1: Thursday 28 January to Thursday 25 March\n28 and 29 January: no students\n"
        "Term 4: Monday 4 October to Friday 17 December"
    )

    found = read(text, SYDNEY, date(2027, 1, 10))

    assert found.first == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("closing", "offered"),
    [
        ("May 26 Last day of school\nJune 4 We conclude at noon", ["May 26", "Jun 4"]),
        ("May 26 Last day of school\nMay 31 Memorial Day", None),
        ("May 26 Last day of school\nJune 2 Last day for seniors to return books", None),
        ("May 26 Last day of school\nMay 28 Early release", ["May 26", "May 28"]),
        ("May 26 Last day of school\nMay 28 No school if no snow days were used", None),
        ("May 26 Last day of school\nMay 28 Teachers' last day", None),
    ],
)
def test_a_last_day(closing: str, offered: list[str] | None) -> None:
    """School after the last day makes it a question; holidays and staff's days don't."""
    found = read(f"Aug 17 First day of school\n{REST}{closing}", CHICAGO, TODAY)

    if offered is None:
        assert found.last == date(2027, 5, 26)
    else:
        [question] = [one for one in found.questions if one.about == "last"]
        assert [label for label, _ in question.answers] == offered


def test_a_button_settles_it() -> None:
    """What somebody pressed is certain, whatever else the page says."""
    text = f"Aug 13 Kids back for lockers and such\nAug 17 Classes begin\n{REST}May 28 Last day"
    [question] = [one for one in read(text, CHICAGO, TODAY).questions if one.about == "first"]

    found = read(answered(text, question.answers[0][1]), CHICAGO, TODAY)

    assert found.first == date(2026, 8, 17)
    assert not [one for one in found.questions if one.about == "first"]

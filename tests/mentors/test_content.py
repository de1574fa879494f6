"""What stands in the data file: an agenda for each month."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kit.text import CONTENT_LIMIT
from bot.mentors import content
from bot.school.clock import SchoolClock, SchoolYear


def test_agendas() -> None:
    """There is one for the first meeting and twelve for months, each of its own, none long."""
    every = [content.first("US"), *content.monthly("US").values()]
    texts = [text for one in every for text in (one.title, *one.questions)]

    assert sorted(content.monthly("US")) == list(range(1, 13))
    assert len(set(texts)) == len(texts)
    for one in every:
        assert len(one.questions) == 3
        assert all(2 <= question.count(" ") < 30 for question in one.questions)
        assert one.before.endswith(".")
        assert one.then.endswith(".")
        assert sum(map(len, (one.title, one.before, *one.questions, one.then))) < CONTENT_LIMIT / 2


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 8, 17), 1),
        (date(2026, 9, 1), 2),
        (date(2026, 12, 1), 5),
        (date(2027, 1, 4), 6),
        (date(2027, 5, 28), 10),
    ],
)
def test_months_of_a_school_year(day: date, number: int) -> None:
    """They count from the month in which the school year begins."""
    year = SchoolClock("America/Chicago").school_year_of(day)

    assert content.month_of_year(day, year) == number


def test_a_southern_year() -> None:
    """A year that begins in January begins with opening the library too."""
    year = SchoolYear(date(2027, 1, 28), date(2027, 12, 15))

    assert content.month_of_year(date(2027, 2, 3), year) == 2
    assert content.monthly("US")[1].title == "Opening the library"

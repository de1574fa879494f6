"""Whatever else a box may hold: nonsense, a full box of anything, what was written out."""

from __future__ import annotations

import contextlib
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.errors import Refusal
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from bot.school.reader import ReadCalendar, answered, condensed, read
from bot.school.saying import written
from tests.school import hostile
from tests.school.years import PASTED, YEARS

CHICAGO, LONDON, SYDNEY = "America/Chicago", "Europe/London", "Australia/Sydney"
TODAY = date(2026, 9, 1)


def of(text: str, zone: str = CHICAGO) -> ReadCalendar:
    """What a text says in September 2026."""
    return read(text, zone, TODAY)


def test_a_long_list() -> None:
    """Of 400 lines each is read, and each that is no day is named."""
    days = [TODAY + timedelta(days=n) for n in range(200)]
    lines = [
        line
        for n, one in enumerate(days)
        for line in (f"{one:%b} {one.day}: no school, {n}a", f"zz {one:%b} 32 yy")
    ]
    found = of("First day Aug 17\nLast day May 28\n" + "\n".join(lines[:396]))

    assert len(found.off) == len([one for one in days[:198] if one.weekday() < 5])
    assert [one.number for one in found.missed] == list(range(4, 399, 2))


@pytest.mark.parametrize("text", hostile.texts()[::7])
def test_a_full_box_of_anything(text: str) -> None:
    """It is read or refused, and nothing else happens."""
    with contextlib.suppress(Refusal):
        of(text)


PIECES = st.sampled_from(
    [line for line, _ in PASTED]
    + ["-", "to", "Nov", "25", "29", "2027", "Feb 30", "First day", "off", "\n", ",", "/", "Fri"]
)


@given(
    st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=200),
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.sampled_from([CHICAGO, LONDON, SYDNEY, "Asia/Kolkata"]),
)
def test_anything_at_all(text: str, today: date, zone: str) -> None:
    """It is read or refused; a year that comes of it has school, and edges that were read."""
    try:
        found = read(text, zone, today)
    except Refusal:
        return
    if found.year is None:
        assert {"first", "last"} & {one.about for one in found.questions}
    else:
        assert found.year.school_days()
        assert (found.first, found.last) == (found.year.first_day, found.year.last_day)


@given(st.lists(st.sampled_from([line for line, _ in PASTED]), max_size=8).map("\n".join))
def test_every_button_can_be_pressed(text: str) -> None:
    """Each answer makes a text that is read again, and its question is gone."""
    text = f"First day Aug 17\nLast day May 28\n{text}"
    try:
        asked = [one for one in of(text).questions if one.answers]
    except Refusal:
        return
    for question in asked:
        for _, line in question.answers:
            again = of(answered(text, line)).questions
            assert question.text not in [one.text for one in again]


NAMES = st.sampled_from(
    ["", "Spring break", "Conferences", "Term holidays", "First day of nothing", "Half day"]
)


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    """A school year of any shape around September 2026."""
    first = draw(st.dates(date(2026, 7, 1), date(2026, 10, 1)))
    last = first + timedelta(days=draw(st.integers(245, 270)))
    breaks: list[Break] = []
    for start in sorted(draw(st.sets(st.integers(1, 11), max_size=6))):
        begins = first + timedelta(days=start * 20)
        length = draw(st.integers(0, 18))
        breaks.append(Break(begins, begins + timedelta(days=length), draw(NAMES)))
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=3))
    opens, closes = draw(st.times(time(6), time(9))), draw(st.times(time(13), time(18)))
    opens, closes = opens.replace(second=0, microsecond=0), closes.replace(second=0, microsecond=0)
    return SchoolYear(first, last, tuple(breaks), weekdays, opens, closes)


@given(years(), st.sampled_from([CHICAGO, LONDON]))
def test_written_and_read_again(year: SchoolYear, zone: str) -> None:
    """What a year is written as makes a year with the same school days."""
    try:
        found = of(written(year, zone), zone)
    except Refusal:
        assert not year.school_days()
        return

    assert found.missed == ()
    assert found.year is not None
    assert found.year.school_days() == year.school_days()
    assert (found.year.weekdays, found.year.opens) == (year.weekdays, year.opens)


@pytest.mark.parametrize("name", YEARS)
def test_years_written_and_read_again(name: str) -> None:
    """So it is with the school years that the clock is tested with, and in short too."""
    zone = SYDNEY if name == "Sydney" else LONDON if name == "London" else CHICAGO
    days = YEARS[name].school_days()
    text = written(YEARS[name], zone)
    found, short = of(text, zone).year, of(condensed(text, zone, TODAY), zone).year

    assert found is not None
    assert found.school_days() == days
    assert short is not None
    assert short.school_days() == days

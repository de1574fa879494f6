"""Whatever else a box may hold: too much, nonsense, a year that cannot be, what was written out."""

from __future__ import annotations

import time as stopwatch
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.errors import Refusal
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from bot.school.reader import CHARACTERS, LINES, Reading, read
from bot.school.saying import written
from tests.school.years import PASTED, YEARS

CHICAGO, LONDON, SYDNEY = "America/Chicago", "Europe/London", "Australia/Sydney"
TODAY = date(2026, 9, 1)
BOX = 4_000  # characters that Discord takes in one box


def of(text: str, zone: str = CHICAGO) -> Reading:
    """What a text says in September 2026."""
    return read(text, zone, TODAY)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("First day: Aug 17, 2026\nLast day: May 28, 2026", "comes before the first"),
        ("First day: Aug 17, 2026\nLast day: Aug 20, 2027", "is more than a year"),
        ("First day: Aug 17, 2026\nLast day: May 20, 2028", "is more than a year"),
        ("Aug 17 - Dec 18 off\nDec 19 - May 31 off", "without a single school day"),
        ("Mon-Thu\nMondays off\nTuesday and Wednesday off\nThursdays off", "a single school day"),
        ("First day: Aug 15, 2026\nLast day: Aug 16, 2026", "a single school day"),
        ("x" * (CHARACTERS + 1), "40,001 characters"),
        ("\n" * LINES, "401 lines"),
    ],
)
def test_refusals(text: str, sentence: str) -> None:
    """What cannot be a year is refused in one sentence that says what to change."""
    with pytest.raises(Refusal) as refused:
        of(text)

    assert sentence in refused.value.message


def test_400_lines() -> None:
    """So many are read, each for itself, in no time."""
    lines = [f"{TODAY + timedelta(days=n % 250):%m/%d}" for n in range(LINES)]
    began = stopwatch.perf_counter()
    found = of("\n".join(lines))

    assert len(found.understood) == 250
    assert found.missed == ()
    assert stopwatch.perf_counter() - began < 3


def test_400_long_lines() -> None:
    """Of long lines too each is read for itself: what is no date is named, nothing is lost."""
    day = TODAY + timedelta(days=1)
    lines = [
        f"{day:%A, %B} {day.day}, 2026: no school for students, a day for teachers in building {n}"
        if n % 2
        else f"On the {n}th line somebody pasted a sentence that has nothing to do with dates"
        for n in range(LINES)
    ]
    began = stopwatch.perf_counter()
    found = of("\n".join(lines))

    assert len(found.understood) == LINES // 2
    assert [(one.number, one.line) for one in found.missed] == [
        (n + 1, line) for n, line in enumerate(lines) if n % 2 == 0
    ]
    assert stopwatch.perf_counter() - began < 3


@pytest.mark.parametrize(
    "piece",
    ["1", "Nov ", "- ", "(mon", "Nov 1, ", "1/1-", "1:30 ", "1-2 May x ", "mon to ", "2027-"],
)
def test_a_full_box_of_anything(piece: str) -> None:
    """No text keeps it busy."""
    began = stopwatch.perf_counter()
    of((piece * BOX)[:BOX])

    assert stopwatch.perf_counter() - began < 3


PIECES = st.sampled_from(
    [line for line, _ in PASTED]
    + [
        "-",
        "to",
        "Nov",
        "25",
        "29",
        "2027",
        "Feb 30",
        "First day",
        "off",
        "\n",
        ",",
        "/",
        "12",
        "Fri",
    ]
)


@given(
    st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=200),
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.sampled_from([CHICAGO, LONDON, SYDNEY, "Asia/Kolkata"]),
)
def test_anything_at_all(text: str, today: date, zone: str) -> None:
    """It is read or refused; what was not understood changes nothing."""
    try:
        found = read(text, zone, today)
    except Refusal:
        return
    numbers = {one.number for one in found.missed}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rest = "\n".join("" if n in numbers else line for n, line in enumerate(lines, 1))
    again = read(rest, zone, today)

    assert found.year.school_days()
    assert again.missed == ()
    assert again.year == found.year


NAMES = st.sampled_from(
    ["", "Spring break", "Conferences", "Term holidays", "First day of nothing"]
)


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    """A school year of any shape around September 2026."""
    first = draw(st.dates(date(2026, 1, 5), date(2026, 10, 1)))
    last = first + timedelta(days=draw(st.integers(250, 360)))
    breaks = set()
    for start, length in draw(
        st.lists(st.tuples(st.integers(0, 240), st.integers(0, 20)), max_size=6)
    ):
        begins = first + timedelta(days=start)
        breaks.add(Break(begins, begins + timedelta(days=length), draw(NAMES)))
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=3))
    opens, closes = draw(st.times(time(6), time(9))), draw(st.times(time(13), time(18)))
    opens, closes = opens.replace(second=0, microsecond=0), closes.replace(second=0, microsecond=0)
    return SchoolYear(first, last, tuple(sorted(breaks)), weekdays, opens, closes)


@given(years(), st.sampled_from([CHICAGO, LONDON]))
def test_written_and_read_again(year: SchoolYear, zone: str) -> None:
    """What a year is written as makes the same year again."""
    try:
        found = of(written(year, zone), zone)
    except Refusal:
        assert not year.school_days()
        return

    assert found.missed == ()
    assert found.year == year


@pytest.mark.parametrize("name", YEARS)
def test_years_written_and_read_again(name: str) -> None:
    """So it is with the school years that the clock is tested with."""
    zone = SYDNEY if name == "Sydney" else LONDON if name == "London" else CHICAGO

    assert of(written(YEARS[name], zone), zone).year == YEARS[name]

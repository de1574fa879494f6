"""A district's calendar as a file: read like its page, and refused when it's made to do harm."""

from __future__ import annotations

import tracemalloc
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.kit import words as day_words
from bot.kit.errors import Refusal
from bot.kit.ical.reading import RECURRING
from bot.kit.spreadsheet import BYTES, ROWS
from bot.school import files, words
from bot.school.reader import ReadCalendar, read
from tests.school import calendar_files as made

if TYPE_CHECKING:
    from collections.abc import Callable

CHICAGO, TODAY = "America/Chicago", date(2026, 8, 10)


def of(content: bytes, today: date = TODAY) -> ReadCalendar:
    """What a file says in August 2026."""
    return read(files.read_file(content, CHICAGO, today).text, CHICAGO, today)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(made.ics(), id="ics"),
        pytest.param(made.google_csv(), id="Google"),
        pytest.param(made.outlook_csv(), id="Outlook"),
        pytest.param(made.google_csv().replace(b",", b";"), id="semicolons"),
        pytest.param(made.google_csv().decode("utf-8-sig").encode("utf-16"), id="UTF-16"),
        pytest.param(made.xlsx(), id="xlsx"),
        pytest.param(made.xlsx(titled=False, times=True), id="xlsx with times"),
    ],
)
def test_every_kind_of_file(content: bytes) -> None:
    """Each makes the same year, without what doesn't matter for school."""
    found = of(content)

    assert (found.first, found.last) == (date(2026, 8, 20), date(2027, 5, 20))
    assert [str(one.first) for one in found.off] == made.OFF
    assert [one.name for one in found.off if one.first != one.last] == [
        "Thanksgiving Break", "Winter Break", "Spring Break",
    ]  # fmt: skip
    assert found.questions == ()
    assert "Picture" not in files.read_file(content, CHICAGO, TODAY).text


def test_a_table_without_a_known_heading() -> None:
    """Rows are read like a page's."""
    found = of(b"Day off,Why\n8/20/2026,First day\n9/7/2026,Labor Day\n5/20/2027,Last day\n")

    assert (found.first, found.last) == (date(2026, 8, 20), date(2027, 5, 20))


def test_what_repeats() -> None:
    """What repeats until a day is read; what repeats without an end is left out."""
    until = made.event("FREQ=WEEKLY;UNTIL=20261001", "No School")
    endless = made.event("FREQ=WEEKLY", "No School at all")
    content = made.ics(until, endless, made.event("FREQ=WEEKLY", "Choir"))
    found = of(content)

    mondays = [one for one in found.off if one.first.weekday() == 0]
    assert {"2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28"} <= {
        str(one.first) for one in mondays
    }
    assert len(found.off) == len(made.OFF) + 3
    assert files.read_file(content, CHICAGO, TODAY).endless == ("No School at all",)


def test_a_feed_of_hours() -> None:
    """An event with hours lasts on its day there, not on the day after in Greenwich."""
    late = (
        "BEGIN:VEVENT\nDTSTART:20261013T013000Z\nDTEND:20261013T030000Z\nUID:late\n"
        "SUMMARY:No School\nEND:VEVENT"
    )

    assert date(2026, 10, 12) in [one.first for one in of(made.ics(late)).off]


def test_the_nearest_year() -> None:
    """A feed of another year is read as that year's, and it's asked whether there's a newer one."""
    found = of(made.ics(), date(2027, 8, 1))

    assert found.first == date(2026, 8, 20)
    assert [one.about for one in found.questions] == ["year"]


ENDLESS = b"BEGIN:VCALENDAR\n" + made.event("FREQ=DAILY").encode() + b"\nEND:VCALENDAR"
SECONDS = made.ics(made.event("FREQ=SECONDLY;COUNT=9999999"))
MANY = made.ics(*[made.event(f"FREQ=DAILY;COUNT={n + 2}") for n in range(RECURRING + 1)])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(made.ics("X" * 5_000_000), day_words.FILE_TOO_LARGE, id="5 MB"),
        pytest.param(
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 10_000,
            day_words.TOO_MANY_EVENTS,
            id="10,000 events",
        ),
        pytest.param(ENDLESS, day_words.ENDLESS, id="without an end"),
        pytest.param(SECONDS, day_words.TOO_OFTEN, id="every second"),
        pytest.param(MANY, day_words.TOO_OFTEN, id="many that repeat"),
        pytest.param(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n\x01", day_words.FILE_NO_TEXT, id="control"),
        pytest.param(made.bomb, day_words.FILE_BURSTS, id="bomb"),
        pytest.param(made.hidden_bomb, day_words.FILE_NO_WORKBOOK, id="hidden bomb"),
        pytest.param(made.with_entities(), day_words.FILE_NO_WORKBOOK, id="entities"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)) * 9, day_words.FILE_NO_WORKBOOK, id="junk"),
        pytest.param(made.xlsx()[:3_000], day_words.FILE_NO_WORKBOOK, id="half a workbook"),
        pytest.param(bytes(range(256)) * 40, day_words.FILE_NO_TEXT, id="binary"),
        pytest.param(b"a,b\n" * (ROWS + 1), day_words.FILE_TOO_LONG, id="rows"),
        pytest.param(b"9/7,no school\n" * 600, words.FILE_TOO_MUCH, id="too much"),
        pytest.param(b"Name,Room\nDana,12\n", words.NO_DATES, id="no dates"),
        pytest.param(b"", words.NO_DATES, id="nothing"),
        pytest.param(b"BEGIN:VCALENDAR\nEND:VCALENDAR", words.NO_DATES, id="no events"),
    ],
)
def test_refused(content: bytes | Callable[[], bytes], reason: str) -> None:
    """The reason is given, and nothing large was ever in memory."""
    content = content if isinstance(content, bytes) else content()
    tracemalloc.start()
    with pytest.raises(Refusal) as refused:
        of(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    begin = reason.partition("{")[0]
    assert begin[:30] in refused.value.message
    assert peak < 25_000_000
    assert len(content) <= BYTES or "larger than" in refused.value.message

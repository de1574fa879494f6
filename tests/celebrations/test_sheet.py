"""An association's table of days, in whatever way a spreadsheet saved it."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest

from bot.celebrations import own_words, sheet
from bot.kit import words as kit_words
from bot.kit.errors import Refusal

TODAY = date(2026, 9, 14)
TABLE = (
    "name,from,to,link\n"
    "Prairie Reads Day,2027-03-04,,https://example.org/reads\n"
    "Lecture publique à l'école,2027-04-05,2027-04-09,\n"
    "Author visit,every May 7,,\n"
)


def read(text: str) -> sheet.Sheet:
    """Return what a table says where the month stands first."""
    return sheet.read(text, TODAY, "US")


def days(found: sheet.Sheet) -> list[tuple[str, date | None, date | None, str | None]]:
    """Return name, days and rule of each line."""
    return [(one.proposal.name, one.when.first, one.when.last, one.when.rule) for one in found.days]


EXPECTED = [
    ("Prairie Reads Day", date(2027, 3, 4), date(2027, 3, 4), None),
    ("Lecture publique à l'école", date(2027, 4, 5), date(2027, 4, 9), None),
    ("Author visit", None, None, "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=7"),
]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_as_it_was_saved(mark: str, encoding: str, line: str) -> None:
    """Commas, semicolons or tabs; UTF-8, Latin-1 or what Excel calls Unicode; both line ends."""
    data = TABLE.replace(",", mark).replace("\n", line).encode(encoding)
    found = read(sheet.as_text(data, "America/Chicago", TODAY))

    assert days(found) == EXPECTED
    assert found.days[0].proposal.link == "https://example.org/reads"
    assert (found.missed, found.over) == ((), 0)


def test_columns_in_another_order() -> None:
    """Their names decide; without a line of names the order does."""
    named = read("Website;Event;Start;End\nwww.example.org;Reads;2027-03-04;2027-03-05\n")
    bare = read("Reads,2027-03-04,2027-03-05,www.example.org\n")

    assert days(named) == days(bare)
    assert named.days[0].proposal.link == "https://www.example.org"


def test_a_cell_of_several_lines() -> None:
    """It is one name with a space in it, and the rows after it keep their numbers."""
    text = 'name,from\n"Read Across\nour schools",2027-03-04\nOdd,soon\n'
    found = read(text)
    table = sheet.UploadedTable("days.csv", text)
    again = read(table.with_texts([one.upper() for one in table.texts()]).table)

    assert [one.proposal.name for one in found.days] == ["Read Across our schools"]
    assert [one.proposal.name for one in again.days] == ["READ ACROSS OUR SCHOOLS"]
    assert [one.number for one in (*found.missed, *again.missed)] == [3, 3]


def test_lines_that_are_not_understood() -> None:
    """Each is named with its number and its reason; the others are read, what is over counted."""
    found = read(
        "name,from,to,link\n"
        ",2027-03-04,,\n"
        "Reads,31 February,,\n"
        "Reads,2027-03-08,2027-03-04,\n"
        "\n"
        "Reads @everyone,2027-03-04,,\n"
        "Reads,2027-03-04,,javascript:alert(1)\n"
        '"Long, quoted",2020-03-04,,\n'
        '"Good, quoted",2027-03-04,,\n'
        f"{'x' * 81},2027-03-04,,\n"
    )

    assert [(one.number, one.reason) for one in found.missed] == [
        (2, own_words.NAME_EMPTY),
        (3, f"Feb 31 isn't a date. {own_words.WHEN_AGAIN}"),
        (4, f"It ends before it starts. {own_words.WHEN_AGAIN}"),
        (6, own_words.NAME_MENTION),
        (7, own_words.LINK_NOT_READ),
        (10, own_words.NAME_TOO_LONG.format(length=81, limit=80)),
    ]
    assert [one.proposal.name for one in found.days] == ["Good, quoted"]
    assert found.over == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", own_words.FILE_EMPTY),
        (b" \n\n", own_words.FILE_EMPTY),
        (b"name,from,to,link\n", own_words.FILE_EMPTY),
        (b"PK\x03\x04\x00\x00\x00", kit_words.FILE_NO_WORKBOOK),
        (b"\x00\x01" * 900, kit_words.FILE_NO_TEXT),
        (b"x" * 200_000, kit_words.FILE_NO_TEXT),
        (b"x" * 1_000_001, kit_words.FILE_TOO_LARGE.format(limit=1)),
        (b"Reads,2027-03-04\n" * 201, own_words.FILE_TOO_LONG.format(lines=201, limit=200)),
    ],
)
def test_no_table(data: bytes, sentence: str) -> None:
    """What is no table, or too much of one, has one sentence."""
    with pytest.raises(Refusal) as refused:
        read(sheet.as_text(data, "America/Chicago", TODAY))

    assert refused.value.message == sentence


GOOGLE = """Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location
Read-In,03/04/2027,,03/05/2027,,True,,
"""
OUTLOOK = (
    '"Subject","Start Date","Start Time","End Date","End Time","All day event"\r\n'
    '"Read-In","3/4/2027","12:00:00 AM","3/6/2027","12:00:00 AM","True"\r\n'
)
RULES = """Our days 2026-27
Observance,Date(s)
Poetry month,November (all month)
Read-In,third full week of January
Quiet day,day after Thanksgiving
Banned books,last week of September
Excel,4-Mar-27
Excel again,3/15/2027 0:00
"""


@pytest.mark.parametrize("text", [GOOGLE, OUTLOOK])
def test_exported_calendars(text: str) -> None:
    """Google's last day is its own; Outlook's whole days end at the midnight after."""
    found = read(sheet.as_text(text.encode(), "America/Chicago", TODAY))

    assert days(found) == [("Read-In", date(2027, 3, 4), date(2027, 3, 5), None)]


def test_rules_in_words() -> None:
    """A title above the heading, other headings, rules in words and Excel's days."""
    found = read(sheet.as_text(RULES.encode(), "America/Chicago", TODAY))

    assert days(found) == [
        ("Poetry month", None, None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1"),
        ("Read-In", None, None, "FREQ=YEARLY;BYMONTH=1;BYDAY=3MO"),
        (
            "Quiet day",
            None,
            None,
            "FREQ=YEARLY;BYMONTH=11;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29",
        ),
        ("Excel", date(2027, 3, 4), date(2027, 3, 4), None),
        ("Excel again", date(2027, 3, 15), date(2027, 3, 15), None),
    ]
    (missed,) = found.missed
    assert missed.name == "Banned books"
    assert missed.reason.startswith(kit_words.WHICH_WEEK)


def test_a_calendar_file() -> None:
    """Events of the next twelve months; a whole day's end is not part of it."""
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Read-In\r\n"
        "DTSTART;VALUE=DATE:20270304\r\nDTEND;VALUE=DATE:20270306\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    found = read(sheet.as_text(text.encode(), "America/Chicago", TODAY))

    assert days(found) == [("Read-In", date(2027, 3, 4), date(2027, 3, 5), None)]


def test_a_workbook() -> None:
    """Excel's days are days, with or without a time."""
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in (["Our days"], ["Event Name", "Start"], ["Read-In", datetime(2027, 3, 4)]):
        page.append(row)
    book.save(out)
    found = read(sheet.as_text(out.getvalue(), "America/Chicago", TODAY))

    assert days(found) == [("Read-In", date(2027, 3, 4), date(2027, 3, 4), None)]

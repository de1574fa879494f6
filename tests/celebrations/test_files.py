"""Book days outside Discord: the calendar file and the page to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
import vobject
from icalendar import Calendar as File

from bot.celebrations import files, saying
from bot.celebrations.calendar import Calendar
from bot.celebrations.observances import Observance
from bot.celebrations.selection import Selection

NOW = datetime(2026, 9, 14, 13, 0, tzinfo=UTC)
TODAY = date(2026, 9, 14)
GROUP = 1_001
OWN = Observance(
    "own-7",
    "Prairie & <b>Reads</b> Day",
    dates={2027: (date(2027, 3, 9), date(2027, 3, 12))},
    what="Line one;\nline two, with a comma and an umlaut: ü. " + "Long enough to fold. " * 6,
    idea="Read & share.",
    sources=("https://example.org/reads?a=1&b=2",),
)
CALENDAR = Calendar(Selection("usual", own=(OWN,)), {})


def entries(content: bytes) -> list[dict[str, object]]:
    """Read a file with another library than the one that wrote it."""
    file = vobject.readOne(content.decode())
    return [{line.name: line.value for line in event.getChildren()} for event in file.vevent_list]


def year() -> bytes:
    """Return the file of the next twelve months."""
    found = CALENDAR.occurrences(*saying.ahead(TODAY))
    return files.ics(CALENDAR, GROUP, found, NOW)


def test_discord_s_marks() -> None:
    """A name and an idea that a group typed in Discord are read without it, in both files."""
    codes = "<@13> in <#5> on <t:1789000000:D>"
    own = replace(OWN, name=codes, what=codes, idea=codes)
    calendar = Calendar(Selection("usual", own=(own,)), {})
    found = calendar.occurrences(*saying.ahead(TODAY))
    page = files.page(calendar, "Prairie", date(2027, 3, 1), "US")

    assert page is not None
    for told in (page.decode(), files.ics(calendar, GROUP, found, NOW).decode()):
        assert "A colleague in a channel on then" in told
        assert "1789000000" not in told


def test_another_reader_reads_it() -> None:
    """Whole days with name, text and a link, each celebration once."""
    found = entries(year())
    # September's month is under way, and comes again within twelve months.
    named = {str(entry["SUMMARY"]): entry for entry in found}
    own, month = named[OWN.name], named["School Library Month"]

    assert len(found) == len({str(entry["UID"]) for entry in found}) == 25
    assert named.keys() == {one.name for one in CALENDAR.chosen()} - {"National Library Week"}
    assert (own["DTSTART"], own["DTEND"]) == (date(2027, 3, 9), date(2027, 3, 13))
    assert (month["DTSTART"], month["DTEND"]) == (date(2027, 4, 1), date(2027, 5, 1))
    assert own["DESCRIPTION"] == f"{OWN.what}\n\nGot ten minutes? {OWN.idea}"
    assert own["URL"] == OWN.sources[0]
    assert all(entry["TRANSP"] == "TRANSPARENT" for entry in found)
    # The library that wrote it finds the same again.
    again = {str(event["uid"]): event.decoded("dtstart") for event in File.from_ical(year()).events}
    assert again == {str(entry["UID"]): entry["DTSTART"] for entry in found}


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 9, 14), date(2027, 9, 13)),
        (date(2027, 1, 31), date(2028, 1, 30)),
        (date(2028, 2, 29), date(2029, 2, 27)),
        (date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_twelve_months(today: date, last: date) -> None:
    """They end on the day before the same day of the next year."""
    assert saying.ahead(today) == (today, last)


def test_as_the_standard_wants_it() -> None:
    """Lines end and fold as RFC 5545 says."""
    lines = year().split(b"\r\n")

    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_a_newer_file_brings_the_older_one_up_to_date() -> None:
    """Written again later, also with a moved date, each keeps its UID; its number grows."""
    moved = Calendar(
        CALENDAR.choice,
        {("world-read-aloud-day", 2027): (date(2027, 2, 10), date(2027, 2, 10))},
    )
    before = {str(entry["UID"]): entry for entry in entries(year())}
    found = moved.occurrences(*saying.ahead(TODAY))
    content = files.ics(moved, GROUP, found, NOW + timedelta(days=30))
    after = {str(entry["UID"]): entry for entry in entries(content)}
    uid = f"world-read-aloud-day-2027-{GROUP}@whats-working"

    assert len(before) == 25
    assert before.keys() == after.keys()
    assert after[uid]["DTSTART"] == date(2027, 2, 10)
    assert int(str(after[uid]["SEQUENCE"])) > int(str(before[uid]["SEQUENCE"]))


def test_groups_do_not_share_entries() -> None:
    """Someone in two groups keeps both calendars apart."""
    found = CALENDAR.occurrences(*saying.ahead(TODAY))
    other = {entry["UID"] for entry in entries(files.ics(CALENDAR, GROUP + 1, found, NOW))}

    assert not other & {entry["UID"] for entry in entries(year())}


class Page(HTMLParser):
    """Collects the headings and the links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.links: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what begins."""
        self._open = tag
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        """Keep a heading's words."""
        if self._open in ("h1", "h2") and data.strip():
            self.headings.append((self._open, data.strip()))


def test_the_page_of_a_month() -> None:
    """What lasts all month stands first, then day by day, with ideas and the group's own days."""
    content = files.page(CALENDAR, "Prairie School Librarians", date(2027, 3, 1), "US")
    assert content is not None
    html = content.decode()
    page = Page(html)

    assert page.headings == [
        ("h1", "Book days in March 2027"),
        ("h2", OWN.name),
        ("h2", "Pi Day (math stories)"),
        ("h2", "World Poetry Day"),
    ]
    assert "<b>Reads</b>" not in html
    assert page.links == ["https://example.org/reads?a=1&b=2"]
    assert "Tuesday, March 9 \u2013 Friday, March 12" in html
    assert "From Prairie School Librarians" in html
    assert "src=" not in html


def test_all_month_first() -> None:
    """A month's celebration leads the page."""
    content = files.page(CALENDAR, "Prairie", date(2027, 4, 1), "US")
    assert content is not None

    assert Page(content.decode()).headings[1] == ("h2", "School Library Month")
    assert b"All month" in content


def test_a_month_without_any() -> None:
    """It has no page."""
    nothing = replace(CALENDAR, choice=Selection())

    assert files.page(nothing, "Prairie", date(2027, 4, 1), "US") is None
    assert entries(files.ics(CALENDAR, GROUP, CALENDAR.occurrences(TODAY, TODAY), NOW)) != []

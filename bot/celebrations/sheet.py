"""An association's own days from a file: CSV, an Excel workbook or a calendar (.ics); pure.

The columns are name, from, to, link: in this order, or in any under a line that names them, as
the exports of Google's and Outlook's calendars do.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from bot.celebrations import own_words, rules
from bot.celebrations import when as whens
from bot.celebrations.rules import Proposal
from bot.drafts.rules import PublicText
from bot.kit import ical, spreadsheet
from bot.kit import words as kit_words
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.celebrations.when import CelebrationDays

LINES = 200
COLUMNS = ("name", "from", "to", "link")

_NAMES = (
    "name",
    "day",
    "title",
    "event",
    "what",
    "subject",
    "summary",
    "event name",
    "observance",
    "holiday",
    "celebration",
    "event title",
    "description of day",
)
_FROMS = (
    "from",
    "start",
    "date",
    "dates",
    "begins",
    "first",
    "start date",
    "begin date",
    "when",
    "event date",
    "date of observance",
    "starts",
    "first day",
)
_CALLED = {
    **dict.fromkeys(_NAMES, "name"),
    **dict.fromkeys(_FROMS, "from"),
    **dict.fromkeys(("to", "end", "until", "ends", "last", "end date", "last day"), "to"),
    **dict.fromkeys(("link", "url", "website", "web", "page", "web site"), "link"),
    "end time": "end time",
}
_MIDNIGHT = re.compile(r"12:00(?::00)? ?AM|00?:00(?::00)?", re.IGNORECASE)
HEADING_WITHIN = 10  # rows: a title may stand above the heading
AHEAD = timedelta(days=365)  # of a calendar file that repeats


@dataclass(frozen=True)
class SheetRow:
    """One line that was understood."""

    number: int
    proposal: Proposal
    when: CelebrationDays


@dataclass(frozen=True)
class MissedRow:
    """A line that was not, and why."""

    number: int
    name: str
    reason: str


@dataclass(frozen=True)
class Sheet:
    """What a file holds: days, lines that were not understood, and how many days are over."""

    days: tuple[SheetRow, ...]
    missed: tuple[MissedRow, ...] = ()
    over: int = 0


def as_text(content: bytes, zone: str | None, today: date) -> str:
    """Return a file's days as the table that `read` takes: CSV, a workbook, or a calendar (.ics).

    Raises Refusal for one that is too large or is none of these.
    """
    begin = content[:2_000].lstrip(b"\xef\xbb\xbf \r\n\t").upper()
    if begin.startswith(b"BEGIN:VCALENDAR"):
        found = ical.read_calendar(content, zone, today, today + AHEAD)
        rows = [[one.title, str(one.first), str(one.last)] for one in found.events]
        rows += [[title, own_words.ENDLESS] for title in found.endless]
        return _written([list(COLUMNS), *rows])
    if content.startswith(b"PK"):
        return _written(spreadsheet.rows(content))
    if len(content) > spreadsheet.BYTES:
        raise Refusal(kit_words.FILE_TOO_LARGE.format(limit=spreadsheet.BYTES // 1_000_000))
    return spreadsheet.text_of(content)  # the numbers of its lines stay


def _written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def read(text: str, today: date, country: str) -> Sheet:
    """Return what a table says. Raises Refusal for one with too many lines, or none."""
    columns, rows = _headed(
        [(number, row) for number, row in enumerate(_rows(text), 1) if any(row)]
    )
    if not rows:
        raise Refusal(own_words.FILE_EMPTY)
    if len(rows) > LINES:
        raise Refusal(own_words.FILE_TOO_LONG.format(lines=len(rows), limit=LINES))
    days: list[SheetRow] = []
    missed: list[MissedRow] = []
    over = 0
    for number, row in rows:
        cells = dict(zip(columns, row, strict=False))
        try:
            line = _line(number, cells, today, country)
        except Refusal as refusal:
            missed.append(MissedRow(number, cells.get("name", ""), refusal.message))
            continue
        if line is None:
            over += 1
        else:
            days.append(line)
    return Sheet(tuple(days), tuple(missed), over)


@dataclass(frozen=True)
class UploadedTable(PublicText):
    """A table that was uploaded; others will read the names in it once its days are added."""

    file: str
    table: str

    def texts(self) -> list[str]:
        """Return the cells that hold names, from the first row to the last."""
        rows, at = _named(self.table)
        return [row[at] if at < len(row) else "" for row in rows]

    def with_texts(self, texts: Sequence[str]) -> Self:
        """Return the table with other names; each row keeps its number."""
        rows, at = _named(self.table)
        out = io.StringIO()
        writer = csv.writer(out, delimiter=_separator(self.table), lineterminator="\n")
        for row, name in zip(rows, texts, strict=True):
            writer.writerow([name if n == at else cell for n, cell in enumerate(row)])
        return replace(self, table=out.getvalue())


def _named(text: str) -> tuple[list[list[str]], int]:
    """Return a table's rows, and which cell of each is the name."""
    rows = _rows(text)
    columns, _ = _headed([(0, row) for row in rows if any(row)])
    return rows, columns.index("name")


def _rows(text: str) -> list[list[str]]:
    # A cell may hold several lines.
    lines = text.splitlines(keepends=True)
    try:
        return [
            [cell.strip() for cell in row] for row in csv.reader(lines, delimiter=_separator(text))
        ]
    except csv.Error as error:  # such as a cell of a million letters
        raise Refusal(kit_words.FILE_NO_TEXT) from error


def _line(number: int, cells: dict[str, str], today: date, country: str) -> SheetRow | None:
    """Return what one line says; None when its day is over. Raises Refusal."""
    proposal = rules.tidied(Proposal(cells.get("name", ""), link=cells.get("link", "")))
    typed = cells.get("from", "")
    if typed == own_words.ENDLESS:
        raise Refusal(own_words.WHEN_ENDLESS)
    last = _ends(cells)
    if last not in ("", typed):
        typed = f"{typed} to {last}"
    try:
        return SheetRow(number, proposal, whens.read(typed, today, country))
    except whens.Over:
        return None


def _separator(text: str) -> str:
    return max(";,\t", key=text[:5_000].count)


def _headed(
    rows: list[tuple[int, list[str]]],
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and the lines below the one that names them."""
    for at, (_, row) in enumerate(rows[:HEADING_WITHIN]):
        called = [_CALLED.get(_heading(cell), "") for cell in row]
        if "name" in called and "from" in called:
            return called, rows[at + 1 :]
    return list(COLUMNS), rows


def _heading(cell: str) -> str:
    return cell.casefold().replace("(s)", "").strip(" :*#")


def _ends(cells: dict[str, str]) -> str:
    """Return the last day; an exported event that ends at midnight ends the day before."""
    last = cells.get("to", "")
    if not _MIDNIGHT.fullmatch(cells.get("end time", "")):
        return last
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(last, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        first = cells.get("from", "")
        return last if last == first else f"{day - timedelta(days=1)}"
    return last

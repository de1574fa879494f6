"""An association's own days from a table as spreadsheets save it (CSV); pure.

The columns are name, from, to, link: in this order, or in any under a line that names them.
Commas, semicolons or tabs part them; the letters are UTF-8, or else Latin-1.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.celebrations import own_words, rules
from bot.celebrations import when as whens
from bot.celebrations.rules import Proposal
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bot.celebrations.when import When

BYTES = 256 * 1024
LINES = 200
COLUMNS = ("name", "from", "to", "link")

_CALLED = {
    **{one: "name" for one in ("name", "day", "title", "event", "what")},
    **{one: "from" for one in ("from", "start", "date", "begins", "first", "start date")},
    **{one: "to" for one in ("to", "end", "until", "ends", "last", "end date")},
    **{one: "link" for one in ("link", "url", "website", "web", "page")},
}


@dataclass(frozen=True)
class Line:
    """One line that was understood."""

    number: int
    proposal: Proposal
    when: When


@dataclass(frozen=True)
class Missed:
    """A line that was not, and why."""

    number: int
    name: str
    reason: str


@dataclass(frozen=True)
class Sheet:
    """What a file holds: days, lines that were not understood, and how many days are over."""

    days: tuple[Line, ...]
    missed: tuple[Missed, ...] = ()
    over: int = 0


def decoded(data: bytes) -> str:
    """Return a file's text. Raises Refusal for one that is too large or is no text."""
    if len(data) > BYTES:
        raise Refusal(own_words.FILE_TOO_LARGE.format(limit=BYTES // 1024))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # as Excel saves "Unicode text"
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")  # Latin-1 as Windows writes it
    if not text.strip():
        raise Refusal(own_words.FILE_EMPTY)
    if "\0" in text:
        raise Refusal(own_words.FILE_NO_TABLE)
    return text


def read(text: str, today: date, country: str) -> Sheet:
    """Return what a table says. Raises Refusal for one with too many lines, or none."""
    columns, rows = _headed(
        [(number, row) for number, row in enumerate(_rows(text), 1) if any(row)]
    )
    if not rows:
        raise Refusal(own_words.FILE_EMPTY)
    if len(rows) > LINES:
        raise Refusal(own_words.FILE_TOO_LONG.format(lines=len(rows), limit=LINES))
    days: list[Line] = []
    missed: list[Missed] = []
    over = 0
    for number, row in rows:
        cells = dict(zip(columns, row, strict=False))
        try:
            line = _line(number, cells, today, country)
        except Refusal as refusal:
            missed.append(Missed(number, cells.get("name", ""), refusal.message))
            continue
        if line is None:
            over += 1
        else:
            days.append(line)
    return Sheet(tuple(days), tuple(missed), over)


def renamed(text: str, better: Callable[[str], str]) -> str:
    """Return a table with other names in it; each row keeps its number."""
    rows = _rows(text)
    columns, _ = _headed([(0, row) for row in rows if any(row)])
    at = columns.index("name")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_mark(text), lineterminator="\n")
    for row in rows:
        writer.writerow([better(cell) if n == at else cell for n, cell in enumerate(row)])
    return out.getvalue()


def _rows(text: str) -> list[list[str]]:
    # A cell may hold several lines.
    lines = text.splitlines(keepends=True)
    return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=_mark(text))]


def _line(number: int, cells: dict[str, str], today: date, country: str) -> Line | None:
    """Return what one line says; None when its day is over. Raises Refusal."""
    proposal = rules.tidied(Proposal(cells.get("name", ""), link=cells.get("link", "")))
    typed = cells.get("from", "")
    if cells.get("to", "") not in ("", typed):
        typed = f"{typed} to {cells['to']}"
    try:
        return Line(number, proposal, whens.read(typed, today, country))
    except whens.Over:
        return None


def _mark(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";,\t", key=first.count)


def _headed(
    rows: list[tuple[int, list[str]]],
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and the lines without the one that names them."""
    if rows:
        called = [_CALLED.get(cell.casefold(), "") for cell in rows[0][1]]
        if "name" in called and "from" in called:
            return called, rows[1:]
    return list(COLUMNS), rows

"""A district's calendar as a file: .ics, .csv and .xlsx become text that the reader takes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit import ical, spreadsheet
from bot.kit.errors import Refusal
from bot.school import cues, words
from bot.school.days import find_days
from bot.school.reader import LINES, condensed
from bot.school.tokens import CELL
from bot.school.which_year import usual_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENOUGH = LINES - 20
# Headings of columns, as calendar programs and districts write them.
_STARTS = {"start date", "start", "date", "dates", "date(s)", "begin", "begins", "from", "when"}
_ENDS = {"end date", "end", "ends", "to", "through", "until", "finish"}
_TITLES = {"subject", "event", "event name", "title", "name", "summary", "observance", "holiday"}
_TITLES |= {"what", "activity", "occasion", "day off", "reason"}
_NOTES = {"description", "notes", "note", "comments", "details", "type", "category", "status"}
_ALL_DAY = {"all day event", "all-day event", "all day"}
_END_TIME = {"end time"}
_MIDNIGHT = re.compile(r"0?12:00(?::00)?\s?am|0?0:00(?::00)?", re.IGNORECASE)
_HEADING_ROWS = 8  # above which a heading may be
_MATTERS = frozenset(
    ("first", "last", "opens", "closes", "part_opens", "part_closes", "rest_starts", "rest_ends")
) | {"off", "holiday", "group", "open", "maybe"}


def text_of(content: bytes, zone: str | None, today: date) -> str:
    """Return what a file says about a school year, as text that `reader.read` takes.

    What matters is kept, a line each. Raises Refusal with the reason.
    """
    begin = content[:2_000].lstrip(b"\xef\xbb\xbf \r\n\t").upper()
    if begin.startswith(b"BEGIN:VCALENDAR") or b"\nBEGIN:VEVENT" in begin:
        lines = _from_calendar(content, zone, today)
    else:
        lines = list(_from_rows(spreadsheet.rows(content)))
        if len(lines) > _ENOUGH:
            lines = [line for line in lines if _matters(line.replace(CELL, " "))]
    if len(lines) > _ENOUGH:
        raise Refusal(words.FILE_TOO_MUCH.format(count=len(lines), limit=_ENOUGH))
    return condensed("\n".join(lines), zone, today)


def _matters(title: str) -> bool:
    return cues.kind_of(title) in _MATTERS or cues.kind_of(title, several=True) in _MATTERS


def _from_calendar(content: bytes, zone: str | None, today: date) -> list[str]:
    """Return the events of the school year of *today*, or else of the nearest that has some."""
    start, turn = usual_year(zone, today)
    for year in (start, start + 1, start - 1):
        first, last = date(year, *turn), date(year + 1, *turn) - timedelta(days=1)
        found = ical.read_calendar(content, zone, first, last)
        events = [one for one in found.events if _matters(one.title)]
        if events:
            return [_line(one.first, one.last, one.title) for one in events]
    raise Refusal(words.NO_DATES)


def _line(first: date, last: date, title: str) -> str:
    days = f"{first}" if first == last else f"{first} - {last}"
    return f"{days} {CELL} {title}"


def _from_rows(rows: Sequence[list[str]]) -> Iterator[str]:
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        columns = {name.strip().lower().rstrip(":"): n for n, name in reversed([*enumerate(row)])}
        start, title = _column(columns, _STARTS), _column(columns, _TITLES)
        if start is not None and title is not None:
            yield from (" ".join(filter(None, above)) for above in rows[:at])
            for below in rows[at + 1 :]:
                yield _row(below, columns, start, title)
            return
    for row in rows:
        yield "\t".join(filter(None, row))


def _column(columns: dict[str, int], names: set[str]) -> int | None:
    return next((at for name, at in columns.items() if name in names), None)


def _row(row: list[str], columns: dict[str, int], start: int, title: int) -> str:
    def cell(names: set[str]) -> str:
        at = _column(columns, names)
        return row[at].strip() if at is not None and at < len(row) else ""

    begin = row[start] if start < len(row) else ""
    end = cell(_ENDS)
    if cell(_ALL_DAY).lower() in ("true", "yes") and _MIDNIGHT.fullmatch(cell(_END_TIME)):
        end = _day_before(end)  # Outlook ends an event of whole days on the day after
    days = f"{begin} - {end}" if end and end != begin else begin
    name = row[title] if title < len(row) else ""
    return f"{days} {CELL} {' '.join(filter(None, (name, cell(_NOTES))))}"


def _day_before(typed: str) -> str:
    days = find_days(typed, True, None)
    day = days[0].first.within(0) if days and days[0].first.year else None
    return f"{day - timedelta(days=1)}" if day else typed

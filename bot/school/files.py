"""A district's calendar as a file: .ics, .csv and .xlsx become text that the reader takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.kit import ical, spreadsheet
from bot.kit.errors import Refusal
from bot.school import cues, words
from bot.school.reader import LINES, condensed
from bot.school.table import lines_of
from bot.school.tokens import CELL
from bot.school.which_year import usual_year

_ENOUGH = LINES - 20
_MATTERS = frozenset(
    ("first", "last", "opens", "closes", "part_opens", "part_closes", "rest_starts", "rest_ends")
) | {"off", "holiday", "group", "open", "maybe"}


@dataclass(frozen=True)
class SchoolFile:
    """A file's lines about a school year, as text that `reader.read` takes.

    *endless* are the titles of what matters, too, and repeats without an end: it's in no line.
    """

    text: str
    endless: tuple[str, ...] = ()


def read_file(content: bytes, zone: str | None, today: date) -> SchoolFile:
    """Return what a file says about a school year. Raises Refusal with the reason."""
    endless: tuple[str, ...] = ()
    begin = content[:2_000].lstrip(b"\xef\xbb\xbf \r\n\t").upper()
    if begin.startswith(b"BEGIN:VCALENDAR") or b"\nBEGIN:VEVENT" in begin:
        lines, endless = _from_calendar(content, zone, today)
    else:
        lines = list(filter(None, lines_of(list(filter(any, spreadsheet.rows(content))))))
        if len(lines) > _ENOUGH:
            lines = [line for line in lines if _matters(line.replace(CELL, " "))]
    if len(lines) > _ENOUGH:
        raise Refusal(words.FILE_TOO_MUCH.format(count=len(lines), limit=_ENOUGH))
    return SchoolFile(condensed("\n".join(lines), zone, today), endless)


def _matters(title: str) -> bool:
    return cues.kind_of(title) in _MATTERS or cues.kind_of(title, several=True) in _MATTERS


def _from_calendar(
    content: bytes, zone: str | None, today: date
) -> tuple[list[str], tuple[str, ...]]:
    """Return the events of the school year of *today*, or else of the nearest that has some.

    And the titles of what repeats without an end.
    """
    start, turn = usual_year(zone, today)
    for year in (start, start + 1, start - 1):
        first, last = date(year, *turn), date(year + 1, *turn) - timedelta(days=1)
        found = ical.read_calendar(content, zone, first, last)
        events = [one for one in found.events if _matters(one.title)]
        if events:
            lines = [_line(one.first, one.last, one.title) for one in events]
            return lines, tuple(dict.fromkeys(filter(_matters, found.endless)))
    raise Refusal(words.NO_DATES)


def _line(first: date, last: date, title: str) -> str:
    days = f"{first}" if first == last else f"{first} - {last}"
    return f"{days} {CELL} {title}"

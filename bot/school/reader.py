"""A school year as people paste it, one line each, and back: words to dates, dates to words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit import words as day_words
from bot.kit.dates import Unread
from bot.kit.errors import Refusal
from bot.kit.text import shorten, tidy
from bot.school import words
from bot.school.heading import heading
from bot.school.lines import read_line
from bot.school.saying import frame, off
from bot.school.sheet import Line, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.school.clock import SchoolYear
    from bot.school.heading import Heading

LINES = 400
CHARACTERS = 40_000  # ten times what one box in Discord takes
SHOWN = 100  # characters of a line that was not understood


@dataclass(frozen=True)
class Missed:
    """A line that was not understood: where, its words, and why."""

    number: int
    line: str
    reason: str

    def __str__(self) -> str:
        """Return what its writer reads."""
        line = shorten(self.line, SHOWN)
        return day_words.MISSED.format(number=self.number, line=line, reason=self.reason)


@dataclass(frozen=True)
class Reading:
    """What became of a text: the year it makes, shown back in words, and what was not understood.

    *understood* is what the lines say, *added* what they do not say and the year has anyway.
    """

    year: SchoolYear
    understood: tuple[str, ...]
    added: tuple[str, ...]
    missed: tuple[Missed, ...]
    notes: tuple[str, ...] = ()


def read(text: str, zone: str | None, today: date) -> Reading:
    """Return what a text says about a school year, one thing a line.

    Days without a month are in the one that stands above them alone.
    Days without a year fall in the school year that contains *today*, or else the next; the
    year after where only that fits the weekdays beside them; another where the text names one.
    In zones of the United States, Canada and the Philippines 3/4 is March 4, elsewhere 3 April.
    What the text leaves open is as usual: first and last day, Monday to Friday, hours, and the
    breaks that share no day with one in the text: in the United States all usual ones, elsewhere
    the winter break. Raises Refusal for too much text and for a year that cannot be.
    """
    month_first = calendar.month_first(zone)
    lines, missed = _lines(text, month_first)
    sheet = Sheet(lines, calendar.is_american(zone), today)
    missed += [Missed(line.number, line.text, reason) for line, reason in sheet.unread]
    missed.sort(key=lambda one: one.number)
    spans = [entry.span for line in sheet.lines for entry in line.entries if entry.span]
    unsure = any(day.either for span in spans for day in (span.first, span.last))
    notes = (words.DAY_FIRST,) if unsure and not month_first else ()
    return Reading(sheet.year, tuple(sheet.said), tuple(_added(sheet)), tuple(missed), notes)


def _lines(text: str, month_first: bool) -> tuple[list[Line], list[Missed]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(text) > CHARACTERS:
        raise Refusal(words.TOO_MUCH_TEXT.format(length=len(text), limit=CHARACTERS))
    if len(lines) > LINES:
        raise Refusal(words.TOO_MANY_LINES.format(lines=len(lines), limit=LINES))
    read: list[Line] = []
    missed: list[Missed] = []
    months: list[Missed] = []
    under: Heading | None = None
    for number, line in enumerate(lines, 1):
        clean = tidy(line)
        if not clean:
            continue
        if month := heading(clean):
            months.append(Missed(number, clean, day_words.NO_DATE))
            under = month
            continue
        try:
            read.append(Line(number, clean, read_line(clean, month_first, under)))
        except Unread as unread:
            missed.append(Missed(number, clean, unread.reason))
    if not read and not missed:
        missed = months  # over nothing
    return read, missed


def _added(sheet: Sheet) -> Iterator[str]:
    kinds = ("first", "last", "days", "hours")
    texts = zip(kinds, frame(sheet.year), strict=True)
    yield from (text for kind, text in texts if kind not in sheet.kinds)
    yield from (off(one) for one in sheet.usual)

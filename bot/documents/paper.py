"""A document as plain data, before it is a page, a Word file or a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.documents.leaving import DescribedPhoto

# The columns of a spreadsheet that hold members' own words.
TOLD_IN_ROWS = ("What", "With help from", "Heading", "Photo", "Looking back")

SHORT = 18  # characters of a cell, such as "September 30, 2026"


@dataclass(frozen=True)
class Table:
    """Rows under a head; the first column says what a row is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def counts(self) -> tuple[bool, ...]:
        """Which columns hold numbers only; they stand on the right."""
        return (False, *(all(map(_is_number, cells)) for cells in self._columns[1:]))

    @cached_property
    def short(self) -> tuple[bool, ...]:
        """Which columns stay on one line where there is room: days, lengths, numbers."""
        return tuple(max(map(len, cells), default=0) <= SHORT for cells in self._columns)

    @property
    def _columns(self) -> list[tuple[str, ...]]:
        return [tuple(row[n] for row in self.rows) for n, _ in enumerate(self.head)]


@dataclass(frozen=True)
class Chart:
    """How many of what: bars, the sentence that says the same, and the same as a table."""

    title: str
    sentence: str
    unit: str  # what is counted, such as "wins"
    label: str  # what the bars stand for, such as "Month"
    counts: tuple[tuple[str, int], ...]

    @property
    def table(self) -> Table:
        """The same for anyone who cannot see it."""
        rows = tuple((name, f"{count:,}") for name, count in self.counts)
        return Table((self.label, self.unit.capitalize()), rows)


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, with who and when above them, where that is to be said.

    *title*: what a thing is called, as a heading of its own.
    """

    above: str
    paragraphs: tuple[str, ...]
    below: tuple[str, ...] = ()
    picture: DescribedPhoto | None = None
    title: str = ""


@dataclass(frozen=True)
class Section:
    """A part under a heading of its own; empty ones are left out by the code that makes it."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document. *notes* are the small print at its end."""

    title: str
    subtitle: str = ""
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    # The same for a spreadsheet, a row each.
    rows: tuple[Mapping[str, object], ...] = ()
    american: bool = True  # the paper is Letter, else A4
    made_at: datetime | None = None
    one_page: bool = False  # set closer in print, to fit on one sheet

    def pictures(self) -> list[DescribedPhoto]:
        """Return the photos in it, in their order."""
        quotes = (quote for section in self.sections for quote in section.quotes)
        return [quote.picture for quote in quotes if quote.picture is not None]

    def charts(self) -> list[Chart]:
        """Return the charts in it, in their order."""
        return [chart for section in self.sections for chart in section.charts]

    def members_words(self, *, sheet: bool = False) -> Iterator[str]:
        """Yield what members wrote in it, headings too, for the student check.

        With *sheet* also what only its rows hold: of a long report the pages quote a part.
        """
        for section in self.sections:
            yield section.title
            for quote in section.quotes:
                yield from filter(None, (quote.title, *quote.paragraphs, *quote.below))
                if quote.picture is not None:
                    yield quote.picture.alt
            for table in section.tables:
                yield from (cell for row in table.rows for cell in row)
        if sheet:
            cells = (str(row.get(name, "")) for row in self.rows for name in TOLD_IN_ROWS)
            yield from (line.strip() for cell in cells for line in cell.split("\n"))

    def texts(self) -> Iterator[str]:
        """Yield every text that a reader sees."""
        yield from (self.title, self.subtitle, *self.paragraphs)
        for section in self.sections:
            yield from (section.title, *section.paragraphs, *section.points)
            for quote in section.quotes:
                yield from (quote.title, quote.above, *quote.paragraphs, *quote.below)
                if quote.picture is not None:
                    yield quote.picture.alt
            for table in (*section.tables, *(chart.table for chart in section.charts)):
                yield from (cell for row in (table.head, *table.rows) for cell in row)
        yield from self.notes


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").isdigit()

"""Which school year a text means, when most of its days say no year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit.dates import Day, Unread, WrongWeekday, plain
from bot.kit.errors import Refusal
from bot.school import words
from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.kit.dates import Span
    from bot.school.undated import Entry

_USUAL_FIRST, _USUAL_LAST = Day(8, 15), Day(5, 31)
_AROUND = range(-4, 5)  # years from this one


@dataclass(frozen=True)
class Bounds:
    """The first and last day of a school year, and whether the text gave them."""

    year: Break
    first_given: bool = False
    last_given: bool = False

    @property
    def start(self) -> date:
        """The middle of the summer before it: a day without a year is the first one from here."""
        length = (self.year.last - self.year.first).days
        return self.year.first - timedelta(days=max(0, (365 - length) // 2))


def bounds(entries: Sequence[Entry], today: date) -> Bounds:
    """Return the school year that entries are about. Raises Refusal when it cannot be.

    The year in a heading decides, or else the first day typed with its year. Otherwise it is
    the school year that contains *today* or follows, or the one after it where only that one
    fits the weekdays typed beside the days.
    """
    terms = [entry.span for entry in entries if entry.span and entry.kind == "term"]
    several = len(terms) > 1
    first = _of(entries, "first") or (terms[0].first if several else None)
    last = _of(entries, "last") or (terms[-1].last if several else None)
    years = list(_years(first or _USUAL_FIRST, last or _USUAL_LAST, today))
    found = [Bounds(year, first is not None, last is not None) for year in years]
    if not found:
        raise _cannot_be(first, last)
    ahead = [one for one in found if one.year.last >= today] or found[-1:]
    return _named(entries, ahead) or _fitting(entries, ahead)


def _of(entries: Sequence[Entry], kind: str) -> Day | None:
    spans = (entry.span for entry in entries if entry.kind == kind and entry.span)
    return next((span.first if kind == "first" else span.last for span in spans), None)


def _years(first: Day, last: Day, today: date) -> Iterator[Break]:
    for start in (today.year + n for n in _AROUND):
        begins = first.within(start) if first.year in (None, start) else None
        if begins is None:
            continue
        ends = (last.within(year) for year in (start, start + 1) if last.year in (None, year))
        later = next((day for day in ends if day and day >= begins), None)
        if later:
            yield Break(begins, later)


def _cannot_be(first: Day | None, last: Day | None) -> Refusal:
    begins = first.within(first.year) if first and first.year else None
    ends = last.within(last.year) if last and last.year else None
    if begins and ends:
        backwards = ends < begins
        sentence = words.YEAR_BACKWARDS if backwards else words.YEAR_TOO_LONG
        return Refusal(sentence.format(first=plain(begins), last=plain(ends)))
    return Refusal(words.NO_SCHOOL_DAYS)


def _named(entries: Sequence[Entry], found: list[Bounds]) -> Bounds | None:
    heading = next((entry.year for entry in entries if entry.kind == "year"), None)
    named = next((one for one in found if one.year.first.year == heading), None)
    if named:
        return named
    days = (day for span in _spans(entries) for day in (span.first, span.last))
    typed = [day for one in days if one.year and (day := one.within(one.year))]
    fits = (one for day in typed for one in found if 0 <= (day - one.start).days < 365)
    return next(fits, None)


def _fitting(entries: Sequence[Entry], ahead: list[Bounds]) -> Bounds:
    misfits = [sum(_misfits(entries, one)) for one in ahead[:2]]
    # One weekday may be a slip; two that both fit the year after are a list for that year.
    return ahead[1] if misfits[0] > 1 and misfits[1:] == [0] else ahead[0]


def _misfits(entries: Sequence[Entry], year: Bounds) -> Iterator[bool]:
    for span in _spans(entries):
        try:
            span.after(year.start)
        except WrongWeekday:
            yield True
        except Unread:
            yield False


def _spans(entries: Sequence[Entry]) -> Iterator[Span]:
    return (entry.span for entry in entries if entry.span is not None)

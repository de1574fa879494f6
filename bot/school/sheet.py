"""From lines about a school year to the year: which one they mean, what each of them changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit import words as day_words
from bot.kit.dates import Unread, plain, shown
from bot.kit.errors import Refusal
from bot.school import words
from bot.school.bounds import Bounds, bounds
from bot.school.clock import LONGEST_YEAR, MONDAY_TO_FRIDAY, SchoolYear
from bot.school.holidays import Break, usual_break, usual_breaks
from bot.school.saying import hours, off, week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.school.undated import Entry

_DAY = timedelta(days=1)
_NEAR = 3  # years to each side of this one
_EDGES = {"first", "last"}
_DECIDING = _EDGES | {"term", "year"}


@dataclass(frozen=True)
class Line:
    """A line, and what it says."""

    number: int
    text: str
    entries: list[Entry]


class Sheet:
    """All lines together: the year they make, what they say in words, and what is left over.

    Raises Refusal when the lines make a year that cannot be.
    """

    def __init__(self, lines: list[Line], american: bool, today: date) -> None:
        self.lines = lines
        self.unread: list[tuple[Line, str]] = []
        self.said: list[str] = []
        self._american = american
        self._breaks: list[Break] = []
        self._terms: list[Break] = []
        self._open: list[Break] = []
        self._drop_impossible(today)
        self._drop_second()
        self._bounds = self._settle(today)
        self._weekdays = self._days()
        for line in self.lines:
            self._take(line)
        self._breaks += self._between_terms()
        usual = self._usual()
        self.year = self._year(usual)
        self.usual = [one for one in usual if one in self.year.breaks]

    @property
    def kinds(self) -> set[str]:
        """What the lines tell about."""
        return {entry.kind for entry in self._entries()} | ({"days"} if self._off_days() else set())

    def _entries(self) -> Iterator[Entry]:
        return (entry for line in self.lines for entry in line.entries)

    def _reject(self, line: Line, reason: str) -> None:
        self.lines.remove(line)
        self.unread.append((line, reason))

    def _drop_impossible(self, today: date) -> None:
        """Set aside what is true in no year, or in one that nobody plans for."""
        for line in list(self.lines):
            spans = [entry.span for entry in line.entries if entry.span]
            years = {day.year for span in spans for day in (span.first, span.last) if day.year}
            years |= {entry.year for entry in line.entries if entry.year}
            try:
                for year in years:
                    if abs(year - today.year) > _NEAR:
                        raise Unread(words.FAR_YEAR.format(year=year))
                for entry in line.entries:
                    if entry.span and entry.kind not in _EDGES and entry.span.dated:
                        entry.span.after(today)
            except Unread as unread:
                self._reject(line, unread.reason)

    def _drop_second(self) -> None:
        """Keep the first of two lines that say different things about the same."""
        seen: dict[str, tuple[int, object]] = {}
        for line in list(self.lines):
            for entry in line.entries:
                value = _once(entry)
                number, earlier = seen.setdefault(entry.kind, (line.number, value))
                if value != earlier:
                    self._reject(line, words.TWICE.format(number=number))
                    break

    def _settle(self, today: date) -> Bounds:
        """Return first and last day; lines that cannot be true in that year are set aside.

        One that has a say in which year it is goes first and alone: without it the others may
        well be true.
        """
        while True:
            self._bounds = bounds(list(self._entries()), today)
            wrong = [(line, reason) for line in self.lines if (reason := self._wrong(line))]
            deciding = [one for one in wrong if _DECIDING & {e.kind for e in one[0].entries}]
            if not wrong:
                return self._bounds
            for line, reason in deciding[:1] or wrong:
                self._reject(line, reason)

    def _wrong(self, line: Line) -> str | None:
        try:
            for entry in line.entries:
                self._days_of(entry)
        except Unread as unread:
            return unread.reason
        return None

    def _off_days(self) -> frozenset[int]:
        days = (entry.weekdays for entry in self._entries() if entry.kind == "days_off")
        return frozenset().union(*days)

    def _days(self) -> frozenset[int]:
        days = (entry.weekdays for entry in self._entries() if entry.kind == "days")
        return next(days, MONDAY_TO_FRIDAY) - self._off_days()

    def _take(self, line: Line) -> None:
        for entry in line.entries:
            days = self._days_of(entry)
            said = self._said(entry, days)
            if days and entry.kind != "event" and not days.overlaps(self._bounds.year):
                said = words.OUTSIDE.format(entry=said)
            elif days and entry.kind in ("off", "named_off"):
                self._breaks.append(days)
            elif days and entry.kind in ("open", "named_open"):
                self._open.append(days)
            elif days and entry.kind == "term":
                self._terms.append(days)
            if said not in self.said:
                self.said.append(said)

    def _days_of(self, entry: Entry) -> Break | None:
        """Return the days an entry is about, where it is about days between first and last."""
        year, start = self._bounds.year, self._bounds.start
        if entry.kind in ("named_off", "named_open"):
            if not self._american:
                raise Unread(day_words.NO_DATE)
            found = usual_break(entry.name, year.first, year.last)
            if found is None:
                raise Unread(_not_in(year))
            return found
        if entry.kind == "year" and entry.year != year.first.year:
            raise Unread(_not_in(year))
        if entry.span and entry.kind == "first":
            entry.span.first.after(year.first)
        elif entry.span and entry.kind == "last":
            entry.span.last.after(year.last)
        if entry.span is None or entry.kind in _EDGES:
            return None
        days = Break(*entry.span.after(start), entry.name)
        if days.last < start or days.first > start + timedelta(days=365):
            raise Unread(_not_in(year))
        return days

    def _said(self, entry: Entry, days: Break | None) -> str:
        year = self._bounds.year
        if days is not None and entry.kind in ("off", "named_off"):
            return off(days)
        if days is not None:
            kinds = {"event": words.EVENT, "term": words.IN_SESSION}
            name = ", ".join(filter(None, (days.name, kinds.get(entry.kind, words.SCHOOL))))
            return words.NAMED.format(days=shown(days.first, days.last), name=name)
        if entry.kind == "first":
            return words.FIRST_DAY.format(days=shown(year.first, year.first))
        if entry.kind == "last":
            return words.LAST_DAY.format(days=shown(year.last, year.last))
        if entry.kind == "hours":
            return hours(entry.opens, entry.closes)
        if entry.kind == "year":
            return words.SCHOOL_YEAR.format(first=entry.year, last=f"{(entry.year + 1) % 100:02}")
        return words.SCHOOL_DAYS.format(days=week(self._weekdays))

    def _between_terms(self) -> Iterator[Break]:
        terms = sorted(self._terms)
        until = terms[0].last if terms else date.min
        for term in terms[1:]:
            gap = Break(until + _DAY, term.first - _DAY, words.BETWEEN_TERMS)
            if gap.first <= gap.last and not any(map(gap.overlaps, self._breaks)):
                yield gap
            until = max(until, term.last)

    def _usual(self) -> tuple[Break, ...]:
        year = self._bounds.year
        kept: Iterable[Break] = usual_breaks(
            year.first, year.last, self._breaks, american=self._american
        )
        for days in self._open:
            for n in range((days.last - days.first).days + 1):
                day = days.first + n * _DAY
                kept = [piece for one in kept for piece in one.without(day)]
        return tuple(kept)

    def _year(self, usual: tuple[Break, ...]) -> SchoolYear:
        first, last = self._bounds.year.first, self._bounds.year.last
        if last - first > LONGEST_YEAR:
            raise Refusal(words.YEAR_TOO_LONG.format(first=plain(first), last=plain(last)))
        breaks = tuple(sorted({*self._breaks, *usual}))
        year = SchoolYear(first, last, breaks, self._weekdays)
        for entry in self._entries():
            if entry.kind == "hours":
                year = replace(year, opens=entry.opens, closes=entry.closes)
        days = year.school_days()
        if not days:
            raise Refusal(words.NO_SCHOOL_DAYS)
        first = first if self._bounds.first_given else days[0]
        last = last if self._bounds.last_given else days[-1]
        within = tuple(one for one in breaks if one.overlaps(Break(first, last)))
        return replace(year, first_day=first, last_day=last, breaks=within)


def _once(entry: Entry) -> object:
    """Return what may be said only once; None for what may be said again."""
    if entry.span and entry.kind == "first":
        return entry.span.first.month, entry.span.first.day
    if entry.span and entry.kind == "last":
        return entry.span.last.month, entry.span.last.day
    return {
        "days": entry.weekdays,
        "hours": (entry.opens, entry.closes),
        "year": entry.year,
    }.get(entry.kind)


def _not_in(year: Break) -> str:
    return words.OTHER_YEAR.format(first=plain(year.first), last=plain(year.last))

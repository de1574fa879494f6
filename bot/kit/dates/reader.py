"""One grammar for the days that people type, in every command, form and file; pure.

`parse_day` and `parse_range` read a field; `find_ranges` finds the days in a line of words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.kit import words
from bot.kit.dates.names import HOLIDAYS, NUMBERS, ORDINALS, month_named, weekday_named
from bot.kit.dates.numeric import TO, End, RangeEnd
from bot.kit.dates.phrases import Phrases
from bot.kit.dates.span import DAY, DateRange, NoDate, Several, TypedDay, Unread
from bot.kit.dates.tokens import NTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.kit.dates.span import Prefer

LONGEST = timedelta(days=250)  # of a range that a year was guessed for
FIELD = 200  # characters; no day takes more

_AND = frozenset((",", "&", "+", "and"))
_FILLING_TEXT = (
    "on the from by until till til since starting beginning between at of in through day date "
    "due is its it's it for week all month off , . : ; ( ) ' \" !"
)
_FILLING = frozenset(_FILLING_TEXT.split())
_VAGUE_TEXT = (
    "mid early late around about approximately circa before after or every each other not except"
)
_VAGUE = frozenset(_VAGUE_TEXT.split())


_BEGINNINGS_TEXT = (
    "today tonight now tomorrow tmrw yesterday week weeks day days fortnight wk this next coming "
    "last past end beginning start the all of whole entire month in"
)
_BEGINNINGS = frozenset(
    (*_BEGINNINGS_TEXT.split(), *NUMBERS, *ORDINALS, *(name.split()[0] for name in HOLIDAYS))
) | {name.partition("'")[0] for name in HOLIDAYS}


class FoundDays(NamedTuple):
    """Days that a line names, and where in the line they stand."""

    days: DateRange
    start: int
    end: int


def parse_day(text: str, today: date, country: str, prefer: Prefer = "future") -> date:
    """Return the one day that a text names. Raises Unread with the reason."""
    days = parse_range(text, today, country, prefer)
    if days.first != days.last:
        raise Several(words.ONE_DAY)
    return days.first


def parse_range(text: str, today: date, country: str, prefer: Prefer = "future") -> DateRange:
    """Return the days that a text names, and nothing but days. Raises Unread with the reason.

    Without a year it's the next such day from *today* on or, where the *past* is preferred, the
    latest one up to today. 3/4 is March 4 or April 3 as *country* (ISO 3166) writes it.
    """
    if len(text) > FIELD:
        raise Unread(words.TOO_LONG_FOR_A_DAY)
    found, rest = _read(text, today, country, prefer)
    if not found:
        raise NoDate(words.VAGUE if _VAGUE & set(rest) else words.NOT_A_DATE)
    days = found[0].days
    for one in found[1:]:
        if one.days.first != days.last + DAY:
            raise Several(words.SEVERAL_DAYS)
        days = DateRange(days.first, one.days.last)
    return days


def find_ranges(line: str, today: date, country: str, prefer: Prefer = "future") -> list[FoundDays]:
    """Return the days that stand in a line among other words. Raises Unread when there are none.

    Words such as "Friday" or "May" count only where nothing else is in the line.
    """
    found = list(_Reader(line, today, country, prefer).found())
    strong = [one for one, strong in found if strong]
    if not strong and len(line) <= FIELD:
        strong, _ = _read(line, today, country, prefer)
    if not strong:
        raise NoDate(words.NO_DATE)
    return strong


def _read(
    text: str, today: date, country: str, prefer: Prefer
) -> tuple[list[FoundDays], list[str]]:
    """Return the days of a text that says nothing else, and the words that were no days."""
    reader = _Reader(text, today, country, prefer)
    found = list(reader.found())
    strong = [one for one, is_strong in found if is_strong]
    kept = strong or [one for one, _ in found]
    rest = reader.words_outside(kept)
    said = set(rest)
    vague = said & _VAGUE or any(one.isdigit() for one in rest)
    if vague or (not strong and not said <= _FILLING):
        return [], rest
    return kept, rest


class _Reader(Phrases):
    """Reads the days of one line, a token after the other."""

    def __init__(self, line: str, today: date, country: str, prefer: Prefer) -> None:
        super().__init__(line, today, country, prefer)
        self._nested = False
        self._beginning_with_numbers = (
            self._numbers,
            self._day_of_month,
            self._nth_of_month,
            self._beside,
            self._ahead,
            self._any_months_day,
        )
        self._beginning_with_words = (
            self._named,
            self._day_of_month,
            self._nth_of_month,
            self._beside,
            self._ahead,
            self._relative,
            self._edge_of_month,
            self._holiday,
            self._weekday_alone,
            self._whole_month,
        )

    def found(self) -> Iterator[tuple[FoundDays, bool]]:
        """Yield the days in their order, and whether each is surely one. Raises Unread."""
        at = 0
        while at < len(self._tokens):
            following = at + 1
            for days, begin, end, strong in self._expression(at):
                yield FoundDays(days, self._tokens[begin].start, self._tokens[end - 1].end), strong
                following = end
            at = following

    def words_outside(self, found: list[FoundDays]) -> list[str]:
        """Return the words that are in none of the days."""
        return [
            one.text
            for one in self._tokens
            if not any(days.start <= one.start < days.end for days in found)
        ]

    def _expression(self, at: int) -> Iterator[tuple[DateRange, int, int, bool]]:
        """Yield a day, a range or a list of them that begins at a token."""
        if not self._text(at).isalnum() or not self._begins(at) or self._fraction(at):
            return
        if listed := self._month_last(at):
            yield from listed
            return
        first = self._part(at)
        if first is None:
            return
        days, end = self._until(first, at)
        yield days, at, end, first.strong
        last = first.end
        while isinstance(last, TypedDay) and (comma := self._past(end, _AND)) > end:
            if self._part(comma) is not None or self._fraction(comma):
                break
            more = self._bare(comma, last)
            if more is None:
                break
            last = more.end
            days, following = self._until(more, comma, days.first)
            yield days, comma, following, first.strong
            end = following

    def _is_between(self, begin: int) -> bool:
        """Return whether "and" joins two ends: "between Dec 21 and Jan 1"."""
        at = begin - 1 - (self._text(begin - 1) == "the")
        return self._text(at) == "between"

    def _until(
        self, first: RangeEnd, begin: int, since: date | None = None
    ) -> tuple[DateRange, int]:
        """Return the days from one end to what follows a dash, or else that one alone."""
        to = self._past(first.at, TO | {"and"} if self._is_between(begin) else TO)
        if self._text(to) == "/" and self._digits_at(to + 1) == 4:  # 2027-02-08/2027-02-12
            to += 1
        if to > first.at:
            last = self._part(to)
            if isinstance(first.end, TypedDay):
                # "Nov 25-29 Dec 21" has no 29th of December.
                beside = last is not None and self._day_before_month(to)
                if last is None or (beside and self._month_before_day(first.at)):
                    last = self._bare(to, first.end) or last
            if last is not None:
                return self._between(first.end, last.end, since), last.at
            day, after = self._ordinal(to)
            if isinstance(first.end, TypedDay) and day is not None and not self._no_day(after):
                raise Unread(words.ENDS_FIRST)  # "March 19-15"
        return self._alone(first.end, since), first.at

    def _between(self, first: End, last: End, since: date | None) -> DateRange:
        guessed = not (isinstance(last, TypedDay) and last.year)
        if (
            isinstance(first, TypedDay)
            and isinstance(last, TypedDay)
            and last.year
            and not first.year
        ):
            ends = last.on(self._today, self._prefer)
            early = first.within(last.year)
            over_new_year = early is None or early > ends
            guessed |= over_new_year
            first = replace(first, year=last.year - over_new_year)
        begins = self._alone(first, since)
        ends = self._alone(last, begins.first, "future").last
        if ends < begins.first or (guessed and ends - begins.first > LONGEST):
            raise Unread(words.ENDS_FIRST)
        return DateRange(begins.first, ends)

    def _alone(
        self, end: End, since: date | None = None, prefer: Prefer | None = None
    ) -> DateRange:
        if isinstance(end, DateRange):
            return end
        prefer = prefer or ("future" if since else self._prefer)
        today = since or self._today
        if isinstance(end, int):
            # A weekday is never today: that's what "today" is for.
            step = (end - today.weekday()) % 7 or 7
            if since:
                step %= 7
            day = today + step * DAY if prefer == "future" else today - (7 - step % 7) * DAY
            return DateRange(day, day)
        day = end.on(today, prefer)
        return DateRange(day, day)

    def _part(self, at: int) -> RangeEnd | None:
        """Return the day that stands at a token, with the weekday and the time beside it."""
        if self._number(at) is None and not _may_begin(self._text(at)):
            return None
        weekday, here = self._weekday(at)
        here += self._text(here) == "the"
        for begin in dict.fromkeys((here, at)):
            is_number = self._number(begin) is not None
            kinds = self._beginning_with_numbers if is_number else self._beginning_with_words
            for kind in kinds:
                part = kind(begin)
                if part is not None:
                    return self._with_weekday(part, weekday if begin == here else None)
        return None

    def _inner(self, at: int) -> RangeEnd | None:
        """Return the day within "week of …" and "day after …", which holds no such thing again."""
        if self._nested:
            return None
        self._nested = True
        try:
            return self._part(at)
        finally:
            self._nested = False

    def _with_weekday(self, part: RangeEnd, weekday: int | None) -> RangeEnd:
        end, at, strong = part
        if not isinstance(end, TypedDay):
            return part
        at = self._after_time(at) if strong else at
        if weekday is None and strong:
            opened = self._text(at) in ("(", ",")
            named = weekday_named(self._text(at + opened)) if opened else None
            if named is not None and self._number(at + opened + 1) is None:
                weekday, at = named, at + opened + 1
                at += self._text(at) == "."
                at += self._text(at) == ")"
        return RangeEnd(replace(end, weekday=weekday), at, strong)

    def _month_last(self, at: int) -> list[tuple[DateRange, int, int, bool]]:
        """Read "25-29 November", "25, 26 and 27 November", "Mon 26 to Fri 30 October"."""
        ends: list[tuple[int, int | None, int]] = []  # day, weekday, token
        ranged: set[int] = set()  # which of them end a range
        here = at
        while len(ends) < 8:
            here += self._text(here) == "the"
            weekday, here = self._weekday(here)
            day = self._number(here)
            if day is None or not 0 < day < 32 or self._text(here + 1) in ("/", ":"):
                return []
            ends.append((day, weekday, here))
            here += 1 + (self._text(here + 1) in NTH)
            after = self._past(here, TO | _AND)
            if after == here:
                break
            if self._text(here) in TO:
                ranged.add(len(ends))
            here = after
        here += self._text(here) == "of"
        month = self._month(here)
        if month is None or len(ends) < 2:
            return []
        here += 1 + (self._text(here + 1) == ".")
        year, after = self._year(here)
        if year is None and self._number(here) is not None and not self._no_day(here + 1):
            return []  # "grades 1-12 August 20"
        found: list[tuple[DateRange, int, int, bool]] = []
        for n, (day, weekday, token) in enumerate(ends):
            part = self._checked(TypedDay(month, day, year, weekday), token)
            since = found[-1][0].last if found else None
            days = self._alone(part.end, since)
            if n in ranged:
                before, begin, _, _ = found.pop()
                days, token = DateRange(before.first, days.last), begin
            if (found and days.first <= found[-1][0].last) or days.last < days.first:
                raise Unread(words.ENDS_FIRST)
            found.append((days, token, after, True))
        return found


@lru_cache(maxsize=512)
def _may_begin(word: str) -> bool:
    """Return whether a day can begin with a word."""
    named = month_named(word, typos=True) or weekday_named(word, typos=True) is not None
    return word in _BEGINNINGS or bool(named)

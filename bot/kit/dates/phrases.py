"""Days in words: next Friday, the day after Thanksgiving, the third full week of January."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.kit import words
from bot.kit.dates.names import HOLIDAYS, nth_weekday, weekday_named
from bot.kit.dates.numeric import Numeric, RangeEnd
from bot.kit.dates.span import (
    DAY,
    WEEK,
    DateRange,
    Unread,
    month_end,
    months_later,
    single,
    week_of,
)
from bot.kit.dates.tokens import PROPER

if TYPE_CHECKING:
    from bot.kit.dates.numeric import End
    from bot.kit.dates.span import Prefer

# Countries that write March 4 as 3/4 and as "March 4".
MONTH_FIRST = frozenset(("US", "CA", "PH", "PR", "GU", "VI", "AS", "MP"))
_WHOLE = frozenset(("all", "of", "the", "whole", "entire", "month"))
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "wk": 7}


class Phrases(Numeric):
    """Reads days that are named by what they're near."""

    def __init__(self, line: str, today: date, country: str, prefer: Prefer) -> None:
        super().__init__(line, month_first=country in MONTH_FIRST)
        self._today, self._country, self._prefer = today, country, prefer

    def _inner(self, at: int) -> RangeEnd | None:
        """Return the day within "week of …" and "day after …", which holds no such thing again."""
        raise NotImplementedError  # pragma: no cover - the reader overrides it

    def _alone(self, end: End, since: date | None = None) -> DateRange:
        """Return the days of one end."""
        raise NotImplementedError  # pragma: no cover - the reader overrides it

    def _nth_of_month(self, at: int) -> RangeEnd | None:
        """Read "first Friday in May", "third full week of January", "last week of September"."""
        nth, here = (-1, at + 1) if self._text(at) == "last" else self._ordinal(at)
        if nth is None or (nth != -1 and not self._is_ordinal(at)):
            return None
        full = self._text(here) == "full"
        here += full
        weekday = None if full else weekday_named(self._text(here))
        is_week = self._text(here) == "week"
        if (weekday is None and not is_week) or self._text(here + 1) not in ("in", "of"):
            return None
        here += 2 + (self._text(here + 2) == "the")
        month = self._month(here)
        if month is None:
            return None
        year, end = self._year(here + 1)
        months = self._months(month, year)
        found = [days for one in months if (days := self._nth(one, nth, weekday, full=full))]
        fits = [one for one in found if year or self._fits(one)]
        if not fits:
            raise Unread(words.NO_SUCH_WEEKDAY)
        return RangeEnd(fits[0], end, strong=True)

    def _nth(self, month: date, nth: int, weekday: int | None, *, full: bool) -> DateRange | None:
        if weekday is not None:
            return single(nth_weekday(month, nth, weekday))
        monday = nth_weekday(month, nth, 0)
        if nth == -1 and full and (monday + 4 * DAY).month != month.month:
            monday -= WEEK
        if not full and (month.weekday() not in (5, 6, 0) if nth > 0 else self._spills(monday)):
            raise Unread(words.WHICH_WEEK)
        if monday.month != month.month:
            return None
        return DateRange(monday, monday + 6 * DAY)

    def _spills(self, monday: date) -> bool:
        return (monday + 4 * DAY).month != monday.month

    def _beside(self, at: int) -> RangeEnd | None:
        """Read "day after Thanksgiving", "the Monday before Dec 5", "two weeks from Friday"."""
        count, here = self._count(at)
        unit = self._text(here).removesuffix("s")
        weekday = weekday_named(self._text(here)) if here == at else None
        if weekday is None and unit not in _UNITS:
            return None
        sign = {"after": 1, "following": 1, "from": 1, "before": -1}.get(self._text(here + 1))
        if sign is None:
            return None
        if unit in _UNITS and self._text(here + 2) in ("now", "today"):
            return RangeEnd(
                single(self._today + count * _UNITS[unit] * DAY), here + 3, strong=False
            )
        other = self._inner(here + 2)
        if other is None:
            return None
        days = self._alone(other.end)
        edge = days.last if sign > 0 else days.first
        if weekday is not None:
            step = (weekday - edge.weekday()) % 7 or 7
            day = edge + (step if sign > 0 else step - 7 or -7) * DAY
            return RangeEnd(single(day), other.at, other.strong)
        if unit == "week" and here == at:  # "the week after Thanksgiving"
            monday = week_of(edge) + sign * WEEK
            return RangeEnd(DateRange(monday, monday + 6 * DAY), other.at, other.strong)
        day = edge + sign * count * _UNITS[unit] * DAY
        return RangeEnd(single(day), other.at, other.strong)

    def _ahead(self, at: int) -> RangeEnd | None:
        """Read "in two weeks", "3 days ago", "10 days" and "a month from now"."""
        begin = at + (self._text(at) == "in")
        count, here = self._count(begin)
        if here == begin:
            return None
        unit = self._text(here).removesuffix("s")
        if unit not in _UNITS and unit not in ("month", "year"):
            return None
        here += 1
        sign = 1 if begin > at or self._prefer == "future" else -1
        if self._text(here) == "ago":
            sign, here = -1, here + 1
        elif self._text(here) in ("from", "after") and self._text(here + 1) in ("now", "today"):
            sign, here = 1, here + 2
        if unit in _UNITS:
            return RangeEnd(single(self._today + sign * count * _UNITS[unit] * DAY), here, False)
        months = sign * count * (12 if unit == "year" else 1)
        return RangeEnd(single(months_later(self._today, months)), here, False)

    def _relative(self, at: int) -> RangeEnd | None:
        """Read "tomorrow", "next week", "this weekend", "last month", "week of Oct 12"."""
        word, following = self._text(at), self._text(at + 1)
        today = self._today
        steps = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1}
        if word in steps:
            return RangeEnd(single(today + steps[word] * DAY), at + 1, strong=False)
        if word == "week" and following in ("of", "beginning", "starting"):
            here = self._past(at + 2, frozenset((":", "the")))
            other = self._inner(here)
            if other is None:
                return None
            monday = week_of(self._alone(other.end).first)
            return RangeEnd(DateRange(monday, monday + 6 * DAY), other.at, other.strong)
        step = {"this": 0, "next": 1, "coming": 1, "last": -1, "past": -1}.get(word)
        if step is None:
            return None
        monday = week_of(today) + step * WEEK
        month = months_later(today.replace(day=1), step)
        year = date(today.year + step, 1, 1)
        days = {
            "week": DateRange(monday, monday + 6 * DAY),
            "weekend": DateRange(monday + 5 * DAY, monday + 6 * DAY),
            "month": DateRange(month, month_end(month)),
            "year": DateRange(year, date(year.year, 12, 31)),
        }.get(following)
        return None if days is None else RangeEnd(days, at + 2, strong=False)

    def _edge_of_month(self, at: int) -> RangeEnd | None:
        """Read "end of the month" and "the end of October"."""
        word = self._text(at)
        if word not in ("end", "beginning", "start") or self._text(at + 1) != "of":
            return None
        here = at + 2 + (self._text(at + 2) in ("the", "this"))
        if self._text(here) == "month":
            month, end = self._today.replace(day=1), here + 1
        elif number := self._month(here):
            year, end = self._year(here + 1)
            month = next(iter(self._months(number, year)))
        else:
            return None
        if word != "end":
            return RangeEnd(single(month), end, strong=False)
        return RangeEnd(single(month_end(month)), end, strong=False)

    def _holiday(self, at: int) -> RangeEnd | None:
        """Read "Thanksgiving" and "Labor Day", where the country has them."""
        for length in range(5, 0, -1):
            name = " ".join(one.text for one in self._tokens[at : at + length])
            rule = HOLIDAYS.get(name.replace(" ' ", "'"))
            if rule is None:
                continue
            year, end = self._year(min(at + length, len(self._tokens)))
            years = [year] if year else [self._today.year + n for n in (-1, 0, 1)]
            days = [single(day) for one in years if (day := rule(one, self._country))]
            fits = [one for one in days if year or self._fits(one)]
            if not fits:
                return None
            return RangeEnd(fits[0] if self._prefer == "future" else fits[-1], end, strong=False)
        return None

    def _weekday_alone(self, at: int) -> RangeEnd | None:
        """Read "Friday", "this Friday", "next Friday" and "last Friday"."""
        word = self._text(at)
        moved = word in ("this", "next", "last", "coming", "past")
        here = at + moved
        weekday = weekday_named(self._text(here), typos=True)
        if weekday is None or (here and self._text(here - 1) in PROPER):
            return None
        end = here + 1 + (self._text(here + 1) == ".")
        if word == "next":
            day = week_of(self._today) + WEEK + weekday * DAY
            return RangeEnd(single(day), end, strong=False)
        if word in ("last", "past"):
            step = (self._today.weekday() - weekday) % 7 or 7
            return RangeEnd(single(self._today - step * DAY), end, strong=False)
        if word == "this":
            step = (weekday - self._today.weekday()) % 7
            return RangeEnd(single(self._today + step * DAY), end, strong=False)
        return RangeEnd(weekday, end, strong=False)

    def _whole_month(self, at: int) -> RangeEnd | None:
        """Read "November", "all of November" and "November 2026"."""
        here = self._past(at, _WHOLE)
        month = self._month(here)
        if month is None:
            return None
        year, end = self._year(here + 1 + (self._text(here + 1) == "."))
        days = [DateRange(one, month_end(one)) for one in self._months(month, year)]
        fits = [one for one in days if year or self._fits(one)]
        return RangeEnd(fits[0], end, strong=False) if fits else None

    def _months(self, month: int, year: int | None) -> list[date]:
        if year:
            return [date(year, month, 1)]
        years = (0, 1) if self._prefer == "future" else (0, -1)
        found = [date(self._today.year + n, month, 1) for n in years]
        return [one for one in found if self._fits(DateRange(one, month_end(one)))]

    def _fits(self, days: DateRange) -> bool:
        future = self._prefer == "future"
        return days.last >= self._today if future else days.first <= self._today

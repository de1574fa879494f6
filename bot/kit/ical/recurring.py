"""The days of a rule that somebody sent (RFC 5545, 3.3.10), in bounded time; pure.

Libraries follow a rule to its next day, and for one that no day fits that's until the year 9999.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY"} | {
    "BYSETPOS",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
}


class Unknown(ValueError):
    """A rule that isn't one, or that calendars of schools and associations don't have."""


@dataclass(frozen=True)
class _Rule:
    freq: str
    interval: int
    months: frozenset[int]
    month_days: frozenset[int]
    weekdays: frozenset[tuple[int, int]]  # which of its kind in a month (0: each), from Monday on
    places: frozenset[int]  # in what would be there of one month
    week_starts: int

    def days(self, begins: date, last: date) -> Iterator[date]:
        """Yield its days up to *last*, in order; the first may not be one of them."""
        if self.freq in ("MONTHLY", "YEARLY"):
            yield from self._of_months(begins, last)
            return
        weekdays = {one for _, one in self.weekdays}
        if self.freq == "WEEKLY":
            weekdays = weekdays or {begins.weekday()}
        start = begins
        step = self.interval
        if self.freq == "WEEKLY":
            start -= (begins.weekday() - self.week_starts) % 7 * _DAY
            step *= 7
        width = 7 if self.freq == "WEEKLY" else 1
        for offset in range(0, max(0, (last - start).days + 1), step):
            for day in (start + (offset + n) * _DAY for n in range(width)):
                fits = not weekdays or day.weekday() in weekdays
                if fits and begins <= day <= last and self._in_month(day):
                    yield day

    def _of_months(self, begins: date, last: date) -> Iterator[date]:
        yearly = self.freq == "YEARLY"
        months = self.months or (frozenset({begins.month}) if yearly else frozenset(range(1, 13)))
        for year in range(begins.year, last.year + 1):
            for month in sorted(months):
                ahead = (year - begins.year) * 12 + month - begins.month
                if (year - begins.year if yearly else ahead) % self.interval:
                    continue
                found = self._of_month(year, month, begins)
                places = {one - 1 if one > 0 else len(found) + one for one in self.places}
                for at, day in enumerate(found):
                    if begins <= day <= last and (not self.places or at in places):
                        yield day

    def _of_month(self, year: int, month: int, begins: date) -> list[date]:
        length = monthrange(year, month)[1]
        days = [date(year, month, one) for one in range(1, length + 1)]
        if not self.weekdays and not self.month_days:
            return [day for day in days if day.day == begins.day]
        return [day for day in days if self._in_month(day) and self._is_weekday(day, length)]

    def _in_month(self, day: date) -> bool:
        from_end = day.day - monthrange(day.year, day.month)[1] - 1
        in_days = not self.month_days or {day.day, from_end} & self.month_days
        return bool(in_days) and (not self.months or day.month in self.months)

    def _is_weekday(self, day: date, length: int) -> bool:
        nth, from_end = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        own = {(one, day.weekday()) for one in (0, nth, from_end)}
        return not self.weekdays or bool(own & self.weekdays)


def days_of(rule: Mapping[str, str], begins: date, last: date) -> list[date]:
    """Return a rule's days from *begins*, which is always one, to *last*; at most its COUNT.

    Its UNTIL is the caller's to look at. Raises Unknown.
    """
    found = [begins]
    count = _number(rule.get("COUNT", "0"))
    for day in _read(rule).days(begins, last):
        if count and len(found) == count:
            break
        if day != begins:
            found.append(day)
    return found


def parts_of(rule: str) -> dict[str, str]:
    """Return the parts of a rule by their names."""
    named = (one.partition("=") for one in rule.strip().upper().split(";") if one)
    return {name.strip(): value.strip() for name, _, value in named}


def _read(rule: Mapping[str, str]) -> _Rule:
    freq, interval = rule.get("FREQ", ""), _number(rule.get("INTERVAL", "1"))
    several = any("," in rule.get(one, "") for one in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or several or set(rule) - _KNOWN:
        raise Unknown(freq)
    weekdays = frozenset(map(_weekday, _listed(rule, "BYDAY")))
    nth = any(one for one, _ in weekdays)
    months = frozenset(map(_number, _listed(rule, "BYMONTH")))
    places = frozenset(map(_number, _listed(rule, "BYSETPOS")))
    in_months = freq in ("MONTHLY", "YEARLY")
    whole_year = freq == "YEARLY" and (
        (weekdays and not months)
        or (places and len(months) > 1)
        or (rule.get("BYMONTHDAY") and not months)
    )
    if interval < 1 or whole_year or ((nth or places) and not in_months):
        raise Unknown(freq)
    month_days = frozenset(map(_number, _listed(rule, "BYMONTHDAY")))
    starts = _weekday(rule.get("WKST") or "MO")[1]
    return _Rule(freq, interval, months, month_days, weekdays, places, starts)


def _listed(rule: Mapping[str, str], name: str) -> list[str]:
    return [one for one in rule.get(name, "").split(",") if one]


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise Unknown(text) from error


def _weekday(text: str) -> tuple[int, int]:
    if text[-2:] not in _CODES:
        raise Unknown(text)
    return _number(text[:-2] or "0"), _CODES.index(text[-2:])

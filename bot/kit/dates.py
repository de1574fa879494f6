"""Finding days in a line as people type them, and giving them their year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit import words

if TYPE_CHECKING:
    from collections.abc import Callable

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_WEEKDAY = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?"
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_YEAR = r"(?:19|20)\d\d(?!\d)|'\d\d(?!\d)"
_NTH = r"(?:st|nd|rd|th)?"
# Good Friday is a name.
_NAME = "".join(rf"(?<!{one}\s)" for one in ("good", "easter", "ash", "holy", "black", "maundy"))
_ON = rf"(?:the\s+)?(?:{_NAME}(?P<weekday>{_WEEKDAY})\.?,?\s+(?:the\s+)?)?"
# What follows a number that is not a day: "2 hour delay", "1st quarter", "7:30".
_NO_DAY = (
    r"(?!\s*-?\s*(?:hours?|hrs?|min(?:ute)?s?|days?|weeks?|[ap]\.?m\b|quarter|semester|trimester"
    r"|terms?|grading|marking|nine|grades?|graders|months?|%))(?![\w/]|[:.]\d)"
)

_DAY = rf"""{_ON}(?:
      (?P<iso_y>\d{{4}})[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})
    | (?P<md_m>{_MONTH})\.?\s*(?P<md_d>\d{{1,2}}){_NTH}(?!\d)(?:,?\s*(?P<md_y>{_YEAR}))?
    | (?P<dm_d>\d{{1,2}}){_NTH}\.?\s*(?:of\s+)?(?P<dm_m>{_MONTH})\b\.?(?:,?\s*(?P<dm_y>{_YEAR}))?
    | (?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<ab_y>\d{{4}}|\d\d))?
    | (?P<c>\d{{1,2}})(?P<dot>[.-])(?P<d>\d{{1,2}})(?P=dot)(?P<cd_y>\d{{4}}|\d\d)
    )(?![\w/])"""
_APART = r"(?<![\w/])(?<!\d[-.:])"  # it does not begin within a word or a number
_DATE = re.compile(_DAY, re.IGNORECASE | re.VERBOSE)
_FIRST_DATE = re.compile(_APART + _DAY, re.IGNORECASE | re.VERBOSE)
_BARE = re.compile(
    rf"{_ON}(?P<day>\d{{1,2}}){_NTH}(?!\d)(?:,?\s*(?P<year>{_YEAR}))?{_NO_DAY}", re.IGNORECASE
)
_TO = re.compile(r"\s+(?:to|through|thru|until|till)\s+|\s*[-~→]+\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\+|\band\b)\s*(?:and\s+)?", re.IGNORECASE)
# "25-29 November": the month comes after the second day.
_FROM = re.compile(
    rf"{_APART}{_ON}(?P<day>\d{{1,2}}){_NTH}\.?(?:\s+(?:to|through|thru|until)\s+|\s*-\s*)"
    rf"(?=(?:(?:{_WEEKDAY})\.?,?\s+)?\d{{1,2}}{_NTH}\.?\s*(?:of\s+)?(?:{_MONTH})\b)",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(r"\bweek\s+of\s*:?\s*$", re.IGNORECASE)

# What people's keyboards make of a dash and an apostrophe.
_FLAT = {0x09: " ", 0xA0: " "} | dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
_FLAT |= dict.fromkeys([0x2018, 0x2019, 0x2BC], "'")
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u00b7\u25aa\u25e6\u2023>]+|\d{1,3}[.)](?=\s+[^\W\d]))\s*")
_DAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_IN_BRACKETS = re.compile(rf"\(\s*{_DAY_NAME}(?:\s*-\s*{_DAY_NAME})?\s*\)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (.+?) and ", re.IGNORECASE)


class Unread(Exception):
    """A line that was not understood, with the reason for the person who wrote it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongWeekday(Unread):
    """A day with a weekday beside it that it does not have in that year."""


@dataclass(frozen=True)
class Day:
    """A day as typed; without a year it belongs to the school year it is read for."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    either: bool = False  # 3/4 may be in March or in April

    @property
    def typed(self) -> str:
        """Return "Feb 30"."""
        shown = f"{MONTHS[self.month - 1][:3]} {self.day}" if 0 < self.month < 13 else ""
        return (shown or f"{self.month}/{self.day}") + (f", {self.year}" if self.year else "")

    def within(self, year: int) -> date | None:
        """Return the day in *year*; None where that year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def after(self, start: date) -> date:
        """Return the day itself, or without a year the first such day from *start* on."""
        years = [self.year] if self.year else [start.year, start.year + 1]
        days = [day for year in years if (day := self.within(year))]
        found = next((day for day in days if self.year or day >= start), None)
        if found is None:
            raise Unread(words.NOT_A_DAY_IN.format(typed=self.typed))
        if self.weekday not in (None, found.weekday()):
            named = WEEKDAYS[found.weekday()]
            raise WrongWeekday(words.WRONG_WEEKDAY.format(day=plain(found), weekday=named))
        return found


@dataclass(frozen=True)
class Span:
    """One day or several in a row, and where in the line they stand."""

    first: Day
    last: Day
    start: int
    end: int
    week: bool = False  # the whole week of the first day

    @property
    def dated(self) -> bool:
        """Whether one of the two ends has its year."""
        return bool(self.first.year or self.last.year)

    def after(self, start: date) -> tuple[date, date]:
        """Return the two ends; those without a year from *start* on. Raises Unread."""
        first = self.first
        if self.last.year and not first.year:
            last = self.last.after(start)
            early = first.within(last.year)
            over_new_year = early is None or early > last
            first = replace(first, year=last.year - over_new_year)
        begins = first.after(start)
        ends = self.last.after(begins)
        if ends < begins or ends - begins > timedelta(days=250):
            raise Unread(words.ENDS_FIRST)
        if self.week:
            begins -= timedelta(days=begins.weekday())
            ends = begins + timedelta(days=6)
        return begins, ends


def spans_of(line: str, month_first: bool) -> list[Span]:
    """Return the days that a line names. Raises Unread when there are none."""
    found = find(line, month_first)[1]
    if not found:
        raise Unread(words.NO_DATE)
    return found


def find(
    line: str, month_first: bool, over: Callable[[str], str] | None = None
) -> tuple[str, list[Span]]:
    """Return the line with plain dashes and without its bullet, and the days in it.

    *over* gives a line that begins with a bare day its month.
    """
    whole = " ".join(line.translate(_FLAT).split())
    flat = _BETWEEN.sub(r"\1 to ", _IN_BRACKETS.sub(" ", whole))
    listed = _BULLET.sub("", flat)
    if over is not None:
        listed = over(listed)
    if found := spans(listed, month_first):
        return listed, found
    # "25. December" begins with no bullet
    found = spans(flat, month_first)
    return (flat if found else _BULLET.sub("", whole)), found


def spans(line: str, month_first: bool) -> list[Span]:
    """Return the days of a line whose dashes are plain ones. Raises Unread for "Feb 30"."""
    found: list[Span] = []
    at = 0
    while match := _earliest(line, at):
        span = _span(line, match, month_first)
        found.append(span)
        while (comma := _AND.match(line, span.end)) and not _DATE.match(line, comma.end()):
            more = _BARE.match(line, comma.end())
            if more is None:
                break
            span = _until(line, _bare(more, span.last), more, month_first)
            found.append(span)
        at = span.end
    return found


def bare_day(line: str) -> re.Match[str] | None:
    """Return the day, without a month, that a line begins with."""
    if _DATE.match(line) or _FROM.match(line):
        return None
    return _BARE.match(line)


def plain(day: date) -> str:
    """Return "25 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shown(first: date, last: date) -> str:
    """Return "Wednesday 25 to Sunday 29 November 2026", naming month and year only once."""
    end = f"{WEEKDAYS[last.weekday()]} {plain(last)}"
    if first == last:
        return words.DAYS_ONE.format(first=end)
    start = f"{WEEKDAYS[first.weekday()]} {first.day}"
    if (first.month, first.year) != (last.month, last.year):
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return words.DAYS_MANY.format(first=start, last=end)


def weekday(name: str) -> int:
    """Return the number of a weekday from its first three letters, Monday being 0."""
    return next(n for n, one in enumerate(WEEKDAYS) if one.lower().startswith(name[:3].lower()))


def _earliest(line: str, at: int) -> re.Match[str] | None:
    date_found = _FIRST_DATE.search(line, at)
    end = date_found.end() if date_found else len(line)
    return _FROM.search(line, at, end) or date_found


def _span(line: str, match: re.Match[str], month_first: bool) -> Span:
    if match.re is _FROM:
        second = _DATE.match(line, match.end())
        assert second is not None  # the pattern looked ahead
        last = _day(second, month_first)
        first = _checked(replace(last, day=int(match["day"]), weekday=_on(match)))
        return Span(first, last, match.start(), second.end())
    span = _until(line, _day(match, month_first), match, month_first)
    week = bool(_WEEK_OF.search(line[: match.start()]))
    return replace(span, week=week)


def _until(line: str, first: Day, match: re.Match[str], month_first: bool) -> Span:
    """Return the span that begins with a match, to the day after a dash if there is one."""
    to = _TO.match(line, match.end())
    if to is not None:
        whole, bare = _DATE.match(line, to.end()), _BARE.match(line, to.end())
        # "Nov 25-29 Dec 21-Jan 1" holds two spans, and no 29th of December.
        month_leads = match.groupdict().get("md_m") is not None
        if bare and (whole is None or (month_leads and whole["dm_m"])):
            return Span(first, _bare(bare, first), match.start(), bare.end())
        if whole is not None:
            return Span(first, _day(whole, month_first), match.start(), whole.end())
    return Span(first, first, match.start(), match.end())


def _bare(match: re.Match[str], other: Day) -> Day:
    year = _year(match["year"]) or other.year
    return _checked(Day(other.month, int(match["day"]), year, _on(match)))


def _day(match: re.Match[str], month_first: bool) -> Day:
    parts = match.groupdict()
    on = _on(match)
    if parts["iso_y"]:
        return _checked(Day(int(parts["iso_m"]), int(parts["iso_d"]), int(parts["iso_y"]), on))
    for kind in ("md", "dm"):
        if parts[f"{kind}_m"]:
            name = parts[f"{kind}_m"][:3].lower()
            month = next(n for n, one in enumerate(MONTHS, 1) if one.lower().startswith(name))
            return _checked(Day(month, int(parts[f"{kind}_d"]), _year(parts[f"{kind}_y"]), on))
    one, two = int(parts["a"] or parts["c"]), int(parts["b"] or parts["d"])
    month, day = (one, two) if month_first else (two, one)
    if month > 12 >= day:
        month, day = day, month
    year = _year(parts["ab_y"] or parts["cd_y"])
    return _checked(Day(month, day, year, on, either=max(one, two) <= 12 and one != two))


def _year(typed: str | None) -> int | None:
    digits = (typed or "").strip("'")
    return int(digits) + (2000 if len(digits) == 2 else 0) if digits else None


def _on(match: re.Match[str]) -> int | None:
    return weekday(match["weekday"]) if match["weekday"] else None


def _checked(day: Day) -> Day:
    if day.within(day.year or 2028) is None:  # 2028 has every day there is
        raise Unread(words.NOT_A_DAY.format(typed=day.typed))
    return day

"""Which days a document is about, and under which headings it stands; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.documents import printed, words
from bot.kit import calendar
from bot.kit.dates import DateRange, Unread, parse_range, say_days, say_month, say_school_year
from bot.kit.errors import Refusal
from bot.kit.markup import spelled_out
from bot.kit.regional import localized
from bot.kit.safe import safe_line
from bot.kit.text import one_line, tidy

if TYPE_CHECKING:
    from bot.school.clock import SchoolClock, SchoolYear

# The names of the AASL shared foundations (National School Library Standards, 2018); the wording
# of the standards is not ours to print.
FOUNDATIONS = ("Inquire", "Include", "Collaborate", "Curate", "Explore", "Engage")
HEADINGS = 12  # in a group's rubric
HEADING_LIMIT = 100
LONGEST = timedelta(days=3_660)  # ten years and a little
PAGE = 25  # what a menu holds
CHOICES = 25
ENOUGH = 5  # things to count before there is a chart
FEWEST = 3  # a number below it is not shown of a group: it could point to somebody

_DAY = timedelta(days=1)
_HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True)
class Period(DateRange):
    """Some days, and what they are called."""

    name: str = ""

    @property
    def value(self) -> str:
        """The period as a command takes it: "2026-08-17 to 2027-05-28"."""
        return f"{self.first} to {self.last}"

    def until(self, today: date, country: str) -> str:
        """Return its days in words, not beyond today."""
        return say_days(self.first, min(self.last, today), country, year=True)

    def begins(self, school: SchoolClock) -> datetime:
        """Return its first instant."""
        return school.moment(self.first, time())

    def ends(self, school: SchoolClock) -> datetime:
        """Return the first instant after it."""
        return school.moment(self.last + _DAY, time())


def this_year(school: SchoolClock, today: date) -> Period:
    """Return the school year of today, in summer the one that is over.

    It lasts until the day before the next one begins, so that no day is in none.
    """
    year = school.school_year_of(today)
    if today < year.first_day:
        year = school.school_year_of(year.first_day - _HALF_A_YEAR)
    return _whole(school, year)


def last_year(school: SchoolClock, today: date) -> Period:
    """Return the school year before the one of today."""
    begins = this_year(school, today).first
    return _whole(school, school.school_year_of(begins - _HALF_A_YEAR))


def terms(school: SchoolClock, today: date) -> list[Period]:
    """Return the terms of the school year of today, each until the day before the next begins."""
    year = this_year(school, today)
    found_year = school.school_year_of(year.first)
    found = found_year.terms()
    ends = [*(term.first - _DAY for term in found[1:]), year.last]
    years = say_school_year(found_year.first_day, found_year.last_day)
    country = calendar.country_of(school.zone)
    names = [printed.TERM.format(term=one.name.capitalize(), year=years) for one in found]
    return [
        Period(term.first, end, localized(name, country))
        for term, end, name in zip(found, ends, names, strict=True)
    ]


def usual(school: SchoolClock, today: date) -> list[Period]:
    """Return the periods that one can pick, the most usual one first."""
    years = [this_year(school, today), *terms(school, today), last_year(school, today)]
    return [*years, *_months(today)]


def period(typed: str, school: SchoolClock, today: date) -> Period:
    """Return the period that was picked or typed, such as "2026-09-01 to 2026-12-18".

    Nothing typed is this school year; a day without its year is the last such day. Raises Refusal.
    """
    text = one_line(typed)
    if not text:
        return this_year(school, today)
    for one in usual(school, today):
        if text.casefold() in (one.value.casefold(), one.name.casefold()):
            return one
    first, last = _ends(text, school.zone, today)
    if first > last:
        first, last = last, first
    if last - first > LONGEST:
        raise Refusal(words.PERIOD_TOO_LONG)
    if first > today:
        raise Refusal(words.PERIOD_TO_COME)
    return Period(first, last)


def period_choices(typed: str, school: SchoolClock, today: date) -> list[tuple[str, str]]:
    """Return name and value of the periods that fit what was typed; what was typed comes first."""
    found: dict[str, str] = {}  # a year of one term is in the list once
    try:
        meant = period(typed, school, today)
        found[meant.value] = meant.name or meant.until(today, calendar.country_of(school.zone))
    except Refusal:
        pass
    wanted = typed.strip().casefold()
    for one in usual(school, today):
        if wanted in one.name.casefold():
            found.setdefault(one.value, one.name)
    return [(name, value) for value, name in found.items()][:CHOICES]


def headings(pasted: str) -> list[str]:
    """Return the headings of a rubric as they were pasted, one a line. Raises Refusal."""
    lines = [
        " ".join(spelled_out(tidy(line)).lstrip("-*•·0123456789.) ").split())
        for line in pasted.split("\n")
    ]
    found = list(dict.fromkeys(filter(None, lines)))
    if len(found) > HEADINGS:
        raise Refusal(words.TOO_MANY_HEADINGS.format(most=HEADINGS, count=len(found)))
    for one in found:
        if len(one) > HEADING_LIMIT:
            start = safe_line(one, HEADING_LIMIT // 2)
            raise Refusal(words.HEADING_TOO_LONG.format(limit=HEADING_LIMIT, start=start))
    return found


def _months(today: date) -> list[Period]:
    """Return this month and the one before it, for a page a month."""
    first = today.replace(day=1)
    before = (first - _DAY).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return [
        Period(first, after - _DAY, say_month(first)),
        Period(before, first - _DAY, say_month(before)),
    ]


def _whole(school: SchoolClock, year: SchoolYear) -> Period:
    following = school.school_year_of(year.last_day + _DAY)
    name = printed.YEAR.format(year=say_school_year(year.first_day, year.last_day))
    return Period(year.first_day, following.first_day - _DAY, name)


def _ends(text: str, zone: str | None, today: date) -> tuple[date, date]:
    try:
        days = parse_range(text, today, calendar.country_of(zone), "past")
    except Unread as error:
        typed = safe_line(text, HEADING_LIMIT)
        raise Refusal(words.PERIOD_NOT_UNDERSTOOD.format(typed=typed)) from error
    return days.first, days.last

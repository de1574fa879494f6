"""When a group's own day is, from words to days and back: a date, a range, or every year; pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.celebrations import own_words
from bot.celebrations.occurrences import by_rule, ends
from bot.kit.dates import (
    MONTHS,
    WEEKDAYS,
    NoDate,
    Several,
    Unread,
    WrongWeekday,
    month_named,
    parse_range,
    say_days,
    weekday_named,
)
from bot.kit.errors import Refusal
from bot.kit.safe import safe_line
from bot.kit.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from bot.celebrations.observances import Span

WHEN_LIMIT = 100
LONGEST = 92  # days
SCHOOL_WEEK = 5  # days, from Monday on
FARTHEST = 5  # years from now

_NTH = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "last": -1,
}
_ORDINALS = {nth: word for word, nth in _NTH.items()}
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARLY = re.compile(
    r"(?:^|,?\s+)(?:every|each) year$|,?\s+(?:yearly|annually)$"
    r"|^(?:every|each) year(?:,? on)?\s+|^(?:every|each|yearly(?:,? on)?|annually(?:,? on)?)\s+",
    re.IGNORECASE,
)
_NTH_WORD = rf"(?P<nth>{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th))"
_OF_MONTH = r"\s+(?:in|of)\s+(?P<month>[a-z]{3,12})(?:,?\s+(?P<year>20\d\d))?"
_NTH_WEEKDAY = re.compile(
    r"(?:on\s+)?(?:the\s+)?(?P<week>week\s+(?:of|with)\s+(?:the\s+)?)?"
    rf"{_NTH_WORD}\s+(?P<weekday>[a-z]{{3,12}})\.?{_OF_MONTH}",
    re.IGNORECASE,
)
_FULL_WEEK = re.compile(
    rf"(?:in\s+)?(?:the\s+)?{_NTH_WORD}\s+full\s+week{_OF_MONTH}", re.IGNORECASE
)
_WHOLE_MONTH = re.compile(
    r"(?:all\s+(?:of\s+)?|the\s+(?:whole\s+)?month\s+of\s+|in\s+)?(?P<month>[a-z]{3,12})"
    r"(?:,?\s+(?P<year>20\d\d))?(?:,?\s+\(?(?:all|the\s+whole)\s+month(?:\s+long)?\)?)?",
    re.IGNORECASE,
)
_AFTER_THANKSGIVING = re.compile(r"(?:the\s+)?(?:day|friday)\s+after\s+thanksgiving", re.IGNORECASE)
_BLACK_FRIDAY = f"FREQ=YEARLY;BYMONTH=11;BYDAY=FR;BYMONTHDAY={','.join(map(str, range(23, 30)))}"
_HAS_ITS_DATE = re.compile(r"\d\D{0,4}[a-z]{3}|[a-z]{3}\D{0,12}\d|\d[/-]\d", re.IGNORECASE)


class Over(Refusal):
    """The days are in the past."""


@dataclass(frozen=True)
class CelebrationDays:
    """Days that come once (*first* to *last*) or each year (*rule*, for *days*; 0: its month)."""

    first: date | None = None
    last: date | None = None
    rule: str | None = None
    days: int = 1

    def next_on(self, today: date) -> Span | None:
        """Return the days that last on *today* or come next; None when all are over."""
        if self.first is not None and self.last is not None:
            return (self.first, self.last) if self.last >= today else None
        for year in (today.year - 1, today.year, today.year + 1):
            begins = by_rule(self.rule or "", year)
            if begins is not None and ends(begins, self.days) >= today:
                return begins, ends(begins, self.days)
        return None


def read(text: str, today: date, country: str) -> CelebrationDays:
    """Return what "March 4 2027", "3 to 7 May" or "first Friday in May" says.

    Days without a year are the next such days from *today*, once; "every" before or after them
    makes them yearly. A weekday in a month, or a month, is yearly unless a year stands there.
    Raises Refusal with the reason.
    """
    typed = one_line(text).rstrip(".")
    if not typed:
        raise Refusal(own_words.WHEN_EMPTY)
    if len(typed) > WHEN_LIMIT:
        raise Refusal(own_words.WHEN_TOO_LONG.format(length=len(typed), limit=WHEN_LIMIT))
    plain = typed.replace("\u2013", "-").replace("\u2014", "-")
    said, yearly = _YEARLY.subn("", plain)
    said = said.strip()
    not_read = Refusal(own_words.WHEN_NOT_READ.format(typed=safe_line(typed, 80)))
    named = _named(said, country)
    if named is not None and named.rule is not None:
        return named
    if named is not None and not yearly:
        return _to_come(named, today, country)
    if named is not None or (yearly and not _HAS_ITS_DATE.search(said)):
        raise not_read  # "every first Friday in May 2027", "every Friday"
    first, last = _span(said, today, country, not_read)
    if (last - first).days >= LONGEST:
        raise Refusal(own_words.WHEN_LONG.format(limit=LONGEST))
    if yearly:
        if (first.month, first.day) == (2, 29):
            raise Refusal(own_words.WHEN_LEAP)
        rule = f"FREQ=YEARLY;BYMONTH={first.month};BYMONTHDAY={first.day}"
        return CelebrationDays(rule=rule, days=(last - first).days + 1)
    return _to_come(CelebrationDays(first, last), today, country)


def say(when: CelebrationDays, today: date, country: str) -> str:
    """Return the days in words: "Friday, May 7, 2027", "each year, next Friday, May 7, 2027"."""
    found = when.next_on(today)
    if when.rule is None:
        assert when.first is not None
        assert when.last is not None
        return _said(when.first, when.last, country)
    if found is None:
        return own_words.WHEN_NEVER_SAID
    return own_words.WHEN_YEARLY.format(days=_said(*found, country))


def _said(first: date, last: date, country: str) -> str:
    return say_days(first, last, country, weekday=True, year=True)


def _to_come(when: CelebrationDays, today: date, country: str) -> CelebrationDays:
    """Return days that come once, if they are neither over nor too far off. Raises Refusal."""
    assert when.first is not None
    assert when.last is not None
    if when.last < today:
        raise Over(own_words.WHEN_PAST.format(days=_said(when.first, when.last, country)))
    if when.first.year > today.year + FARTHEST:
        raise Refusal(own_words.WHEN_FAR.format(year=when.first.year))
    return when


def _named(said: str, country: str) -> CelebrationDays | None:
    """Return a weekday or a week in a month, or a whole month: each year, or in the year named."""
    if _AFTER_THANKSGIVING.fullmatch(said) and country == "US":
        return CelebrationDays(rule=_BLACK_FRIDAY)
    if (full := _FULL_WEEK.fullmatch(said)) and (month := month_named(full["month"].lower())):
        return _full_week(full, month)
    if found := _NTH_WEEKDAY.fullmatch(said):
        weekday = weekday_named(found["weekday"].lower(), typos=True)
        month = month_named(found["month"].lower(), typos=True)
        return _nth_weekday(found, weekday, month) if month and weekday is not None else None
    if (found := _WHOLE_MONTH.fullmatch(said)) and (month := month_named(found["month"].lower())):
        rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=1"
        return _ruled(rule, 0, found["year"])
    return None


def _full_week(match: re.Match[str], month: int) -> CelebrationDays | None:
    """Return the nth Monday to Friday that is wholly in a month."""
    nth = _number(match)
    if nth == -1:
        last = monthrange(2027, month)[1]  # February's 29th makes no week
        days = ",".join(str(day) for day in range(last - 10, last - 3))
        return _ruled(
            f"FREQ=YEARLY;BYMONTH={month};BYDAY=MO;BYMONTHDAY={days}", SCHOOL_WEEK, match["year"]
        )
    if nth > 3 or nth == 0:
        raise Refusal(own_words.WHEN_WHICH_WEEK.format(month=MONTHS[month - 1]))
    return _ruled(f"FREQ=YEARLY;BYMONTH={month};BYDAY={nth}MO", SCHOOL_WEEK, match["year"])


def _number(match: re.Match[str]) -> int:
    word = match["nth"].lower()
    return _NTH.get(word) or int(re.sub(r"\D", "", word))


def _ruled(rule: str, days: int, year: str | None) -> CelebrationDays | None:
    """Return the days of a rule; None where the year that is named has none."""
    if not year:
        return CelebrationDays(rule=rule, days=days)
    first = by_rule(rule, int(year))
    return None if first is None else CelebrationDays(first, ends(first, days))


def _nth_weekday(match: re.Match[str], day: int, month: int) -> CelebrationDays:
    nth = _number(match)
    said = {
        "nth": _ORDINALS.get(nth, match["nth"].lower()),
        "weekday": WEEKDAYS[day],
        "month": MONTHS[month - 1],
    }
    if nth > 5 or nth == 0:
        raise Refusal(own_words.WHEN_NEVER.format(**said))
    if nth == 5 and not match["year"]:
        raise Refusal(own_words.WHEN_NOT_YEARLY.format(**said))
    if match["week"] and day != 0:
        raise Refusal(own_words.WHEN_WEEK_OF.format(**said))
    rule = f"FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{_CODES[day]}"
    found = _ruled(rule, SCHOOL_WEEK if match["week"] else 1, match["year"])
    if found is None:
        raise Refusal(own_words.WHEN_NOT_THEN.format(**said, year=match["year"]))
    return found


def _span(said: str, today: date, country: str, not_read: Refusal) -> Span:
    try:
        days = parse_range(said, today, country)
    except Several as several:
        raise Refusal(own_words.WHEN_SEVERAL) from several
    except NoDate as none:
        raise not_read from none
    except WrongWeekday as wrong:
        raise Refusal(
            own_words.WHEN_WEEKDAY.format(what=wrong.reason.partition(". ")[0])
        ) from wrong
    except Unread as unread:
        leap = unread.reason.startswith("Feb 29 ")
        reason = f"{unread.reason} {own_words.WHEN_AGAIN}"
        raise Refusal(own_words.WHEN_LEAP if leap else reason) from unread
    return days.first, days.last

"""When a group's own day is, from words to days and back: a date, a range, or every year; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.celebrations import own_words
from bot.celebrations.occurrences import by_rule, ends
from bot.kit.dates import MONTHS, WEEKDAYS, Unread, WrongWeekday, shown, spans, weekday
from bot.kit.errors import Refusal
from bot.kit.safe import safe_line
from bot.kit.text import tidy

if TYPE_CHECKING:
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
_WEEKDAY = (
    r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?"
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_YEARLY = re.compile(
    r"(?:^|,?\s+)(?:every|each) year$|,?\s+(?:yearly|annually)$"
    r"|^(?:every|each) year(?:,? on)?\s+|^(?:every|each|yearly(?:,? on)?|annually(?:,? on)?)\s+",
    re.IGNORECASE,
)
_NTH_WEEKDAY = re.compile(
    rf"(?:on\s+)?(?:the\s+)?(?P<week>week\s+(?:of|with)\s+(?:the\s+)?)?"
    rf"(?P<nth>{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?P<weekday>{_WEEKDAY})\s+"
    rf"(?:in|of)\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(
    rf"(?:all\s+(?:of\s+)?|the\s+(?:whole\s+)?month\s+of\s+|in\s+)?(?P<month>{_MONTH})"
    r"(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_FILLING = re.compile(r"\b(?:on|from|the|week|of|between)\b|[\s.,:]", re.IGNORECASE)
_DAY = timedelta(days=1)


class Over(Refusal):
    """The days are in the past."""


@dataclass(frozen=True)
class When:
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


def read(text: str, today: date, *, month_first: bool) -> When:
    """Return what "March 4 2027", "3 to 7 May" or "first Friday in May" says.

    Days without a year are the next such days from *today*, once; "every" before or after them
    makes them yearly. A weekday in a month, or a month, is yearly unless a year stands there.
    Raises Refusal with the reason.
    """
    typed = " ".join(tidy(text).split()).rstrip(".")
    if not typed:
        raise Refusal(own_words.WHEN_EMPTY)
    if len(typed) > WHEN_LIMIT:
        raise Refusal(own_words.WHEN_TOO_LONG.format(length=len(typed), limit=WHEN_LIMIT))
    plain = typed.replace("\u2013", "-").replace("\u2014", "-")
    said, yearly = _YEARLY.subn("", plain)
    said = said.strip()
    named = _named(said)
    if named is not None and named.rule is not None:
        return named
    if named is not None and not yearly:
        return _to_come(named, today)
    first, last = _span(said, today, month_first=month_first, typed=typed)
    if (last - first).days >= LONGEST:
        raise Refusal(own_words.WHEN_LONG.format(limit=LONGEST))
    if yearly:
        if (first.month, first.day) == (2, 29):
            raise Refusal(own_words.WHEN_LEAP)
        rule = f"FREQ=YEARLY;BYMONTH={first.month};BYMONTHDAY={first.day}"
        return When(rule=rule, days=(last - first).days + 1)
    return _to_come(When(first, last), today)


def say(when: When, today: date) -> str:
    """Return the days in words: "Friday 7 May 2027", "each year, next Friday 7 May 2027"."""
    found = when.next_on(today)
    if when.rule is None:
        assert when.first is not None
        assert when.last is not None
        return shown(when.first, when.last)
    return own_words.WHEN_YEARLY.format(days=shown(*found)) if found else own_words.WHEN_NEVER_SAID


def _to_come(when: When, today: date) -> When:
    """Return days that come once, if they are neither over nor too far off. Raises Refusal."""
    assert when.first is not None
    assert when.last is not None
    if when.last < today:
        raise Over(own_words.WHEN_PAST.format(days=shown(when.first, when.last)))
    if when.first.year > today.year + FARTHEST:
        raise Refusal(own_words.WHEN_FAR.format(year=when.first.year))
    return when


def _named(said: str) -> When | None:
    """Return a weekday in a month, or a whole month: each year, or in the year that is named."""
    if nth := _NTH_WEEKDAY.fullmatch(said):
        return _nth_weekday(nth)
    if found := _WHOLE_MONTH.fullmatch(said):
        rule = f"FREQ=YEARLY;BYMONTH={_month(found['month'])};BYMONTHDAY=1"
        return _ruled(rule, 0, found["year"])
    return None


def _ruled(rule: str, days: int, year: str | None) -> When | None:
    """Return the days of a rule; None where the year that is named has none."""
    if not year:
        return When(rule=rule, days=days)
    first = by_rule(rule, int(year))
    return None if first is None else When(first, ends(first, days))


def _nth_weekday(match: re.Match[str]) -> When:
    word = match["nth"].lower()
    nth = _NTH.get(word) or int(re.sub(r"\D", "", word))
    day, month = weekday(match["weekday"]), _month(match["month"])
    said = {
        "nth": _ORDINALS.get(nth, word),
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


def _span(said: str, today: date, *, month_first: bool, typed: str) -> Span:
    not_read = Refusal(own_words.WHEN_NOT_READ.format(typed=safe_line(typed, 80)))
    try:
        found = spans(said, month_first)
        if not found:
            raise not_read
        if len(found) > 1:
            raise Refusal(own_words.WHEN_SEVERAL)
        (one,) = found
        if _FILLING.sub("", said[: one.start] + said[one.end :]):
            raise not_read
        return one.after(today)
    except WrongWeekday as wrong:
        raise Refusal(own_words.WHEN_WEEKDAY.format(what=wrong.reason.partition(".")[0])) from wrong
    except Unread as unread:
        leap = unread.reason.startswith("Feb 29 ")
        raise Refusal(own_words.WHEN_LEAP if leap else _kept(unread.reason)) from unread


def _kept(reason: str) -> str:
    return f"{reason} {own_words.WHEN_AGAIN}"


def _month(name: str) -> int:
    return next(n for n, one in enumerate(MONTHS, 1) if one.lower().startswith(name[:3].lower()))

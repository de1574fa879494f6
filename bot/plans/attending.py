"""What a member went to, as they say it in one line; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.drafts.rules import PublicText
from bot.kit.dates import Unread, find_ranges, parse_range
from bot.kit.hours import read_minutes
from bot.kit.text import checked, fold, one_line, plural
from bot.plans import hours_words as words
from bot.plans import rules

if TYPE_CHECKING:
    from datetime import date

KINDS = tuple(words.KINDS)
PRESENTATION, OTHER = "presentation", "other"
# How many minutes are suggested for what is known to have happened.
SUGGESTED = {"coffee": 45, "mentor": 45, "presented": 15}
WHAT_LIMIT = 100

# The first that fits is suggested, and read back before it stays.
_SUGGEST = (
    ("open", r"open library"),
    ("coffee", r"coffee|tea with"),
    (PRESENTATION, r"present(?:ed|ing|ation|er)|poster session|lightning talk"),
    ("cohort", r"cohort"),
    ("webinar", r"webinars?|virtual session|online session"),
    ("committee", r"committee|leadership team|school improvement|plc"),
    ("challenge", r"challenge"),
    ("after", r"after school|after-school|book fair|family night|club|game|concert|pep rally"),
    ("association", r"association|sdla|aasl|ala|board meeting"),
    ("pd", r"conference|pd|professional development|library day|workshop|training|in-?service"),
)
_AMOUNT = r"(?:\d+(?:\.\d+)?|\.\d+|half an?|an?|one|two|three|four|five|six|seven|eight)"
_LENGTH = re.compile(
    rf"\b(?:for |about )*(?P<length>{_AMOUNT}(?: and a half)? ?(?:hours?|hrs?|h|minutes?|mins?)\b"
    r"(?: ?(?:and )?(?:\d{1,2} ?(?:minutes?|mins?|m)\b|a half))?)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"^(?:(?:on|for|from|at|of)\b|[\s,;:)–—-])+|(?:\b(?:on|for|from|at)|[\s,;:(–—-])+$",
    re.IGNORECASE,
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_AT_END = re.compile(
    rf"(?<= )(?:today|yesterday|(?:on|last|this) {_WEEKDAY}|last (?:week|month))$", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """A line taken apart: what is left once its length and its day are out of it."""

    what: str
    minutes: str = ""
    day: str = ""


@dataclass(frozen=True)
class TypedWent(PublicText):
    """What a member typed about something they went to; nobody else reads any of it."""

    public = ()

    what: str = ""
    day: str = ""
    minutes: str = ""
    kind: str = ""
    note: str = ""


@dataclass(frozen=True)
class Went:
    """Something a member went to, as it is kept."""

    what: str
    kind: str
    day: date
    minutes: int | None = None
    note: str | None = None


def took(minutes: int) -> str:
    """Return "45 minutes", "6 hours", or "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [plural(hours, "hour")] if hours else []
    parts += [plural(rest, "minute")] if rest or not hours else []
    return " ".join(parts)


def taken_apart(line: str, today: date, country: str) -> Line:
    """Return what a line says it was, how long it took and when, each as it was typed.

    A weekday's or a month's name is a day only between commas or at the end: "Friday book club"
    is a name.
    """
    minutes, text = _length_in(one_line(line))
    day, text = _day_in(text, today, country)
    return Line(text, minutes, day)


def _length_in(text: str) -> tuple[str, str]:
    """Return how long a text says it took, as it stands there, and the rest."""
    for part in reversed(_parts(text)[1:]):
        if not part.isdigit() and ":" not in part and read_minutes(part) is not None:
            return part, _without(text, text.rindex(part), part)
    for found in reversed([*_LENGTH.finditer(text)]):
        if read_minutes(found["length"]) is not None:
            return found["length"], _without(text, found.start("length"), found["length"])
    return "", text


def _day_in(text: str, today: date, country: str) -> tuple[str, str]:
    """Return the day that a text names, as it stands there, and the rest."""
    try:
        days = find_ranges(text, today, country, "past")
    except Unread:
        days = []
    if days:
        start, end = days[0].start, days[-1].end
        return text[start:end], _without(text, start, text[start:end])
    named = _AT_END.search(text)
    for part in [*reversed(_parts(text)[1:]), *([named[0]] if named else [])]:
        try:
            parse_range(part, today, country, "past")
        except Unread:
            continue
        return part, _without(text, text.rindex(part), part)
    return "", text


def _parts(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"[,;()]", text) if one.strip()]


def _without(text: str, start: int, part: str) -> str:
    around = text[:start], text[start + len(part) :]
    before, after = (_LOOSE.sub("", one) for one in around)
    return ", ".join(filter(None, (before, after)))


def suggested_kind(what: str) -> str:
    """Return which kind the words of a title suggest; "other" for none."""
    said = fold(what)
    for kind, pattern in _SUGGEST:
        if re.search(rf"\b(?:{pattern})\b", said):
            return kind
    return OTHER


def read(typed: TypedWent, today: date, country: str) -> Went:
    """Return what is kept of what was typed; what was left out is looked for in the title.

    Raises Refusal.
    """
    line = taken_apart(typed.what, today, country)
    title = tidy_what(line.what)
    day, minutes = typed.day or line.day, typed.minutes or line.minutes
    return Went(
        title,
        typed.kind if typed.kind in KINDS else suggested_kind(title),
        rules.day_done(day, today, country),
        rules.minutes_done(minutes, _days(day, today, country)),
        rules.tidy_note(typed.note),
    )


def _days(day: str, today: date, country: str) -> int:
    """Return how many days are meant, of up to a week."""
    return min(len(parse_range(day, today, country, "past")), 7) if day.strip() else 1


def tidy_what(text: str) -> str:
    """Return what it was, as it is kept. Raises Refusal."""
    return checked(one_line(text), WHAT_LIMIT, words.WHAT_TOO_LONG, words.NO_WHAT)

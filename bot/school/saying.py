"""A school year in words: as people read it, and as text that can be read back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import WEEKDAYS, say_day, say_days, say_time
from bot.kit.text import listed, shorten
from bot.school import words
from bot.school.holidays import usual_breaks

if TYPE_CHECKING:
    from datetime import date, time

    from bot.school.clock import SchoolYear
    from bot.school.holidays import Break

NAME_LIMIT = 80
_SAID_ANYWAY = re.compile(
    r"\b(?:no|non)[- ](?:school|classes|class|students?|pupils)\b"
    r"(?: (?:for|on|from) (?:students|staff|all)\b)?"
    r"|\bschools?(?: and offices)? (?:is |are )?closed(?: to \w+| for students only;?)?"
    r"|\bclosed\b|\bweek of\b|\bpublic holidays? in term\b|\ball day\b|\|",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\(\s*\)")
_VERB = re.compile(
    r"^\W*(?:first|last) day of (?:the )?(?=.*(?:break|recess|vacation|holiday))"
    r"|(?<=break|ecess)\s+(?:(?:will )?(?:begins?|starts?|ends?|runs?|lasts?)|goes)\b.*$",
    re.IGNORECASE,
)
_NO_NAME_BEFORE = re.compile(
    r"^\W*(?:and|or|from|on|the|for|is|are|of|in|off|day off)\b(?!-)\W*", re.IGNORECASE
)
_NO_NAME_AFTER = re.compile(
    r"\W*\b(?:is|are|on|from|for|the|off|in|and)\W*$|[\s,;:.|/(\[*_+&=~>\u2022-]+$", re.IGNORECASE
)


# Pieces of a sentence, or a remark in parentheses, are no name; nor is shouting about everybody.
_NO_NAME = re.compile(
    r"(?<!@)\b(?:we|we['\u2019]\w+|you|they|it['\u2019]s|anybody|nobody|everybody|anyone|everyone|yes|but|back"
    r"|there)\b"
    r"|^\((?-i:[^()A-Z]*)\)$",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"^\(([^()]+)\)$")
_SEASON = re.compile(r"(?:fall|autumn|winter|spring|mid[- ]winter)", re.IGNORECASE)


def name_of(text: str) -> str:
    """Return the words of a break's name, without what says only that there is no school.

    Of a name in two languages, the first. Without words that are a name, it's empty.
    """
    text = text.partition(" / ")[0] or text
    bare = _EMPTY.sub(" ", _SAID_ANYWAY.sub(" ", text)).strip(" ,;:.-|/[]*_+&=~>\u2022")
    bare = bare.lstrip("), ")
    bare = _NO_NAME_AFTER.sub("", _NO_NAME_BEFORE.sub("", _VERB.sub("", bare)))
    bare = " ".join(bare.split())
    if bare.count("(") != bare.count(")"):
        bare = bare.replace("(", "").replace(")", "").strip()
    if _NO_NAME.search(bare):
        return ""
    bare = _WRAPPED.sub(r"\1", bare)
    if _SEASON.fullmatch(bare):
        bare = f"{bare} {words.BREAK}"
    return shorten(bare[:1].upper() + bare[1:], NAME_LIMIT)


def written(year: SchoolYear, zone: str | None) -> str:
    """Return a school year as text that `reader.read` turns into the same year."""
    lines = [
        words.SCHOOL_DAYS.format(days=week(year.weekdays)),
        hours(year.opens, year.closes),
        words.ANSWERS,
        words.FIRST_DAY.format(days=_typed(year.first_day)),
        words.LAST_DAY.format(days=_typed(year.last_day)),
    ]
    lines += [
        words.OFF_LINE.format(days=typed(one), name=one.name or words.THE_BREAK)
        for one in year.breaks
    ]
    american = calendar.is_american(zone)
    for one in usual_breaks(year.first_day, year.last_day, year.breaks, american=american):
        lines.append(words.OPEN_LINE.format(days=typed(one)))
    return "\n".join(lines)


def long_day(day: date, month_first: bool) -> str:
    """Return "Thursday, August 20"; "Thursday 20 August" where the day comes first."""
    return say_day(day, _style(month_first), weekday=True)


def short_days(first: date, last: date, month_first: bool) -> str:
    """Return "Sep 7", "Nov 25\N{EN DASH}27" or "Dec 21 \N{EN DASH} Jan 1"."""
    return say_days(first, last, _style(month_first), short=True)


def typed(span: Break) -> str:
    """Return days as text that is read the same everywhere."""
    if span.first == span.last:
        return _typed(span.first)
    return f"{_typed(span.first)} - {_typed(span.last)}"


def week(weekdays: frozenset[int]) -> str:
    """Return "Monday to Thursday", or each day where they do not follow each other."""
    days = sorted(weekdays)
    names = [WEEKDAYS[day] for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    return listed(names)


def hours(opens: time, closes: time) -> str:
    """Return "School hours: 7:30 AM to 3:15 PM"."""
    opening, closing = (say_time(at, "US") for at in (opens, closes))
    return words.SCHOOL_HOURS.format(opens=opening, closes=closing)


def _typed(day: date) -> str:
    return say_day(day, "US", year=True)


def _style(month_first: bool) -> str:
    return "US" if month_first else "GB"

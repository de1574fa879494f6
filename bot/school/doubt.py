"""Whether the first or the last day of a school year could be another: then it's asked, not saved.

A second, plainer look at a page, which knows nothing of how the first one came to its day.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.school import cues
from bot.school.cue_words import part, said
from bot.school.holidays import Break

if TYPE_CHECKING:
    from datetime import date

    from bot.school.facts import CalendarFacts, Fact

_EARLIER, _LATER = timedelta(days=21), timedelta(days=14)  # how far from a first day others count

_FIRST_DAY = re.compile(r"\b(?:first|1st) (?:(?!full)[\w-]+ ){0,2}day\b")
_YOUNGEST = re.compile(
    r"\b(?:pre-?k|pre-?school|kinder\w*|ecfe|head start|4k|tk|prep|reception|jk|sk)\b"
)
_A_YEAR = re.compile(r"\b(?:year|term)\b")


def first_days(day: date, facts: CalendarFacts) -> list[date] | None:
    """Return None where a first day is certain; else the days it could be, as far as known."""
    found = [one for one in facts.of("first", "opens", "part_opens") if _leads_to(day, one, facts)]
    own = [_low(one) for one in found]
    named = any(map(_FIRST_DAY.search, own))
    others = [
        one.days.first
        for one in facts.all
        if -_EARLIER < one.days.first - day < _LATER
        and (
            _may_come_first(one, named=named) and not facts.is_off(one.days.first)
            if one.days.first < day
            else one.days.first > day and not named and _is_named(one)
        )
    ]
    opening = named or any(map(_says_opening, own)) or any(map(_under_a_heading, found))
    if any(one.fits for one in found):
        terms = any(one.several and not said("BESIDE_SCHOOL", _low(one)) for one in found)
        if not others and (opening or terms):
            return None
    near = [
        one.days.first
        for one in facts.of("first", "opens")
        if _says_opening(_low(one)) and -_EARLIER < one.days.first - day < _LATER
    ]
    return sorted({*others, *near, *([day] if opening else [])})


def last_days(day: date, facts: CalendarFacts) -> list[date] | None:
    """Return None where a last day is certain; else the days it could be."""
    own = [one for one in facts.all if one.days.last == day and one.kind not in ("off", "none")]
    later = [one.days.last for one in facts.all if one.days.first > day and _may_close(one)]
    if not later:
        return None if any(one.fits for one in own) else []
    return sorted({day, *later})


def _under_a_heading(one: Fact) -> bool:
    """Return whether a heading says what the day's own words don't."""
    return one.kind == "first" != cues.kind_of(one.text) and not said("BESIDE_SCHOOL", _low(one))


def _leads_to(day: date, one: Fact, facts: CalendarFacts) -> bool:
    """Return whether a fact names the day, or only days before it on which there's no school."""
    first = one.days.first
    return first <= day and all(
        map(facts.is_off, facts.school(Break(first, day - timedelta(days=1))))
    )


def _low(one: Fact) -> str:
    return one.text.lower()


def _says_opening(low: str) -> bool:
    staff = re.search(rf"\b{part('STAFF')}\b", low) and not re.search(rf"\b{part('PUPILS')}\b", low)
    return bool(said("SAYS_OPENING", low)) and not staff and not said("BESIDE_SCHOOL", low)


def _may_come_first(one: Fact, *, named: bool) -> bool:
    """Return whether an earlier day may be the first, where the other is *named* so or isn't."""
    low = _low(one)
    if one.kind in ("off", "maybe") or not said("MAY_OPEN", low) or said("FOR_STAFF", low):
        return False
    if said("BESIDE_SCHOOL", low) or (_YOUNGEST.search(low) and not re.search(r"\d|grade", low)):
        return False
    only_a_year = _A_YEAR.search(low) and not said("WHO", low) and not _FIRST_DAY.search(low)
    return not (named and only_a_year)


def _is_named(one: Fact) -> bool:
    low = _low(one)
    aside = _YOUNGEST.search(low) or said("FOR_STAFF", low)
    return one.kind in ("first", "event", "none") and bool(_FIRST_DAY.search(low)) and not aside


def _may_close(one: Fact) -> bool:
    low = _low(one)
    if one.kind in ("last", "partial", "open", "opens"):
        return not said("BESIDE_SCHOOL", low) and not re.search(r"\bif\b", low)
    closes = one.kind in ("none", "event", "group") and said("MAY_CLOSE", low)
    return bool(closes) and not said("CLOSES_ELSE", low)

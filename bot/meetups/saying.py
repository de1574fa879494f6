"""When an event is, in words: what's read back before anything is posted; pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.calendar import DEFAULT_ZONE, country_of, local, local_day
from bot.kit.dates import WEEKDAYS, say_day, say_days, say_time, say_times
from bot.kit.text import capitalized, listed
from bot.kit.zones import zone_said
from bot.meetups import when_words as words
from bot.meetups.repeats import CODES, MOST, is_off, planned_days, upcoming

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.meetups.spans import EventTimes, Repeat, Span
    from bot.school.clock import SchoolClock

NEXT = 3  # dates that are read back

_PART = re.compile(r"(\w+)=([^;]+)")
_NTH_WEEKDAY = re.compile(r"(-?\d+)([A-Z]{2})")
_DAY_OFF = {
    "keep": "",
    "skip": words.SKIPS,
    "before": words.MOVES_BEFORE,
    "after": words.MOVES_AFTER,
}
_EVERY_DAY, _EVERY_WEEKDAY = set(range(7)), set(range(5))


def read_back(when: EventTimes, school: SchoolClock, now: datetime) -> str:
    """Return when an event is, in which zone, and its next three dates where it repeats.

    "Every other Tuesday, 7:00-8:00 PM Central Time, from December 1, 2026 to May 27, 2027. Next:
    December 1, December 15 and December 29."
    """
    said = f"{capitalized(say_when(when, school.zone))}."
    if when.repeat is None or when.repeat.dates:
        return said
    dates = upcoming(when, school, now, NEXT)
    if not dates:
        return f"{said} {words.NONE_IN_SCHOOL}"
    country = country_of(school.zone)
    form = words.NEXT if len(dates) > 1 else words.ONLY
    return f"{said} {form.format(dates=listed([say_day(one.span.day, country) for one in dates]))}"


def say_days_off(when: EventTimes, school: SchoolClock, now: datetime) -> str:
    """Return on which of a rule's coming dates there's no school though they're kept; or ""."""
    if when.repeat is None or when.repeat.dates:
        return ""
    days = [one.span.day for one in upcoming(when, school, now, MOST)]
    off = [say_day(day, country_of(school.zone)) for day in days if is_off(day, school)]
    if not off:
        return ""
    named, more = off[:NEXT], len(off) - NEXT
    if more > 0:
        named.append(words.OTHER_DATES.get(more, words.OTHER_DATES[None]).format(count=more))
    return words.ON_DAYS_OFF.format(dates=listed(named))


def say_when(when: EventTimes, home: str | None) -> str:
    """Return when an event is, without its next dates, for a group in the zone *home*."""
    country = country_of(home)
    days = planned_days(when) or (when.span.day,)
    times = _times(when.span, when.zone, home or DEFAULT_ZONE, days, country)
    if when.repeat is None:
        return words.AT.format(days=_span_days(when.span, country), times=times)
    if when.repeat.dates:
        said = [say_day(one, country, weekday=True, year=True) for one in when.repeat.dates]
        return words.AT.format(days="; ".join(said), times=times)
    assert when.repeat.until is not None
    return words.REPEATS.format(
        rule=say_rule(when.repeat),
        times=times,
        day_off=_DAY_OFF[when.repeat.day_off],
        first=say_day(when.span.day, country, year=True),
        last=say_day(when.repeat.until, country, year=True),
    )


def say_rule(repeat: Repeat) -> str:
    """Return "every other Tuesday", "the second Wednesday of every month"."""
    parts = dict(_PART.findall(repeat.rule))
    if "BYMONTHDAY" in parts:
        number = int(parts["BYMONTHDAY"])
        return words.MONTH_END if number < 0 else words.MONTH_DAY.format(day=_nth(number))
    if parts["FREQ"] == "MONTHLY":
        found = _NTH_WEEKDAY.findall(parts["BYDAY"])
        nths = listed([words.NTHS[int(nth)] for nth, _ in found])
        return words.MONTHLY_ON.format(nths=nths, weekday=_weekday(found[0][1]))
    days = parts["BYDAY"].split(",")
    numbers = {CODES.index(one) for one in days}
    interval = int(parts.get("INTERVAL", 1))
    if interval == 1 and numbers in (_EVERY_DAY, _EVERY_WEEKDAY):
        return words.EVERY_DAY if numbers == _EVERY_DAY else words.EVERY_WEEKDAY
    named = listed([_weekday(one) for one in days])
    forms = {1: words.WEEKLY, 2: words.OTHER_WEEK}
    return forms.get(interval, words.NTH_WEEK).format(days=named, count=interval)


def _weekday(code: str) -> str:
    return WEEKDAYS[CODES.index(code)]


def _nth(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _span_days(span: Span, country: str) -> str:
    last = span.last if _is_long(span) else span.day
    return say_days(span.day, last, country, weekday=True, year=True)


def _is_long(span: Span) -> bool:
    """Return whether it ends on a later day, and not just after midnight."""
    return span.at is None or span.minutes >= 24 * 60


def _times(span: Span, zone: str, home: str, days: Sequence[date], country: str) -> str:
    """Return the times on the clocks of *zone*, and on those at *home* where these differ."""
    if span.at is None:
        return words.ALL_DAY
    there = _on_clocks(span, zone, zone, country)
    if zone == home:
        return words.IN_ZONE.format(times=there, zone=zone_said(zone))
    times = [_on_clocks(replace(span, day=day), zone, home, country) for day in days]
    form = words.ELSEWHERE if len(set(times)) == 1 else words.ELSEWHERE_AT_FIRST
    here_day = local_day(span.starts(zone), home)
    here = times[0] if here_day == span.day else f"{say_day(here_day, country)}, {times[0]}"
    return form.format(times=there, zone=zone_said(zone), here=here, here_zone=zone_said(home))


def _on_clocks(span: Span, zone: str, reader_zone: str, country: str) -> str:
    begins, ends = (local(one, reader_zone).time() for one in (span.starts(zone), span.ends(zone)))
    if not _is_long(span):
        return say_times(begins, ends, country)
    begins_said, ends_said = (say_time(one, country) for one in (begins, ends))
    return words.FIRST_TO_LAST.format(begins=begins_said, ends=ends_said)

"""A challenge: what's added up together from one day to another, and how far that is; pure."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import say_days
from bot.kit.errors import Refusal
from bot.meetups import challenge_words as words
from bot.meetups import when_words
from bot.meetups.rules import CHALLENGE
from bot.totals.rules import Tally

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.meetups.meetup import Meetup, MeetupView
    from bot.meetups.spans import EventTimes
    from bot.school.clock import SchoolClock

LONGEST = 366  # days
ADD_DAYS = 7  # after its last day, on which numbers still come in

_ALL_DAY = ", all day"
_BEFORE = timedelta(days=180), timedelta(days=173)


def read_days(text: str, school: SchoolClock, now: datetime) -> EventTimes:
    """Return from when to when a challenge is, by a line that somebody typed.

    It's on for whole days, once, and may have begun already. Raises Refusal.
    """
    found = _begun(text, school, now) or _read(text, school, now)
    if found.repeat is not None or found.span.at is not None:
        raise Refusal(words.WHOLE_DAYS)
    return found


def _read(text: str, school: SchoolClock, now: datetime) -> EventTimes:
    from bot.meetups import when  # reading dates takes memory

    line = f"{text}{_ALL_DAY}" if text.strip() else text
    try:
        return when.read(line, school, now, longest=LONGEST)
    except Refusal as refusal:
        if refusal.message == when_words.SEVERAL_TIMES:
            raise Refusal(words.WHOLE_DAYS) from refusal
        raise


def _begun(text: str, school: SchoolClock, now: datetime) -> EventTimes | None:
    """Return days that are under way, where a line names them by their dates; else None.

    A first day that's over would otherwise be next year's. "Today" and "Monday" name other days
    whenever they're read, and dates don't.
    """
    try:
        found, again = (_read(text, school, now - since) for since in _BEFORE)
    except Refusal:
        return None
    today = calendar.local_day(now, found.zone)
    is_on = found.span.day <= today <= found.span.last
    return found if found == again and is_on else None


def days_typed(meetup: Meetup) -> str:
    """Return from when to when a challenge is, as one would type it."""
    span = meetup.when.span
    return say_days(span.day, span.last, calendar.country_of(meetup.when.zone), year=True)


def tally_of(meetup: Meetup) -> Tally:
    """Return what a challenge adds up."""
    return Tally(meetup.guild_id, meetup.unit, meetup_id=meetup.id)


def begins(meetup: Meetup) -> datetime:
    """Return when a challenge begins."""
    return meetup.when.span.starts(meetup.when.zone)


def ends(meetup: Meetup) -> datetime:
    """Return when a challenge is over."""
    return meetup.when.span.ends(meetup.when.zone)


def last_day_to_add(meetup: Meetup) -> date:
    """Return the last day on which a number is taken."""
    return meetup.when.span.last + timedelta(days=ADD_DAYS)


def closes(meetup: Meetup) -> datetime:
    """Return from when on no number is taken: midnight after that day, on the group's clocks."""
    day_after = last_day_to_add(meetup) + timedelta(days=1)
    return calendar.wall(day_after, time(), meetup.when.zone)


def takes_numbers(meetup: Meetup, now: datetime) -> bool:
    """Return whether numbers are taken: also for some days after the last one."""
    is_on = begins(meetup) <= now < closes(meetup)
    return meetup.kind == CHALLENGE and meetup.ended_at is None and is_on


def check_takes(meetup: Meetup, now: datetime) -> None:
    """Raise Refusal where a challenge takes no number now."""
    if takes_numbers(meetup, now):
        return
    way = f"meetup:show:{meetup.id}"
    if meetup.kind == CHALLENGE and meetup.ended_at is None and now < begins(meetup):
        country = calendar.country_of(meetup.when.zone)
        day = say_days(meetup.when.span.day, meetup.when.span.day, country, weekday=True)
        raise Refusal(words.NOT_BEGUN.format(day=day), way)
    raise Refusal(words.CLOSED, way)


def percent(seen: MeetupView) -> int | None:
    """Return how far a challenge is on the way to its target, at most 100; None without one."""
    target = seen.meetup.target
    return None if target is None else min(100, seen.total * 100 // target)

"""E-mails to paste, read from letters.toml, and the calendar file that goes with one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from bot.kit import calendar, ical
from bot.kit.dates import say_day
from bot.kit.errors import NotFound
from bot.kit.regional import localized_in
from bot.plans import occasions, words

if TYPE_CHECKING:
    from datetime import datetime

    from bot.school.clock import SchoolClock

_FILE = Path(__file__).with_name("letters.toml")
_TIME_TO_ANSWER = 2  # school days
_AFTER_SCHOOL = time(15, 30)  # where nobody said when school closes


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail with blanks; *minutes*: how long the meeting is that it asks for."""

    id: str
    label: str
    subject: str
    text: str
    minutes: int | None = None


@dataclass(frozen=True)
class Written:
    """A letter as it's copied; `event` is a calendar file, with its day and time in words."""

    letter: Letter
    text: str
    when: str = ""
    event: bytes | None = None


@cache
def load() -> tuple[Letter, ...]:
    """Return every letter in the file's order."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["letter"]
    return tuple(Letter(**{**row, "text": row["text"].strip()}) for row in rows)


def find(letter_id: str) -> Letter:
    """Return a letter. Raises NotFound for an id that no file knows anymore."""
    found = next((one for one in load() if one.id == letter_id), None)
    if found is None:
        raise NotFound(words.LETTER_GONE)
    return found


def write(letter: Letter, clock: SchoolClock, now: datetime) -> Written:
    """Return a letter with its day filled in, in the school time of the person who sends it."""
    letter = localized_in(letter, calendar.country_of(clock.zone), "label", "subject", "text")
    if letter.minutes is None:
        return Written(letter, letter.text)
    start = meeting_at(clock, now)
    there = calendar.local(start, clock.zone)
    day = say_day(there.date(), calendar.country_of(clock.zone), weekday=True)
    when = words.LETTER_WHEN.format(day=day, time=calendar.clock_time(start, clock.zone))
    title = words.LETTER_EVENT.format(minutes=letter.minutes)
    return Written(
        letter, letter.text.format(when=when), when, _event(title, start, letter.minutes, now)
    )


def _event(title: str, start: datetime, minutes: int, now: datetime) -> bytes:
    """Return a calendar file with a meeting, its times in UTC.

    The same title and start are the same event: opened twice, it's there once.
    """
    begins = start.astimezone(UTC)
    uid = f"{uuid5(NAMESPACE_URL, f'{title} {begins.isoformat()}')}@whats-working"
    ends = begins + timedelta(minutes=minutes)
    return ical.write_calendar([ical.Event(uid, title, begins, ends, now)], "Check-in")


def meeting_at(clock: SchoolClock, now: datetime) -> datetime:
    """Return when school closes on the second school day after today: there's time to answer."""
    day = clock.add_school_days(occasions.today(clock, now), _TIME_TO_ANSWER)
    closes = clock.hours(day)[1]
    return clock.moment(day, _AFTER_SCHOOL if closes == calendar.SCHOOL_CLOSES else closes)

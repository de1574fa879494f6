"""What's planned about meet-ups, and when; pure."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Series
from bot.meetups import challenge_rules
from bot.meetups.rules import CHALLENGE, CHAT, has_link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from bot.agenda.occurrences import Planned
    from bot.meetups.meetup import Meetup
    from bot.school.clock import SchoolClock

# The subject of each is the meet-up's id.
POST = "meetup.post"
THREAD = "meetup.thread"
ROLL = "meetup.roll"  # occurrence: when a date ends, and the next one takes its place
BEFORE = "meetup.before"  # occurrence: which reminder, and of what moment
START = "meetup.start"  # occurrence: the moment
CHANGED = "meetup.changed"  # occurrence: the change; those who answered are told of it
TIDY = "meetup.tidy"  # occurrence: the day whose answers go
CALL = "meetup.call"  # in the thread, some of those who chose that
REMIND = "meetup.remind"  # one member, as for the next five
TOLD = "meetup.told"
LOST = "meetup.lost"  # the thread in which they'd have been called was deleted
POST_LOST = "meetup.post_lost"  # the organizer: the post was deleted
SPOT = "meetup.spot"
AGAIN = "meetup.again"  # the organizer, in a new school year: does it go on?
CLOSE = "meetup.close"  # a challenge takes no more numbers
LAPSE = "meetup.lapse"  # a spot that's kept for a member is kept no longer

A_DAY, SOON = "day", "soon"
PLACE = "place"  # not a reminder: where it is changed
AHEAD = {A_DAY: timedelta(days=1), SOON: timedelta(minutes=15)}
AFTERNOON_BEFORE = timedelta(hours=9)
QUIET = timedelta(minutes=1)  # without another change, until those who answered are told
EDITS = timedelta(seconds=1)  # between two changes of a post, at least
ANSWERS_KEPT = timedelta(days=30)
POST_FOR = timedelta(days=60)
SOME_DAYS = timedelta(days=30)
TOLD_FOR = timedelta(days=7)
MANY = 1_000  # more than wait for a spot
CALLED = 30  # people that one message in a thread mentions, and as many again who come later


@dataclass(frozen=True)
class About:
    """Which date something is about, by its day, and which reminder or other news it is."""

    day: str
    which: str = ""
    at: str = ""  # when it began, as it was known when this was planned
    # Who a message in the thread mentions, by their turn: the first is after one, the last up to
    # another, or anyone who answers later (0).
    after: int = 0
    upto: int = 0

    def calls(self, turn: int) -> bool:
        """Return whether who answered in this turn is among them."""
        return self.after < turn and (not self.upto or turn <= self.upto)


def of(kind: str, meetup: Meetup, member_id: int = 0) -> Series:
    """Return everything of a kind about a meet-up."""
    return Series(kind, meetup.guild_id, meetup.id, member_id)


def ahead(meetup: Meetup, now: datetime) -> dict[str, list[Planned]]:
    """Return, by kind, what's still to happen about the date that comes next.

    What's on for whole days has no time of day: there's one reminder, the afternoon before.
    """
    found: dict[str, list[Planned]] = {ROLL: [], BEFORE: [], START: []}
    if meetup.next_at is None or meetup.ends_at is None or meetup.next_day is None:
        return found
    begins, day = meetup.next_at, str(meetup.next_day)
    moment = _text(begins)
    rolls = of(ROLL, meetup).at(meetup.ends_at, meetup.ends_at + SOME_DAYS, _text(meetup.ends_at))
    found[ROLL].append(rolls)
    whole_days = meetup.days is not None
    early_by = {A_DAY: AFTERNOON_BEFORE} if whole_days else AHEAD
    for which, early in early_by.items():
        if begins - early > now:
            about = About(day, which, moment)
            planned = of(BEFORE, meetup).at(begins - early, begins, f"{which} {moment}", about)
            found[BEFORE].append(planned)
    if begins > now and not whole_days and (has_link(meetup.place) or meetup.kind == CHAT):
        start = of(START, meetup).at(begins, meetup.ends_at, moment, About(day, at=moment))
        found[START].append(start)
    return found


def calling(
    meetup: Meetup, now: datetime, use_by: datetime, token: str, about: About, turns: Sequence[int]
) -> list[Planned]:
    """Return what calls people in the thread, given their turns: `CALLED` of them by a message.

    Which ones is settled here: however often one message is tried again, and no matter who stays
    away meanwhile, nobody is left out between two of them, or called in both.
    """
    series = of(CALL, meetup)
    ends = [*turns[CALLED - 1 : -1 : CALLED], 0] if turns else []
    found, after = [], 0
    for upto in ends:
        part = replace(about, after=after, upto=upto)
        found.append(series.at(now, use_by, f"{token} {after}" if after else token, part))
        after = upto
    return found


def tidying(meetup: Meetup, day: date, now: datetime) -> Planned:
    """Return the deletion of what was answered about a date that's over or called off."""
    at = now + ANSWERS_KEPT
    return of(TIDY, meetup).at(at, at + timedelta(days=3650), str(day))


def closing(meetup: Meetup) -> list[Planned]:
    """Return the moment from which a challenge that's over takes no more numbers."""
    if meetup.kind != CHALLENGE:
        return []
    at = challenge_rules.closes(meetup)
    return [of(CLOSE, meetup).at(at, at + POST_FOR)]


def asking(meetup: Meetup, school: SchoolClock, at: time) -> list[Planned]:
    """Return the question whether a repeat goes on that ended with its school year.

    It's asked on the first day of the next one, and tidied once that wasn't answered.
    """
    repeat = meetup.when.repeat
    if repeat is None or repeat.until is None or meetup.organizer_id is None:
        return []
    if repeat.until < school.school_year_of(repeat.until).last_day:
        return []  # that's the end that was wanted
    year = school.school_year_of(repeat.until + timedelta(days=1))
    due_at = school.moment(year.first_day, at)
    asked = of(AGAIN, meetup, meetup.organizer_id).at(
        due_at, due_at + SOME_DAYS, str(year.first_day)
    )
    after_it = repeat.until + timedelta(days=1)  # no date of it is on that day
    return [asked, tidying(meetup, after_it, asked.use_by)]


def token() -> str:
    """Return what tells one change from every other."""
    return secrets.token_hex(8)


def _text(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}"

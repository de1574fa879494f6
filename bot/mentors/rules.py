"""What an offer and a request are, what may be written in them, and when things are due; pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from bot.drafts.rules import PublicText
from bot.kit import calendar
from bot.kit.dates import month_end, months_later
from bot.kit.errors import Refusal
from bot.kit.text import checked, one_line, tidy
from bot.members.rules import LEVELS
from bot.members.topics import topics
from bot.mentors import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.school.clock import SchoolClock

SIZES = ("question", "weeks", "year")
WORDS_LIMIT = 600
SENTENCE_LIMIT = 200
LINE_LIMIT = 500
CAPACITIES = (1, 2, 3, 4, 5)

ANSWERED_WITHIN = 3  # school days that an offer stands
PICKED_WITHIN = 1  # school days in which one may pick oneself
ALONE_FOR = 2  # school days that a question is the mentors' alone
REST_AFTER = 3  # requests left unanswered in a row
FIRST_CHECK_IN = 2  # school weeks
LAST_CHECK_IN = timedelta(days=7)  # none so near to the finish date
ONCE_MORE_WITHIN = 5  # school days
QUIET_ENOUGH = 2  # check-ins in a row without any answer, then once more
QUESTION_LASTS = 10  # school days
SIX_WEEKS = timedelta(weeks=6)
SHORT_YEAR = timedelta(days=60)  # with less of it left, a school year means the next one
CLOSED_WITHIN = 10  # school days to say whether to go on


@dataclass(frozen=True)
class MentorProfile(PublicText):
    """What an offer or a request says of who makes it."""

    public = ("words", "sentence")

    level: str | None = None
    topics: tuple[str, ...] = ()
    words: str = ""
    sizes: tuple[str, ...] = ()
    sentence: str = ""

    @classmethod
    def from_json(cls, content: str) -> Self:
        """Return what a row keeps."""
        found = json.loads(content)
        lists = {name: tuple(found[name]) for name in ("topics", "sizes")}
        return cls(**found | lists)


def tidied(profile: MentorProfile, *, asks: bool) -> MentorProfile:
    """Return what was filled in as it is kept; *asks* tells a request from an offer.

    Raises Refusal where a text is too long, no topic is chosen, or a question is missing.
    """
    known = topics()
    sizes = tuple(one for one in SIZES if one in profile.sizes)
    profile = replace(
        profile,
        level=profile.level if profile.level in LEVELS else None,
        topics=tuple(one for one in known if one in profile.topics),
        words=tidy(profile.words),
        sizes=sizes[:1] if asks else sizes or SIZES,
        sentence=one_line(profile.sentence),
    )
    for text, limit, sentence in (
        (profile.words, WORDS_LIMIT, words.WORDS_TOO_LONG),
        (profile.sentence, SENTENCE_LIMIT, words.SENTENCE_TOO_LONG),
    ):
        checked(text, limit, sentence)
    if not profile.topics:
        raise Refusal(words.NO_TOPIC)
    if asks and not profile.sizes:
        raise Refusal(words.NO_SIZE)
    if asks and profile.sizes == ("question",) and not profile.words:
        raise Refusal(words.NO_QUESTION)
    return profile


def capacity(value: object) -> int:
    """Return for how many people at a time there is room. Raises Refusal."""
    text = str(value).strip()
    if text.isascii() and text.isdigit() and len(text) < 9 and int(text) in CAPACITIES:
        return int(text)
    raise Refusal(words.CAPACITY_OUT_OF_RANGE.format(most=CAPACITIES[-1]))


def tidy_line(text: str, sentence: str) -> str | None:
    """Return one line as it is kept; None for nothing. Raises Refusal with *sentence*."""
    return checked(one_line(text), LINE_LIMIT, sentence) or None


def joined(ids: Iterable[str]) -> str:
    """Return ids as a column keeps them."""
    return ",".join(ids)


def parted(column: str) -> tuple[str, ...]:
    """Return ids out of a column."""
    return tuple(filter(None, column.split(",")))


def next_check_in(clock: SchoolClock, now: datetime) -> datetime:
    """Return a fit moment a month later."""
    return clock.next_school_moment(_month_later(clock, now))


def finish(size: str, clock: SchoolClock, now: datetime) -> datetime:
    """Return when a match of this size ends: a school moment, in the school's own time."""
    if size == "question":
        return clock.school_days_later(now, QUESTION_LASTS)
    if size == "weeks":
        return clock.next_school_moment(now + SIX_WEEKS)
    day = calendar.local_day(now, clock.zone)
    year = clock.school_year_of(day)
    if year.last_day - day < SHORT_YEAR:
        year = clock.school_year_of(year.last_day + timedelta(days=1))
    return clock.moment(year.last_day, clock.hours(year.last_day)[0])


def day_number(moment: datetime) -> int:
    """Return the day of an instant in UTC as a number that a button can carry."""
    return int(f"{moment:%Y%m%d}")


def next_term(clock: SchoolClock, now: datetime) -> datetime:
    """Return when the next term begins, after *now*."""
    day = calendar.local_day(now, clock.zone)
    term = clock.term_of(day)
    while (begins := clock.moment(term.first, clock.hours(term.first)[0])) <= now:
        term = clock.term_of(term.last + timedelta(days=1))
    return begins


def next_year(clock: SchoolClock, now: datetime) -> datetime:
    """Return when the next school year begins, after *now*."""
    day = calendar.local_day(now, clock.zone)
    year = clock.school_year_of(day)
    if year.first_day <= day:
        year = clock.school_year_of(year.last_day + timedelta(days=1))
    return clock.next_school_moment(clock.moment(year.first_day, clock.hours(year.first_day)[0]))


def weeks_waited(since: datetime, now: datetime) -> int:
    """Return for how many whole weeks someone waits."""
    return max(0, (now - since).days // 7)


def next_month(clock: SchoolClock, now: datetime) -> datetime | None:
    """Return the first school moment of the next calendar month with school; None in none soon."""
    day = calendar.local_day(now, clock.zone)
    for _ in range(12):
        day = month_end(day) + timedelta(days=1)
        moment = clock.next_school_moment(clock.moment(day, clock.hours(day)[0]))
        if _month(clock, moment) == (day.year, day.month):
            return moment
    return None


def same_month(clock: SchoolClock, moment: datetime) -> datetime:
    """Return the first school moment of the month of *moment*, or of the next one with school."""
    first = calendar.local_day(moment, clock.zone).replace(day=1)
    before = clock.moment(first - timedelta(days=1), clock.hours(first)[0])
    return next_month(clock, before) or moment


def same_day(clock: SchoolClock, moment: datetime) -> datetime:
    """Return *moment*, or when school opens on the same day, where that is no school hour."""
    if clock.in_school_hours(moment):
        return moment
    day = calendar.local_day(moment, clock.zone)
    return clock.moment(day, clock.hours(day)[0])


def nearest_term(clock: SchoolClock, moment: datetime) -> datetime:
    """Return the beginning of a term that is nearest to *moment*, before or after it."""
    begins = [next_term(clock, moment - timedelta(days=400))]
    while begins[-1] <= moment:
        begins.append(next_term(clock, begins[-1]))
    return min(begins, key=lambda one: abs(one - moment))


def _month(clock: SchoolClock, moment: datetime) -> tuple[int, int]:
    there = calendar.local_day(moment, clock.zone)
    return there.year, there.month


def _month_later(clock: SchoolClock, now: datetime) -> datetime:
    there = calendar.local(now, clock.zone)
    return clock.moment(months_later(there.date(), 1), there.time())

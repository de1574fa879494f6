"""When the weekly post comes, which wins it shows, who greets next; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import week_of
from bot.kit.lots import draw
from bot.kit.text import checked, one_line
from bot.weekly import words
from bot.weekly.questions import load, ranked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win

SHOWN = 3  # wins in a post
OWN_LIMIT = 200
OPENING_LIMIT = 200  # a story up to here is quoted whole
QUOTED = 2  # answers in the next post
QUIET = 2  # a week with fewer new wins has an older one as well
BACK_FOR = (1, 2)  # years since it was shared
SEASON = timedelta(weeks=2)  # around the same week
BACK_AFTER = timedelta(weeks=48)  # since it was last shown: once a year each
AHEAD = 4  # posts that coordinators look after
WAITS_FOR = timedelta(days=28)  # a win without an answer can still be shown
NO_REPEAT = timedelta(weeks=53)
ANSWERED_WITHIN = 2  # school days
OVER_A_WEEKEND = timedelta(days=4)  # one with a holiday

_WEEK = timedelta(weeks=1)
_LOOK_AHEAD = 110  # weeks; longer without school than anything but a mistake
_LONG_AGO = date.min
_TO_TRY = ("success", "idea", "presented")


@dataclass(frozen=True)
class PostTime:
    """When one week's post is due; *week* is its Monday.

    *use_by*: noon of the next school day, for one that's late; where that's far off, the end of
    its own day.
    """

    week: date
    day: date
    at: datetime
    use_by: datetime


@dataclass(frozen=True)
class Greeter:
    """Someone who offered to greet."""

    member_id: int
    since: datetime
    last_turn_at: datetime | None = None


def post_time(clock: SchoolClock, weekly_at: time, week: date) -> PostTime | None:
    """Return when the post of a week is due; None in a week without school."""
    day = clock.last_school_day(week)
    if day is None:
        return None
    use_by = clock.moment(day + timedelta(days=1), time())
    following = clock.add_school_days(day, 1)
    if following - day <= OVER_A_WEEKEND:
        use_by = clock.moment(following, time(12))
    return PostTime(week, day, clock.moment(day, weekly_at), use_by)


def post_times_after(clock: SchoolClock, weekly_at: time, after: datetime) -> Iterator[PostTime]:
    """Yield the posts that are due later than *after*, the next one first."""
    week = week_of(calendar.local_day(after, clock.zone))
    for n in range(_LOOK_AHEAD):
        post = post_time(clock, weekly_at, week + n * _WEEK)
        if post is not None and post.at > after:
            yield post


def begins(clock: SchoolClock, weekly_at: time, week: date) -> datetime:
    """Return from when on wins belong to a week's post: since the post before it.

    After a long rest, three weeks before the week begins.
    """
    for n in (1, 2, 3):
        before = post_time(clock, weekly_at, week - n * _WEEK)
        if before is not None:
            return before.at
    return clock.moment(week - 3 * _WEEK, time())


def is_answered(win: Win) -> bool:
    """Return whether anyone did anything with a win; how many did is not asked."""
    return bool(win.cheers or win.tries or win.thread_id)


def may_be_quoted(win: Win, since: datetime, now: datetime) -> bool:
    """Return whether a post can show a win: one of its week, or one that waits for an answer."""
    if win.hidden or win.message_id is None:
        return False
    waits = not is_answered(win) and win.created_at >= now - WAITS_FOR
    return waits or win.created_at >= since


def person(win: Win) -> str:
    """Return whose win it is, also where a coordinator entered it."""
    return win.behalf or str(win.author_id)


def choose(
    wins: Iterable[Win], people: Mapping[str, date], kinds: Mapping[str, date]
) -> tuple[Win, ...]:
    """Return up to three wins: nobody twice while others wait, the unanswered first.

    Then people, then kinds, that were not shown lately; *people* and *kinds* say in which week
    each was shown last. How much a win was liked is not looked at.
    """
    left = list(wins)
    chosen: list[Win] = []

    def turn(win: Win) -> tuple[bool, bool, date, bool, date, datetime, int]:
        return (
            any(person(one) == person(win) for one in chosen),
            is_answered(win),
            people.get(person(win), _LONG_AGO),
            any(one.kind == win.kind for one in chosen),
            kinds.get(win.kind, _LONG_AGO),
            win.created_at,
            win.id,
        )

    while left and len(chosen) < SHOWN:
        chosen.append(min(left, key=turn))
        left.remove(chosen[-1])
    return tuple(chosen)


def back_since(week: date) -> list[tuple[date, date]]:
    """Return the days, both included, from which an older win can come back in a week."""
    weeks = [week - years * 52 * _WEEK for years in BACK_FOR]
    return [(one - SEASON, one + SEASON + timedelta(days=6)) for one in weeks]


def ago(shared: date, week: date) -> tuple[int, int]:
    """Return how many years before a week a win was shared, and how many weeks off that is."""
    weeks = (week - week_of(shared)).days // 7
    years = round(weeks / 52)
    return years, abs(weeks - 52 * years)


def back(wins: Iterable[Win], week: date, zone: str | None, new: Collection[Win]) -> list[Win]:
    """Return the older win that comes back in a quiet week, if there's one.

    That of the nearest week a year ago, else two; rather of someone who isn't among the *new*.
    """
    people = {person(one) for one in new}

    def turn(win: Win) -> tuple[int, int, bool, bytes]:
        years, off = ago(calendar.local_day(win.created_at, zone), week)
        return years, off, person(win) in people, draw(week, win.id)

    return sorted(wins, key=turn)[:1]


def can_be_tried(win: Win) -> bool:
    """Return whether a colleague could do the same: not a funny moment, nor what went wrong."""
    return win.kind in _TO_TRY


def quoted(answers: Sequence[Win], seed: str) -> list[Win]:
    """Return the one or two answers that the next post quotes, of two people; *seed* draws."""
    by_lot = sorted(answers, key=lambda one: draw(seed, one.id))
    first_of = {person(win): win for win in reversed(by_lot)}
    chosen = [win for win in by_lot if first_of[person(win)] is win]
    return sorted(chosen[:QUOTED], key=lambda one: one.id)


def another_question(
    current: str | None,
    day: date,
    used: Collection[str],
    seed: str,
    occasions: Collection[str] | None = None,
) -> str:
    """Return the id of the question that comes after the current one, round and round."""
    order = [one.id for one in ranked(load(), day, used, seed, occasions)]
    ids = [one for one in order if one not in used] or order[:1]
    return ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0]


def tidied(text: str) -> str:
    """Return a coordinator's own question as it is kept. Raises Refusal."""
    return checked(one_line(text), OWN_LIMIT, words.OWN_TOO_LONG, words.OWN_EMPTY)


def look_at(clock: SchoolClock, shared_at: datetime) -> datetime:
    """Return when a win is looked at that nobody answered: two school days after it."""
    return clock.school_days_later(shared_at, ANSWERED_WITHIN)


def in_turn(greeters: Iterable[Greeter], author_id: int) -> list[Greeter]:
    """Return who may greet an author's win, whose last turn is longest ago first."""
    others = (one for one in greeters if one.member_id != author_id)
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(others, key=lambda one: (one.last_turn_at or never, one.since, one.member_id))

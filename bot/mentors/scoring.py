"""How well a mentor fits a request, in small whole numbers from reasons that both sides see; pure.

What keeps two people apart (a pause, no room, a not-with entry, a "no" before) is never a reason:
such a pair has no score at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.kit.text import listed, plural
from bot.members.rules import LEVELS
from bot.members.topics import topic_names
from bot.mentors import words
from bot.pairing import matching

if TYPE_CHECKING:
    from collections.abc import Iterable


TOPIC, TOPICS_COUNTED = 4, 3  # points for each topic in common, of at most three
SAME_LEVEL, NEAR_LEVEL = 4, 2
HOURS = ((300, 3), (120, 1))  # from how many minutes in common on, and points
DISTRICT = 3
WAITED_MOST = 4  # a point for each school week
NEVER_BEFORE = 2
SUGGESTED = 3

_NEAR = {
    "elementary": {"middle", "district"},
    "middle": {"elementary", "high", "district"},
    "high": {"middle", "district"},
    "district": {"elementary", "middle", "high"},
}


@dataclass(frozen=True)
class Seeking:
    """An open request; *opens* and *closes* are minutes of one day in UTC."""

    request_id: int
    member_id: int
    size: str
    topics: frozenset[str] = frozenset()
    level: str | None = None
    wish: str = "any"  # any | other | own district
    district: str | None = None
    opens: int = 0
    closes: int = 0
    weeks_waited: int = 0


@dataclass(frozen=True)
class Offering:
    """A mentor, with how many more people there is room for."""

    member_id: int
    sizes: frozenset[str]
    room: int = 1
    topics: frozenset[str] = frozenset()
    level: str | None = None
    district: str | None = None
    opens: int = 0
    closes: int = 0


@dataclass(frozen=True)
class Reason:
    """One reason, its points, and what stands in its sentence."""

    name: str
    points: int
    what: str = ""


FIRST = Reason("first", NEVER_BEFORE)


@dataclass(frozen=True, slots=True)
class Fit:
    """A mentor for a request: all the reasons, of which the strongest come first."""

    request_id: int
    mentor_id: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """Return the sum of the points; at least 1, so that no pair counts for nothing."""
        return 1 + sum([one.points for one in self.reasons])

    def lines(self) -> list[str]:
        """Return why, as either of the two reads it, a sentence each; never nothing."""
        lines = [words.WHY[one.name].format(what=one.what) for one in self.reasons]
        return lines or [words.WHY_AT_ALL]

    def about_them(self) -> list[str]:
        """Return why, as a third person reads it."""
        lines = [words.WHY_THEY[one.name].format(what=one.what) for one in self.reasons]
        return lines or [words.WHY_AT_ALL]


@dataclass(frozen=True)
class Apart:
    """What keeps people apart, by ids: none of it is ever said."""

    not_with: frozenset[frozenset[int]] = frozenset()
    asked: frozenset[tuple[int, int]] = frozenset()  # request and mentor
    together: frozenset[frozenset[int]] = frozenset()  # who is matched now
    before: frozenset[frozenset[int]] = frozenset()  # who was once


def fit(seeking: Seeking, offering: Offering, apart: Apart) -> Fit | None:
    """Return how a mentor fits a request; None for two who cannot be matched.

    Whether there is room is left to the caller.
    """
    if seeking.member_id == offering.member_id or seeking.size not in offering.sizes:
        return None
    both = frozenset((seeking.member_id, offering.member_id))
    if both in apart.not_with or both in apart.together:
        return None
    if (seeking.request_id, offering.member_id) in apart.asked:
        return None
    common = seeking.topics & offering.topics
    # Without a topic in common a question would go to someone who cannot answer it.
    if seeking.size == "question" and not common:
        return None
    # Each of these is one of few, kept at hand: a round asks for thousands.
    found = (
        _topics(common),
        _level(seeking.level, offering.level),
        _hours(seeking.opens, seeking.closes, offering.opens, offering.closes),
        _district(seeking.wish, seeking.district, offering.district),
        _waited(seeking.weeks_waited),
        None if both in apart.before else FIRST,
    )
    return Fit(seeking.request_id, offering.member_id, _strongest_first(found))


def best(
    seeking: Seeking, offerings: Iterable[Offering], apart: Apart, count: int = SUGGESTED
) -> list[Fit]:
    """Return the mentors with room who fit one request best; of equals, the lower id."""
    fits = (fit(seeking, one, apart) for one in offerings if one.room > 0)
    ranked = sorted(filter(None, fits), key=lambda one: (-one.score, one.mentor_id))
    return ranked[:count]


@lru_cache(maxsize=1_024)
def _strongest_first(found: tuple[Reason | None, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(filter(None, found), key=lambda one: -one.points))


@lru_cache(maxsize=1_024)
def _topics(common: frozenset[str]) -> Reason | None:
    names = topic_names(common)
    if not names:
        return None
    points = TOPIC * min(len(names), TOPICS_COUNTED)
    return Reason("topics", points, listed(names[:TOPICS_COUNTED]))


@lru_cache(maxsize=64)
def _level(mine: str | None, theirs: str | None) -> Reason | None:
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return None if mine == "other" else Reason("level", SAME_LEVEL, LEVELS[mine].lower())
    return Reason("near", NEAR_LEVEL) if theirs in _NEAR.get(mine, ()) else None


@lru_cache(maxsize=1_024)
def _hours(opens: int, closes: int, their_opens: int, their_closes: int) -> Reason | None:
    # A school day far to the east or west may lie on another day of UTC's.
    common = max(
        min(closes, their_closes + shift) - max(opens, their_opens + shift)
        for shift in (-1_440, 0, 1_440)
    )
    points = next((points for least, points in HOURS if common >= least), 0)
    return Reason("hours", points, plural(common // 60, "hour")) if points else None


@lru_cache(maxsize=1_024)
def _district(wish: str, mine: str | None, theirs: str | None) -> Reason | None:
    mine, theirs = ((one or "").strip().casefold() for one in (mine, theirs))
    if wish == "any" or not mine or not theirs:
        return None
    return Reason(f"{wish}_district", DISTRICT) if (mine == theirs) == (wish == "own") else None


@lru_cache(maxsize=64)
def _waited(weeks: int) -> Reason | None:
    points = min(weeks, WAITED_MOST)
    return Reason("waited", points, plural(weeks, "week")) if points > 0 else None


def arranged(
    seekings: Iterable[Seeking], offerings: Iterable[Offering], apart: Apart
) -> dict[int, Fit]:
    """Return who is matched, by the request: as many as there can be, then the best total.

    The same people give the same answer, in whatever order they come.
    """
    asking = sorted(seekings, key=lambda one: one.request_id)
    # A mentor's openings are numbered after the requests.
    openings = [
        offering
        for offering in sorted(offerings, key=lambda one: one.member_id)
        for _ in range(min(offering.room, len(asking)))
    ]
    fits: dict[tuple[int, int], Fit] = {}
    for number, seeking in enumerate(asking):
        found: Fit | None = None
        for opening, offering in enumerate(openings, len(asking)):
            if opening == len(asking) or offering is not openings[opening - len(asking) - 1]:
                found = fit(seeking, offering, apart)
            if found is not None:
                fits[number, opening] = found
    pairs = matching.between({edge: one.score for edge, one in fits.items()})
    return {asking[edge[0]].request_id: fits[edge] for edge in pairs}

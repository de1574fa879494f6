"""How well a mentor fits a request, in small whole numbers from reasons that both sides see; pure.

What keeps two people apart (a pause, no room, a not-with entry, a "no" before) is never a reason:
such a pair has no score at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.text import listed, plural
from bot.members.rules import LEVELS
from bot.mentors import content, words

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


@dataclass(frozen=True)
class Fit:
    """A mentor for a request: all the reasons, of which the strongest come first."""

    request_id: int
    mentor_id: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """Return the sum of the points; at least 1, so that no pair counts for nothing."""
        return 1 + sum(one.points for one in self.reasons)

    def lines(self) -> list[str]:
        """Return why, as either of the two reads it, a sentence each."""
        return [words.WHY[one.name].format(what=one.what) for one in self.reasons]

    def about_them(self) -> list[str]:
        """Return why, as a third person reads it."""
        return [words.WHY_THEY[one.name].format(what=one.what) for one in self.reasons]


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
    both = frozenset((seeking.member_id, offering.member_id))
    if len(both) < 2 or seeking.size not in offering.sizes:
        return None
    if both in apart.not_with or both in apart.together:
        return None
    if (seeking.request_id, offering.member_id) in apart.asked:
        return None
    found = [_topics(seeking, offering), _level(seeking, offering), _hours(seeking, offering)]
    found += [_district(seeking, offering), _waited(seeking)]
    found.append(None if both in apart.before else Reason("first", NEVER_BEFORE))
    reasons = tuple(sorted(filter(None, found), key=lambda one: -one.points))
    # Without a topic in common a question would go to someone who cannot answer it.
    if seeking.size == "question" and not seeking.topics & offering.topics:
        return None
    return Fit(seeking.request_id, offering.member_id, reasons)


def best(
    seeking: Seeking, offerings: Iterable[Offering], apart: Apart, count: int = SUGGESTED
) -> list[Fit]:
    """Return the mentors with room who fit one request best; of equals, the lower id."""
    fits = (fit(seeking, one, apart) for one in offerings if one.room > 0)
    ranked = sorted(filter(None, fits), key=lambda one: (-one.score, one.mentor_id))
    return ranked[:count]


def _topics(seeking: Seeking, offering: Offering) -> Reason | None:
    common = content.topic_names(seeking.topics & offering.topics)
    if not common:
        return None
    points = TOPIC * min(len(common), TOPICS_COUNTED)
    return Reason("topics", points, listed(common[:TOPICS_COUNTED]))


def _level(seeking: Seeking, offering: Offering) -> Reason | None:
    mine, theirs = seeking.level, offering.level
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return None if mine == "other" else Reason("level", SAME_LEVEL, LEVELS[mine].lower())
    return Reason("near", NEAR_LEVEL) if theirs in _NEAR.get(mine, ()) else None


def _hours(seeking: Seeking, offering: Offering) -> Reason | None:
    common = _common(seeking, offering)
    points = next((points for least, points in HOURS if common >= least), 0)
    return Reason("hours", points, plural(common // 60, "hour")) if points else None


def _common(seeking: Seeking, offering: Offering) -> int:
    # A school day far to the east or west may lie on another day of UTC's.
    shifts = (-1_440, 0, 1_440)
    return max(
        min(seeking.closes, offering.closes + one) - max(seeking.opens, offering.opens + one)
        for one in shifts
    )


def _district(seeking: Seeking, offering: Offering) -> Reason | None:
    mine, theirs = ((one or "").strip().casefold() for one in (seeking.district, offering.district))
    if seeking.wish == "any" or not mine or not theirs:
        return None
    if (mine == theirs) == (seeking.wish == "own"):
        return Reason(f"{seeking.wish}_district", DISTRICT)
    return None


def _waited(seeking: Seeking) -> Reason | None:
    points = min(seeking.weeks_waited, WAITED_MOST)
    return Reason("waited", points, plural(seeking.weeks_waited, "week")) if points > 0 else None

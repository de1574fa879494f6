"""Who may be paired at a moment, and who with; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.kit import calendar
from bot.kit.errors import Refusal
from bot.pairing import words

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.members.rules import Member
    from bot.school.clock import SchoolClock

Kind = Literal["coffee", "mentor"]
Bar = Literal["left", "paused", "resting", "summer", "unreachable"]
Pair = tuple[int, int]

NOT_WITH_LIMIT = 25  # as many as one of Discord's menus holds
EVERYONE = 3  # of so few that the bot has seen, the others may still come


@dataclass(frozen=True)
class Standing:
    """What decides whether a person may be paired; *resting*: from this kind of pairing."""

    member: Member | None
    way: str
    dm_refused: bool = False
    resting: bool = False


def pair(one: int, other: int) -> Pair:
    """Return two ids in the order in which a pair is kept."""
    return (one, other) if one < other else (other, one)


def bar(standing: Standing, group: SchoolClock, now: datetime, *, threads: bool) -> Bar | None:
    """Return why a person may not be paired now; None when they may.

    *group* is the group's school time, *threads* whether the bot may make private threads
    there: whatever waits for a paired person has a deadline, so one of the two ways is open.
    """
    member = standing.member
    if member is None or member.left_at is not None:
        return "left"
    if member.rests(now):
        return "paused"
    if standing.resting:
        return "resting"
    school = member.clock(group)
    if school.in_summer(calendar.local_day(now, school.zone)):
        return "summer"
    by_message = standing.way == "dm" and not standing.dm_refused
    return None if by_message or threads else "unreachable"


def eligible(standing: Standing, group: SchoolClock, now: datetime, *, threads: bool) -> bool:
    """Return whether a person may be paired now: the one answer, for everything that pairs."""
    return bar(standing, group, now, threads=threads) is None


def check_not_with(member_id: int, others: Collection[int], everyone: Collection[int]) -> None:
    """Raise Refusal for a list that names the member, too many, or everybody there is."""
    if member_id in others:
        raise Refusal(words.NOT_WITH_SELF, "pair:list")
    if len(others) > NOT_WITH_LIMIT:
        raise Refusal(words.NOT_WITH_MANY.format(limit=NOT_WITH_LIMIT), "pair:list")
    known = set(everyone) - {member_id}
    if len(known) >= EVERYONE and known <= set(others):
        raise Refusal(words.NOT_WITH_EVERYONE, "pair:list")

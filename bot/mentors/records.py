"""What the services give: offers, requests, asks and pairs, as they were at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.mentors import rules
from bot.mentors.rules import MentorProfile

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import AnyRow


@dataclass(frozen=True)
class Offer:
    """What one mentor offers; *taken* is how many places are taken."""

    guild_id: int
    member_id: int
    profile: MentorProfile
    capacity: int
    state: str
    back_at: datetime | None
    created_at: datetime
    taken: int = 0

    def is_open(self, now: datetime) -> bool:
        """Return whether the mentor takes requests, room or not."""
        is_back = self.state == "away" and self.back_at is not None and self.back_at <= now
        return self.state == "open" or is_back

    @property
    def room(self) -> int:
        """Return for how many more people there is room."""
        return max(0, self.capacity - self.taken)


@dataclass(frozen=True)
class Request:
    """What one person asks for."""

    id: int
    guild_id: int
    member_id: int
    profile: MentorProfile
    size: str
    district: str
    by_coordinator: bool
    state: str
    pick_until: datetime | None
    question_id: int | None  # what the group was asked instead
    seen_at: datetime | None
    created_at: datetime

    @property
    def is_question(self) -> bool:
        """Return whether it is one question, which goes to everyone who marked the topic."""
        return self.size == "question"


@dataclass(frozen=True)
class Ask:
    """One mentor who was asked about one request."""

    id: int
    guild_id: int
    request_id: int
    mentor_id: int
    picked: bool
    state: str
    why: tuple[str, ...]
    asked_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Pair:
    """Two people who are matched."""

    id: int
    guild_id: int
    request_id: int
    mentor_id: int
    mentee_id: int
    size: str
    why: tuple[str, ...]
    state: str
    began_at: datetime
    finish_at: datetime
    quiet: int
    mentor_renews: bool
    mentee_renews: bool
    win: str | None
    win_by: str | None
    help_at: datetime | None
    ended_at: datetime | None

    @property
    def members(self) -> tuple[int, int]:
        """Return the two, the mentor first."""
        return self.mentor_id, self.mentee_id

    def side(self, member_id: int) -> str:
        """Return which of the two a person is: mentor or mentee."""
        return "mentor" if member_id == self.mentor_id else "mentee"

    def other(self, member_id: int) -> int:
        """Return the other of the two."""
        return self.mentee_id if member_id == self.mentor_id else self.mentor_id


def offer(row: AnyRow, taken: int = 0) -> Offer:
    """Return the offer that a row keeps."""
    profile = MentorProfile(
        row.level, rules.parted(row.topics), row.words, rules.parted(row.sizes), row.sentence
    )
    kept = (row.capacity, row.state, row.back_at, row.created_at)
    return Offer(row.guild_id, row.member_id, profile, *kept, taken)


def request(row: AnyRow) -> Request:
    """Return the request that a row keeps."""
    profile = MentorProfile(
        row.level, rules.parted(row.topics), row.words, (row.size,), row.sentence
    )
    wishes = (row.size, row.district, row.by_coordinator)
    kept = (row.state, row.pick_until, row.question_id, row.seen_at, row.created_at)
    return Request(row.id, row.guild_id, row.member_id, profile, *wishes, *kept)


def ask(row: AnyRow) -> Ask:
    """Return the ask that a row keeps."""
    return Ask(**dict(row._mapping) | {"why": tuple(row.why.splitlines())})


def pair(row: AnyRow) -> Pair:
    """Return the pair that a row keeps."""
    return Pair(**dict(row._mapping) | {"why": tuple(row.why.splitlines())})

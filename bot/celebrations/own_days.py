"""A day of a group's own, as it is read from its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.celebrations.calendar import as_observance
from bot.celebrations.observances import OWN
from bot.celebrations.when import When

if TYPE_CHECKING:
    from bot.celebrations.observances import Observance

PROPOSED, APPROVED, DECLINED = "proposed", "approved", "declined"
OPEN = (PROPOSED, APPROVED)


@dataclass(frozen=True)
class OwnDay:
    """A day that a member proposed or a coordinator imported."""

    id: int
    guild_id: int
    member_id: int | None
    state: str
    observance: Observance
    when: When


def as_own_day(row: Any) -> OwnDay:
    """Return the day that a row holds."""
    when = When(row.first, row.last, row.rule, row.days)
    return OwnDay(row.id, row.guild_id, row.member_id, row.state, as_observance(row), when)


def number_of(slug: str) -> int:
    """Return the id of a group's own day from its slug; 0 for any other slug."""
    digits = slug.removeprefix(OWN)
    return int(digits) if slug.startswith(OWN) and digits.isdecimal() else 0

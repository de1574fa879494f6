"""The duty of every feature that keeps something about a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction


@dataclass(frozen=True)
class Person:
    """One member of one group."""

    guild_id: int
    member_id: int


@dataclass(frozen=True)
class Exported:
    """What one feature holds about a person: rows by sheet name, and names of pictures."""

    sheets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forgotten:
    """What one feature removed: posts that are still to be deleted, pictures to be removed.

    `messages` are those that show the person and are changed.
    """

    posts: int = 0
    pictures: tuple[str, ...] = ()
    messages: int = 0


class PersonalData(Protocol):
    """What a feature that keeps personal data must be able to do."""

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of the feature that holds a member's id; a test compares them."""

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own words and settings, nobody else's."""

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove everything about the person within the caller's transaction."""

    async def depart(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove what need not outlive a person's leaving; what they let travel stays, unnamed."""

"""A gathering: what a group celebrates on one school morning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bot.celebrations.observances import Observance


@dataclass(frozen=True)
class CelebratedDay:
    """One observance as a gathering celebrates it; `counter` is what it adds up, if anything."""

    slug: str
    name: str
    counter: str
    first: date
    last: date


@dataclass(frozen=True)
class Gathering:
    """One school morning of one group: what is celebrated, its post, its thread."""

    id: int
    guild_id: int
    day: date
    last: date
    carrier: str
    silent: bool
    channel_id: int | None
    message_id: int | None
    thread_id: int | None
    thread_deleted: bool
    opened_at: datetime | None
    recap_at: datetime | None
    days: tuple[CelebratedDay, ...]

    @property
    def names(self) -> list[str]:
        """What it celebrates, the leading one first."""
        return [one.name for one in self.days]

    @property
    def counter(self) -> str:
        """What it adds up, such as "pages read"; empty for most."""
        return next((one.counter for one in self.days if one.counter), "")


@dataclass(frozen=True)
class Morning:
    """A gathering with what its post says; *observances* leaves out what a group took away since.

    *is_new*: nobody can have posted it yet.
    """

    gathering: Gathering
    observances: Mapping[str, Observance]
    is_new: bool = False

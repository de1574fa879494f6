"""What lets a group have a feature or not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


@dataclass(frozen=True)
class Suggestion:
    """When coordinators hear of a feature that's off until they ask for it, and why."""

    why: str
    after: timedelta  # how long the group has been there
    months: tuple[int, ...] = ()  # only in these; in any, if none is named
    members: int = 0  # as many as the group needs for it


@dataclass(frozen=True)
class Switch:
    """What lets a group have a feature or not: on from the first day, unless it's suggested."""

    label: str
    hint: str
    # What a group uses it for, on the page for a principal; None: only coordinators notice it.
    purpose: str | None = None
    suggestion: Suggestion | None = None
    private_threads: bool = False  # it puts two or three people together, in a private thread

    @property
    def optional(self) -> bool:
        """Return whether it's off until a coordinator asks for it."""
        return self.suggestion is not None

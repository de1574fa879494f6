"""What a message shows of people, and what a message is that shows something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True)
class Shows:
    """The wins that a message quotes, and the people that it names or whose words it has."""

    wins: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Return whether it shows anything of anybody."""
        return bool(self.wins or self.people)

    def __or__(self, other: Shows) -> Shows:
        """Return what both show."""
        return Shows(self.wins | other.wins, self.people | other.people)


NOBODY = Shows()


def of_people(*people: int) -> Shows:
    """Return what a message shows that names these people, or has their words."""
    return Shows(people=frozenset(people))


@dataclass(frozen=True)
class Message:
    """A message that is out: where it is, and the occurrence that it came from.

    `composed_at`: the moment for which it was written, so that it's late again if it was late.
    `member_id`: the one that it was for; 0 for everybody who can read the channel.
    """

    id: int
    guild_id: int
    kind: str
    subject_id: int
    member_id: int
    occurrence: str
    payload: Mapping[str, object] | None
    due_at: datetime
    composed_at: datetime
    channel_id: int | None
    message_id: int | None

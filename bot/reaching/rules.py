"""Which topics there are, how each may reach a person, and what a person chose; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Topic = Literal["general", "nudge", "coffee", "mentor"]
# here: at their next press; thread: the private thread they share with others, or their own.
Method = Literal["here", "dm", "thread", "off"]

METHODS: dict[Topic, tuple[Method, ...]] = {
    "general": ("here", "dm"),
    "nudge": ("here", "dm", "off"),
    "coffee": ("dm", "thread"),
    "mentor": ("dm", "thread"),
}


@dataclass(frozen=True)
class DmChannel:
    """What is known of the direct-message channel with a person."""

    channel_id: int | None = None
    refused_at: datetime | None = None


@dataclass(frozen=True)
class Choice:
    """A person chose how they're reached about a topic."""

    guild_id: int
    member_id: int
    topic: Topic
    method: Method


@dataclass(frozen=True)
class Ways:
    """What one person chose in one group, by topic, and the way to their direct messages."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    channel: DmChannel = DmChannel()

    def method(self, topic: Topic) -> str:
        """Return how to reach them: the topic's own choice, else the general one, else here."""
        return self.chosen.get(topic) or self.chosen.get("general", "here")

    @property
    def dm_closed(self) -> bool:
        """Whether Discord let the last direct message not through."""
        return self.channel.refused_at is not None

"""Which topics there are, how each may reach a person, and what a person chose; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

Topic = Literal["general", "nudge", "coffee", "mentor"]
# here: at their next press; thread: the private thread they share with others, or their own.
Method = Literal["here", "dm", "thread", "off"]

# What remains of a topic once its direct messages are stopped.
STOPPED: dict[Topic, Method] = {
    "general": "here",
    "nudge": "off",
    "coffee": "thread",
    "mentor": "thread",
}
# Whose switch a topic hangs on; the general one is everybody's.
SWITCHES: dict[Topic, str] = {"nudge": "plans", "coffee": "coffee", "mentor": "mentors"}
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

    def method(self, topic: Topic) -> Method:
        """Return how to reach them: the topic's own choice, else the general one, else here."""
        return self._chosen(topic) or self._chosen("general") or "here"

    def topics(self, has: Callable[[str], bool]) -> list[Topic]:
        """Return what this person can be reached about, in a group that *has* some features.

        Coffee and mentors only once they chose there: who isn't in hears nothing of them.
        """
        return [
            topic
            for topic in METHODS
            if (topic in ("general", "nudge") or self._chosen(topic))
            and (topic not in SWITCHES or has(SWITCHES[topic]))
        ]

    def _chosen(self, topic: Topic) -> Method | None:
        return next((one for one in METHODS[topic] if one == self.chosen.get(topic)), None)

    @property
    def dm_closed(self) -> bool:
        """Whether Discord let the last direct message not through."""
        return self.channel.refused_at is not None

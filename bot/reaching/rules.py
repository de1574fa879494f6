"""Which topics there are, how each may reach a person, and what a person chose; pure.

Here too: how many private messages that nobody waits for a person gets in a week, of all features
together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.kit import calendar
from bot.kit.dates import week_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

Topic = Literal["general", "nudge", "coffee", "mentor", "meetup"]
# here: at their next press; thread: the private thread they share with others, or their own; of
# a meet-up, its own.
Method = Literal["here", "dm", "thread", "off"]

# What remains of a topic once its direct messages are stopped.
STOPPED: dict[Topic, Method] = {
    "general": "here",
    "nudge": "off",
    "coffee": "thread",
    "mentor": "thread",
    "meetup": "off",
}

# Why a private message comes. awaited: an answer they wait for, or a reminder they asked for.
# pressing: it has a deadline, or is about them and mustn't wait. unprompted: all others.
Why = Literal["awaited", "pressing", "unprompted"]
MOST_UNPROMPTED = 2  # in a week; what's awaited doesn't count, what's pressing comes all the same
_KEPT = timedelta(days=8)

# Whose switch a topic hangs on; the general one is everybody's.
SWITCHES: dict[Topic, str] = {
    "nudge": "plans",
    "coffee": "coffee",
    "mentor": "mentors",
    "meetup": "meetups",
}
METHODS: dict[Topic, tuple[Method, ...]] = {
    "general": ("here", "dm"),
    "nudge": ("here", "dm", "off"),
    "coffee": ("dm", "thread"),
    "mentor": ("dm", "thread"),
    "meetup": ("dm", "thread", "off"),
}


@dataclass(frozen=True)
class DmChannel:
    """What is known of the direct-message channel with a person."""

    channel_id: int | None = None
    refused_at: datetime | None = None
    refusal_read: bool = False


@dataclass(frozen=True)
class MethodChoice:
    """A person chose how they're reached about a topic."""

    guild_id: int
    member_id: int
    topic: Topic
    method: Method


@dataclass(frozen=True)
class Ways:
    """What one person chose in one group, by topic, and the way to their direct messages.

    `contacts`: when they were lately told something privately that they didn't wait for, in any
    group.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    channel: DmChannel = DmChannel()
    contacts: tuple[datetime, ...] = ()

    def method(self, topic: Topic) -> Method:
        """Return how to reach them: the topic's own choice, else the general one, else here."""
        return self._chosen(topic) or self._chosen("general") or "here"

    def had_enough(self, now: datetime, zone: str | None) -> bool:
        """Return whether this week (Monday to Sunday there) took what it may unprompted."""
        this = week_of(calendar.local_day(now, zone))
        weeks = [week_of(calendar.local_day(one, zone)) for one in self.contacts]
        return weeks.count(this) >= MOST_UNPROMPTED

    def contacts_with(self, now: datetime) -> tuple[datetime, ...]:
        """Return when they were told lately, with this moment."""
        return (*(one for one in self.contacts if now - one < _KEPT), now)

    def topics(self, has: Callable[[str], bool]) -> list[Topic]:
        """Return what this person can be reached about, in a group that *has* some features.

        The others only once they chose there: who isn't in hears nothing of them.
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

"""A meet-up as it's read from its row, and one date of it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.meetups.rules import COMING, Count
from bot.meetups.spans import EventTimes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


@dataclass(frozen=True)
class Meetup:
    """One meet-up of one group, with the date that's under way or comes next."""

    id: int
    guild_id: int
    organizer_id: int | None
    title: str
    kind: str
    place: str
    place_known: str | None
    audience: str
    bring: str
    spots: int | None
    unit: str
    target: int | None
    picture: str | None
    alt: str
    dates: str
    next_day: date | None
    next_at: datetime | None
    ends_at: datetime | None
    ended_at: datetime | None
    announced_at: datetime | None
    changes: int
    created_at: datetime
    changed_at: datetime
    channel_id: int | None
    message_id: int | None
    post_lost_at: datetime | None
    thread_id: int | None
    thread_lost_at: datetime | None
    threadless: bool

    @property
    def when(self) -> EventTimes:
        """When it is, as it was planned."""
        return EventTimes.from_json(self.dates)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of the next date, where it's on for whole days."""
        if self.next_at is None or self.ends_at is None or self.when.span.at is not None:
            return None
        begins, ends = (calendar.local(at, self.when.zone) for at in (self.next_at, self.ends_at))
        if begins.time() != time() or ends.time() != time():
            return None  # it was moved to a time of day
        return begins.date(), ends.date() - timedelta(days=1)

    @property
    def is_over(self) -> bool:
        """Whether no date of it is still to come."""
        return self.next_at is None


@dataclass(frozen=True)
class MeetupView:
    """A meet-up as its post shows it: how many answered, and the dates after the next one."""

    meetup: Meetup
    count: Count
    later: Sequence[datetime] = ()
    organizer: str = ""  # by name; empty where they hide it, or are gone
    canceled: Sequence[date] = ()  # single dates to come that were called off
    presenting: int | None = None  # how many have a slot, on a presentation night
    total: int = 0  # what a challenge adds up to

    @property
    def is_full(self) -> bool:
        """Whether there's no spot left."""
        return self.count.is_full(self.meetup.spots)


@dataclass(frozen=True)
class OwnMeetup:
    """A meet-up as one member sees it: with their own answer about the next date."""

    seen: MeetupView
    state: str | None

    @property
    def comes(self) -> bool:
        """Whether they come."""
        return self.state == COMING

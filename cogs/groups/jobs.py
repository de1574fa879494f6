"""What the agenda triggers about a group: the post that begins a school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import LATE_AFTER, Dropped, Outcome, Retry
from bot.groups import school_words as words
from bot.groups import words as group_words
from bot.groups import year
from bot.kit import calendar
from bot.ui.card import Button, Card
from bot.ui.channel_post import ChannelPost, Target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.groups.service import Group
    from bot.kit.database import Connection


class Restart(ChannelPost[str]):
    """Says in the wins channel that a school year has begun, once a year."""

    kind = year.RESTART
    shows = False  # a greeting
    carries_attachments = True
    prunable = False  # a year that's moved isn't begun twice

    async def target(self, due: Due, now: datetime) -> Target[str] | Outcome:
        """Return the wins channel; by the button that carries the year a retry finds the post."""
        channel_id, mark = await self.wins_channel(due), f"year-{due.occurrence}"
        if isinstance(channel_id, Retry):
            return channel_id
        return Target(channel_id, f"start:how:{mark}", mark)

    async def compose(self, due: Due, about: str, now: datetime) -> Card | Outcome:
        """Return the post, on a school day."""
        groups = self.services.groups
        group, school = await groups.get(due.guild_id), await groups.school(due.guild_id)
        today = calendar.local_day(now, school.zone)
        on_time = now <= year.begins(school, today, group.nudge_at) + LATE_AFTER
        # A coordinator who was asked may have chosen an hour before school.
        wait = await self.until_school(due, now)
        if wait is not None and not (on_time and school.is_school_day(today)):
            return wait
        sentence = words.RESTART if on_time else words.RESTART_LATE
        if group.joined_at is not None and year.is_first(school, group.joined_at, now):
            sentence = words.RESTART_FIRST if on_time else words.RESTART_FIRST_LATE
        card = restart(group, about, sentence)
        return card or Dropped("everything it would offer is switched off")

    async def is_silent(self, due: Due, about: str, now: datetime) -> bool:
        """Return False: it waits for school hours instead."""
        return False

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan the years after, unless this one is still to come."""
        groups = self.services.groups
        group, school = await groups.get(due.guild_id), await groups.school(due.guild_id)
        return year.restarts(due.guild_id, school, group.nudge_at, now)


def restart(group: Group, mark: str, sentence: str) -> Card | None:
    """Return the post; it offers what is switched on, and is none where nothing is."""
    offers, items = list[str](), list[Button]()
    if group.has("wins"):
        offers.append(words.RESTART_SHARE)
        items.append(Button("win:share"))
    if group.has("plans"):
        # This post carries the week's nudge, so that there's one.
        offers.append(words.RESTART_NUDGE)
        items += Button("plan:nudge"), Button("plan:settings", group_words.SET_NUDGE)
    if not items:
        return None
    ways = " ".join([*offers, words.RESTART_READ])
    return Card(sentence.format(ways=ways), [*items, Button(f"start:how:{mark}")])

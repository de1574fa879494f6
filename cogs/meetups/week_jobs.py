"""What comes this week, and what challenges came to, on the post of the first school day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.ui.attachments import Attachment
from cogs.meetups import cards, challenge_cards

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Done, Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection

A_WEEK, A_WEEKS_MOST = timedelta(days=6), 6


class ThisWeek:
    """Attaches what comes this week to the post of the first school day."""

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def attach(self, due: Due, now: datetime) -> Attachment | None:
        """Return a line for each meet-up of the week, and for what other calendars have of it."""
        services = self._client.services
        group = await services.groups.get(due.guild_id)
        if not group.has("meetups"):
            return None
        found = await services.meetups.between(due.guild_id, now, now + A_WEEK)
        there = [one for one in found if one.message_id is not None][:A_WEEKS_MOST]
        today = calendar.local_day(now, group.zone)
        week = await services.sources.between(due.guild_id, today, today + A_WEEK)
        elsewhere = week[:A_WEEKS_MOST]
        over = await services.challenges.to_announce(due.guild_id, due.due_at)
        week_said = cards.this_week(there, elsewhere, group.country) if there or elsewhere else ""
        said = [one for one in (week_said, challenge_cards.closing(over)) if one]
        return Attachment("\n".join(said), ()) if said else None

    async def detach(self, due: Due) -> None:
        """Do nothing: each meet-up has its own post."""

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Note which challenges' totals were announced."""
        challenges = self._client.services.challenges
        await challenges.announced(connection, due.guild_id, due.due_at, now)
        return ()

"""What the agenda triggers about days: their post, by itself or on another, and the planning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from bot.agenda.agenda import Handler
from bot.agenda.rows import Done, Dropped, Later, Outcome, wait_after
from bot.celebrations import gatherings
from bot.celebrations.calendar import comes
from bot.kit import calendar
from bot.ui.riders import Ride
from bot.ui.send import adopt, outcome, send, there
from cogs.celebrations import day_cards, plan_cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    import discord

    from bot.agenda.rows import Due, Planned
    from bot.celebrations.gathering import Gathering, Morning
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.database import Connection


LONGEST_WAIT = timedelta(hours=1)


class PostDay(Handler):
    """Post what is celebrated, on the school morning, where no other post carries it."""

    kind = gatherings.DAY

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it, unless an earlier try did or it rode on another post."""
        services, day = self.client.services, date.fromisoformat(due.occurrence)
        morning = await services.gatherings.own(due.guild_id, day, self.client.riders.hosts, now)
        if isinstance(morning, Later | Dropped):
            return morning
        gathering = morning.gathering
        if gathering.message_id is not None:
            return Done(gathering.channel_id, gathering.message_id)
        group = await services.groups.get(due.guild_id)
        channel = self.client.get_partial_messageable(
            group.wins_channel_id or 0, guild_id=due.guild_id
        )
        earlier = None if morning.is_new else await self._tried(due, gathering, channel)
        if earlier is not None:
            return earlier
        school = await services.groups.school(due.guild_id)
        today = calendar.local(now, school.zone).date()
        card = day_cards.post(
            morning, today, school_day=school.is_school_day(today), late=due.is_late(now)
        )
        silent = gathering.silent or not school.may_reach(now)
        became = outcome(await send(channel, card, nonce=due.nonce, silent=silent))
        if isinstance(became, Later):
            # The day is short: what a coordinator mends at noon is not left for the evening.
            return replace(became, wait=min(wait_after(due.attempts), LONGEST_WAIT))
        return became

    async def _tried(
        self, due: Due, gathering: Gathering, channel: discord.PartialMessageable
    ) -> Outcome | None:
        """Return what an earlier try, or another post of the morning, brought; None: post it."""
        services, day = self.client.services, gathering.day
        school = await services.groups.school(due.guild_id)
        since = min(school.moment(day, time()), due.first_claimed_at)
        mark = f"day:join:{gathering.id}"
        earlier = await there(channel, self.client.own_id, mark, since)
        if earlier is None and not await services.celebrations.posts_between(
            due.guild_id, day, day
        ):
            return gatherings.NOTHING_CHOSEN
        return earlier

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note it, and plan what follows, unless the bot is out of the server."""
        if self.client.is_ready() and self.client.get_guild(due.guild_id) is None:
            return ()
        return await self.client.services.gatherings.recorded(connection, due, outcome, now)


class DayRider:
    """Lets a day ride on a post that comes the same morning anyway."""

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def board(self, due: Due, now: datetime) -> Ride | None:
        """Return the day's lines and buttons, if one is due."""
        services = self._client.services
        morning = await services.gatherings.board(due.guild_id, due.nonce, now)
        return None if morning is None else await self._ride(morning, now)

    async def landed(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Note where the post is; its thread follows."""
        given = (due.guild_id, due.nonce, done, now)
        return await self._client.services.gatherings.landed(connection, *given)

    async def _ride(self, morning: Morning, now: datetime) -> Ride:
        school = await self._client.services.groups.school(morning.gathering.guild_id)
        today = calendar.local(now, school.zone).date()
        lines = day_cards.said(morning, today, school_day=school.is_school_day(today))
        return Ride(day_cards.fitted(lines), day_cards.buttons(morning.gathering))


class PostPlan(Handler):
    """Post, silently, what comes next month, so that people can plan it together."""

    kind = gatherings.PLAN

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it, unless an earlier try did or there is nothing to plan."""
        services, guild_id = self.client.services, due.guild_id
        group: Group = await services.groups.get(guild_id)
        if not comes(group):
            return gatherings.SWITCHED_OFF
        month = date.fromisoformat(f"{due.occurrence}-01")
        ahead = await services.planning.month(guild_id, month)
        if not ahead:
            return Dropped("nothing is celebrated in that month")
        channel = self.client.get_partial_messageable(group.wins_channel_id or 0, guild_id=guild_id)
        earlier = await adopt(channel, self.client.own_id, plan_cards.mark(month), due)
        if earlier is not None:
            return earlier
        card = plan_cards.post(month, ahead)
        return outcome(await send(channel, card, nonce=due.nonce, silent=True))

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the next month's."""
        out = self.client.is_ready() and self.client.get_guild(due.guild_id) is None
        if not isinstance(outcome, Later) and not out:
            await self.client.services.gatherings.follow(connection, due.guild_id, now)
        return ()

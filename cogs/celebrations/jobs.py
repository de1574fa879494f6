"""What the agenda triggers about days: their post, on its own or on another, and the planning."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped, Outcome, Retry, Series
from bot.celebrations import gatherings
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.calendar import comes
from bot.kit import calendar
from bot.ui.attachments import Attachment
from bot.ui.card import Card
from bot.ui.channel_post import ChannelPost, Target
from bot.ui.handlers import ClientHandler
from bot.ui.reach import notice_of, reach
from bot.ui.send import existing_post
from bot.ui.unfit import OF_USE_FOR, Untaken
from cogs.celebrations import day_cards, plan_cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.celebrations.gathering import Morning
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.shown.rules import Message


UNFIT = "day.unfit"  # about who proposed it; subject: the group's own day, occurrence: the day


class PostDay(ChannelPost["Morning"]):
    """Post what is celebrated, on the school morning, where no other post carries it."""

    kind = gatherings.DAY
    shows = False  # what's celebrated is the group's

    async def target(self, due: Due, now: datetime) -> Target[Morning] | Outcome:
        """Return the wins channel, once no other post of the morning will carry it."""
        services, hosts = self.services, self.client.attachments.hosts
        morning = await services.gatherings.own(due.guild_id, due.day, hosts, now)
        if isinstance(morning, Retry | Dropped):
            return morning
        gathering = morning.gathering
        if gathering.message_id is not None:
            return Done(gathering.channel_id, gathering.message_id)
        group = await services.groups.get(due.guild_id)
        return Target(group.wins_channel_id or 0, f"day:join:{gathering.id}", morning)

    async def existing(self, due: Due, target: Target[Morning]) -> Outcome | None:
        """Return what an earlier try, or another post of the morning, brought; None: post it."""
        if target.about.is_new:
            return None
        services, day = self.services, target.about.gathering.day
        school = await services.groups.school(due.guild_id)
        since = min(school.moment(day, time()), due.first_claimed_at)
        found = await existing_post(self.client, due, target.channel_id, target.mark, since)
        if found is None and not await services.celebrations.posts_between(due.guild_id, day, day):
            return gatherings.NOTHING_CHOSEN
        return found

    async def compose(self, due: Due, about: Morning, now: datetime) -> Card:
        """Return the day's post."""
        school = await self.services.groups.school(due.guild_id)
        today = calendar.local_day(now, school.zone)
        return day_cards.post(
            about,
            today,
            calendar.country_of(school.zone),
            school_day=school.is_school_day(today),
            late=due.is_late(now),
        )

    async def is_silent(self, due: Due, about: Morning, now: datetime) -> bool:
        """Return whether another day of the week was heard, or it's outside school hours."""
        return about.gathering.silent or await super().is_silent(due, about, now)

    async def not_taken(self, due: Due, code: int, now: datetime) -> Iterable[Planned]:
        """Tell who proposed what it celebrates; coordinators see it in their list."""
        guild_id, untaken = due.guild_id, Untaken(code, occurrence=due.occurrence)
        return [
            Series(UNFIT, guild_id, day_id, member_id).at(
                now, now + OF_USE_FOR, due.occurrence, untaken
            )
            for day_id, member_id in await self.services.gatherings.proposers(guild_id, due.day)
        ]

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note it, and plan what follows, unless the bot is out of the server."""
        if self.client.is_out_of(due.guild_id):
            return ()
        return await self.services.gatherings.recorded(connection, due, outcome, now)


class DayAttachment:
    """Attaches a day to a post that comes the same morning anyway."""

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def attach(self, due: Due, now: datetime) -> Attachment | None:
        """Return the day's lines and buttons, if one is due."""
        services = self._client.services
        morning = await services.gatherings.attach(due.guild_id, due.nonce, now)
        if morning is None:
            return None
        school = await services.groups.school(due.guild_id)
        today = calendar.local_day(now, school.zone)
        lines = day_cards.said(
            morning,
            today,
            calendar.country_of(school.zone),
            school_day=school.is_school_day(today),
        )
        return Attachment(day_cards.fitted(lines), day_cards.buttons(morning.gathering))

    async def detach(self, due: Due) -> None:
        """Give the day a post of its own."""
        await self._client.services.gatherings.detach(due.guild_id, due.nonce)

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Note where the post is; its thread follows."""
        given = (due.guild_id, due.nonce, done, now)
        return await self._client.services.gatherings.posted(connection, *given)


class PostPlan(ChannelPost[date]):
    """Post, silently, what comes next month, so that people can plan it together."""

    kind = gatherings.PLAN
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[date] | Outcome:
        """Return the wins channel, where days are celebrated."""
        group = await self.services.groups.get(due.guild_id)
        if not comes(group):
            return gatherings.SWITCHED_OFF
        return Target(group.wins_channel_id or 0, plan_cards.mark(due.day), due.day)

    async def compose(self, due: Due, about: date, now: datetime) -> Card | Outcome:
        """Return what comes in the month."""
        ahead = await self.services.planning.month(due.guild_id, about)
        if not ahead:
            return Dropped("nothing is celebrated in that month")
        group = await self.client.services.groups.get(due.guild_id)
        return plan_cards.post(about, ahead, group.country)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it with what may still be told of the last time."""
        card = await self.compose(due, due.day, message.composed_at)
        return card if isinstance(card, Card) else None

    async def is_silent(self, due: Due, about: date, now: datetime) -> bool:
        """Return True: nobody needs to be called for it."""
        return True

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan the next month's."""
        if not self.client.is_out_of(due.guild_id):
            await self.services.gatherings.follow(connection, due.guild_id, now)
        return ()


class AskForDates(ClientHandler):
    """Finds out whether any date is missing; each coordinator is then asked on their own row."""

    kind = ASK

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Look."""
        lacking = await self.services.asking.undated(due.guild_id, now)
        return Done() if lacking else Dropped("every date is known")

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan who is asked, and the next time."""
        return await self.services.asking.recorded(connection, due, now)


class AskOne(ClientHandler):
    """Asks one coordinator, in the way that they chose."""

    kind = ASK_ONE
    brief = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them."""
        return await reach(self.client, due, notice_of(due, occurrence=due.occurrence), now)

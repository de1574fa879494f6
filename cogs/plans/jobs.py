"""What the agenda triggers about the plan: the line in the channel, and what reaches one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bot.agenda.occurrences import Dropped, Outcome
from bot.plans import occasions, schedule, words
from bot.ui.channel_post import ChannelPost, Target
from bot.ui.handlers import ClientHandler
from bot.ui.reach import notice_of, reach
from cogs.plans import cards

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.kit.database import Connection
    from bot.reaching.rules import Why
    from bot.ui.card import Card

SWITCHED_OFF = Dropped("the nudge is switched off, or the group is not set up")
SETTLED = Dropped("done already, or not wanted this week")
CARRIED = Dropped("the new year's post carried it")


class PlanHandler(ClientHandler):
    """A handler that plans its next row with the one it records."""

    feature = "plans"
    brief = True

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan what follows."""
        plans = self.services.plans
        await plans.follow(connection, due.guild_id, due.member_id or None, now)
        return ()


class PostNudge(PlanHandler, ChannelPost[None]):
    """The one public line, on the first school day of the week."""

    kind = schedule.NUDGE
    shows = False  # one line, and the day
    carries_attachments = True

    async def target(self, due: Due, now: datetime) -> Target[None] | Outcome:
        """Return the wins channel, where the nudge is switched on."""
        group = await self.group(due)
        if group is None or group.wins_channel_id is None:
            return SWITCHED_OFF
        return Target(group.wins_channel_id, f"plan:nudge:{due.id}", None)

    async def compose(self, due: Due, about: None, now: datetime) -> Card | Outcome:
        """Return the line, unless the post of a new year carries it."""
        if await self.services.groups.begins_in(due.guild_id, due.day):
            return CARRIED
        return cards.line(due.id, due.day, late=due.is_late(now))


class TellNudge(PlanHandler):
    """The nudge by direct message, for those who chose that."""

    kind = schedule.DM
    why: ClassVar[Why] = "unprompted"

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the member with this week's card."""
        plan = await self.services.plans.get(due.guild_id, due.member_id)
        if await self.group(due) is None or not plan.by_dm:
            return SWITCHED_OFF
        return await self.tell(due, now, _late(due, now))

    async def tell(self, due: Due, now: datetime, first: str, *, waits: bool = True) -> Outcome:
        """Reach the member with this week's card, unless the week is settled."""
        if await self.services.plans.settled(due.guild_id, due.member_id, now):
            return SETTLED
        notice = notice_of(due, kind=schedule.DM)
        return await reach(
            self.client,
            due,
            notice,
            now,
            topic="nudge",
            asked_by_dm=True,
            waits=waits,
            first=first,
            why=self.why,
        )


class RemindOfNudge(TellNudge):
    """The one reminder mid-week, by direct message only."""

    kind = schedule.REMINDER
    why = "awaited"  # they asked for it

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Remind, where a direct message comes through and nothing was done yet."""
        plan = await self.services.plans.get(due.guild_id, due.member_id)
        if await self.group(due) is None or not plan.reminded:
            return SWITCHED_OFF
        return await self.tell(due, now, words.REMINDED, waits=False)


class RemindTomorrow(TellNudge):
    """The reminder that a member asked for."""

    kind = schedule.TOMORROW
    why = "awaited"

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Remind once."""
        if await self.group(due) is None:
            return SWITCHED_OFF
        return await self.tell(due, now, _late(due, now))


class AskNextYear(PlanHandler):
    """The one question of a new school year, to each who has a plan."""

    kind = schedule.RESTART

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask."""
        if await self.group(due) is None:
            return SWITCHED_OFF
        notice = notice_of(due, occurrence=due.occurrence)
        return await reach(self.client, due, notice, now, topic="nudge")


def _late(due: Due, now: datetime) -> str:
    # Waiting for a member's own hours moves the row's moment, and is not late.
    return words.LATE if occasions.is_late(due.due_at, now) else ""

"""What the agenda triggers for coffee."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped, Failed, Outcome, Retry
from bot.coffee import kinds
from bot.coffee.small import next_look
from bot.kit.errors import NotFound, if_found
from bot.ui.handlers import ClientHandler, TellOne
from bot.ui.membership import UnsureError, is_here
from bot.ui.private_thread import make, may_make
from bot.ui.reach import OUTSIDE_HOURS, in_thread_again, notice_of, reach
from bot.ui.send import UNREACHED
from cogs.coffee import messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.coffee.small import SmallGroup
    from bot.kit.database import Connection
    from bot.shown.rules import Message
    from bot.ui.card import Card

OFF = "coffee is switched off"
NOBODY = "nobody sits there anymore"
IN_THREAD = (kinds.ASK, kinds.ENDED)
PATIENT = 3  # tries at an hour that is fit for everyone; then the group's hours do


class MakeRound(ClientHandler):
    """Put everyone together who is in the round."""

    kind = kinds.ROUND

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask Discord who is still here, then make the round."""
        client, services, guild_id = self.client, self.services, due.guild_id
        group = await services.groups.get(guild_id)
        if not group.has("coffee"):
            return Dropped(OFF)
        wait = await self.until_school(due, now)
        if wait is not None:
            return wait
        try:
            for one in await services.coffee.everyone(guild_id):
                await is_here(client, guild_id, one.member_id)
        except UnsureError as error:
            return Retry(str(error))
        threads = may_make(client, group)
        made = await services.rounds.make(guild_id, due.day, now, threads=threads)
        return Done() if made else Retry("people came and went meanwhile")

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan the next round."""
        school = await self.services.groups.school(due.guild_id)
        await self.services.coffee.follow(connection, due.guild_id, school, now)
        return ()


class OpenTable(ClientHandler):
    """Open a small group's private thread; or reach each by direct message."""

    kind = kinds.ROOM
    shows = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Make the thread in recorded steps; Done without a message means direct messages."""
        client, services, guild_id = self.client, self.services, due.guild_id
        group = await services.groups.get(guild_id)
        room = await services.rooms.get(guild_id, kinds.COFFEE, str(due.subject_id))
        small = await if_found(services.small_groups.get(guild_id, due.subject_id))
        if small is None or room is None or len(small.seats) < 2 or group.wins_channel_id is None:
            return Dropped(NOBODY)
        wait = await self._wait(small, due, now)
        if wait is not None:
            return wait
        card = await messages.small_group(client, small, late=due.is_late(now))
        became = await make(client, room, card, due, group.wins_channel_id)
        if isinstance(became, Retry | Dropped | Failed):
            return became
        if became.in_messages or became.thread_id is None:
            return Done()
        with contextlib.suppress(*UNREACHED):  # it's named again when its people change
            await messages.name_thread(client, small, became.thread_id)
        return Done(became.thread_id, became.message_id)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it with those who still sit there, and as they want to be named."""
        client, guild_id = self.client, due.guild_id
        small = await if_found(self.services.small_groups.get(guild_id, due.subject_id))
        if small is None:
            return None
        late = due.is_late(message.composed_at)
        if message.channel_id is not None:
            await messages.name_thread(client, small, message.channel_id)
        return await messages.small_group(client, small, late=late, calls=False)

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan to reach each of them, where there is no thread."""
        if isinstance(outcome, Done) and outcome.message_id is None:
            small_groups = self.services.small_groups
            return await small_groups.telling(connection, due.guild_id, due.subject_id, now)
        return ()

    async def _wait(self, small: SmallGroup, due: Due, now: datetime) -> Retry | None:
        """Return when to come again: the first message calls each of them."""
        services = self.services
        school = await services.groups.school(small.guild_id)
        moments = [now if school.may_reach(now) else school.next_school_moment(now)]
        if due.attempts <= PATIENT:
            for one in small.members:
                member = await services.members.get(small.guild_id, one)
                if member is not None:
                    moments.append(member.fit_moment(school, now))
        fit = max(moments)
        return Retry(OUTSIDE_HOURS, fit - now) if fit > now else None


class StillHere(ClientHandler):
    """Asks Discord, each school day of a coffee, who of its people is still in the server.

    No event says that someone left, and the person left alone is to hear it soon.
    """

    kind = kinds.HERE

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask about each; who left is noted, and what follows from it is planned there."""
        if not (await self.services.groups.get(due.guild_id)).has("coffee"):
            return Dropped(OFF)
        try:
            small = await self.services.small_groups.get(due.guild_id, due.subject_id)
            for one in small.members if len(small.members) > 1 else ():
                await is_here(self.client, due.guild_id, one)
        except NotFound:
            return Dropped(NOBODY)
        except UnsureError as error:
            return Retry(str(error))
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the next day's look."""
        if isinstance(outcome, Retry) or outcome == Dropped(NOBODY):
            return ()
        school = await self.services.groups.school(due.guild_id)
        return next_look(school, due.guild_id, due.subject_id, due.use_by, now)


class TellOfCoffee(TellOne):
    """Reaches one person about coffee, some in the thread of the small group it's about."""

    shows = True

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return what stands in the small group's thread."""
        return await in_thread_again(self.client, notice_of(due), "coffee")

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them as they chose."""
        services, guild_id = self.services, due.guild_id
        if not (await services.groups.get(guild_id)).has("coffee"):
            return Dropped(OFF)
        room = None
        if self.kind in IN_THREAD:
            room = await services.rooms.get(guild_id, kinds.COFFEE, str(due.subject_id))
        thread_id = None if room is None else room.thread_id
        return await reach(
            self.client,
            due,
            notice_of(due),
            now,
            topic="coffee",
            thread_id=thread_id,
            why=self.why,
        )


class AskWhetherMet(TellOfCoffee):
    """Whether they met."""

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note that they were asked; what only waits for their press does not count."""
        if isinstance(outcome, Done) and outcome.message_id is not None:
            small_groups = self.services.small_groups
            await small_groups.asked(connection, due.subject_id, due.member_id, now)
        return ()


HANDLERS = (
    MakeRound,
    OpenTable,
    StillHere,
    *AskWhetherMet.each(kinds.ASK),
    *TellOfCoffee.each(kinds.REST, kinds.OFFER),
    *TellOfCoffee.each(kinds.TELL, kinds.ALONE, why="awaited"),
    *TellOfCoffee.each(kinds.ENDED, kinds.LOST, why="pressing"),
)
NOTICES = {
    kinds.TELL: messages.small_group_notice,
    kinds.ASK: messages.question_notice,
    kinds.ENDED: messages.end_notice,
    kinds.LOST: messages.lost_notice,
    kinds.REST: messages.rest_notice,
    kinds.ALONE: messages.alone_notice,
    kinds.OFFER: messages.offer_notice,
}

"""What the agenda triggers about a day's thread: it opens, people come in, it is summed up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.agenda.occurrences import Done, Dropped, Outcome, Planned, Retry
from bot.celebrations import gatherings
from bot.celebrations.coordinator_notes import NO_THREAD, TOO_MANY
from bot.celebrations.gatherings import CLOSE, CLOSE_FOR, RECAP
from bot.celebrations.taking_part import JOIN
from bot.kit.errors import NotFound, if_found
from bot.ui.channel_post import post_once
from bot.ui.handlers import ClientHandler
from bot.ui.send import UNREACHED, Refused, outcome_of, unreached
from cogs.celebrations import day_cards, threads
from cogs.celebrations.threads import ARCHIVED, TOO_MANY_CODES, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due
    from bot.celebrations.gathering import Gathering, Morning
    from bot.celebrations.memories import Recap
    from bot.kit.database import Connection
    from bot.shown.rules import Message
    from bot.ui.card import Card
    from bot.wins.rules import Win

THREAD_FIRST, TRIES_SOON = timedelta(seconds=5), 3
GONE = Dropped("that day is not kept anymore")
PICTURES = 4


class ThreadHandler(ClientHandler):
    """A handler of one gathering's thread."""

    shows = False  # a question of the list's, or a number

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Do it; trouble that waiting does not fix ends it, and is remembered."""
        try:
            morning = await self.services.gatherings.morning(due.guild_id, due.subject_id)
            if morning.gathering.thread_deleted:
                return Dropped("deleted")
            return await self.act(due, morning, now)
        except NotFound:
            return GONE
        except Trouble as trouble:
            return Dropped(trouble.why)
        except UNREACHED as error:
            return unreached(error)

    async def act(self, due: Due, morning: Morning, now: datetime) -> Outcome:
        """Do what the row is for. Raises Trouble, and what a network raises."""
        raise NotImplementedError  # pragma: no cover - every handler overrides it

    async def say(
        self, due: Due, gathering: Gathering, card: Card, mark: str, now: datetime
    ) -> Outcome:
        """Say something in the thread once, silently: its button is the mark. Raises Trouble."""
        late = await self.late_for_school(due, now)
        if late is not None:
            return late
        thread_id = gathering.thread_id or 0
        said = await post_once(self.client, due, thread_id, mark, card, silent=True)
        if isinstance(said, Refused):
            trouble = await threads.lasting(self.client, gathering, said.code)
            if trouble is not None:
                raise trouble
        return outcome_of(said)


class OpenGatheringThread(ThreadHandler):
    """Open the thread under a day's post, with one question."""

    kind = gatherings.THREAD
    follows = (Done,)

    async def act(self, due: Due, morning: Morning, now: datetime) -> Outcome:
        """Make the thread, then its first line: each is a step that is written down."""
        gathering, services = morning.gathering, self.services
        try:
            thread_id = await threads.made(self.client, gathering)
        except discord.Forbidden as error:
            await services.gatherings.note(gathering, NO_THREAD, now)
            return unreached(error)
        except discord.HTTPException as error:
            if error.code in TOO_MANY_CODES:
                await services.gatherings.note(gathering, TOO_MANY, now)
            return unreached(error)
        if gathering.opened_at is not None:
            return Done(thread_id)
        gathering = await services.gatherings.get(due.guild_id, gathering.id)
        card, mark = day_cards.opener(morning), f"day:share:{gathering.id}"
        said = await self.say(due, gathering, card, mark, now)
        if isinstance(said, Retry) and said.refused:
            await services.gatherings.note(gathering, NO_THREAD, now)
        return said

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Note that it is open; its recap hangs on it."""
        services, gathering_id = self.services, due.subject_id
        await services.taking_part.let_in(connection, due.guild_id, gathering_id, now)
        return await services.gatherings.opened(connection, due.guild_id, gathering_id, now)


class AddMember(ThreadHandler):
    """Add somebody who joined."""

    kind = JOIN

    async def act(self, due: Due, morning: Morning, now: datetime) -> Outcome:
        """Add them, once the thread is there."""
        gathering = morning.gathering
        if gathering.thread_id is None:
            soon = due.attempts < TRIES_SOON
            return Retry("its thread is not there yet", THREAD_FIRST if soon else None)
        await threads.add(self.client, gathering, due.member_id)
        return Done(gathering.thread_id)


class SayCount(ThreadHandler):
    """Say in the thread what a count adds up to, at most once a day."""

    kind = gatherings.COUNT

    async def act(self, due: Due, morning: Morning, now: datetime) -> Outcome:
        """Say it."""
        gathering = morning.gathering
        if gathering.thread_id is None:
            return Dropped("it has no thread")
        services, summed_up = self.services, gathering.recap_at
        if summed_up and not await services.taking_part.added_since(gathering, summed_up):
            return Dropped("its recap said it")
        recap = await services.memories.recap(gathering)
        day = due.occurrence.replace("-", "")
        card = day_cards.so_far(gathering, recap.total, day)
        return await self.say(due, gathering, card, f"day:add:{gathering.id}:{day}", now)


class SumUp(ThreadHandler):
    """Sum a thread up after its last day."""

    kind = RECAP
    shows = True

    async def act(self, due: Due, morning: Morning, now: datetime) -> Outcome:
        """Say it; where nobody did anything, nothing is said."""
        gathering = morning.gathering
        recap = await self.services.memories.recap(gathering)
        if recap.is_empty:
            return Dropped("there is nothing to sum up")
        card = await self._card(gathering, recap)
        return await self.say(due, gathering, card, f"day:did:{gathering.id}:recap", now)

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note it; then the thread rests in the archive."""
        if isinstance(outcome, Retry):
            return ()
        if isinstance(outcome, Done):
            await self.services.gatherings.summed_up(connection, due.guild_id, due.subject_id, now)
        return [Planned(CLOSE, due.guild_id, due.subject_id, now, now + CLOSE_FOR)]

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it with what may still be told again."""
        gathering = await if_found(self.services.gatherings.get(due.guild_id, due.subject_id))
        if gathering is None:
            return None
        return await self._card(gathering, await self.services.memories.recap(gathering))

    async def _card(self, gathering: Gathering, recap: Recap) -> Card:
        pictures, names = await self._pictures(recap), await self._names(gathering, recap)
        return day_cards.recap(gathering, recap, names, pictures)

    async def _names(self, gathering: Gathering, recap: Recap) -> dict[int, str]:
        members, found = self.services.members, {}
        for one in recap.moments:
            member = await members.get(gathering.guild_id, one.author_id)
            if member is not None and not member.hidden:
                found[one.author_id] = one.author_name
        return found

    async def _pictures(self, recap: Recap) -> list[tuple[Win, bytes]]:
        pictures = self.services.pictures
        found: list[tuple[Win, bytes]] = []
        for one in recap.moments:
            data = await pictures.read(one.picture) if one.picture and one.alt else None
            if data is not None and len(found) < PICTURES:
                found.append((one, data))
        return found


class CloseThread(ThreadHandler):
    """Put a thread into the archive: anyone who writes there wakes it."""

    kind = CLOSE

    async def act(self, due: Due, morning: Morning, now: datetime) -> Outcome:
        """Archive it, and lock nothing."""
        gathering = morning.gathering
        if gathering.thread_id is None:
            return Dropped("it has no thread")
        try:
            await self.client.http.edit_channel(gathering.thread_id, archived=True)
        except discord.HTTPException as error:
            if error.code == ARCHIVED:
                return Done(gathering.thread_id)
            if isinstance(error, discord.Forbidden):
                return Dropped("Discord archives it by itself")
            raise await threads.trouble(self.client, gathering, error) from error
        return Done(gathering.thread_id)

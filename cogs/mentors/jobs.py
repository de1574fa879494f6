"""What the agenda triggers about mentors."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from bot.agenda.occurrences import Done, Dropped, Failed, Outcome, Retry
from bot.mentors import rules, schedule, words
from bot.mentors.own_thread import OWN_THREAD, ROOMS, OwnThread
from bot.ui import private_thread
from bot.ui.card import Button, Card
from bot.ui.handlers import ENDED, PlanOnly
from bot.ui.membership import UnsureError, is_here
from bot.ui.reach import in_thread_again, notice_of, reach
from cogs.mentors import notices
from cogs.mentors.basics import FEATURE, threads_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.members.rules import Notice
    from bot.shown.rules import Message

A_MOMENT = timedelta(seconds=20)
OFF = Dropped("mentors are switched off")
WAITS = Retry("mentors are switched off", timedelta(days=1))
OWN_THREAD_FIRST = Retry("their private thread comes first", A_MOMENT)


class MentorHandler(PlanOnly):
    """A handler of mentors, which does nothing outside the database unless a row needs it."""

    feature = FEATURE
    off: ClassVar[Outcome] = OFF


class Round(MentorHandler):
    """Asks mentors about everything that is open."""

    kind = schedule.ROUND

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask Discord who is still there, then the mentors."""
        if await self.group(due) is None:
            return OFF
        threads = await threads_of(self.client, due.guild_id)
        rounds = self.services.mentor_rounds
        pool = await rounds.pool(due.guild_id, now, threads=threads)
        people = {one.member_id for one in pool.seekings.values()} | set(pool.offerings)
        for member_id in sorted(people):
            try:
                await is_here(self.client, due.guild_id, member_id)
            except UnsureError as error:
                return Retry(str(error))
        await rounds.round(due.guild_id, now, threads=threads)
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the round of those who may still pick themselves."""
        if isinstance(outcome, Retry) or outcome == OFF:
            return ()
        return await self.services.mentor_rounds.next_round(connection, due.guild_id, now)


class Expiry(MentorHandler):
    """Ends an ask that nobody answered."""

    kind = schedule.EXPIRY
    follows = ENDED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """End it."""
        await self.services.mentor_asks.expire(connection, due.guild_id, due.subject_id, now)
        return ()


class TellNoMentor(MentorHandler):
    """Lets the author of a question know that no mentor was free."""

    kind = schedule.ALONE

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan what tells them, if that's so."""
        asks = self.services.mentor_asks
        return await asks.left_alone(connection, due.guild_id, due.subject_id, now)


class MakeOwnThread(MentorHandler):
    """Makes one person's own private thread."""

    kind = OWN_THREAD

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Make it, or what's missing of it."""
        group = await self.group(due)
        if group is None:
            return WAITS
        room = await self.services.rooms.get(due.guild_id, ROOMS, due.load(OwnThread).ref)
        if room is None:
            return Dropped("it is not wished for anymore")
        first = Card(words.OWN_THREAD, [Button(f"mentor:status:{due.guild_id}:{room.id}")])
        made = await private_thread.make(self.client, room, first, due, group.wins_channel_id or 0)
        if isinstance(made, Retry | Dropped | Failed):
            return made
        return Done(made.thread_id, made.message_id)


class AskEachTerm(MentorHandler):
    """Asks a mentor once in a term."""

    kind = schedule.TERM
    follows = ENDED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan what reaches them, and the next term's."""
        member_id, guild_id = due.member_id, due.guild_id
        school = await self.services.members.school(
            guild_id, member_id, await self.services.groups.school(guild_id)
        )
        payload = schedule.TellPayload(day=due.occurrence)
        asked = schedule.tell(guild_id, "term", 0, member_id, now, payload=payload)
        return [asked, schedule.term(guild_id, member_id, rules.next_term(school, now))]


class TellInOwnThread(MentorHandler):
    """Lets one person know something: by direct message, or in their own private thread."""

    shows = True
    brief = True

    def __init__(self, client: WhatsWorking, kind: str) -> None:
        super().__init__(client)
        self.kind = kind

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return what stands in their private thread."""
        notice = notice_of(due, occurrence=due.load(schedule.TellPayload).occurrence)
        return await in_thread_again(self.client, notice, "mentor")

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them by the way that they chose."""
        if await self.group(due) is None:
            return OFF
        guild_id, mentors = due.guild_id, self.services.mentors
        member_id, payload = due.member_id, due.load(schedule.TellPayload)
        way = (await self.services.reaching.ways(guild_id, member_id)).method("mentor")
        ref = await mentors.own_thread(guild_id, member_id)
        room = None if ref is None else await self.services.rooms.get(guild_id, ROOMS, ref)
        in_messages = room is not None and room.in_messages
        if way == "dm" and room is None and await self._is_closed(due, member_id, now):
            reaching = self.services.reaching
            await reaching.choose(guild_id, member_id, "mentor", "thread", now)
            return OWN_THREAD_FIRST
        if room is not None and room.message_id is None and way != "dm" and not in_messages:
            if not await mentors.own_thread_comes(guild_id, member_id, room.ref):
                await mentors.new_own_thread(guild_id, member_id, now, lost=room.ref)
            return OWN_THREAD_FIRST
        thread_id = None if room is None else room.thread_id
        notice = notice_of(due, occurrence=payload.occurrence)
        outcome = await reach(
            self.client,
            due,
            notice,
            now,
            topic="mentor",
            asked_by_dm=in_messages,
            thread_id=thread_id,
            why=notices.why(self.kind),
        )
        if outcome == Done() and thread_id is not None and await threads_of(self.client, guild_id):
            # It would wait for their next press, since the thread is gone; it may have a deadline.
            await mentors.new_own_thread(guild_id, member_id, now, lost=ref or "")
            await self._let_go(notice)
            return OWN_THREAD_FIRST
        return outcome

    async def not_taken(self, due: Due, code: int, now: datetime) -> Iterable[Planned]:
        """Tell the person who wrote the words in it."""
        author = await notices.author_of(self.client, due)
        if author is None:
            return await super().not_taken(due, code, now)
        payload, what = (
            schedule.TellPayload(day=now.isoformat(), code=code),
            "unfit_" + author.wrote,
        )
        key = due.guild_id, what, author.subject_id, author.member_id
        return [schedule.tell(*key, now, payload=payload)]

    async def _let_go(self, notice: Notice) -> None:
        """Let what comes in another thread wait for their next press no longer."""
        members, key = self.services.members, (notice.guild_id, notice.member_id)
        for one in await members.notices(*key):
            if replace(one, id=0) == notice:
                await members.drop_notice(*key, one.id)

    async def _is_closed(self, due: Due, member_id: int, now: datetime) -> bool:
        way = await self.services.members.reach(due.guild_id, member_id, now, "mentor")
        return way == "waits" and await threads_of(self.client, due.guild_id)


HANDLERS = (Round, Expiry, TellNoMentor, MakeOwnThread, AskEachTerm)

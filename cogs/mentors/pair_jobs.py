"""What the agenda triggers about two people who are matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped, Failed, Outcome, Retry
from bot.kit import calendar
from bot.kit.errors import NotFound, if_found
from bot.mentors import content, schedule
from bot.mentors.own_thread import ROOMS
from bot.ui import private_thread
from bot.ui.channel_post import post_once
from bot.ui.handlers import ENDED
from bot.ui.send import UNKNOWN_CHANNEL, Refused, outcome_of
from cogs.mentors import notices, talk_cards
from cogs.mentors.jobs import WAITS, MentorHandler

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.kit.database import Connection
    from bot.mentors.records import Pair
    from bot.shown.rules import Message
    from bot.ui.card import Card

OVER = Dropped("the match has ended")


class PairHandler(MentorHandler):
    """A handler of rows whose subject is a pair; while mentors are off it waits: none is lost."""

    off = WAITS

    async def pair(self, due: Due) -> Pair | None:
        """Return the pair that a row is about, if it has not ended."""
        pair = await if_found(self.services.mentor_pairs.get(due.guild_id, due.subject_id))
        return None if pair is None or pair.state == "ended" else pair


class MakeRoom(PairHandler):
    """Makes the private thread of two people, or introduces them by direct message."""

    kind = schedule.ROOM
    shows = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Make it with both introductions and the first agenda, in recorded steps."""
        group, pair = await self.group(due), await self.pair(due)
        if pair is None:
            return OVER
        if group is None:
            return WAITS
        room = await self.services.rooms.get(due.guild_id, ROOMS, f"pair {pair.id}")
        if room is None:
            return Failed("its thread was never planned")
        where, first = group.wins_channel_id or 0, await notices.meeting(self.client, pair)
        made = await private_thread.make(self.client, room, first, due, where)
        if isinstance(made, Failed) and made.unfit is not None:
            # They're introduced all the same, and can say the rest there themselves.
            await self._tell(pair, "unfit_room", now, made.unfit)
            bare = await notices.meeting(self.client, pair, own_words=False)
            room = await self.services.rooms.get(due.guild_id, ROOMS, f"pair {pair.id}") or room
            made = await private_thread.make(self.client, room, bare, due, where)
        if isinstance(made, Retry | Dropped | Failed):
            return made
        if made.in_messages:
            await self._tell(pair, "meet", now)
        return Done(made.thread_id, made.message_id)

    async def _tell(self, pair: Pair, what: str, now: datetime, code: int = 0) -> None:
        payload = schedule.TellPayload(code=code)
        await self.client.agenda.plan(
            schedule.tell(pair.guild_id, what, pair.id, one, now, payload=payload)
            for one in pair.members
        )

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return both introductions as the two want to be named now."""
        guild_id, pair_id = due.guild_id, due.subject_id
        try:
            pair = await self.services.mentor_pairs.get(guild_id, pair_id)
            first = await notices.meeting(self.client, pair)
        except NotFound:
            return None
        return private_thread.opening(first, len(pair.members))


class Month(PairHandler):
    """Puts the month's idea into the thread; where there is none, or none anymore, to each."""

    kind = schedule.MONTH
    follows = ENDED
    shows = False  # an idea for a talk

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it once."""
        pair = await self.pair(due)
        if await self.group(due) is None or pair is None or pair.state != "active":
            return OVER
        if now >= pair.finish_at:
            return OVER  # it moved, or is late: both are asked whether to go on
        school = await self.services.groups.school(due.guild_id)
        today = calendar.local_day(due.moment, school.zone)
        number = content.month_of_year(today, school.school_year_of(today))
        room = await self.services.rooms.get(due.guild_id, ROOMS, f"pair {pair.id}")
        if room is not None and room.thread_id is not None:
            late = await self.late_for_school(due, now)
            if late is not None:
                return late
            agenda = content.monthly(calendar.country_of(school.zone))[number]
            card = talk_cards.month(pair, agenda, number)
            silent = not school.may_reach(now)
            posted = await post_once(
                self.client, due, room.thread_id, card.mark, card, silent=silent
            )
            if not (isinstance(posted, Refused) and posted.code == UNKNOWN_CHANNEL):
                return outcome_of(posted)
            await self.services.rooms.lost(due.guild_id, room.thread_id, now)
        payload = schedule.TellPayload(number, due.occurrence)
        await self.client.agenda.plan(
            schedule.tell(due.guild_id, "month", pair.id, one, now, payload=payload)
            for one in pair.members
        )
        return Done()

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan the next month's."""
        course = self.services.mentor_course
        return await course.month_over(connection, due.guild_id, due.subject_id, now)


class AskCheckIn(PairHandler):
    """Asks both how it goes."""

    kind = schedule.CHECKIN

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan what reaches the two, and what follows."""
        pair_id, number = due.subject_id, due.load(schedule.CheckInNumber).number
        course = self.services.mentor_course
        return await course.check_in(connection, due.guild_id, pair_id, number, now)


class Finish(PairHandler):
    """Asks both whether to go on."""

    kind = schedule.FINISH

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan what reaches the two."""
        course = self.services.mentor_course
        return await course.finish(connection, due.guild_id, due.subject_id, now)


class Close(PairHandler):
    """Closes what nobody wished to go on with."""

    kind = schedule.CLOSE

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Thank both."""
        course = self.services.mentor_course
        await course.close(connection, due.guild_id, due.subject_id, now)
        return ()


HANDLERS = (MakeRoom, Month, AskCheckIn, Finish, Close)

"""Asking mentors about requests, until both sides have said yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.kit.errors import NotFound, Refusal
from bot.mentors import ending, queries, records, rules, schedule, words
from bot.questions import queries as questions

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.members.service import Members
    from bot.mentors.matches import Matches
    from bot.mentors.records import Ask, Pair, Request
    from bot.school.clock import SchoolClock


@dataclass(frozen=True)
class AcceptedAsk:
    """What came of a yes: a pair, or a yes that waits for the other one (None)."""

    ask: Ask
    pair: Pair | None


@dataclass(frozen=True)
class AskWithRequest:
    """What a mentor is asked."""

    ask: Ask
    request: Request


class Asks:
    """Who is asked about which request; each method is one short transaction."""

    def __init__(
        self, database: Database, groups: Groups, members: Members, matches: Matches
    ) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        self._matches = matches

    async def asked(self, guild_id: int, ask_id: int) -> AskWithRequest:
        """Return an ask with its request and the reasons. Raises NotFound."""
        async with self._database.read() as connection:
            row = await queries.find_ask(connection, guild_id=guild_id, id=ask_id)
            if row is None:
                raise NotFound(words.ASK_GONE)
            found = await queries.request(connection, row.request_id)
        return AskWithRequest(records.ask(row), records.request(found))

    async def of_request(self, guild_id: int, request_id: int) -> list[Ask]:
        """Return everyone who was asked about a request, in order."""
        async with self._database.read() as connection:
            rows = await queries.asks(connection, guild_id=guild_id, request_id=request_id)
        return [records.ask(one) for one in rows]

    async def of_mentor(self, guild_id: int, mentor_id: int) -> list[Ask]:
        """Return what a mentor is being asked now, oldest first."""
        async with self._database.read() as connection:
            rows = await queries.asks(
                connection, guild_id=guild_id, mentor_id=mentor_id, state="waiting"
            )
        return [records.ask(one) for one in rows]

    async def accept(
        self, guild_id: int, ask_id: int, mentor_id: int, now: datetime
    ) -> AcceptedAsk:
        """Say yes as the mentor who was asked, late too while the request is open.

        Raises Refusal in kind words.
        """
        async with self._database.write() as connection:
            await queries.hold(connection, guild_id, mentor_id)
            ask, request = await self._own(connection, guild_id, ask_id, mentor_id)
            _still_open(ask, request)
            if await queries.asks(connection, request_id=request.id, state="agreed"):
                raise Refusal(words.TAKEN)
            await self._matches.check_awake(guild_id, mentor_id, now)
            await self._matches.check_room(connection, guild_id, mentor_id)
            await self._met_halfway(connection, guild_id, mentor_id)
            # The one who asked a question, or picked this mentor, has said yes already.
            if ask.picked or request.is_question:
                return AcceptedAsk(ask, await self._tie(connection, request, ask, now))
            school = await self._school(guild_id, request.member_id)
            expires = school.school_days_later(now, rules.ANSWERED_WITHIN)
            await queries.change_ask(connection, {"id": ask.id}, state="agreed", expires_at=expires)
            await agenda.drop_waiting(connection, Series(schedule.EXPIRY, guild_id, ask.id))
            planned = [
                schedule.tell(guild_id, "agreed", ask.id, request.member_id, now, use_by=expires),
                schedule.expiry(guild_id, ask.id, expires, again=True),
            ]
            await agenda.plan(connection, planned)
        return AcceptedAsk(ask, None)

    async def confirm(self, guild_id: int, ask_id: int, member_id: int, now: datetime) -> Pair:
        """Say yes as the one who asks, to a mentor who would. Raises Refusal."""
        async with self._database.write() as connection:
            ask, request = await self._agreed(connection, guild_id, ask_id, member_id)
            await self._matches.check_awake(guild_id, member_id, now)
            return await self._tie(connection, request, ask, now)

    async def refuse(self, guild_id: int, ask_id: int, member_id: int, now: datetime) -> None:
        """Say no as the one who asks; the mentor only hears "not free right now"."""
        async with self._database.write() as connection:
            ask, _ = await self._agreed(connection, guild_id, ask_id, member_id)
            await self._over(connection, ask, "refused", now)
            await agenda.plan(
                connection, [schedule.tell(guild_id, "refused", ask.id, ask.mentor_id, now)]
            )

    async def decline(self, guild_id: int, ask_id: int, mentor_id: int, now: datetime) -> None:
        """Say no as the mentor; the next best is asked, and no reason is kept."""
        async with self._database.write() as connection:
            ask, request = await self._own(connection, guild_id, ask_id, mentor_id)
            _still_open(ask, request)
            if ask.state != "waiting":
                raise Refusal(words.WENT_ON)
            await self._met_halfway(connection, guild_id, mentor_id)
            await self._over(connection, ask, "declined", now)
            await ending.not_free(connection, request, now)

    async def expire(
        self, connection: Connection, guild_id: int, ask_id: int, now: datetime
    ) -> None:
        """End an ask that nobody answered in time; three in a row rest the mentor, who is told."""
        row = await queries.find_ask(connection, locked=True, guild_id=guild_id, id=ask_id)
        if row is None or row.state not in ending.STILL or row.expires_at > now:
            return
        ask = records.ask(row)
        found = await queries.request(connection, ask.request_id)
        request = records.request(found)
        # Without an answer to the mentor's yes it's as if that had been refused.
        state = "refused" if ask.state == "agreed" else "expired"
        await self._over(connection, ask, state, now)
        if ask.state == "agreed":
            tell = schedule.tell(guild_id, "refused", ask.id, ask.mentor_id, now)
            await agenda.plan(connection, [tell])
            return
        await self._missed(connection, guild_id, ask.mentor_id, now)
        await ending.not_free(connection, request, now)

    async def left_alone(
        self, connection: Connection, guild_id: int, request_id: int, now: datetime
    ) -> list[Planned]:
        """Return what tells a question's author that no mentor was free, once that's certain."""
        row = await queries.find_request(connection, guild_id=guild_id, id=request_id)
        if row is None or row.state != "open" or row.question_id is not None:
            return []
        asked = await queries.asks(connection, request_id=request_id, state="waiting")
        last = max((one.expires_at for one in asked), default=now)
        if last > now:  # a mentor has time to say yes until then
            return [schedule.alone(guild_id, row.id, last, f"{last:%Y-%m-%d}")]
        return [schedule.tell(guild_id, "alone", row.id, row.member_id, now)]

    async def _own(
        self, connection: Connection, guild_id: int, ask_id: int, mentor_id: int
    ) -> tuple[Ask, Request]:
        row = await queries.find_ask(connection, guild_id=guild_id, id=ask_id)
        if row is None or row.mentor_id != mentor_id:
            raise NotFound(words.ASK_GONE)
        found = await queries.request(connection, row.request_id)
        if found.question_id is not None:  # answers there hold them in this order
            await questions.hold(connection, guild_id, found.question_id)
        found = await queries.request(connection, row.request_id, locked=True)
        # What another wrote while this waited for the request.
        row = await queries.ask(connection, ask_id)
        return records.ask(row), records.request(found)

    async def _agreed(
        self, connection: Connection, guild_id: int, ask_id: int, member_id: int
    ) -> tuple[Ask, Request]:
        row = await queries.find_ask(connection, guild_id=guild_id, id=ask_id)
        if row is None:
            raise NotFound(words.ASK_GONE)
        ask, request = await self._own(connection, guild_id, ask_id, row.mentor_id)
        if request.member_id != member_id:
            raise NotFound(words.ASK_GONE)
        if ask.state == "taken":
            raise Refusal(words.MATCHED_ALREADY)
        way = f"mentor:status:{guild_id}"
        if request.state != "open":
            raise Refusal(
                words.NO_REQUEST if request.state == "over" else words.MATCHED_ALREADY, way
            )
        if ask.state != "agreed":
            raise Refusal(words.LET_GO, way)
        return ask, request

    async def _tie(self, connection: Connection, request: Request, ask: Ask, now: datetime) -> Pair:
        await queries.change_ask(connection, {"id": ask.id}, state="taken")
        await agenda.drop_waiting(connection, Series(schedule.EXPIRY, ask.guild_id, ask.id))
        return await self._matches.make(connection, request, ask.mentor_id, now)

    async def _over(self, connection: Connection, ask: Ask, state: str, now: datetime) -> None:
        await queries.change_ask(connection, {"id": ask.id}, state=state)
        await agenda.drop_waiting(connection, Series(schedule.EXPIRY, ask.guild_id, ask.id))
        school = await self._groups.school(ask.guild_id)
        await schedule.plan_round(connection, ask.guild_id, school, now)

    async def _met_halfway(self, connection: Connection, guild_id: int, mentor_id: int) -> None:
        await queries.change_offer(connection, guild_id, mentor_id, missed=0)

    async def _missed(
        self, connection: Connection, guild_id: int, mentor_id: int, now: datetime
    ) -> None:
        row = await queries.find_offer(connection, guild_id, mentor_id, locked=True)
        if row is None:
            return
        missed = row.missed + 1
        await queries.change_offer(connection, guild_id, mentor_id, missed=missed)
        if missed >= rules.REST_AFTER and row.state == "open":
            await queries.change_offer(connection, guild_id, mentor_id, state="resting", missed=0)
            await ending.let_go(connection, guild_id, mentor_id, now)
            await agenda.plan(connection, [schedule.tell(guild_id, "rested", 0, mentor_id, now)])

    async def _school(self, guild_id: int, member_id: int) -> SchoolClock:
        return await self._members.school(guild_id, member_id, await self._groups.school(guild_id))


def _still_open(ask: Ask, request: Request) -> None:
    """Raise Refusal where an ask can be answered no more, saying why in kind words.

    While the request is open, its time being over doesn't matter.
    """
    if ask.state in ("taken", "agreed"):
        raise Refusal(words.YOU_SAID_YES)
    if ask.state == "declined":
        raise Refusal(words.YOU_SAID_NO)
    if ask.state == "refused":
        raise Refusal(words.REFUSED)
    if request.state == "matched":
        raise Refusal(words.TAKEN)
    if request.state != "open":
        in_group = request.question_id is not None
        raise Refusal(words.GROUP_ANSWERED if in_group else words.NOT_ANY_MORE)

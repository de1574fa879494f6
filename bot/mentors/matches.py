"""Makes a pair of two people: its row, its private thread, and everything that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.kit.errors import Refusal
from bot.members.topics import topic_names
from bot.mentors import (
    ending,
    pair_queries,
    pair_words,
    queries,
    records,
    rules,
    schedule,
    words,
)
from bot.mentors.own_thread import ROOMS
from bot.pairing import rules as pairing_rules
from bot.questions.service import taken_up

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection
    from bot.members.service import Members
    from bot.mentors.records import Pair, Request
    from bot.pairing.rooms import Rooms
    from bot.pairing.service import Pairing
    from bot.school.clock import SchoolClock

LONG = ("weeks", "year")  # what has a meeting each month


class Matches:
    """Makes pairs, in the transaction of the last yes."""

    def __init__(self, groups: Groups, members: Members, pairing: Pairing, rooms: Rooms) -> None:
        self._groups = groups
        self._members = members
        self._pairing = pairing
        self._rooms = rooms

    async def check_room(
        self, connection: Connection, guild_id: int, mentor_id: int, asking: int | None = None
    ) -> None:
        """Let one more person be taken on. Raises Refusal for a mentor who is full.

        The caller holds the mentor, so that two yeses at once are counted one after the other.
        *asking*: who pressed, where it may be the other one of the two.
        """
        offer = await queries.find_offer(connection, guild_id, mentor_id)
        if offer is None:
            return
        if await queries.taken(connection, guild_id, mentor_id) >= offer.capacity:
            mine = asking in (None, mentor_id)
            sentence = words.NO_ROOM if mine else words.NO_ROOM_THERE
            raise Refusal(sentence, f"mentor:status:{guild_id}")

    async def check_awake(self, guild_id: int, member_id: int, now: datetime) -> None:
        """Let one who says yes be matched. Raises Refusal while they pause themselves."""
        if await self._is_away(guild_id, member_id, now):
            raise Refusal(words.YOU_PAUSE)

    async def kept_apart(
        self, connection: Connection, guild_id: int, one: int, other: int, now: datetime
    ) -> bool:
        """Return whether two people must not be matched now, without saying why."""
        if any([await self._is_away(guild_id, each, now) for each in (one, other)]):
            return True
        ground = await self._pairing.ground_of(connection, guild_id)
        if pairing_rules.pair(one, other) in ground.apart:
            return True
        living = await pair_queries.pairs_of(connection, guild_id, one, ending.LIVING)
        return any(other in (pair.mentor_id, pair.mentee_id) for pair in living)

    async def make(
        self, connection: Connection, request: Request, mentor_id: int, now: datetime
    ) -> Pair:
        """Match a mentor with a request that the caller holds, and plan what follows.

        Raises Refusal where the two came to be kept apart meanwhile.
        """
        guild_id, both = request.guild_id, (mentor_id, request.member_id)
        if await self.kept_apart(connection, guild_id, *both, now):
            raise Refusal(words.NOT_ANY_MORE)
        school = await self._groups.school(guild_id)
        pair_id = await _written(connection, request, mentor_id, school, now)
        await queries.change_request(connection, {"id": request.id}, state="matched")
        if request.question_id is not None:
            await taken_up(connection, guild_id, request.question_id, now)
        others: queries.AskKey = {"request_id": request.id, "state": ending.STILL}
        await queries.change_ask(connection, others, state="over")
        ref = f"pair {pair_id}"
        await self._pairing.together(connection, guild_id, both, "mentor", ref, now)
        name = _room_name(request)
        await self._rooms.add(connection, guild_id, ROOMS, ref, name, both, now)
        pair = records.pair(await pair_queries.pair(connection, pair_id))
        await agenda.plan(connection, _following(pair, school, now))
        return pair

    async def _is_away(self, guild_id: int, member_id: int, now: datetime) -> bool:
        member = await self._members.get(guild_id, member_id)
        return member is None or member.left_at is not None or member.rests(now)


async def _written(
    connection: Connection, request: Request, mentor_id: int, school: SchoolClock, now: datetime
) -> int:
    asked = await queries.find_ask(connection, request_id=request.id, mentor_id=mentor_id)
    pair_id = await pair_queries.add_pair(
        connection,
        guild_id=request.guild_id,
        request_id=request.id,
        mentor_id=mentor_id,
        mentee_id=request.member_id,
        size=request.size,
        why="" if asked is None else "\n".join(records.ask(asked).why),
        state="active",
        began_at=now,
        finish_at=rules.finish(request.size, school, now),
        quiet=0,
        mentor_renews=False,
        mentee_renews=False,
    )
    assert pair_id is not None  # nothing is there already: each pair is another
    return pair_id


def _following(pair: Pair, school: SchoolClock, now: datetime) -> list[Planned]:
    """Return what is planned for a new pair."""
    ids = (pair.guild_id, pair.id)
    planned = [schedule.room(*ids, now), schedule.finish(*ids, pair.finish_at)]
    if pair.size not in LONG:
        return planned
    first = school.school_weeks_later(now, rules.FIRST_CHECK_IN)
    planned.append(schedule.check_in(*ids, 1, first))
    return planned + following_month(pair, school, now)


def following_month(pair: Pair, school: SchoolClock, now: datetime) -> list[Planned]:
    """Return the next monthly agenda of a pair, if one comes before its finish date."""
    at = rules.next_month(school, now)
    if pair.size not in LONG or at is None or at >= pair.finish_at:
        return []
    return [schedule.month(pair.guild_id, pair.id, at)]


def _room_name(request: Request) -> str:
    """Return what their thread is about, which is its name."""
    topic = next(iter(topic_names(request.profile.topics)), pair_words.ANY_TOPIC)
    return pair_words.ROOM_NAMES[request.size].format(topic=topic[:1].upper() + topic[1:])

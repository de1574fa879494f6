"""Pairs: how two people stay in touch, what each says about it, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups.promises import promise
from bot.kit import calendar
from bot.kit.errors import NotFound, Refusal
from bot.mentors import ending, pair_queries, pair_words, queries, records, rules, schedule
from bot.mentors.own_thread import ROOMS
from bot.plans import queries as plan_queries

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.mentors.records import Pair
    from bot.pairing.rooms import Room
    from bot.plans.service import Plans


class MentorPairs:
    """What is between two people; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups, plans: Plans) -> None:
        self._database = database
        self._groups = groups
        self._plans = plans

    async def get(self, guild_id: int, pair_id: int, member_id: int | None = None) -> Pair:
        """Return a pair, to one of the two where a member is named. Raises NotFound."""
        async with self._database.read() as connection:
            return await _pair(connection, guild_id, pair_id, member_id)

    async def of_member(
        self, guild_id: int, member_id: int, states: tuple[str, ...] = ending.LIVING
    ) -> list[Pair]:
        """Return the pairs that a member is in, oldest first."""
        async with self._database.read() as connection:
            rows = await pair_queries.pairs_of(connection, guild_id, member_id, states)
        return [records.pair(one) for one in rows]

    async def of_group(self, guild_id: int) -> list[Pair]:
        """Return every pair of a group, ended ones too."""
        async with self._database.read() as connection:
            rows = await pair_queries.pairs(connection, guild_id)
        return [records.pair(one) for one in rows]

    async def thread_lost(self, connection: Connection, room: Room, now: datetime) -> None:
        """Tell the two that their thread was deleted, and that their match goes on."""
        if room.kind != ROOMS:
            return
        pair_id = int(room.ref.removeprefix("pair "))
        await agenda.plan(
            connection,
            [
                schedule.tell(
                    room.guild_id, "lost", pair_id, one, now, payload=schedule.TellPayload()
                )
                for one in room.members
            ],
        )

    async def met_counts(self, guild_id: int) -> dict[int, int]:
        """Return how often the two of each pair said that they met."""
        async with self._database.read() as connection:
            rows = await pair_queries.checkins(connection, guild_id)
        found: dict[int, int] = {}
        for row in rows:
            found[row.pair_id] = found.get(row.pair_id, 0) + (
                "met" in (row.mentor_answer, row.mentee_answer)
            )
        return found

    async def said(
        self, guild_id: int, pair_id: int, number: int, member_id: int, what: str, now: datetime
    ) -> Pair:
        """Keep what one of the two said at a check-in, and do what follows from it.

        *met* counts for the plan; how long it took is theirs to add. Raises NotFound, and Refusal
        once the pair has ended.
        """
        async with self._database.write() as connection:
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            side = pair.side(member_id)
            await pair_queries.answer_checkin(connection, pair_id, number, side, what)
            await pair_queries.change_pair(connection, pair_id, quiet=0)
            if what == "met":
                ref = meeting(pair_id, number)
                await self._plans.add_evidence(connection, guild_id, member_id, "mentor", ref, now)
            elif what == "help":
                await pair_queries.change_pair(connection, pair_id, help_at=pair.help_at or now)
                school = await self._groups.school(guild_id)
                late = Series(schedule.NO_HELP, guild_id, pair_id, member_id)
                day = calendar.local_day(now, school.zone)
                await promise(connection, late, school, now, str(day))
            elif what == "stop":
                await ending.end_pair(connection, pair, now, "ended", [pair.other(member_id)])
        return pair

    async def reflect(
        self, guild_id: int, pair_id: int, number: int, member_id: int, text: str
    ) -> bool:
        """Add a line to the member's own log; return whether there was an entry for it.

        Raises Refusal for more than a line.
        """
        note = rules.tidy_line(text, pair_words.LINE_TOO_LONG)
        async with self._database.write() as connection:
            ref = meeting(pair_id, number)
            return await plan_queries.note(connection, guild_id, member_id, "mentor", ref, note)

    async def stop(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """End a pair as one of the two; no reason is asked, and the other one is thanked too."""
        async with self._database.write() as connection:
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            await ending.end_pair(connection, pair, now, "ended", [pair.other(member_id)])
        return pair

    async def rematch(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """End a pair and look for somebody else; the other only hears that it ended.

        For the mentee the request opens again; a mentor has room again.
        """
        async with self._database.write() as connection:
            pair = await _pair(connection, guild_id, pair_id, member_id)
            await ending.end_pair(connection, pair, now, "ended", [pair.other(member_id)])
            if pair.mentee_id == member_id:
                await reopen(connection, guild_id, member_id, now)
            school = await self._groups.school(guild_id)
            await schedule.plan_round(connection, guild_id, school, now)
        return pair

    async def ask_again(self, guild_id: int, member_id: int, now: datetime) -> bool:
        """Look for somebody else after a match has ended; return whether a request is open."""
        async with self._database.write() as connection:
            is_open = await reopen(connection, guild_id, member_id, now)
            school = await self._groups.school(guild_id)
            await schedule.plan_round(connection, guild_id, school, now)
        return is_open

    async def helped(self, guild_id: int, pair_id: int) -> None:
        """Note that a coordinator has seen to those who asked for help."""
        async with self._database.write() as connection:
            pair = await _pair(connection, guild_id, pair_id, None)
            await pair_queries.change_pair(connection, pair_id, help_at=None)
            kind = schedule.NO_HELP
            await agenda.drop(
                connection, *(Series(kind, guild_id, pair_id, one) for one in pair.members)
            )


async def living_pair(connection: Connection, guild_id: int, pair_id: int, member_id: int) -> Pair:
    """Return a pair that goes on or rests, to one of the two. Raises NotFound, Refusal."""
    pair = await _pair(connection, guild_id, pair_id, member_id)
    if pair.state == "ended":
        raise Refusal(pair_words.ENDED_ALREADY, f"mentor:status:{guild_id}")
    return pair


def meeting(pair_id: int, number: int) -> str:
    """Return by which ref a meeting stands in the log."""
    return f"pair {pair_id} {number}"


async def _pair(connection: Connection, guild_id: int, pair_id: int, member_id: int | None) -> Pair:
    row = await pair_queries.find_pair(connection, guild_id, pair_id)
    if row is None or (member_id is not None and member_id not in (row.mentor_id, row.mentee_id)):
        raise NotFound(pair_words.PAIR_GONE)
    return records.pair(row)


async def reopen(connection: Connection, guild_id: int, member_id: int, now: datetime) -> bool:
    """Open a member's last matched request again; the same mentor is not asked twice.

    It waits from now on. Return whether one is open then.
    """
    await queries.hold(connection, guild_id, member_id)
    if await queries.open_request(connection, guild_id, member_id) is not None:
        return True
    matched = await queries.requests(
        connection, guild_id=guild_id, member_id=member_id, state="matched"
    )
    pairs = await pair_queries.pairs_of(connection, guild_id, member_id, ending.LIVING)
    busy = {one.request_id for one in pairs}
    last = max((one.id for one in matched if one.id not in busy), default=None)
    if last is None:
        return False
    values: queries.RequestValues = {"pick_until": None, "question_id": None, "seen_at": None}
    values |= {"state": "open", "created_at": now}
    await queries.change_request(connection, {"id": last}, **values)
    return True

"""Rounds of coffee: who is in one, their small groups, and what is planned for each."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.coffee import kinds, queries, rules, seat_queries, words
from bot.coffee.forming import Seekers, form
from bot.coffee.service import Joined
from bot.coffee.small import next_look
from bot.kit import calendar
from bot.kit.dates import MONTHS
from bot.kit.errors import Refusal
from bot.pairing.rules import pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.coffee.forming import Formed
    from bot.coffee.rules import CoffeeSettings
    from bot.coffee.service import Coffee
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.members.service import Members
    from bot.pairing.rooms import Rooms
    from bot.pairing.service import Pairing

AT_ONCE = 24  # people whose groups are formed in this process: at most 0.1 s, as a rule 2 ms
TRIES = 3

# Why someone was not in a round, in the general words that coordinators see as counts.
AWAY, ALONE, UNREACHABLE = "away", "alone", "unreachable"


@dataclass(frozen=True)
class RoundPool:
    """Who may be in a round, by id with their place, and how many may not, by reason.

    Who pauses waits for a partner when they are back.
    """

    people: Mapping[int, Joined]
    left_out: Mapping[str, int]
    to_rest: frozenset[int]
    paused: frozenset[int]


class Rounds:
    """Makes rounds, and coffees between them."""

    def __init__(
        self,
        database: Database,
        coffee: Coffee,
        groups: Groups,
        members: Members,
        pairing: Pairing,
        rooms: Rooms,
    ) -> None:
        self._database = database
        self._coffee = coffee
        self._groups = groups
        self._members = members
        self._pairing = pairing
        self._rooms = rooms

    async def make(self, guild_id: int, day: date, now: datetime, *, threads: bool) -> bool:
        """Put everyone together who may be, and plan what follows; return whether it was done.

        A day has one round: a repeat changes nothing. Membership is asked of Discord before.
        False when people came or went meanwhile, again and again.
        """
        settings = await self._coffee.settings(guild_id)
        for _ in range(TRIES):
            gathered = await self._gather(guild_id, day, now, threads=threads)
            formed = await self._form(guild_id, gathered, settings, now)
            unchanged = gathered == await self._gather(guild_id, day, now, threads=threads)
            if unchanged and await self._keep(guild_id, day, gathered, formed, now):
                return True
        return False

    async def longest_waiting(
        self, guild_id: int, member_id: int, now: datetime, *, threads: bool
    ) -> int | None:
        """Return who waits longest of those that a member may have coffee with now."""
        mine = await self._coffee.get(guild_id, member_id)
        if mine is None or mine.waiting_since is None:
            return None
        if await self._bar(mine, now, threads=threads) is not None:
            return None
        apart = (await self._pairing.ground(guild_id)).apart
        for one in await self._coffee.everyone(guild_id):
            other = one.member_id
            if one.waiting_since is None or other == member_id or pair(member_id, other) in apart:
                continue
            if await self._bar(one, now, threads=threads) is None:
                return other
        return None

    async def meet(self, guild_id: int, member_id: int, other: int, now: datetime) -> None:
        """Put two together who wait, before the next round. Raises Refusal when one does not."""
        async with self._database.write() as connection:
            rows = await queries.hold(connection, guild_id, (member_id, other))
            waiting = {row.member_id for row in rows if row.waiting_since is not None}
            if other == member_id or not {member_id, other} <= waiting:
                raise Refusal(words.OFFER_GONE, f"coffee:status:{guild_id}")
            await self._seat(connection, guild_id, None, sorted((member_id, other)), now)

    async def _gather(self, guild_id: int, day: date, now: datetime, *, threads: bool) -> RoundPool:
        people, left_out, paused = {}, Counter[str](), set[int]()
        to_rest = await self._unanswering(guild_id, now)
        for one in await self._coffee.everyone(guild_id):
            if one.skips == day or one.member_id in to_rest:
                left_out[AWAY] += 1
                continue
            bar = await self._bar(one, now, threads=threads)
            if bar is None:
                people[one.member_id] = one
            else:
                left_out[UNREACHABLE if bar == "unreachable" else AWAY] += 1
                paused |= {one.member_id} if bar == "paused" else set()
        return RoundPool(people, left_out, to_rest, frozenset(paused))

    async def _unanswering(self, guild_id: int, now: datetime) -> frozenset[int]:
        """Return who left their last two questions unanswered, and does not rest yet."""
        answers: dict[int, list[str | None]] = {}
        async with self._database.read() as connection:
            rows = await seat_queries.asked(connection, guild_id, now - rules.ANSWERS_WITHIN)
        for row in rows:
            answers.setdefault(row.member_id, []).append(row.answer)
        active = {
            one.member_id for one in await self._coffee.everyone(guild_id) if one.rested_at is None
        }
        return frozenset(one for one, given in answers.items() if rules.rests(given)) & active

    async def _bar(self, one: Joined, now: datetime, *, threads: bool) -> str | None:
        resting = one.rested_at is not None
        return await self._pairing.bar(
            one.guild_id, one.member_id, "coffee", now, threads=threads, resting=resting
        )

    async def _form(
        self, guild_id: int, gathered: RoundPool, settings: CoffeeSettings, now: datetime
    ) -> Formed:
        ground = await self._pairing.ground(guild_id)
        people = {}
        for one in gathered.people:
            member = await self._members.get(guild_id, one)
            district = member.district if member is not None else None
            people[one] = " ".join(district.casefold().split()) if district else None
        ago = {
            two: rules.rounds_ago(last, now, settings)
            for two, last in ground.last.items()
            if two[0] in people and two[1] in people
        }
        apart = frozenset(two for two in ground.apart if set(two) <= people.keys())
        return await formed(Seekers(people, apart, ago, settings.district), settings.size)

    async def _keep(
        self, guild_id: int, day: date, gathered: RoundPool, formed: Formed, now: datetime
    ) -> bool:
        """Write a round, unless the day has one; return False when somebody's place changed."""
        left_out = rules.tallied({**gathered.left_out, ALONE: len(formed.left_out)})
        async with self._database.write() as connection:
            rows = await queries.hold(connection, guild_id, gathered.people)
            if {row.member_id: Joined(**row._mapping) for row in rows} != gathered.people:
                return False
            round_id = await seat_queries.add_round(connection, guild_id, day, now, left_out)
            if round_id is None:
                return True
            for members in formed.groups:
                await self._seat(connection, guild_id, round_id, members, now)
            waiting = {*formed.left_out, *gathered.paused}
            await queries.begin_waiting(connection, guild_id, waiting, now)
            rest = gathered.to_rest
            await queries.change_members(
                connection, guild_id, rest, rested_at=now, waiting_since=None
            )
            notices = [(kinds.ALONE, one) for one in formed.left_out]
            notices += [(kinds.REST, one) for one in sorted(rest)]
            await agenda.plan(connection, [_telling(guild_id, *one, day, now) for one in notices])
        return True

    async def _seat(
        self,
        connection: Connection,
        guild_id: int,
        round_id: int | None,
        members: Sequence[int],
        now: datetime,
    ) -> None:
        """Write a small group with its room and its questions, in the caller's transaction."""
        school = await self._groups.school(guild_id)
        clocks = [await self._members.school(guild_id, one, school) for one in members]
        asks_at = rules.asks_at(school, now)
        values = {
            "guild_id": guild_id,
            "round_id": round_id,
            "made_at": now,
            "asks_at": asks_at,
            "times": " ".join(f"{one:%Y-%m-%dT%H:%MZ}" for one in rules.times(clocks, now)),
        }
        group_id = await seat_queries.add_group(connection, values, members)
        ref, name = str(group_id), words.ROOM_NAME.format(month=_month(now, school.zone))
        await self._rooms.add(connection, guild_id, "coffee", ref, name, members, now)
        await self._pairing.together(connection, guild_id, members, "coffee", ref, now)
        await queries.change_members(connection, guild_id, members, waiting_since=None)
        planned = [Planned(kinds.ROOM, guild_id, group_id, now, now + kinds.ROOM_WITHIN)]
        planned += [
            Planned(kinds.ASK, guild_id, group_id, asks_at, asks_at + rules.ASKS_FOR, member_id=one)
            for one in members
        ]
        planned += next_look(school, guild_id, group_id, asks_at, now)
        await agenda.plan(connection, planned)


async def formed(seekers: Seekers, size: int) -> Formed:
    """Return the small groups; of many people in a process of its own.

    The solver holds the interpreter while it works, and nobody else would be answered.
    """
    if len(seekers.people) <= AT_ONCE:
        return form(seekers, size)
    loop = asyncio.get_running_loop()
    # Only a large group needs them: they take memory.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    apart = ProcessPoolExecutor(1, get_context("spawn"))
    try:
        return await loop.run_in_executor(apart, form, seekers, size)
    finally:
        apart.shutdown(wait=False)


def _telling(guild_id: int, kind: str, member_id: int, day: date, now: datetime) -> Planned:
    series = Series(kind, guild_id, member_id=member_id)
    return series.at(now, now + kinds.TOLD_WITHIN, str(day))


def _month(now: datetime, zone: str | None) -> str:
    return MONTHS[calendar.local(now, zone).month - 1]

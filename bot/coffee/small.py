"""The small groups: which times suit, whether they met, and what coordinators see of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.coffee import kinds, rules, seat_queries, words
from bot.coffee.service import LET_GO
from bot.kit.errors import NotFound, NotYours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.coffee.rules import Answer
    from bot.kit.database import AnyRow, Connection, Database
    from bot.pairing.rooms import Room
    from bot.plans.service import Plans
    from bot.school.clock import SchoolClock

NOW_FOR = timedelta(days=28)  # as long a coffee is "now", where no round has come since


@dataclass(frozen=True)
class Seat:
    """One person in a small group; *suits* are the places of times in the list, from 0."""

    member_id: int
    suits: frozenset[int] = frozenset()
    asked: bool = False
    answer: str | None = None


@dataclass(frozen=True)
class SmallGroup:
    """A few people who have coffee."""

    id: int
    guild_id: int
    made_at: datetime
    asks_at: datetime
    times: tuple[datetime, ...]
    seats: tuple[Seat, ...]

    @property
    def members(self) -> tuple[int, ...]:
        """Who is in it."""
        return tuple(one.member_id for one in self.seats)

    @property
    def settled(self) -> int | None:
        """The place of the first time that suits everyone."""
        for n in range(len(self.times)):
            if len(self.seats) > 1 and all(n in one.suits for one in self.seats):
                return n
        return None

    @property
    def state(self) -> str:
        """What became of it: yes, planned, no or open; the best answer that one of them gave."""
        given = {one.answer for one in self.seats}
        return next((one for one in rules.ANSWERS if one in given), "open")


@dataclass(frozen=True)
class CoffeeOverview:
    """What coordinators see: the small groups of now, counts of the last round."""

    round_day: date | None  # None before the first round
    groups: tuple[SmallGroup, ...]
    left_out: dict[str, int]

    @property
    def states(self) -> Counter[str]:
        """How many of the groups met, plan to, do not, or did not say."""
        return Counter(one.state for one in self.groups)


def next_look(
    school: SchoolClock, guild_id: int, group_id: int, asks_at: datetime, now: datetime
) -> list[Planned]:
    """Return the next look who of a small group is still there: until they're asked if they met."""
    at = rules.looks_at(school, now)
    if at >= asks_at:
        return []
    return [Planned(kinds.HERE, guild_id, group_id, at, asks_at, f"{at:%Y-%m-%d}")]


class SmallGroups:
    """Reads and changes small groups; each method is one short transaction."""

    def __init__(self, database: Database, plans: Plans) -> None:
        self._database = database
        self._plans = plans

    async def get(self, guild_id: int, group_id: int) -> SmallGroup:
        """Return a small group of this server. Raises NotFound."""
        async with self._database.read() as connection:
            return await _found(connection, guild_id, group_id)

    async def current(self, guild_id: int, member_id: int, now: datetime) -> SmallGroup | None:
        """Return the small group that a member has coffee with now."""
        async with self._database.read() as connection:
            mine = await seat_queries.seats_of(connection, guild_id, member_id)
            last = next((one for one in mine if one.made_at >= now - NOW_FOR), None)
            if last is None:
                return None
            return await _found(connection, guild_id, last.group_id)

    async def suits(self, guild_id: int, group_id: int, member_id: int, number: int) -> SmallGroup:
        """Note that a time suits a member, or no longer. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            group = await _found(connection, guild_id, group_id)
            seat = _seat_of(group, member_id)
            if not 0 <= number < len(group.times):
                raise NotFound(words.TIME_GONE)
            suits = "".join(map(str, sorted(seat.suits ^ {number})))
            await seat_queries.change_seat(connection, group_id, member_id, suits=suits)
            return await _found(connection, guild_id, group_id)

    async def answer(
        self, guild_id: int, group_id: int, member_id: int, given: Answer, now: datetime
    ) -> SmallGroup:
        """Keep whether a member met; a yes marks their plan once. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            group = await _found(connection, guild_id, group_id)
            _seat_of(group, member_id)
            await seat_queries.change_seat(
                connection, group_id, member_id, answer=given, answered_at=now
            )
            if given == "yes":
                done = (connection, guild_id, member_id, "coffee", f"coffee {group_id}", now)
                await self._plans.add_evidence(*done)
            return await _found(connection, guild_id, group_id)

    async def asked(
        self, connection: Connection, group_id: int, member_id: int, now: datetime
    ) -> None:
        """Note that a member was asked, in the transaction that records it."""
        await seat_queries.change_seat(connection, group_id, member_id, asked_at=now)

    async def telling(
        self, connection: Connection, guild_id: int, group_id: int, now: datetime
    ) -> list[Planned]:
        """Return what reaches each of a group by direct message, where there is no thread."""
        seats = await seat_queries.seats(connection, [group_id])
        return [
            Planned(
                kinds.TELL,
                guild_id,
                group_id,
                now,
                now + kinds.TOLD_WITHIN,
                member_id=one.member_id,
            )
            for one in seats
        ]

    async def thread_lost(self, connection: Connection, room: Room, now: datetime) -> None:
        """Tell those who have coffee these days that their thread was deleted."""
        if room.kind != kinds.COFFEE or room.made_at < now - NOW_FOR:
            return
        use_by = now + kinds.TOLD_WITHIN
        about = (room.guild_id, int(room.ref))
        planned = [Series(kinds.LOST, *about, one).at(now, use_by, "") for one in room.members]
        await agenda.plan(connection, planned)

    async def overview(self, guild_id: int, now: datetime) -> CoffeeOverview:
        """Return what coordinators see: the last round and what came after it."""
        async with self._database.read() as connection:
            last = await seat_queries.last_round(connection, guild_id)
            since = now - NOW_FOR if last is None else min(last.made_at, now)
            rows = await seat_queries.groups_since(connection, guild_id, since)
            found = await _whole(connection, rows)
        if last is None:
            return CoffeeOverview(None, tuple(found), {})
        return CoffeeOverview(last.day, tuple(found), rules.counted(last.left_out))


async def _found(connection: Connection, guild_id: int, group_id: int) -> SmallGroup:
    row = await seat_queries.group(connection, guild_id, group_id)
    if row is None:
        raise NotFound(words.COFFEE_GONE, f"coffee:status:{guild_id}")
    (group,) = await _whole(connection, [row])
    return group


async def _whole(connection: Connection, rows: Sequence[AnyRow]) -> list[SmallGroup]:
    seats: dict[int, list[Seat]] = {row.id: [] for row in rows}
    for one in await seat_queries.seats(connection, seats):
        answer = None if one.answer == LET_GO else one.answer
        suits = frozenset(map(int, one.suits))
        seats[one.group_id].append(Seat(one.member_id, suits, one.asked_at is not None, answer))
    return [
        SmallGroup(
            row.id,
            row.guild_id,
            row.made_at,
            row.asks_at,
            tuple(_moments(row.times)),
            tuple(seats[row.id]),
        )
        for row in rows
    ]


def _moments(text: str) -> Iterable[datetime]:
    return (datetime.fromisoformat(one) for one in text.split())


def _seat_of(group: SmallGroup, member_id: int) -> Seat:
    for one in group.seats:
        if one.member_id == member_id:
            return one
    raise NotYours(words.NOT_YOURS)

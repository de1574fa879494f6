"""Pairing: who may be paired, who would rather not meet, who was put together when."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.pairing import queries, rules
from bot.pairing.rules import Bar, Kind, Pair, Standing, pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.members.service import Members
    from bot.reaching.service import Reaching


@dataclass(frozen=True)
class Ground:
    """What every matching in a group stands on: who stays apart, who was last together when."""

    apart: frozenset[Pair]
    last: Mapping[Pair, datetime]


class Pairing:
    """What coffee and mentors share; each method is one short transaction."""

    def __init__(
        self, database: Database, groups: Groups, members: Members, reaching: Reaching
    ) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        self._reaching = reaching

    async def bar(
        self,
        guild_id: int,
        member_id: int,
        topic: Kind,
        now: datetime,
        *,
        threads: bool,
        resting: bool = False,
    ) -> Bar | None:
        """Return why a person may not be paired now; None when they may: see `rules.bar`.

        Whether they are still in the server is asked of Discord before, by the caller.
        """
        member = await self._members.get(guild_id, member_id)
        ways = await self._reaching.ways(guild_id, member_id)
        standing = Standing(member, ways.method(topic), ways.dm_closed, resting)
        return rules.bar(standing, await self._groups.school(guild_id), now, threads=threads)

    async def ground(self, guild_id: int) -> Ground:
        """Return what a matching stands on."""
        async with self._database.read() as connection:
            return await self.ground_of(connection, guild_id)

    async def ground_of(self, connection: Connection, guild_id: int) -> Ground:
        """Return the same, within the caller's transaction."""
        apart = await queries.not_with(connection, guild_id)
        last = await queries.last_together(connection, guild_id)
        return Ground(
            frozenset(pair(one.member_id, one.person_id) for one in apart),
            {(one.member_id, one.person_id): one.last for one in last},
        )

    async def not_with(self, guild_id: int, member_id: int) -> list[int]:
        """Return the people a member would rather not meet."""
        async with self._database.read() as connection:
            rows = await queries.not_with(connection, guild_id, member_id)
        return [one.person_id for one in rows]

    async def apart_from(
        self, connection: Connection, guild_id: int, member_id: int
    ) -> frozenset[int]:
        """Return the people who shouldn't meet a member, whichever of the two said so."""
        apart = await queries.not_with(connection, guild_id)
        pairs = [{one.member_id, one.person_id} for one in apart]
        return frozenset(other for one in pairs if member_id in one for other in one - {member_id})

    async def keep_not_with(
        self, guild_id: int, member_id: int, others: Collection[int], now: datetime
    ) -> None:
        """Keep who a member would rather not meet, in place of before. Raises Refusal."""
        everyone = [one.member_id for one in await self._members.of_group(guild_id)]
        rules.check_not_with(member_id, others, everyone)
        async with self._database.write() as connection:
            await queries.keep_not_with(connection, guild_id, member_id, set(others), now)

    async def together(
        self,
        connection: Connection,
        guild_id: int,
        member_ids: Iterable[int],
        kind: Kind,
        ref: str,
        now: datetime,
    ) -> None:
        """Write that people were put together, in the transaction that does so."""
        rows = [
            {
                "guild_id": guild_id,
                "member_id": one,
                "person_id": other,
                "kind": kind,
                "ref": ref,
                "matched_at": now,
            }
            for one, other in combinations(sorted(member_ids), 2)
        ]
        await queries.add_meetings(connection, rows)

"""Which mentor is asked about a request: a member picks, a round does, or a coordinator."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.groups.promises import promise
from bot.kit.errors import NotFound
from bot.mentors import board_queries, queries, records, rules, schedule, scoring, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.members.service import Members
    from bot.mentors.pool import Pool, Pools
    from bot.mentors.records import Ask, Request
    from bot.mentors.scoring import Fit
    from bot.school.clock import SchoolClock


class MentorRounds:
    """Asks mentors; each method but `arrange` is one short transaction."""

    def __init__(self, database: Database, groups: Groups, members: Members, pools: Pools) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        self._pools = pools

    async def pool(self, guild_id: int, now: datetime, *, threads: bool) -> Pool:
        """Return everyone who could be matched now; *threads*: private threads can be made."""
        async with self._database.read() as connection:
            return await self._pools.read(connection, guild_id, now, threads=threads)

    async def pick(
        self, guild_id: int, member_id: int, token: str, now: datetime, *, threads: bool
    ) -> Ask:
        """Ask the mentor that a member picked, by the token of the suggestion.

        Raises NotFound where the suggestion does not stand anymore, or nothing is open.
        """
        async with self._database.write() as connection:
            row = await queries.find_request(
                connection,
                locked=True,
                guild_id=guild_id,
                member_id=member_id,
                state="open",
            )
            if row is None:
                raise NotFound(words.NO_REQUEST, f"mentor:new_request:{guild_id}")
            pool = await self._pools.read(connection, guild_id, now, threads=threads)
            picked = next((one for one in pool.best(row.id) if suggestion(one) == token), None)
            if row.id not in {one.id for one in pool.idle()} or picked is None:
                raise NotFound(words.SUGGESTION_GONE, f"mentor:suggest:{guild_id}")
            return await self._ask(connection, guild_id, picked, now, picked=True)

    async def round(self, guild_id: int, now: datetime, *, threads: bool) -> list[Ask]:
        """Ask mentors about every open request that waits for nobody's choice.

        A question goes to everyone who marked the topic. Where a coordinator approves or is to
        pick, only questions are asked here. Coordinators are reminded of what's left over.
        """
        async with self._database.write() as connection:
            pool = await self._pools.read(connection, guild_id, now, threads=threads)
            made = []
            for request in pool.requests.values():
                if request.is_question:
                    made += await self._ask_all(connection, pool, request, now)
            if not await board_queries.approves(connection, guild_id):
                idle = [one for one in pool.idle() if _may_ask(one, now)]
                seekings = [pool.seekings[one.id] for one in idle if one.id in pool.seekings]
                found = scoring.arranged(seekings, pool.offerings.values(), pool.apart)
                made += [await self._ask(connection, guild_id, one, now) for one in found.values()]
            school, asked = await self._groups.school(guild_id), {one.request_id for one in made}
            for request in pool.left_over(now):
                if request.id not in asked:
                    late, first = schedule.no_mentor(request), f"{request.created_at:%Y-%m-%d}"
                    await promise(connection, late, school, now, first)
        return made

    async def next_round(
        self, connection: Connection, guild_id: int, now: datetime
    ) -> list[Planned]:
        """Return the round that comes when the first of those who may pick themselves has not."""
        rows = await queries.requests(
            connection, guild_id=guild_id, state="open", by_coordinator=False
        )
        times = [one.pick_until for one in rows if one.pick_until and one.pick_until > now]
        return [schedule.round_at(guild_id, min(times))] if times else []

    async def arrange(
        self, connection: Connection, guild_id: int, fits: Sequence[Fit], now: datetime
    ) -> list[Ask]:
        """Ask about what a coordinator approved, in the transaction that approves it."""
        return [await self._ask(connection, guild_id, one, now) for one in fits]

    async def _ask_all(
        self, connection: Connection, pool: Pool, request: Request, now: datetime
    ) -> list[Ask]:
        fits = pool.best(request.id, len(pool.offerings))
        return [await self._ask(connection, request.guild_id, one, now) for one in fits]

    async def _ask(
        self,
        connection: Connection,
        guild_id: int,
        fit: Fit,
        now: datetime,
        *,
        picked: bool = False,
    ) -> Ask:
        school = await self._school(guild_id, fit.mentor_id)
        expires = school.school_days_later(now, rules.ANSWERED_WITHIN)
        ask_id = await queries.add_ask(
            connection,
            guild_id=guild_id,
            request_id=fit.request_id,
            mentor_id=fit.mentor_id,
            picked=picked,
            state="waiting",
            why="\n".join(fit.lines()),
            asked_at=now,
            expires_at=expires,
        )
        assert ask_id is not None  # who was asked before has no fit
        asking = await queries.request(connection, fit.request_id)
        await agenda.drop(connection, schedule.no_mentor(records.request(asking)))
        planned = [
            schedule.tell(guild_id, "ask", ask_id, fit.mentor_id, now, use_by=expires),
            schedule.expiry(guild_id, ask_id, expires),
        ]
        await agenda.plan(connection, planned)
        row = await queries.ask(connection, ask_id)
        return records.ask(row)

    async def _school(self, guild_id: int, member_id: int) -> SchoolClock:
        return await self._members.school(guild_id, member_id, await self._groups.school(guild_id))


def suggestion(fit: Fit) -> str:
    """Return what a suggestion's button carries: who it is about cannot be read from it."""
    return sha256(f"{fit.request_id}:{fit.mentor_id}".encode()).hexdigest()[:12]


def _may_ask(request: Request, now: datetime) -> bool:
    """Return whether nobody is to choose first: the member for a day, a coordinator if wished."""
    if request.is_question or request.by_coordinator:
        return False
    return request.pick_until is None or request.pick_until <= now

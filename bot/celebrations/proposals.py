"""Days that members propose: kept, approved or declined by a coordinator, answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.celebrations import gathering_queries, own_words, queries, rules, words
from bot.celebrations.gatherings import DAY
from bot.celebrations.own_days import APPROVED, DECLINED, OPEN, PROPOSED, as_own_day
from bot.drafts.rules import lets_read
from bot.kit.errors import NotFound, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.celebrations.own_days import OwnDay
    from bot.celebrations.rules import Proposal
    from bot.celebrations.service import Celebrations
    from bot.celebrations.when import CelebrationDays
    from bot.kit.database import Connection, Database

ANSWER = "celebration.answer"  # subject: the day's id
ANSWER_FOR = timedelta(days=14)


class Proposals:
    """Every group's own days."""

    def __init__(self, database: Database, celebrations: Celebrations) -> None:
        self._database = database
        self._celebrations = celebrations

    @lets_read
    async def propose(
        self,
        guild_id: int,
        member_id: int,
        proposal: Proposal,
        when: CelebrationDays,
        now: datetime,
        *,
        approved: bool = False,
    ) -> OwnDay:
        """Keep a day, *approved* at once where a coordinator proposes it.

        Raises Refusal where the group has one like it.
        """
        state = APPROVED if approved else PROPOSED
        async with self._celebrations.changing(guild_id, now) as connection:
            today = await self._celebrations.today(guild_id, now)
            rows = await queries.own_days(connection, guild_id, OPEN)
            rules.check_new(proposal.name, when, map(as_own_day, rows), today)
            day_id = await add(connection, guild_id, member_id, proposal, when, now, state)
            if day_id is None:  # someone proposed it in this same moment
                raise Refusal(own_words.ALREADY_PROPOSED.format(name=proposal.name))
            if approved:
                await queries.ensure_choice(connection, guild_id, now)
        return await self.get(guild_id, day_id)

    async def own(self, guild_id: int, day_id: int, member_id: int) -> OwnDay:
        """Return a day to who proposed it, while it's in the calendar. Raises NotFound."""
        day = await self.get(guild_id, day_id)
        if day.member_id != member_id or day.state == DECLINED:
            raise NotFound(words.NOT_THERE, "celebrate:upcoming")
        return day

    async def change(
        self,
        day: OwnDay,
        proposal: Proposal,
        when: CelebrationDays,
        now: datetime,
        *,
        approved: bool,
    ) -> OwnDay:
        """Change a day; a coordinator looks again unless it's *approved*. Raises Refusal.

        What Discord didn't take of it today is tried again then.
        """
        guild_id = day.guild_id
        async with self._celebrations.changing(guild_id, now) as connection:
            today = await self._celebrations.today(guild_id, now)
            rows = await queries.own_days(connection, guild_id, OPEN)
            others = [as_own_day(row) for row in rows if row.id != day.id]
            rules.check_new(proposal.name, when, others, today)
            state = APPROVED if approved else PROPOSED
            values = _values(proposal, when) | {"state": state}
            await queries.change_day(connection, guild_id, day.id, values)
            if approved:
                await _again(connection, guild_id, today, now)
        return await self.get(guild_id, day.id)

    async def get(self, guild_id: int, day_id: int) -> OwnDay:
        """Return one of the group's own days, whatever became of it. Raises NotFound."""
        async with self._database.read() as connection:
            row = await queries.own_day(connection, guild_id, day_id)
        if row is None:
            raise NotFound(words.NOT_THERE, "celebrate:upcoming")
        return as_own_day(row)

    async def waiting(self, guild_id: int, today: date) -> list[OwnDay]:
        """Return what waits for a coordinator, oldest first; what is over waits no longer."""
        async with self._database.read() as connection:
            rows = await queries.own_days(connection, guild_id, (PROPOSED,))
        return [day for row in rows if (day := as_own_day(row)).when.next_on(today) is not None]

    async def open(self, guild_id: int) -> Sequence[OwnDay]:
        """Return what is proposed or approved."""
        async with self._database.read() as connection:
            return list(map(as_own_day, await queries.own_days(connection, guild_id, OPEN)))

    async def approve(self, guild_id: int, day_id: int, by: int, now: datetime) -> OwnDay:
        """Take a day into the calendar; who proposed it is told. Raises NotFound, Refusal."""
        return await self._decide(guild_id, day_id, by, now, APPROVED)

    async def decline(self, guild_id: int, day_id: int, by: int, now: datetime) -> OwnDay:
        """Leave a day out; who proposed it is told. Raises NotFound, Refusal."""
        return await self._decide(guild_id, day_id, by, now, DECLINED)

    async def _decide(
        self, guild_id: int, day_id: int, by: int, now: datetime, state: str
    ) -> OwnDay:
        before = await self.get(guild_id, day_id)
        values: dict[str, object] = {"state": state}
        if state == DECLINED:
            values["alike"] = None
        async with self._celebrations.changing(guild_id, now) as connection:
            if not await queries.decide(connection, guild_id, day_id, values):
                raise Refusal(own_words.DECIDED, "celebrate:choose")
            if state == APPROVED:
                await queries.ensure_choice(connection, guild_id, now)
                today = await self._celebrations.today(guild_id, now)
                await _again(connection, guild_id, today, now)
            if before.member_id not in (None, by):
                answer = Series(ANSWER, guild_id, day_id, before.member_id or 0)
                await agenda.plan(connection, [answer.at(now, now + ANSWER_FOR)])
        return await self.get(guild_id, day_id)


async def add(
    connection: Connection,
    guild_id: int,
    member_id: int,
    proposal: Proposal,
    when: CelebrationDays,
    now: datetime,
    state: str,
) -> int | None:
    """Write a group's own day and return its id; None where there is one like it."""
    values = {"guild_id": guild_id, "member_id": member_id, "state": state, "created_at": now}
    return await queries.add_day(connection, values | _values(proposal, when))


def _values(proposal: Proposal, when: CelebrationDays) -> dict[str, object]:
    return {
        "alike": rules.alike(proposal.name, when),
        "name": proposal.name,
        "first": when.first,
        "last": when.last,
        "rule": when.rule,
        "days": when.days,
        "why": proposal.why,
        "activity": proposal.activity,
        "counter": proposal.counter,
        "link": proposal.link,
    }


async def _again(connection: Connection, guild_id: int, today: date, now: datetime) -> None:
    """Let today's post be tried once more, if Discord didn't take it as it was."""
    if await agenda.again(connection, Series(DAY, guild_id), now, str(today)):
        await gathering_queries.drop_unposted(connection, guild_id, today)

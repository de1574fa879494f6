"""Taking part in a day: joining its thread, having done something, adding to its count."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.celebrations import day_times, day_words, part_queries
from bot.celebrations import gathering_queries as queries
from bot.celebrations.coordinator_notes import UNFIT
from bot.celebrations.gatherings import COUNT
from bot.kit.errors import NotFound
from bot.totals import queries as totals
from bot.totals.rules import Counted, Tally, amount_of, corrected
from bot.wins.rules import ANSWER

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due
    from bot.celebrations.gathering import Gathering
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.wins.rules import Win

JOIN = "day.join"  # subject: the gathering, about a member; each press is an occurrence
JOIN_FOR = timedelta(days=7)
COUNT_FOR = timedelta(hours=20)
SHOWN = 20


@dataclass(frozen=True)
class DeskNote:
    """Something that coordinators should know of; `why` is one of those in `coordinator_notes`.

    `subject`: the day it's about, in ISO format; or the observance's slug.
    """

    id: int
    why: str
    subject: str
    name: str
    channel_id: int | None


class TakingPart:
    """Who takes part in every group; pressing twice changes nothing."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def join(
        self, guild_id: int, gathering_id: int, member_id: int, now: datetime
    ) -> Due | None:
        """Note that a member joins, with the row that adds them to the thread.

        None when such a row is on its way already. Raises NotFound.
        """
        series = Series(JOIN, guild_id, gathering_id, member_id)
        async with self._database.write() as connection:
            await self._check(connection, guild_id, gathering_id)
            at = {"joined_at": now}
            await part_queries.take_part(connection, guild_id, gathering_id, member_id, at)
            if await agenda.is_open(connection, series):
                return None
            # Who left the thread and presses again is added again, hence a new occurrence.
            press = secrets.token_hex(8)
            planned = series.at(now, now + JOIN_FOR, press)
            return await agenda.plan_claimed(connection, planned, now)

    async def let_in(
        self, connection: Connection, guild_id: int, gathering_id: int, now: datetime
    ) -> None:
        """Let anyone who joined before the thread was there come in now."""
        await agenda.bring_forward(connection, guild_id, [JOIN], now, gathering_id)

    async def did(self, guild_id: int, gathering_id: int, member_id: int, now: datetime) -> bool:
        """Count a member's library in; return whether that is new. Raises NotFound."""
        async with self._database.write() as connection:
            await self._check(connection, guild_id, gathering_id)
            at = {"did_at": now}
            return await part_queries.take_part(connection, guild_id, gathering_id, member_id, at)

    async def did_not(self, guild_id: int, gathering_id: int, member_id: int) -> None:
        """Take that back. Raises NotFound."""
        async with self._database.write() as connection:
            await self._check(connection, guild_id, gathering_id)
            await part_queries.undo(connection, gathering_id, member_id)

    async def add(
        self, guild_id: int, gathering_id: int, member_id: int, typed: str, now: datetime
    ) -> Counted:
        """Add what was typed to a gathering's count; the thread is told once a day.

        Raises NotFound, Refusal.
        """
        school = await self._groups.school(guild_id)
        async with self._database.write() as connection:
            tally = await self._tally(connection, guild_id, gathering_id)
            amount = amount_of(typed, tally.unit)
            await totals.add(connection, tally, member_id, amount, now)
            did = {"did_at": now}
            await part_queries.take_part(connection, guild_id, gathering_id, member_id, did)
            day, at = day_times.count_day(school, now)
            planned = Planned(COUNT, guild_id, gathering_id, at, at + COUNT_FOR, str(day))
            await agenda.plan(connection, [planned])
            return Counted(amount, await totals.total(connection, tally), tally.unit)

    async def correct(
        self, guild_id: int, gathering_id: int, member_id: int, typed: str | None, now: datetime
    ) -> Counted:
        """Let what was typed stand for all that a member added; None and "0" take it all back.

        Raises NotFound, Refusal.
        """
        async with self._database.write() as connection:
            tally = await self._tally(connection, guild_id, gathering_id)
            amount = corrected(typed, tally.unit)
            await totals.replace_own(connection, tally, member_id, amount, now)
            return Counted(amount, await totals.total(connection, tally), tally.unit)

    async def added_by(self, gathering: Gathering, member_id: int) -> int:
        """Return what a member added to a gathering's count."""
        async with self._database.read() as connection:
            return await totals.own(connection, tally_of(gathering), member_id)

    async def added_since(self, gathering: Gathering, at: datetime) -> bool:
        """Return whether anything was added to a gathering's count after an instant."""
        async with self._database.read() as connection:
            return await totals.added_since(connection, tally_of(gathering), at)

    async def shared(self, connection: Connection, win: Win, now: datetime) -> None:
        """Let anyone who shares in a thread have taken part, in the transaction that keeps it.

        Raises NotFound for a place that is no thread of this group's.
        """
        if win.shared_in is None or win.kind == ANSWER:
            return
        gathering_id = await queries.of_thread(connection, win.guild_id, win.shared_in)
        if gathering_id is None:
            raise NotFound(day_words.GONE)
        did = {"did_at": now}
        await part_queries.take_part(connection, win.guild_id, gathering_id, win.author_id, did)

    async def does_not_fit(
        self, guild_id: int, gathering_id: int, slug: str, now: datetime
    ) -> None:
        """Tell the coordinators that a day is not for this group; who said so is not kept.

        Raises NotFound.
        """
        async with self._database.write() as connection:
            await self._check(connection, guild_id, gathering_id)
            days = {one.slug: one for one in await queries.days_of(connection, gathering_id)}
            if slug not in days:
                raise NotFound(day_words.GONE)
            note = {"guild_id": guild_id, "why": UNFIT, "subject": slug, "made_at": now}
            note |= {"name": days[slug].name, "channel_id": None}
            await part_queries.note(connection, note, again=True)

    async def notes(self, guild_id: int) -> list[DeskNote]:
        """Return what no coordinator has seen to yet."""
        async with self._database.read() as connection:
            rows = await part_queries.notes(connection, guild_id, SHOWN)
        return [DeskNote(row.id, row.why, row.subject, row.name, row.channel_id) for row in rows]

    async def see(self, guild_id: int, note_id: int, now: datetime) -> None:
        """Put a note away. Raises NotFound when it was away already."""
        async with self._database.write() as connection:
            if not await part_queries.see_note(connection, guild_id, note_id, now):
                raise NotFound(day_words.NOTICE_GONE)

    async def _check(self, connection: Connection, guild_id: int, gathering_id: int) -> None:
        if await queries.find(connection, guild_id, gathering_id) is None:
            raise NotFound(day_words.GONE)

    async def _tally(self, connection: Connection, guild_id: int, gathering_id: int) -> Tally:
        await self._check(connection, guild_id, gathering_id)
        days = await queries.days_of(connection, gathering_id)
        counter = next((one.counter for one in days if one.counter), "")
        return Tally(guild_id, counter, gathering_id=gathering_id)


def tally_of(gathering: Gathering) -> Tally:
    """Return what a gathering adds up."""
    return Tally(gathering.guild_id, gathering.counter, gathering_id=gathering.id)

"""Coffee: who joins, when they sit out, what their state is; each method is one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.coffee import kinds, queries, rules, seat_queries, words
from bot.coffee.rules import CoffeeSettings
from bot.kit import calendar
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.school.clock import SchoolClock

LET_GO = "let go"  # the answer to a question that no longer counts


@dataclass(frozen=True)
class Joined:
    """A member who joined coffee."""

    guild_id: int
    member_id: int
    joined_at: datetime
    waiting_since: datetime | None = None
    skips: date | None = None
    rested_at: datetime | None = None


@dataclass(frozen=True)
class NextRound:
    """The next round; *day* is None where there is no school for long, or coffee is off."""

    settings: CoffeeSettings
    day: date | None
    at: datetime | None


class CoffeeChange(TypedDict, total=False):
    """What can be changed of how a group likes its coffee; see `CoffeeSettings`."""

    rhythm: str
    week: int
    size: int
    district: str


class Coffee:
    """Who is in coffee, and when the next round comes."""

    def __init__(self, database: Database, groups: Groups, members: Members) -> None:
        self._database = database
        self._groups = groups
        self._members = members

    async def settings(self, guild_id: int) -> CoffeeSettings:
        """Return how a group likes its coffee."""
        async with self._database.read() as connection:
            return await _settings(connection, guild_id)

    async def change_settings(
        self, guild_id: int, now: datetime, **values: Unpack[CoffeeChange]
    ) -> CoffeeSettings:
        """Set what *values* names; the round that is planned moves along."""
        school = await self._groups.school(guild_id)
        async with self._database.write() as connection:
            settings = replace(await _settings(connection, guild_id), **values)
            await queries.keep_settings(connection, guild_id, vars(settings))
            await self.replan(connection, guild_id, school, now)
        return settings

    async def get(self, guild_id: int, member_id: int) -> Joined | None:
        """Return what a member joined with; None for one who has not joined."""
        async with self._database.read() as connection:
            row = await queries.member(connection, guild_id, member_id)
        return None if row is None else Joined(**row._mapping)

    async def everyone(self, guild_id: int) -> list[Joined]:
        """Return everyone who joined, who waits longest first."""
        async with self._database.read() as connection:
            rows = await queries.members(connection, guild_id)
        found = [Joined(**row._mapping) for row in rows]
        waits = [one for one in found if one.waiting_since is not None]
        return waits + [one for one in found if one.waiting_since is None]

    async def join(self, guild_id: int, member_id: int, now: datetime) -> Joined:
        """Join, and wait for a partner; who's in already stays as they are."""
        async with self._database.write() as connection:
            row = await queries.member(connection, guild_id, member_id)
            if row is not None:
                return Joined(**row._mapping)
            joined = Joined(guild_id, member_id, now, waiting_since=now)
            await queries.keep_member(connection, vars(joined))
        return joined

    async def leave(self, guild_id: int, member_id: int) -> None:
        """Leave. Raises Refusal for one who has not joined."""
        async with self._database.write() as connection:
            if not await queries.remove_member(connection, guild_id, member_id):
                raise Refusal(words.NOT_JOINED, "coffee:join")

    async def skip(self, guild_id: int, member_id: int, now: datetime, *, skips: bool) -> Joined:
        """Sit out the next round, or not after all. Raises Refusal."""
        coming = await self.coming(guild_id, now)
        async with self._database.write() as connection:
            joined = await _joined(connection, guild_id, member_id)
            if skips and coming.day is None:
                raise Refusal(words.NO_ROUND_COMES, "coffee:status")
            joined = replace(joined, skips=coming.day if skips else None)
            if skips:
                joined = replace(joined, waiting_since=None)
            await queries.keep_member(connection, vars(joined))
        return joined

    async def come_back(self, guild_id: int, member_id: int, now: datetime) -> Joined:
        """End a rest; what was left unanswered no longer counts. Raises Refusal."""
        async with self._database.write() as connection:
            # Also pressed in direct messages, where nobody can join.
            way = f"coffee:status:{guild_id}"
            joined = await _joined(connection, guild_id, member_id, way)
            for seat in await seat_queries.seats_of(connection, guild_id, member_id):
                if seat.asked_at is not None and seat.answer is None:
                    await seat_queries.change_seat(
                        connection, seat.group_id, member_id, answer=LET_GO
                    )
            since = joined.waiting_since or now
            joined = replace(joined, rested_at=None, skips=None, waiting_since=since)
            await queries.keep_member(connection, vars(joined))
        return joined

    async def coming(self, guild_id: int, now: datetime) -> NextRound:
        """Return when the next round comes."""
        async with self._database.read() as connection:
            settings = await _settings(connection, guild_id)
            last = await _last(connection, guild_id)
        group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
        if not group.has("coffee"):
            return NextRound(settings, None, None)
        return _coming(school, settings, last, now)

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Let the round that waits be where the group's time and settings say."""
        series = Series(kinds.ROUND, guild_id)
        await agenda.replan(connection, series, (), now)
        if not await agenda.is_open(connection, series):
            await self.follow(connection, guild_id, school, now)

    async def follow(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Plan the next round."""
        group = await self._groups.get(guild_id)
        if group.wins_channel_id is None or not group.has("coffee"):
            return
        settings = await _settings(connection, guild_id)
        last = await _last(connection, guild_id)
        coming = _coming(school, settings, last, now)
        if coming.day is not None and coming.at is not None:
            use_by = coming.at + rules.LATEST
            following = Series(kinds.ROUND, guild_id).at(coming.at, use_by, str(coming.day))
            await agenda.plan(connection, [following])

    async def replan_member(self, connection: Connection, member: Member, now: datetime) -> None:
        """Plan to offer a coffee to someone whose pause ends, at that moment.

        A person left alone in a small group is told that it ended.
        """
        guild_id, planned = member.guild_id, []
        offer = Series(kinds.OFFER, guild_id, member_id=member.member_id)
        if member.left_at is not None:
            await seat_queries.plan_endings(connection, guild_id, member.member_id, now)
        elif await queries.member(connection, guild_id, member.member_id) is not None:
            pauses = member.paused_until is not None and member.rests(now)
            if pauses or await _pause_was_to_end(connection, offer, now):
                at = member.paused_until if pauses and member.paused_until else now
                use_by = at + kinds.OFFERED_FOR
                planned = [offer.at(at, use_by, f"{at:%Y-%m-%d}")]
        await agenda.replan(connection, offer, planned, now)


async def _pause_was_to_end(connection: Connection, offer: Series, now: datetime) -> bool:
    waiting = await agenda.untouched(connection, offer.guild_id, [offer.kind], now)
    return any(one.member_id == offer.member_id for one in waiting)


async def _last(connection: Connection, guild_id: int) -> str:
    """Return the day of the last round that was made, tried or dropped; "" before the first."""
    return max(await agenda.begun(connection, Series(kinds.ROUND, guild_id)), default="")


def _coming(school: SchoolClock, settings: CoffeeSettings, last: str, now: datetime) -> NextRound:
    today = calendar.local_day(now, school.zone)
    day = rules.next_day(school, settings, today - rules.ONE_DAY)
    while day is not None and (str(day) <= last or rules.moment(school, day) <= now):
        day = rules.next_day(school, settings, day)
    return NextRound(settings, day, None if day is None else rules.moment(school, day))


async def _settings(connection: Connection, guild_id: int) -> CoffeeSettings:
    row = await queries.settings(connection, guild_id)
    if row is None:
        return CoffeeSettings()
    return CoffeeSettings(row.rhythm, row.week, row.size, row.district)


async def _joined(
    connection: Connection, guild_id: int, member_id: int, way: str = "coffee:join"
) -> Joined:
    row = await queries.member(connection, guild_id, member_id)
    if row is None:
        raise Refusal(words.NOT_JOINED, way)
    return Joined(**row._mapping)

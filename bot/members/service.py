"""Members: who they are here, how they may be reached, what waits for them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.kit.cache import Cache
from bot.kit.errors import NotFound
from bot.kit.followers import Followers
from bot.members import queries, rules, words
from bot.members.rules import Member, Notice, Reach
from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, Connection, Database, Transaction
    from bot.reaching.rules import Topic
    from bot.reaching.service import Reaching
    from bot.school.clock import SchoolClock

REMOVAL = "members.removal"
# Renews a person's posts; the feature that posted them listens for it.
RENAME = "wins.rename"
SOME_DAY = timedelta(days=3_650)  # what a person asked for does not become stale

_TO_SUNDAY = timedelta(days=6)


@dataclass(frozen=True)
class Arrival:
    """Someone pressed something."""

    member: Member
    is_new: bool
    waiting: int


@dataclass(frozen=True)
class _CachedMember:
    member: Member | None
    waiting: int  # notices


class MemberChange(TypedDict, total=False):
    """What can be set of a member."""

    name: str
    zone: str | None
    level: str | None
    school: str | None
    district: str | None
    town: str | None
    print_name: str | None
    in_mail: bool
    opens: time | None
    closes: time | None
    paused_until: datetime | None
    left_at: datetime | None


class Members:
    """Reads and changes members."""

    def __init__(self, database: Database, reaching: Reaching) -> None:
        self._database = database
        self._reaching = reaching
        self._known: Cache[_CachedMember] = Cache(database, queries.MEMBERS, _read)
        self._names: Cache[frozenset[str]] = Cache(database, queries.MEMBERS, _read_names)
        self._unwelcomed: set[tuple[int, int]] = set()
        # What features plan by a member's time.
        self.on_change: Followers[Connection, Member, datetime] = Followers()
        # What follows when someone (guild id, member id) hides their name or shows it again.
        self.on_hide: Followers[Connection, int, int, datetime] = Followers()

    async def arrive(self, guild_id: int, member_id: int, name: str, now: datetime) -> Arrival:
        """Note that a person pressed something; makes the member, or renews the name."""
        key = (guild_id, member_id)
        known = await self._known.get(*key)
        member = known.member or await self._first_sight(guild_id, member_id, name, now)
        if member.left_at is not None:
            member = await self.reschedule(guild_id, member_id, now, name=name, left_at=None)
        elif member.name != name:
            member = await self.change(guild_id, member_id, name=name)
        return Arrival(member, key in self._unwelcomed, known.waiting)

    def welcomed(self, member: Member) -> None:
        """Note that a person has read the welcome; a form has no room for it."""
        self._unwelcomed.discard((member.guild_id, member.member_id))

    async def get(self, guild_id: int, member_id: int) -> Member | None:
        """Return a member that the group has seen."""
        return (await self._known.get(guild_id, member_id)).member

    async def hides(self, guild_id: int, member_id: int) -> bool:
        """Return whether a member hides their name from others."""
        member = await self.get(guild_id, member_id)
        return member is not None and member.hidden

    async def public_name(self, guild_id: int, member_id: int, otherwise: str) -> str:
        """Return what others call a member; *otherwise*: one who hides that, or isn't known."""
        member = await self.get(guild_id, member_id)
        return otherwise if member is None or member.hidden else member.name

    async def change(self, guild_id: int, member_id: int, **values: Unpack[MemberChange]) -> Member:
        """Set what *values* names, and return the member after.

        What moves rows that are planned about them goes through `reschedule`.
        """
        async with self._database.write() as connection:
            return await self._change(connection, guild_id, member_id, values)

    async def reschedule(
        self,
        guild_id: int,
        member_id: int,
        now: datetime,
        *,
        breaks: Iterable[Break] | None = None,
        **values: Unpack[MemberChange],
    ) -> Member:
        """Set zone, hours, breaks or pause; what is planned moves along."""
        async with self._database.write() as connection:
            if breaks is not None:
                await queries.keep_breaks(connection, guild_id, member_id, breaks)
            member = await self._change(connection, guild_id, member_id, values)
            await self.on_change.follow(connection, member, now)
        return member

    async def off_this_week(
        self, guild_id: int, member_id: int, week: date, now: datetime
    ) -> Member:
        """Note that there is no school for a person in the week that begins on Monday *week*."""
        off = Break(week, week + _TO_SUNDAY)
        member = _seen(await self.get(guild_id, member_id))
        return await self.reschedule(guild_id, member_id, now, breaks={*member.breaks, off})

    async def school(self, guild_id: int, member_id: int, group: SchoolClock) -> SchoolClock:
        """Return a person's school time, given the group's; the group's for someone unknown."""
        member = await self.get(guild_id, member_id)
        return group if member is None else member.clock(group)

    async def told_of_mail(self, guild_id: int, member_id: int) -> None:
        """Note that a person read that the week's e-mail has their wins; a choice stays."""
        async with self._database.write() as connection:
            await queries.told_of_mail(connection, guild_id, member_id)

    async def leave(self, guild_id: int, member_id: int, now: datetime) -> None:
        """Note that a person left: nothing reaches them, and their data go in 30 days."""
        at = now + rules.REMOVED_AFTER
        series = Series(REMOVAL, guild_id, member_id=member_id)
        removal = series.at(at, at + SOME_DAY, f"{now:%Y-%m-%d}")
        async with self._database.write() as connection:
            if await queries.leave(connection, guild_id, member_id, now):
                await agenda.plan(connection, [removal])
                member = _seen(await self.get(guild_id, member_id))
                await self.on_change.follow(connection, member, now)

    async def hide(self, guild_id: int, member_id: int, hidden: bool, now: datetime) -> Member:
        """Take a person's name and school out of everything, or back in; renews their posts."""
        series = Series(RENAME, guild_id, member_id=member_id)
        renewal = series.at(now, now + SOME_DAY, secrets.token_hex(8))
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, member_id, {"hidden": hidden})
            await agenda.plan(connection, [renewal])
            await self.on_hide.follow(connection, guild_id, member_id, now)
            return _seen(await self.get(guild_id, member_id))

    async def hidden(self, guild_id: int, people: Iterable[int]) -> frozenset[int]:
        """Return who of these *people* hide their name."""
        found = [await self.get(guild_id, one) for one in people]
        return frozenset(one.member_id for one in found if one is not None and one.hidden)

    async def of_group(self, guild_id: int, *, left_too: bool = False) -> list[Member]:
        """Return everyone in the group who has not left; *left_too*: anyone who is still known."""
        async with self._database.read() as connection:
            rows = await queries.of_group(connection, guild_id, left_too=left_too)
            found = await queries.breaks(connection, guild_id)
        return [_member(row, found) for row in rows]

    async def ids(self, guild_id: int) -> Sequence[int]:
        """Return the ids of everyone that the group knows and who has not left."""
        async with self._database.read() as connection:
            return await queries.ids(connection, guild_id)

    async def names(self, guild_id: int) -> frozenset[str]:
        """Return the names of the group's members, which the student check leaves alone."""
        return await self._names.get(guild_id)

    async def reach(
        self, guild_id: int, member_id: int, now: datetime, topic: Topic = "general"
    ) -> Reach:
        """Return the one way in which this person may be reached now about a topic."""
        member = await self.get(guild_id, member_id)
        ways = await self._reaching.ways(guild_id, member_id)
        return rules.how_to_reach(member, ways, now, topic)

    async def let_wait(self, notice: Notice, now: datetime) -> None:
        """Let something wait for the person's next press."""
        values = {name: value for name, value in vars(notice).items() if name != "id"}
        async with self._database.write() as connection:
            await queries.add_notice(connection, values | {"created_at": now})

    async def waits(self, guild_id: int, member_id: int) -> int:
        """Return how many things wait for a person."""
        return (await self._known.get(guild_id, member_id)).waiting

    async def notices(self, guild_id: int, member_id: int) -> list[Notice]:
        """Return what waits for a person, oldest first."""
        async with self._database.read() as connection:
            rows = await queries.notices(connection, guild_id, member_id)
        return [
            Notice(**{name: getattr(row, name) for name in Notice.__dataclass_fields__})
            for row in rows
        ]

    async def drop_notice(self, guild_id: int, member_id: int, notice_id: int) -> None:
        """Let something wait no longer."""
        async with self._database.write() as connection:
            await queries.drop_notice(connection, guild_id, member_id, notice_id)

    async def _first_sight(self, guild_id: int, member_id: int, name: str, now: datetime) -> Member:
        async with self._database.write() as connection:
            is_new = await queries.add(connection, guild_id, member_id, name, now)
            member = _seen(await self.get(guild_id, member_id))
        if is_new:
            self._unwelcomed.add((guild_id, member_id))
        return member

    async def _change(
        self, connection: Transaction, guild_id: int, member_id: int, values: MemberChange
    ) -> Member:
        if values:
            await queries.change(connection, guild_id, member_id, {**values})
        if values.get("left_at", ...) is None:
            await agenda.drop(connection, Series(REMOVAL, guild_id, member_id=member_id))
        return _seen(await self.get(guild_id, member_id))


async def _read(connection: AsyncConnection, key: tuple[int, ...]) -> _CachedMember:
    guild_id, member_id = key
    row = await queries.find(connection, guild_id, member_id)
    waiting = await queries.count_notices(connection, guild_id, member_id)
    if row is None:
        return _CachedMember(None, waiting)
    return _CachedMember(
        _member(row, await queries.breaks(connection, guild_id, member_id)), waiting
    )


async def _read_names(connection: AsyncConnection, key: tuple[int, ...]) -> frozenset[str]:
    rows = await queries.of_group(connection, *key)
    return frozenset(name for one in rows for name in (one.name, one.print_name) if name)


def _seen(member: Member | None) -> Member:
    if member is None:
        raise NotFound(words.NOT_SEEN)
    return member


def _member(row: AnyRow, breaks: Sequence[AnyRow]) -> Member:
    own = tuple(Break(one.first, one.last) for one in breaks if one.member_id == row.member_id)
    member = Member(row.guild_id, row.member_id, row.name, row.first_seen_at, breaks=own)
    return replace(member, **row._mapping)

"""Members: who they are here, how they may be reached, what waits for them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda import queries as agenda
from bot.agenda.rows import Planned
from bot.kit.errors import NotFound
from bot.kit.personal import Exported, Forgotten
from bot.members import queries, rules, words
from bot.members.rules import Member, Reach

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database
    from bot.kit.personal import Person

REMOVAL = "members.removal"
# Renews a person's posts; the feature that posted them listens for it.
RENAME = "wins.rename"
ABOUT_ME = "about me"
SOME_DAY = timedelta(days=3_650)  # what a person asked for does not become stale


@dataclass(frozen=True)
class Arrival:
    """Someone pressed something."""

    member: Member
    is_new: bool
    waiting: int


@dataclass(frozen=True)
class Note:
    """Something that waits for a person; the feature that left it knows how to show it."""

    id: int
    kind: str
    subject: str


@dataclass(frozen=True)
class DmChannel:
    """What is known of the direct-message channel with a person."""

    channel_id: int | None = None
    refused_at: datetime | None = None


class Members:
    """Reads and changes members. One process serves a guild, so what it read stays true."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[int, int], Member] = {}
        self._waiting: dict[tuple[int, int], int] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._unwelcomed: set[tuple[int, int]] = set()

    async def arrive(self, guild_id: int, member_id: int, name: str, now: datetime) -> Arrival:
        """Note that a person pressed something; makes the member, or renews the name."""
        key = (guild_id, member_id)
        member = self._known.get(key)
        if member is None:
            member, is_new = await self._first_sight(guild_id, member_id, name, now)
            if is_new:
                self._unwelcomed.add(key)
        if member.name != name or member.left_at is not None:
            member = await self.change(guild_id, member_id, name=name, left_at=None)
        return Arrival(member, key in self._unwelcomed, self._waiting.get(key, 0))

    def welcomed(self, member: Member) -> None:
        """Note that a person has read the welcome; a form has no room for it."""
        self._unwelcomed.discard((member.guild_id, member.member_id))

    async def get(self, guild_id: int, member_id: int) -> Member | None:
        """Return a member that the group has seen."""
        key = (guild_id, member_id)
        if key not in self._known:
            async with self._database.read() as connection:
                await self._read(connection, guild_id, member_id)
        return self._known.get(key)

    async def change(self, guild_id: int, member_id: int, **values: Any) -> Member:
        """Set what *values* names, by the column's name, and return the member after."""
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, member_id, values)
            if values.get("left_at", ...) is None:
                await agenda.drop(connection, guild_id, REMOVAL, str(member_id))
            member = await self._read(connection, guild_id, member_id)
        self._names.pop(guild_id, None)
        return _seen(member)

    async def leave(self, guild_id: int, member_id: int, now: datetime) -> None:
        """Note that a person left: nothing reaches them, and their data go in 30 days."""
        at = now + rules.REMOVED_AFTER
        removal = Planned(REMOVAL, guild_id, str(member_id), at, at + SOME_DAY, f"{now:%Y-%m-%d}")
        async with self._database.write() as connection:
            if await queries.leave(connection, guild_id, member_id, now):
                await agenda.plan(connection, [removal])
        self._forget_cached(guild_id, member_id)

    async def hide(self, guild_id: int, member_id: int, hidden: bool, now: datetime) -> Member:
        """Take a person's name and school out of everything, or back in; renews their posts."""
        renewal = Planned(
            RENAME, guild_id, str(member_id), now, now + SOME_DAY, secrets.token_hex(8)
        )
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, member_id, {"hidden": hidden})
            await agenda.plan(connection, [renewal])
            member = await self._read(connection, guild_id, member_id)
        return _seen(member)

    async def of_group(self, guild_id: int) -> list[Member]:
        """Return everyone in the group who has not left."""
        async with self._database.read() as connection:
            return [_member(row) for row in await queries.of_group(connection, guild_id)]

    async def ids(self, guild_id: int) -> Sequence[int]:
        """Return the ids of everyone whom the group knows and who has not left."""
        async with self._database.read() as connection:
            return await queries.ids(connection, guild_id)

    async def names(self, guild_id: int) -> frozenset[str]:
        """Return the names of the group's members, which the student check leaves alone."""
        known = self._names.get(guild_id)
        if known is None:
            members = await self.of_group(guild_id)
            known = self._names[guild_id] = frozenset(
                name for one in members for name in (one.name, one.print_name) if name
            )
        return known

    async def reach(self, guild_id: int, member_id: int, now: datetime) -> Reach:
        """Return the one way in which this person may be reached now."""
        member = await self.get(guild_id, member_id)
        channel = await self.dm_channel(member_id)
        return rules.how_to_reach(member, channel.refused_at is not None, now)

    async def dm_channel(self, member_id: int) -> DmChannel:
        """Return what is known of the direct-message channel with a person."""
        async with self._database.read() as connection:
            row = await queries.dm_channel(connection, member_id)
        return DmChannel() if row is None else DmChannel(row.channel_id, row.refused_at)

    async def keep_dm_channel(self, member_id: int, channel: DmChannel) -> None:
        """Write what is known of the direct-message channel with a person."""
        async with self._database.write() as connection:
            await queries.keep_dm_channel(connection, member_id, vars(channel))

    async def let_wait(
        self, guild_id: int, member_id: int, kind: str, subject: str, now: datetime
    ) -> None:
        """Let something wait for the person's next press."""
        async with self._database.write() as connection:
            await queries.add_note(connection, guild_id, member_id, kind, subject, now)
            count = await queries.count_notes(connection, guild_id, member_id)
        self._waiting[guild_id, member_id] = count

    async def notes(self, guild_id: int, member_id: int) -> list[Note]:
        """Return what waits for a person, oldest first."""
        async with self._database.read() as connection:
            return [Note(*row) for row in await queries.notes(connection, guild_id, member_id)]

    async def drop_note(self, guild_id: int, member_id: int, note_id: int) -> None:
        """Let something wait no longer."""
        async with self._database.write() as connection:
            await queries.drop_note(connection, guild_id, member_id, note_id)
            count = await queries.count_notes(connection, guild_id, member_id)
        self._waiting[guild_id, member_id] = count

    def forget_cached(self, person: Person) -> None:
        """Read this person anew the next time."""
        self._forget_cached(person.guild_id, person.member_id)

    async def _first_sight(
        self, guild_id: int, member_id: int, name: str, now: datetime
    ) -> tuple[Member, bool]:
        known = await self.get(guild_id, member_id)
        if known is not None:
            return known, False
        async with self._database.write() as connection:
            is_new = await queries.add(connection, guild_id, member_id, name, now)
            member = await self._read(connection, guild_id, member_id)
        self._names.pop(guild_id, None)
        return _seen(member), is_new

    async def _read(
        self, connection: AsyncConnection, guild_id: int, member_id: int
    ) -> Member | None:
        row = await queries.find(connection, guild_id, member_id)
        key = (guild_id, member_id)
        self._waiting[key] = await queries.count_notes(connection, guild_id, member_id)
        if row is None:
            self._known.pop(key, None)
            return None
        self._known[key] = member = _member(row)
        return member

    def _forget_cached(self, guild_id: int, member_id: int) -> None:
        self._known.pop((guild_id, member_id), None)
        self._waiting.pop((guild_id, member_id), None)
        self._names.pop(guild_id, None)


class MembersData:
    """What this feature holds about a person, the agenda's rows about them included."""

    tables = ("members", "dm_channels", "notes")
    kinds = (REMOVAL, RENAME)

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own settings, and what is kept in order to reach them."""
        guild_id, member_id = person.guild_id, person.member_id
        me = await queries.find(connection, guild_id, member_id)
        channel = await queries.dm_channel(connection, member_id)
        notes = await queries.notes(connection, guild_id, member_id)
        sheets = {
            ABOUT_ME: [_without(row, "guild_id") for row in (me,) if row],
            "direct messages": [_without(row, "member_id") for row in (channel,) if row],
            "waiting for me": [_without(row, "id") for row in notes],
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Remove the person, what waits for them, and the way to them if no group needs it."""
        guild_id, member_id = person.guild_id, person.member_id
        await queries.remove(connection, guild_id, member_id)
        await queries.forget_dm_channel(connection, member_id)
        await queries.erase_planned(connection, guild_id, self.kinds, member_id)
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove the person: nothing here is theirs to leave behind."""
        return await self.forget(connection, person, now)


def _without(row: Any, column: str) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != column}


def _seen(member: Member | None) -> Member:
    if member is None:
        raise NotFound(words.NOT_SEEN)
    return member


def _member(row: Any) -> Member:
    return replace(Member(row.guild_id, row.member_id, row.name, row.first_seen_at), **row._mapping)

"""Members: who they are here, how they may be reached, what waits for them."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda import queries as agenda
from bot.agenda.rows import Planned
from bot.kit.database import Connection
from bot.kit.errors import NotFound
from bot.members import queries, rules, words
from bot.members.rules import Member, Reach
from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.kit.database import Database
    from bot.kit.personal import Person
    from bot.school.clock import SchoolClock

REMOVAL = "members.removal"
# Renews a person's posts; the feature that posted them listens for it.
KEPT_AT_HAND = 20_000  # members; more are read again when they press something
RENAME = "wins.rename"
SOME_DAY = timedelta(days=3_650)  # what a person asked for does not become stale

_TO_SUNDAY = timedelta(days=6)

# Moves the rows of one feature that wait for a member, in the transaction that changed them.
Replan = Callable[[Connection, Member, datetime], Awaitable[None]]
HideHook = Callable[[Connection, int, int], Awaitable[None]]


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
        # What other features plan by a member's time; each adds its own.
        self.replanners: list[Replan] = []
        # What follows, in the same transaction, when someone hides their name or shows it again.
        self.hide_hooks: list[HideHook] = []

    async def arrive(self, guild_id: int, member_id: int, name: str, now: datetime) -> Arrival:
        """Note that a person pressed something; makes the member, or renews the name."""
        key = (guild_id, member_id)
        member = self._known.get(key)
        if member is None:
            member, is_new = await self._first_sight(guild_id, member_id, name, now)
            if is_new:
                self._unwelcomed.add(key)
        if member.left_at is not None:
            member = await self.reschedule(guild_id, member_id, now, name=name, left_at=None)
        elif member.name != name:
            member = await self.change(guild_id, member_id, name=name)
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
        """Set what *values* names, by the column's name, and return the member after.

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
        **values: Any,
    ) -> Member:
        """Set zone, hours, breaks, pause or where they are reached; what is planned moves along."""
        try:
            async with self._database.write() as connection:
                if breaks is not None:
                    await queries.keep_breaks(connection, guild_id, member_id, breaks)
                member = await self._change(connection, guild_id, member_id, values)
                for replan in self.replanners:
                    await replan(connection, member, now)
        except BaseException:
            self._forget_cached(guild_id, member_id)  # it never came to be
            raise
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

    async def leave(self, guild_id: int, member_id: int, now: datetime) -> None:
        """Note that a person left: nothing reaches them, and their data go in 30 days."""
        at = now + rules.REMOVED_AFTER
        removal = Planned(REMOVAL, guild_id, str(member_id), at, at + SOME_DAY, f"{now:%Y-%m-%d}")
        async with self._database.write() as connection:
            if await queries.leave(connection, guild_id, member_id, now):
                await agenda.plan(connection, [removal])
                member = _seen(await self._read(connection, guild_id, member_id))
                for replan in self.replanners:
                    await replan(connection, member, now)
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
            for hook in self.hide_hooks:
                await hook(connection, guild_id, member_id)
        return _seen(member)

    async def of_group(self, guild_id: int, *, left_too: bool = False) -> list[Member]:
        """Return everyone in the group who has not left; *left_too*: whoever is still known."""
        async with self._database.read() as connection:
            rows = await queries.of_group(connection, guild_id, left_too=left_too)
            found = await queries.breaks(connection, guild_id)
        return [_member(row, found) for row in rows]

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

    async def reach(
        self, guild_id: int, member_id: int, now: datetime, *, chosen: bool = False
    ) -> Reach:
        """Return the one way in which this person may be reached now.

        *chosen*: they chose direct messages for this kind of thing.
        """
        member = await self.get(guild_id, member_id)
        channel = await self.dm_channel(member_id)
        return rules.how_to_reach(member, channel.refused_at is not None, now, chosen=chosen)

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

    def forget_group(self, guild_id: int) -> None:
        """Read everyone of this group anew the next time."""
        for one in [key for key in self._known if key[0] == guild_id]:
            self._forget_cached(*one)
        self._names.pop(guild_id, None)

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

    async def _read(self, connection: Connection, guild_id: int, member_id: int) -> Member | None:
        row = await queries.find(connection, guild_id, member_id)
        key = (guild_id, member_id)
        if len(self._known) >= KEPT_AT_HAND:
            self._known.clear()
            self._waiting.clear()
        self._waiting[key] = await queries.count_notes(connection, guild_id, member_id)
        if row is None:
            self._known.pop(key, None)
            return None
        found = await queries.breaks(connection, guild_id, member_id)
        self._known[key] = member = _member(row, found)
        return member

    async def _change(
        self, connection: Connection, guild_id: int, member_id: int, values: dict[str, Any]
    ) -> Member:
        if values:
            await queries.change(connection, guild_id, member_id, values)
        if values.get("left_at", ...) is None:
            await agenda.drop(connection, guild_id, REMOVAL, str(member_id))
        self._names.pop(guild_id, None)
        return _seen(await self._read(connection, guild_id, member_id))

    def _forget_cached(self, guild_id: int, member_id: int) -> None:
        self._known.pop((guild_id, member_id), None)
        self._waiting.pop((guild_id, member_id), None)
        self._names.pop(guild_id, None)


def _seen(member: Member | None) -> Member:
    if member is None:
        raise NotFound(words.NOT_SEEN)
    return member


def _member(row: Any, breaks: Sequence[Any]) -> Member:
    own = tuple(Break(one.first, one.last) for one in breaks if one.member_id == row.member_id)
    member = Member(row.guild_id, row.member_id, row.name, row.first_seen_at, breaks=own)
    return replace(member, **row._mapping)

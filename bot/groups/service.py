"""A group's settings, kept at hand since every answer needs them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups import leaving, promises, queries, trouble, year
from bot.groups.trouble import KnownTroubles
from bot.kit import calendar, migrate
from bot.kit.cache import Cache
from bot.kit.calendar import SCHOOL_CLOSES, SCHOOL_OPENS
from bot.kit.followers import Followers
from bot.school.clock import SchoolClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Connection, Database, RowValues, Transaction
    from bot.kit.switch import Switch
    from bot.school.clock import SchoolYear

USUAL_DAYS = "01234"
USUAL_NUDGE = time(7, 15)
USUAL_WEEKLY = time(12)

# The settings that move what is planned.
MOVING = frozenset(
    {
        "zone",
        "school_days",
        "opens",
        "closes",
        "nudge_at",
        "weekly_at",
        "switched_off",
        "switched_on",
        "wins_channel_id",
        "coordinator_channel_id",
    }
)
# Kept with commas between the features' names.
SWITCHES = frozenset(("switched_off", "switched_on", "declined"))


@dataclass(frozen=True)
class Coordinator:
    """Someone who runs the group, named in its setup."""

    member_id: int
    name: str


@dataclass(frozen=True)
class Group:
    """One server's settings; a server where setup never ran has the defaults."""

    guild_id: int
    name: str = ""
    zone: str | None = None
    wins_channel_id: int | None = None
    coordinator_channel_id: int | None = None
    coordinator_role_id: int | None = None
    asks_channel_id: int | None = None
    shelf_channel_id: int | None = None
    start_channel_id: int | None = None
    start_message_id: int | None = None
    switched_off: frozenset[str] = frozenset()  # of the usual features
    switched_on: frozenset[str] = frozenset()  # of the optional ones
    declined: frozenset[str] = frozenset()  # of the optional ones; not suggested again
    keep_photos: bool = True
    commands_hash: str | None = None
    school_days: str = USUAL_DAYS
    opens: time = SCHOOL_OPENS
    closes: time = SCHOOL_CLOSES
    nudge_at: time = USUAL_NUDGE
    weekly_at: time = USUAL_WEEKLY
    answers_in: str = "thread"  # under the weekly post; or "channel", like wins
    school_draft: str | None = None
    state: str | None = None  # of the US, by its postal code
    joined_at: datetime | None = None  # when setup was first used
    coordinators: tuple[Coordinator, ...] = ()
    # What can be switched, in the order in which settings show it; declared, not stored.
    switches: Mapping[str, Switch] = field(default_factory=dict, compare=False)

    @property
    def channels(self) -> frozenset[int | None]:
        """Return the channels that the group gave the bot something to do in."""
        where_members_read = self.wins_channel_id, self.asks_channel_id, self.shelf_channel_id
        return frozenset((*where_members_read, self.coordinator_channel_id))

    @property
    def country(self) -> str:
        """Return the country whose dates the group reads (ISO 3166)."""
        return calendar.country_of(self.zone)

    def has(self, feature: str) -> bool:
        """Return whether *feature* is switched on; one that nobody declared isn't."""
        switch = self.switches.get(feature)
        if switch is None:
            return False
        on, off = feature in self.switched_on, feature in self.switched_off
        return on if switch.optional else not off

    @property
    def has_private_threads(self) -> bool:
        """Return whether a feature that is switched on puts two or three people together."""
        return any(one.private_threads and self.has(name) for name, one in self.switches.items())

    def labels(self, *, on: bool) -> list[str]:
        """Return the names of what is switched on, or off."""
        return [one.label for name, one in self.switches.items() if self.has(name) is on]

    def runs(self, member_id: int) -> bool:
        """Return whether setup named this person a coordinator."""
        return any(one.member_id == member_id for one in self.coordinators)


@dataclass(frozen=True)
class _CachedGroup:
    group: Group
    school: SchoolClock


class GroupChange(TypedDict, total=False):
    """What can be set of a group."""

    name: str
    zone: str | None
    state: str | None
    wins_channel_id: int | None
    coordinator_channel_id: int | None
    coordinator_role_id: int | None
    asks_channel_id: int | None
    shelf_channel_id: int | None
    start_channel_id: int | None
    start_message_id: int | None
    switched_off: Collection[str]
    switched_on: Collection[str]
    declined: Collection[str]
    keep_photos: bool
    commands_hash: str | None
    school_days: str
    opens: time
    closes: time
    nudge_at: time
    weekly_at: time
    answers_in: str
    school_draft: str | None
    joined_at: datetime


class Groups:
    """Reads and changes settings."""

    def __init__(self, database: Database, switches: Mapping[str, Switch] | None = None) -> None:
        """Read settings; *switches* are of the features that a group can have or not."""
        self._database = database
        self._switches = switches or {}
        self._known: Cache[_CachedGroup] = Cache(database, queries.GROUPS, self._load)
        # What features plan by a group's time: called in the transaction that changed it, in which
        # `get` and `school` give what will be true then.
        self.on_change: Followers[Connection, int, SchoolClock, datetime] = Followers()
        self.on_change.add(self._replan_restart, trouble.replan, promises.replan)

    async def get(self, guild_id: int) -> Group:
        """Return the group's settings, the defaults where there are none."""
        return (await self._known.get(guild_id)).group

    async def school(self, guild_id: int) -> SchoolClock:
        """Return the group's school time: the years it entered, or the usual ones."""
        return (await self._known.get(guild_id)).school

    async def change(self, guild_id: int, now: datetime, **values: Unpack[GroupChange]) -> Group:
        """Set what *values* names, and return the settings after.

        What is planned moves along, see `MOVING`.
        """
        columns: RowValues = {**values}
        for name in SWITCHES & columns.keys():
            columns[name] = ",".join(sorted(columns[name]))
        moves = not MOVING.isdisjoint(columns)
        async with self._changing(guild_id, now, moves=moves) as connection:
            if columns:
                await queries.change(connection, guild_id, columns)
        return await self.get(guild_id)

    async def set_school(self, guild_id: int, entered: SchoolYear, now: datetime) -> Group:
        """Keep a school year, its days and hours, in place of those it shares a day with."""
        values = {
            "school_days": "".join(map(str, sorted(entered.weekdays))),
            "opens": entered.opens,
            "closes": entered.closes,
            "school_draft": None,
        }
        async with self._changing(guild_id, now) as connection:
            await queries.keep_year(connection, guild_id, entered)
            await queries.change(connection, guild_id, values)
        return await self.get(guild_id)

    async def usual_school(self, guild_id: int, draft: str, now: datetime) -> Group:
        """Go back to the usual year; what was entered stays at hand as a draft."""
        values = {
            "school_days": USUAL_DAYS,
            "opens": SCHOOL_OPENS,
            "closes": SCHOOL_CLOSES,
            "school_draft": draft,
        }
        async with self._changing(guild_id, now) as connection:
            await queries.drop_years(connection, guild_id)
            await queries.change(connection, guild_id, values)
        return await self.get(guild_id)

    async def go_on(self, guild_id: int, now: datetime) -> None:
        """Go on where a group was, in whose server the bot is: nothing of it goes.

        What's missing is planned; what is planned already stays.
        """
        is_set_up = (await self.get(guild_id)).wins_channel_id is not None
        async with self._database.write() as connection:
            await leaving.drop(connection, guild_id)
            if is_set_up:
                await self._replan(connection, guild_id, now)

    async def name_coordinator(
        self, guild_id: int, member_id: int, name: str, now: datetime
    ) -> Group:
        """Add someone who runs the group."""
        async with self._changing(guild_id, now, moves=False) as connection:
            await queries.name_coordinator(connection, guild_id, member_id, name)
        return await self.get(guild_id)

    async def drop_coordinator(self, guild_id: int, member_id: int) -> Group:
        """Remove someone from those who run the group."""
        async with self._database.write() as connection:
            await queries.drop_coordinator(connection, guild_id, member_id)
        return await self.get(guild_id)

    async def guild_ids(self) -> Sequence[int]:
        """Return the guild ids of all groups."""
        async with self._database.read() as connection:
            return await queries.all_ids(connection)

    async def application(self) -> int | None:
        """Return the id of the application that the groups know; None before its first login."""
        async with self._database.read() as connection:
            return await queries.application(connection)

    async def belong_to(self, application_id: int) -> None:
        """Note which application the groups know."""
        async with self._database.write() as connection:
            await queries.belong_to(connection, application_id)

    async def begins_in(self, guild_id: int, week: date) -> bool:
        """Return whether the post of a new year comes, or came, in the week of Monday *week*."""
        school = await self.school(guild_id)
        begins, ends = (school.moment(week + timedelta(days=n), time()) for n in (0, 7))
        async with self._database.read() as connection:
            series = Series(year.RESTART, guild_id)
            return await agenda.comes_between(connection, series, begins, ends)

    async def look_soon(self, guild_id: int, now: datetime) -> None:
        """Let a group's channels be looked at in some minutes, in school hours."""
        async with self._database.write() as connection:
            await trouble.look_soon(connection, guild_id, now)

    async def known_troubles(self) -> dict[int, KnownTroubles | None]:
        """Return what's known to be wrong in each group; None where the last look failed."""
        async with self._database.read() as connection:
            looks = await agenda.open_everywhere(connection, trouble.LOOK)
        return {one.guild_id: None if one.error else one.load(KnownTroubles) for one in looks}

    async def leave(self, guild_id: int, now: datetime) -> None:
        """Note that the bot is out of a server: what is kept of the group goes in 30 days."""
        async with self._database.write() as connection:
            await leaving.plan(connection, guild_id, now)

    async def revision(self) -> str | None:
        """Return the database's revision; raises what the database raises when it is closed."""
        return await migrate.state(self._database)

    @asynccontextmanager
    async def _changing(
        self, guild_id: int, now: datetime, *, moves: bool = True
    ) -> AsyncIterator[Transaction]:
        """Give a connection to change the group on; what is planned follows before it commits."""
        async with self._database.write() as connection:
            await queries.ensure(connection, guild_id, now)
            yield connection
            if moves:
                await self._replan(connection, guild_id, now)

    async def _replan(self, connection: Connection, guild_id: int, now: datetime) -> None:
        school = await self.school(guild_id)
        await self.on_change.follow(connection, guild_id, school, now)

    async def _load(self, connection: AsyncConnection, key: tuple[int, ...]) -> _CachedGroup:
        known = await _read(connection, *key)
        return replace(known, group=replace(known.group, switches=self._switches))

    async def _replan_restart(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        group = await self.get(guild_id)
        await year.replan(connection, guild_id, school, group.nudge_at, now)


async def school_of(connection: AsyncConnection, guild_id: int) -> SchoolClock:
    """Return a group's school time, to what has a connection and no services."""
    return (await _read(connection, guild_id)).school


async def _read(connection: AsyncConnection, guild_id: int) -> _CachedGroup:
    row = await queries.find(connection, guild_id)
    if row is None:
        return _CachedGroup(Group(guild_id), SchoolClock())
    named = await queries.coordinators(connection, guild_id)
    values = {
        name: value for name, value in row._mapping.items() if name in Group.__dataclass_fields__
    }
    values |= {name: frozenset(filter(None, values[name].split(","))) for name in SWITCHES}
    group = replace(
        Group(**values),
        coordinators=tuple(Coordinator(one.member_id, one.name) for one in named),
    )
    years = await queries.years(connection, guild_id)
    breaks = await queries.breaks(connection, guild_id)
    weekdays = frozenset(map(int, group.school_days))
    entered = tuple(year.entered(one, breaks, weekdays) for one in years)
    return _CachedGroup(group, SchoolClock(group.zone, entered, group.opens, group.closes))

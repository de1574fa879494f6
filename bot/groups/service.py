"""A group's settings, kept at hand since every answer needs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.groups import queries
from bot.kit import migrate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.kit.database import Database

# Features that a group can switch off, in the order in which its settings show them.
SWITCHABLE = ("wins",)


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
    start_channel_id: int | None = None
    start_message_id: int | None = None
    switched_off: frozenset[str] = frozenset()
    keep_photos: bool = True
    commands_hash: str | None = None
    coordinators: tuple[Coordinator, ...] = ()

    def has(self, feature: str) -> bool:
        """Return whether *feature* is switched on."""
        return feature not in self.switched_off

    def runs(self, member_id: int) -> bool:
        """Return whether setup named this person a coordinator."""
        return any(one.member_id == member_id for one in self.coordinators)


class Groups:
    """Reads and changes settings. One process serves a guild, so what it read stays true."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Group] = {}

    async def get(self, guild_id: int) -> Group:
        """Return the group's settings, the defaults where there are none."""
        known = self._known.get(guild_id)
        if known is None:
            known = self._known[guild_id] = await self._read(guild_id)
        return known

    async def change(self, guild_id: int, now: datetime, **values: Any) -> Group:
        """Set what *values* names, by the column's name, and return the settings after."""
        if "switched_off" in values:
            values["switched_off"] = ",".join(sorted(values["switched_off"]))
        async with self._database.write() as connection:
            await queries.ensure(connection, guild_id, now)
            if values:
                await queries.change(connection, guild_id, values)
        return await self._renew(guild_id)

    async def name_coordinator(
        self, guild_id: int, member_id: int, name: str, now: datetime
    ) -> Group:
        """Add someone who runs the group."""
        async with self._database.write() as connection:
            await queries.ensure(connection, guild_id, now)
            await queries.name_coordinator(connection, guild_id, member_id, name)
        return await self._renew(guild_id)

    async def drop_coordinator(self, guild_id: int, member_id: int) -> Group:
        """Remove someone from those who run the group."""
        async with self._database.write() as connection:
            await queries.drop_coordinator(connection, guild_id, member_id)
        return await self._renew(guild_id)

    async def guild_ids(self) -> Sequence[int]:
        """Return the guild ids of all groups."""
        async with self._database.read() as connection:
            return await queries.all_ids(connection)

    async def revision(self) -> str | None:
        """Return the database's revision; raises what the database raises when it is closed."""
        return await migrate.state(self._database)

    def forget_cached(self, guild_id: int) -> None:
        """Read the settings anew the next time."""
        self._known.pop(guild_id, None)

    async def _renew(self, guild_id: int) -> Group:
        self._known[guild_id] = group = await self._read(guild_id)
        return group

    async def _read(self, guild_id: int) -> Group:
        async with self._database.read() as connection:
            row = await queries.find(connection, guild_id)
            if row is None:
                return Group(guild_id)
            named = await queries.coordinators(connection, guild_id)
        values = {
            name: value
            for name, value in row._mapping.items()
            if name in Group.__dataclass_fields__ and name != "switched_off"
        }
        return replace(
            Group(**values),
            switched_off=frozenset(filter(None, row.switched_off.split(","))),
            coordinators=tuple(Coordinator(one.member_id, one.name) for one in named),
        )

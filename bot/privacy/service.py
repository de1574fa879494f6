"""A member's own data, across every feature: to take away, or to have removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.groups.queries import GROUPS
from bot.kit.columns import Base
from bot.kit.personal import Exported, Forgotten
from bot.members import queries
from bot.removed import queries as removed
from bot.removed.tables import RemovedRow
from bot.search.index import take_turn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import Database, Transaction
    from bot.kit.personal import Person, PersonalData


class Privacy:
    """Asks every feature that keeps something about a person."""

    def __init__(self, database: Database, owners: tuple[PersonalData, ...]) -> None:
        self._database = database
        self._owners = owners
        # What each sheet of an export holds: see `PersonalData.sheets`.
        self.sheets = {name: said for one in reversed(owners) for name, said in one.sheets.items()}

    async def export(self, person: Person) -> Exported:
        """Return everything that is kept about the person, as it was at one moment."""
        sheets: dict[str, list[dict[str, object]]] = {}
        pictures: list[str] = []
        async with self._database.read() as connection:
            for owner in self._owners:
                found = await owner.export(connection, person)
                sheets |= {name: rows for name, rows in found.sheets.items() if rows}
                pictures += found.pictures
        return Exported(sheets, tuple(pictures))

    async def forget(self, person: Person, now: datetime) -> Forgotten:
        """Remove everything about the person, so that it cannot be read in the files either.

        The caller removes the pictures that are named in what this returns.
        """
        return await self._removed(removed.FORGOTTEN, person, now)

    async def depart(self, person: Person, now: datetime) -> Forgotten:
        """Remove what need not outlive the person's leaving; the caller removes the pictures."""
        return await self._removed(removed.DEPARTED, person, now)

    async def remove_group(self, guild_id: int, now: datetime) -> Forgotten:
        """Remove everything about a group; the caller removes the pictures."""
        async with self._database.write() as connection:
            gone = await self.erase_group(connection, guild_id)
            await removed.note(connection, removed.GROUP, guild_id, "", now)
        await self._database.erase_traces()
        return gone

    async def erase_traces(self) -> None:
        """Make unreadable in the files what was removed while somebody was reading for long."""
        await self._database.erase_traces()

    async def erase(
        self, connection: Transaction, kind: str, person: Person, now: datetime
    ) -> Forgotten:
        """Remove what each feature has about a person who is forgotten, or has departed."""
        gone = []
        for owner in self._owners:
            take = owner.forget if kind == removed.FORGOTTEN else owner.depart
            gone.append(await take(connection, person, now))
        return _sum(gone)

    async def erase_group(self, connection: Transaction, guild_id: int) -> Forgotten:
        """Delete every row of a group, in whichever table, and the ways to those only in it."""
        await take_turn(connection, guild_id)
        connection.changed(queries.MEMBERS, guild_id)
        connection.changed(GROUPS, guild_id)
        pictures: list[str] = []
        members = await queries.ever(connection, guild_id)
        for table in reversed(Base.metadata.sorted_tables):
            columns = table.columns
            if "guild_id" not in columns or table.name == RemovedRow.__tablename__:
                continue
            of_group = columns["guild_id"] == guild_id
            for name in {"picture", "file"}.intersection(columns.keys()):
                named = select(columns[name]).where(of_group, columns[name].is_not(None))
                pictures += (await connection.execute(named)).scalars()
            await connection.execute(delete(table).where(of_group))
        for member_id in members:
            await queries.forget_dm_channel(connection, member_id)
        return Forgotten(pictures=tuple(dict.fromkeys(pictures)))

    async def _removed(self, kind: str, person: Person, now: datetime) -> Forgotten:
        trace = removed.trace_of(person.guild_id, person.member_id)
        async with self._database.write() as connection:
            gone = await self.erase(connection, kind, person, now)
            await removed.note(connection, kind, person.guild_id, trace, now)
        await self._database.erase_traces()
        return gone


def _sum(parts: Iterable[Forgotten]) -> Forgotten:
    parts = tuple(parts)
    pictures = tuple(name for part in parts for name in part.pictures)
    posts, messages = (sum(getattr(one, name) for one in parts) for name in ("posts", "messages"))
    return Forgotten(posts, pictures, messages)

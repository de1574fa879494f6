"""One's own data, across every feature: to take away, or to have removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.agenda.personal import AgendaData
from bot.celebrations.calendar_personal import CalendarData
from bot.celebrations.day_personal import GatheringsData
from bot.coffee.personal import CoffeeData
from bot.documents.personal import DocumentsData
from bot.drafts.personal import DraftsData
from bot.groups.personal import GroupsData
from bot.groups.queries import GROUPS
from bot.kit.personal import Exported, Forgotten
from bot.members import queries
from bot.members.personal import MembersData
from bot.mentors.personal import MentorsData
from bot.pairing.personal import PairingData
from bot.plans.personal import PlansData
from bot.removed import queries as removed
from bot.removed.tables import RemovedRow
from bot.shown.personal import ShownData
from bot.students.personal import StudentsData
from bot.tables import metadata
from bot.weekly.personal import WeeklyData
from bot.wins.personal import WinsData

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import Database, Transaction
    from bot.kit.personal import Person, PersonalData

# Everything that keeps something about a person. What hangs on a member goes before the member.
OWNERS: tuple[PersonalData, ...] = (
    *(DraftsData(), DocumentsData(), CoffeeData(), MentorsData(), PairingData()),
    *(GatheringsData(), CalendarData(), PlansData(), WeeklyData(), WinsData(), StudentsData()),
    *(GroupsData(), MembersData(), ShownData(), AgendaData()),
)


class Privacy:
    """Asks every feature that keeps something about a person."""

    def __init__(self, database: Database, owners: tuple[PersonalData, ...] = OWNERS) -> None:
        self._database = database
        self._owners = owners

    async def export(self, person: Person) -> Exported:
        """Return everything that is kept about the person, as it was at one moment."""
        sheets: dict[str, list[dict[str, Any]]] = {}
        pictures: list[str] = []
        async with self._database.read() as connection:
            for owner in self._owners:
                found = await owner.export(connection, person)
                sheets |= found.sheets
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
        connection.changed(queries.MEMBERS, guild_id)
        connection.changed(GROUPS, guild_id)
        pictures: list[str] = []
        members = await queries.ever(connection, guild_id)
        for table in reversed(metadata.sorted_tables):
            columns = table.columns
            if "guild_id" not in columns or table.name == RemovedRow.__tablename__:
                continue
            of_group = columns["guild_id"] == guild_id
            if "picture" in columns:
                named = select(columns["picture"]).where(of_group, columns["picture"].is_not(None))
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

"""One's own data, across every feature: to take away, or to have removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.celebrations.calendar_personal import CalendarData
from bot.celebrations.day_personal import GatheringsData
from bot.groups.personal import GroupsData
from bot.kit.personal import Exported, Forgotten
from bot.members.personal import MembersData
from bot.plans.personal import PlansData
from bot.students.personal import StudentsData
from bot.weekly.personal import WeeklyData
from bot.wins.personal import WinsData

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import Database
    from bot.kit.personal import Person, PersonalData

# Everything that keeps something about a person. What hangs on a member goes before the member.
OWNERS: tuple[PersonalData, ...] = (
    *(GatheringsData(), CalendarData(), PlansData(), WeeklyData(), WinsData(), StudentsData()),
    *(GroupsData(), MembersData()),
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
        async with self._database.write() as connection:
            gone = [await owner.forget(connection, person, now) for owner in self._owners]
        await self._database.erase_traces()
        return _sum(gone)

    async def depart(self, person: Person, now: datetime) -> Forgotten:
        """Remove what need not outlive the person's leaving; the caller removes the pictures."""
        async with self._database.write() as connection:
            gone = [await owner.depart(connection, person, now) for owner in self._owners]
        await self._database.erase_traces()
        return _sum(gone)


def _sum(parts: Iterable[Forgotten]) -> Forgotten:
    parts = tuple(parts)
    pictures = tuple(name for part in parts for name in part.pictures)
    return Forgotten(sum(part.posts for part in parts), pictures)

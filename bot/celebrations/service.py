"""Book days of every group: what is chosen, what comes, and who is told when that changes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.celebrations import words
from bot.celebrations.calendar import Calendar, calendar_of
from bot.celebrations.selection import Selection
from bot.kit import calendar
from bot.kit.errors import NotFound
from bot.kit.followers import Followers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date, datetime

    from bot.celebrations.observances import Observance
    from bot.celebrations.selection import DayPost
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock

NOTHING = Calendar(Selection(), {})


class Celebrations:
    """Reads every group's calendar, and lets what is planned follow it."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups
        # What is planned by the calendar; called in the transaction that changed it.
        self.on_change: Followers[Connection, int, SchoolClock, datetime] = Followers()

    async def calendar(self, guild_id: int) -> Calendar | None:
        """Return a group's calendar; None while it has chosen nothing."""
        async with self._database.read() as connection:
            return await calendar_of(connection, guild_id)

    async def choice(self, guild_id: int) -> Selection | None:
        """Return what a group chose; None while it has chosen nothing."""
        found = await self.calendar(guild_id)
        return None if found is None else found.choice

    async def observance(self, guild_id: int, slug: str) -> Observance:
        """Return one that everyone can choose, or one of the group's own. Raises NotFound."""
        found = (await self.calendar_or_none_chosen(guild_id)).get(slug)
        if found is None:
            raise NotFound(words.NOT_THERE, "celebrate:upcoming")
        return found

    async def posts_between(self, guild_id: int, first: date, last: date) -> list[DayPost]:
        """Return what is posted on the days *first* to *last*; nothing without a choice."""
        found = await self.calendar(guild_id)
        if found is None:
            return []
        return found.posts(await self._groups.school(guild_id), first, last)

    async def calendar_or_none_chosen(self, guild_id: int) -> Calendar:
        """Return a group's calendar; while it has chosen nothing, one in which nothing is."""
        return await self.calendar(guild_id) or NOTHING

    async def first_to_come(self, guild_id: int, now: datetime) -> date:
        """Return the first day whose post is still to come: today, or tomorrow."""
        group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
        today = calendar.local_day(now, school.zone)
        return today if now < school.moment(today, group.nudge_at) else today + timedelta(days=1)

    async def today(self, guild_id: int, now: datetime) -> date:
        """Return the day on a group's own calendar."""
        return calendar.local_day(now, (await self._groups.get(guild_id)).zone)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """Give a connection to read the calendar on, for this feature's own services."""
        async with self._database.read() as connection:
            yield connection

    @asynccontextmanager
    async def changing(self, guild_id: int, now: datetime) -> AsyncIterator[Connection]:
        """Give a connection to change the calendar on; what is planned follows before it commits.

        It is for this feature's own services.
        """
        school = await self._groups.school(guild_id)
        async with self._database.write() as connection:
            yield connection
            await self.on_change.follow(connection, guild_id, school, now)

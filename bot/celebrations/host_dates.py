"""Dates that the host enters once for every group; a group's own entry counts before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import queries, words
from bot.celebrations.observances import by_slug
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.celebrations.service import Celebrations
    from bot.kit.database import Database


class HostDates:
    """Keeps the host's dates, and lets what every group planned follow them."""

    def __init__(self, database: Database, celebrations: Celebrations) -> None:
        self._database = database
        self._celebrations = celebrations

    async def enter(self, slug: str, first: date, last: date, now: datetime) -> int:
        """Keep the days of a celebration in the year of *first*; return how many groups chose.

        Raises NotFound.
        """
        if slug not in by_slug():
            raise NotFound(words.NOT_THERE)
        async with self._database.write() as connection:
            await queries.keep_host_date(connection, slug, first, last)
        return await self._replan(now)

    async def drop(self, slug: str, year: int, now: datetime) -> bool:
        """Delete the days of a celebration in one year; False where the host entered none."""
        async with self._database.write() as connection:
            there = await queries.drop_host_date(connection, slug, year)
        if there:
            await self._replan(now)
        return there

    async def _replan(self, now: datetime) -> int:
        async with self._database.read() as connection:
            choosing = await queries.with_choice(connection)
        for guild_id in choosing:  # one after the other: each holds the database for a moment
            async with self._celebrations.changing(guild_id, now):
                pass
        return len(choosing)

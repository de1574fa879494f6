"""Planning next month's days together: what comes, what was, and who helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.celebrations import day_words, part_queries
from bot.celebrations.calendar import calendar_of
from bot.celebrations.gatherings import named
from bot.celebrations.service import NOTHING
from bot.kit.dates import month_end
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.celebrations.memories import Memories, Memory
    from bot.celebrations.selection import DayPost
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database


@dataclass(frozen=True)
class DayAhead:
    """One day to come: its post, the names on it, what was the last time, who helps."""

    post: DayPost
    names: tuple[str, ...]
    memories: tuple[Memory, ...]
    helpers: tuple[int, ...]


class Planning:
    """The months ahead in every group."""

    def __init__(self, database: Database, groups: Groups, memories: Memories) -> None:
        self._database = database
        self._groups = groups
        self._memories = memories

    async def month(self, guild_id: int, month: date) -> list[DayAhead]:
        """Return the days of the month that begins on *month*."""
        last = month_end(month)
        return await self._ahead(guild_id, month, last)

    async def help_with(
        self, guild_id: int, day: date, member_id: int, now: datetime
    ) -> tuple[DayAhead, bool]:
        """Let a member help to plan a day, or no longer; return the day, and whether they do.

        Raises NotFound when nothing is celebrated on that day anymore.
        """
        async with self._database.write() as connection:
            post = await self._on(connection, guild_id, day)
            leads = post.occurrences[0]
            values = {"guild_id": guild_id, "slug": leads.slug, "first": leads.first}
            helps = await part_queries.help_with(
                connection, values | {"member_id": member_id, "at": now}
            )
        (ahead,) = await self._ahead(guild_id, day, day)
        return ahead, helps

    async def _on(self, connection: Connection, guild_id: int, day: date) -> DayPost:
        school = await self._groups.school(guild_id)
        posts = (await calendar_of(connection, guild_id) or NOTHING).posts(school, day, day)
        if not posts:
            raise NotFound(day_words.DAY_GONE)
        return posts[0]

    async def _ahead(self, guild_id: int, first: date, last: date) -> list[DayAhead]:
        school = await self._groups.school(guild_id)
        async with self._database.read() as connection:
            chosen = await calendar_of(connection, guild_id) or NOTHING
            posts = chosen.posts(school, first, last)
            known = named(chosen, posts)
            days = [(post.occurrences[0].slug, post.occurrences[0].first) for post in posts]
            helpers = await part_queries.helpers(connection, guild_id, days)
        memories = await self._memories.of(guild_id, known.keys(), first)
        return [
            DayAhead(
                post,
                tuple(known[one.slug].name for one in post.occurrences),
                tuple(memories[one.slug] for one in post.occurrences if one.slug in memories),
                tuple(helpers[day]),
            )
            for post, day in zip(posts, days, strict=True)
        ]

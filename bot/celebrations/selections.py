"""What coordinators choose: a list, packs, one by one, missing dates; and the host's own dates."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.celebrations import queries, words
from bot.celebrations.calendar import calendar_of
from bot.celebrations.observances import LISTS, PACKS, by_slug
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection
    from datetime import date, datetime

    from bot.celebrations.calendar import Calendar
    from bot.celebrations.selection import Selection
    from bot.celebrations.service import Celebrations
    from bot.kit.database import Connection, Database


CAPS = (1, 2, None)  # posts in a week that can be chosen; None: as many as there are


class Selections:
    """Changes what a group celebrates; each change is one transaction."""

    def __init__(self, celebrations: Celebrations) -> None:
        self._celebrations = celebrations

    async def take_list(self, guild_id: int, base: str, now: datetime) -> Calendar:
        """Celebrate a ready list ("" for none), keeping packs and changes. Raises NotFound."""
        if base not in ("", *LISTS):
            raise NotFound(words.NOT_THERE)
        return await self._change(guild_id, now, lambda old: old.choice.with_list(base, old.here))

    async def take_country(self, guild_id: int, now: datetime) -> Calendar:
        """Celebrate the same list with the days of the country in which the group is now."""
        return await self._change(guild_id, now, lambda old: replace(old.choice, country=old.here))

    async def take_packs(self, guild_id: int, packs: Collection[str], now: datetime) -> Calendar:
        """Celebrate these packs besides the list, and no others."""
        found = frozenset(packs).intersection(PACKS)
        return await self._change(guild_id, now, lambda old: replace(old.choice, packs=found))

    async def cap(self, guild_id: int, posts: int | None, now: datetime) -> Calendar:
        """Let a week have at most so many posts; None: as many as there are."""
        kept = posts if posts in CAPS else 1
        return await self._change(guild_id, now, lambda old: replace(old.choice, weekly_cap=kept))

    async def pick(
        self, guild_id: int, wanted: Collection[str], offered: Collection[str], now: datetime
    ) -> Calendar:
        """Celebrate those of *offered* (slugs) that are *wanted*, and not the others."""

        def changed(old: Calendar) -> Selection:
            new = choice = old.choice
            every = {one.slug: one for one in choice.own} | dict(by_slug())
            for slug in every.keys() & set(offered):
                if choice.holds(every[slug]) != (slug in wanted):
                    new = new.adding(slug) if slug in wanted else new.removing(slug)
            return new

        return await self._change(guild_id, now, changed)

    async def add(self, guild_id: int, slug: str, now: datetime) -> Calendar:
        """Celebrate one more."""
        return await self.pick(guild_id, {slug}, {slug}, now)

    async def remove(self, guild_id: int, slug: str, now: datetime) -> Calendar:
        """Celebrate one no longer: "not for our group"."""
        return await self.pick(guild_id, (), {slug}, now)

    async def enter_date(
        self, guild_id: int, slug: str, first: date, last: date, now: datetime
    ) -> None:
        """Keep the days of a celebration in one year, for this group. Raises NotFound."""
        if slug not in by_slug():
            raise NotFound(words.NOT_THERE)
        async with self._celebrations.changing(guild_id, now) as connection:
            await queries.keep_date(connection, guild_id, slug, first, last)

    async def _change(
        self, guild_id: int, now: datetime, change: Callable[[Calendar], Selection]
    ) -> Calendar:
        async with self._changing(guild_id, now) as (connection, old):
            new = change(old)
            values = {
                "base": new.base,
                "country": new.country,
                "packs": ",".join(sorted(new.packs)),
                "weekly_cap": new.weekly_cap,
                "chosen_at": now,
            }
            await queries.keep_choice(connection, guild_id, values)
            picks = dict.fromkeys(new.added, True) | dict.fromkeys(new.removed, False)
            await queries.keep_picks(connection, guild_id, picks)
        found = await self._celebrations.calendar(guild_id)
        assert found is not None  # it was just written
        return found

    @asynccontextmanager
    async def _changing(
        self, guild_id: int, now: datetime
    ) -> AsyncIterator[tuple[Connection, Calendar]]:
        async with self._celebrations.changing(guild_id, now) as connection:
            # Two who change it in the same moment do so one after the other.
            await queries.ensure_choice(connection, guild_id, now)
            old = await calendar_of(connection, guild_id)
            assert old is not None  # its row is there
            yield connection, old


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

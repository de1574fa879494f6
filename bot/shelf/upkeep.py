"""Each September an owner is asked once about everything they put on the shelf."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit import calendar
from bot.shelf import queries
from bot.shelf.tables import ResourceRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock
    from bot.shelf.rules import Resource

SEPTEMBER = "shelf.september"  # occurrence: the year, as for the next one
UPKEEP = "shelf.upkeep"
FIRST = (9, 8)  # after the first rush
SINCE = (8, 1)  # what was put there or looked at since then needs no question
ASK_FOR = timedelta(days=60)
LATE = timedelta(days=21)


class Upkeep:
    """Whose things are to be looked at, and what their owners say."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Plan the next September of a group that has a shelf."""
        on = (await self._groups.get(guild_id)).has("shelf")
        series = Series(SEPTEMBER, guild_id)
        planned = [_next(series, school, now, await agenda.begun(connection, series))] if on else []
        await agenda.replan(connection, series, planned, now)

    async def follow(self, connection: Connection, guild_id: int, now: datetime) -> None:
        """Plan the September after this one."""
        await self.replan(connection, guild_id, await self._groups.school(guild_id), now)

    async def ask(self, guild_id: int, now: datetime) -> None:
        """Plan one question for each owner who has something to look at."""
        school = await self._groups.school(guild_id)
        year = calendar.local(now, school.zone).year
        which = _waits(guild_id, _since(now, school))
        async with self._database.write() as connection:
            owners = await queries.owners(connection, which)
            await agenda.plan(
                connection,
                [
                    Series(UPKEEP, guild_id, member_id=one).at(now, now + ASK_FOR, f"{year}")
                    for one in owners
                ],
            )

    async def waiting(self, guild_id: int, owner_id: int, now: datetime) -> Sequence[Resource]:
        """Return what an owner hasn't looked at since summer, oldest first."""
        school = await self._groups.school(guild_id)
        which = [*_waits(guild_id, _since(now, school)), ResourceRow.owner_id == owner_id]
        async with self._database.read() as connection:
            found = await queries.newest(connection, guild_id, which, 10_000)
        return found[::-1]

    async def good(
        self, guild_id: int, owner_id: int, now: datetime, resource_id: int | None = None
    ) -> None:
        """Note that something of theirs is still good, or everything is."""
        mine = [ResourceRow.guild_id == guild_id, ResourceRow.owner_id == owner_id]
        mine += [ResourceRow.id == resource_id] if resource_id is not None else []
        async with self._database.write() as connection:
            await queries.looked_at(connection, mine, now)


def _next(series: Series, school: SchoolClock, now: datetime, begun: Collection[str]) -> Planned:
    year = calendar.local(now, school.zone).year
    while True:
        begins = school.moment(date(year, *FIRST), calendar.SCHOOL_OPENS)
        at = school.next_school_moment(begins - timedelta(minutes=1))
        if at > now and f"{year}" not in begun:
            return series.at(at, at + LATE, f"{year}")
        year += 1


def _since(now: datetime, school: SchoolClock) -> datetime:
    today = calendar.local_day(now, school.zone)
    year = today.year if today >= date(today.year, *SINCE) else today.year - 1
    return school.moment(date(year, *SINCE), calendar.SCHOOL_OPENS)


def _waits(guild_id: int, since: datetime) -> list[ColumnElement[bool]]:
    row = ResourceRow
    mine = row.guild_id == guild_id, row.owner_id != 0, row.hidden.is_(None)
    return [*mine, row.looked_at < since]

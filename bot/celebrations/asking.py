"""Asking coordinators, twice a school year, for the days that nobody has announced to the bot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.celebrations.calendar import calendar_of, comes
from bot.kit import calendar
from bot.kit.dates import week_of

if TYPE_CHECKING:
    from datetime import datetime, time

    from bot.agenda.occurrences import Due
    from bot.celebrations.calendar import Calendar
    from bot.celebrations.observances import Observance, Span
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock

ASK = "celebration.dates"  # occurrence: the school year, and which of the two times
ASK_ONE = "celebration.ask"  # about a coordinator; occurrence: the same
ASK_FOR = timedelta(days=14)

_DAY = timedelta(days=1)
_YEAR = timedelta(days=364)
_LONG_OVER = timedelta(days=30)


@dataclass(frozen=True)
class Undated:
    """A celebration without a date, and its last known days, if any."""

    observance: Observance
    before: Span | None


class Asking:
    """Plans when coordinators are asked, and says for what."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Let the next asking be where the group's time says; none where nothing is chosen."""
        group = await self._groups.get(guild_id)
        planned = []
        if comes(group) and await calendar_of(connection, guild_id) is not None:
            planned.append(_next(guild_id, school, group.nudge_at, now))
        await agenda.replan(connection, Series(ASK, guild_id), planned, now)

    async def undated(self, guild_id: int, now: datetime) -> list[Undated]:
        """Return what the group celebrates and has no date for in this school year."""
        school = await self._groups.school(guild_id)
        async with self._database.read() as connection:
            found = await calendar_of(connection, guild_id)
        today = calendar.local_day(now, school.zone)
        return [] if found is None else lacking(found, school, today)

    async def asked_for(self, guild_id: int, now: datetime) -> list[Undated]:
        """Return what is undated in the two weeks after coordinators were asked, else nothing."""
        group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
        asked = [at for at, _ in _moments(school, group.nudge_at, now)]
        lately = any(at <= now < at + ASK_FOR for at in asked)
        return await self.undated(guild_id, now) if lately else []

    async def recorded(self, connection: Connection, due: Due, now: datetime) -> list[Planned]:
        """Return who is asked, and when they are asked again."""
        group, school = (
            await self._groups.get(due.guild_id),
            await self._groups.school(due.guild_id),
        )
        found = await calendar_of(connection, due.guild_id)
        if found is None or not comes(group):
            return []
        rows = [_next(due.guild_id, school, group.nudge_at, now)]
        if lacking(found, school, calendar.local_day(now, school.zone)):
            rows += [
                Series(ASK_ONE, due.guild_id, member_id=one.member_id).at(
                    now, now + ASK_FOR, due.occurrence
                )
                for one in group.coordinators
            ]
        return rows


def lacking(found: Calendar, school: SchoolClock, today: date) -> list[Undated]:
    """Return what has no date in the school year of *today*.

    What came at a time of the year that is long over is left for the next year.
    """
    first = school.school_year_of(today).first_day
    asked = []
    for one in found.undated(first, first + _YEAR):
        before = max(one.dates.values(), default=None)
        # 364 days are whole weeks: as many as bring it into this school year.
        again = None if before is None else before[0]
        while again is not None and again < first:
            again += _YEAR
        if again is None or again >= today - _LONG_OVER:
            asked.append(Undated(one, before))
    return asked


def _next(guild_id: int, school: SchoolClock, at: time, now: datetime) -> Planned:
    following, name = min(moment for moment in _moments(school, at, now) if moment[0] > now)
    return Planned(ASK, guild_id, 0, following, following + ASK_FOR, name)


def _moments(school: SchoolClock, at: time, now: datetime) -> list[tuple[datetime, str]]:
    """Return when is asked in this and the next school year, and in their Januaries.

    On the second school day, or on the first where that is alone in its week.
    """
    day = calendar.local_day(now, school.zone)
    found = []
    for n in range(2):
        year = school.school_year_of(day + n * _YEAR)
        begins, january = year.first_day, date(year.last_day.year, 1, 1)
        for name, first in ((f"{begins.year}-begin", begins), (f"{january.year}-january", january)):
            begun, second = (school.add_school_days(first - _DAY, n) for n in (1, 2))
            asked = second if week_of(second) == week_of(begun) else begun
            found.append((school.moment(asked, at), name))
    return found

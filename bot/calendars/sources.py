"""Other calendars that a group reads, such as its district's: what's in them, and what shows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.calendars import queries
from bot.calendars import source_words as words
from bot.kit import calendar
from bot.kit.database import in_turn
from bot.kit.errors import NotFound, Refusal
from bot.kit.ical import read_calendar
from bot.kit.text import fold
from bot.meetups import queries as meetups
from bot.students import rules as students

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.agenda.occurrences import Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.students.service import Students
    from bot.students.worries import KnownWords

FETCH = "calendar.fetch"  # subject: the source; occurrence: the day
BEFORE, AHEAD = timedelta(days=1), timedelta(days=400)  # what's kept of a calendar
A_DAY = timedelta(days=1)
MOST = 10  # calendars of a group
TELL_AFTER = 3  # failures in a row, one a day

_KEY = 16  # characters
_MIDNIGHT = time()


@dataclass(frozen=True)
class Source:
    """A calendar that a group reads; *picked*: how many of its events the group shows."""

    id: int
    guild_id: int
    name: str
    link: str
    read_at: datetime
    failures: int
    trouble: str
    events: int = 0
    picked: int = 0


@dataclass(frozen=True)
class SourceDate:
    """One date in another calendar; *event* is shared by the dates of a series."""

    event: str
    title: str
    place: str
    first: date
    last: date
    starts_at: datetime | None


@dataclass(frozen=True)
class Read:
    """What was read of a calendar, and what of it can't be kept, by title or by number."""

    name: str
    dates: tuple[SourceDate, ...]
    endless: tuple[str, ...]
    students: int  # titles that may name one


@dataclass(frozen=True)
class AddedSource:
    """A calendar that was read, with what of it wasn't kept."""

    source: Source
    read: Read


class Sources:
    """The other calendars of every group; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups, checking: Students) -> None:
        self._database = database
        self._groups = groups
        self._students = checking

    async def all(self, guild_id: int) -> list[Source]:
        """Return a group's other calendars, in the order in which they were added."""
        async with self._database.read() as connection:
            return [Source(**row._mapping) for row in await queries.every(connection, guild_id)]

    async def get(self, guild_id: int, source_id: int) -> Source:
        """Return another calendar of this group. Raises NotFound."""
        async with self._database.read() as connection:
            return await _find(connection, guild_id, source_id)

    async def add(
        self, guild_id: int, name: str, link: str, content: bytes, now: datetime
    ) -> AddedSource:
        """Keep another calendar; one with a link is read again each day. Raises Refusal.

        A file with the name of one that's there is a newer one of it, and so is the same link.
        """
        read = await self.read(guild_id, content, now)
        name = read.name or name
        async with self._database.write() as connection:
            await in_turn(connection, f"calendars of {guild_id}")
            there = await queries.every(connection, guild_id)
            same = [one for one in there if one.link == link and (link or one.name == name)]
            if same:
                source_id = same[0].id
            elif len(there) >= MOST:
                raise Refusal(words.TOO_MANY.format(most=MOST))
            else:
                source_id = await queries.add(connection, guild_id, name, link, now)
            await self._keep(connection, guild_id, source_id, read, now)
            if link:
                await agenda.plan(connection, [next_fetch(guild_id, source_id, now)])
            return AddedSource(await _find(connection, guild_id, source_id), read)

    async def renew(self, source: Source, content: bytes, now: datetime) -> AddedSource:
        """Replace what's in a calendar; what the group shows of it stays. Raises Refusal."""
        read = await self.read(source.guild_id, content, now)
        async with self._database.write() as connection:
            await _find(connection, source.guild_id, source.id)
            await self._keep(connection, source.guild_id, source.id, read, now)
            return AddedSource(await _find(connection, source.guild_id, source.id), read)

    async def failed(self, source: Source, why: str) -> None:
        """Note why a calendar can't be read; what's known of it stays."""
        async with self._database.write() as connection:
            values = {"failures": source.failures + 1, "trouble": why}
            await queries.change(connection, source.guild_id, source.id, values)

    async def remove(self, guild_id: int, source_id: int) -> None:
        """Read a calendar no longer, and show nothing of it. Raises NotFound."""
        async with self._database.write() as connection:
            await _find(connection, guild_id, source_id)
            await agenda.drop_waiting(connection, Series(FETCH, guild_id, source_id))
            await queries.remove(connection, guild_id, source_id)

    async def following(
        self, connection: Connection, guild_id: int, source_id: int, now: datetime
    ) -> list[Planned]:
        """Return tomorrow's look at a calendar that has a link, if it's still there."""
        row = await queries.find(connection, guild_id, source_id)
        return [next_fetch(guild_id, source_id, now)] if row is not None and row.link else []

    async def events(self, source: Source, now: datetime) -> list[tuple[SourceDate, bool]]:
        """Return each event of a calendar by its next date, and whether the group shows it."""
        today = await self._today(source.guild_id, now)
        async with self._database.read() as connection:
            rows = await queries.dates(connection, source.id, today)
            picked = set(await queries.picks(connection, source.id))
        found: dict[str, SourceDate] = {}
        for row in rows:
            found.setdefault(row.event, SourceDate(**row._mapping))
        return [(one, one.event in picked) for one in found.values()]

    async def pick(
        self, guild_id: int, source_id: int, offered: Collection[str], chosen: Collection[str]
    ) -> None:
        """Show these of the events that were offered, and the others not. Raises NotFound."""
        async with self._database.write() as connection:
            await _find(connection, guild_id, source_id)
            await queries.drop_picks(connection, source_id, offered)
            there = set(chosen) & set(offered)
            await queries.add_picks(connection, guild_id, source_id, sorted(there))

    async def between(self, guild_id: int, first: date, last: date) -> list[SourceDate]:
        """Return what a group shows of other calendars in some days, each event once.

        The same title at the same time is one event, in whichever calendars it is, and so is one
        that's a meet-up of the group's own.
        """
        zone = (await self._groups.get(guild_id)).zone
        begins = calendar.wall(first, _MIDNIGHT, zone)
        ends = calendar.wall(last + A_DAY, _MIDNIGHT, zone)
        async with self._database.read() as connection:
            rows = await queries.picked_dates(connection, guild_id, first, last)
            own = await meetups.between(connection, guild_id, begins, ends)
        seen = {(fold(one.title), one.next_at) for one in own}
        found = []
        for row in rows:
            one = SourceDate(**row._mapping)
            key = fold(one.title), one.starts_at or calendar.wall(one.first, _MIDNIGHT, zone)
            if key not in seen:
                seen.add(key)
                found.append(one)
        return found

    async def read(self, guild_id: int, content: bytes, now: datetime) -> Read:
        """Return what's to come in a calendar file; nothing is kept. Raises Refusal.

        Its titles would be read by everyone, so one that may name a student is left out.
        """
        if content[:200].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
            raise Refusal(words.A_PAGE)
        today = await self._today(guild_id, now)
        zone = (await self._groups.get(guild_id)).zone
        known = await self._students.known(guild_id)
        return await asyncio.to_thread(_read, content, zone, today, known)

    async def _keep(
        self, connection: Connection, guild_id: int, source_id: int, read: Read, now: datetime
    ) -> None:
        await queries.replace(connection, guild_id, source_id, map(vars, read.dates))
        values: dict[str, object] = {"read_at": now, "failures": 0, "trouble": ""}
        if read.name:
            values["name"] = read.name
        await queries.change(connection, guild_id, source_id, values)

    async def _today(self, guild_id: int, now: datetime) -> date:
        return calendar.local_day(now, (await self._groups.get(guild_id)).zone)


def next_fetch(guild_id: int, source_id: int, now: datetime) -> Planned:
    """Return the next look at a calendar, a day from now."""
    at = now + A_DAY
    return Series(FETCH, guild_id, source_id).at(at, at + A_DAY, f"{at:%Y-%m-%dT%H:%M}")


def _read(content: bytes, zone: str | None, today: date, known: KnownWords) -> Read:
    found = read_calendar(content, zone, today - BEFORE, today + AHEAD, follow=True)
    dates, worries = [], set()
    for one in found.events:
        if not one.title:
            continue
        said = f"{one.uid or one.title}"
        key = sha256(said.encode()).hexdigest()[:_KEY]
        if students.check(f"{one.title}. {one.place}", known).hard:
            worries.add(key)
            continue
        dates.append(SourceDate(key, one.title, one.place, one.first, one.last, one.starts))
    return Read(found.name, tuple(dates), found.endless, len(worries))


async def _find(connection: Connection, guild_id: int, source_id: int) -> Source:
    row = await queries.find(connection, guild_id, source_id)
    if row is None:
        raise NotFound(words.GONE, "calendar:sources")
    return Source(**row._mapping)

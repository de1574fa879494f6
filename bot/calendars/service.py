"""Files for calendars: one meet-up, what a member comes to, and what a whole group has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.calendars import words
from bot.celebrations import files, saying
from bot.kit import calendar
from bot.kit.dates import month_end, say_days
from bot.kit.errors import NotFound
from bot.kit.ical import Event, write_calendar
from bot.kit.links import link_to
from bot.meetups import queries as meetups
from bot.meetups import words as meetup_words
from bot.meetups.calendar_file import EventDetails, events
from bot.meetups.dates import changes_of, find
from bot.meetups.repeats import every, occurrences

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.calendars.sources import Sources
    from bot.celebrations.service import Celebrations
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup

ABOUT = "Meet-ups"
SHOWN_AFTER = timedelta(days=30)  # what was called off is told as such
REFRESH = timedelta(hours=2)

_MIDNIGHT = time()
_CHANNEL = re.compile(r"<#(\d+)>")
_LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class OwnCalendar:
    """What a member comes to as a file, with how many dates and book days are in it."""

    content: bytes
    dates: int
    book_days: int


class Calendars:
    """What leaves for people's calendars; each method reads in one short transaction."""

    def __init__(
        self, database: Database, groups: Groups, celebrations: Celebrations, sources: Sources
    ) -> None:
        self._sources = sources
        self._database = database
        self._groups = groups
        self._celebrations = celebrations

    async def one(
        self, guild_id: int, meetup_id: int, now: datetime, *, alarms: tuple[timedelta, ...] = ()
    ) -> tuple[Meetup, bytes]:
        """Return a meet-up of this group, and its file. Raises NotFound, also without a date."""
        async with self._database.read() as connection:
            meetup = await find(connection, guild_id, meetup_id)
            found = await self._events(connection, meetup, alarms)
        if not found:
            raise NotFound(meetup_words.OVER)
        return meetup, write_calendar(found, ABOUT, made=now)

    async def mine(self, guild_id: int, member_id: int, now: datetime) -> OwnCalendar:
        """Return the dates that a member comes to, and the group's book days."""
        found: list[Event] = []
        async with self._database.read() as connection:
            school = await self._groups.school(guild_id)
            for meetup_id, day in await meetups.coming(connection, guild_id, member_id):
                meetup = await find(connection, guild_id, meetup_id)
                changes = await changes_of(connection, meetup_id)
                kept = {one.planned: one.span for one in every(meetup.when, school, changes)}
                if day in kept and kept[day].ends(meetup.when.zone) > now:
                    alone = replace(meetup.when, span=kept[day], repeat=None)
                    uid = _uid(meetup, f"-{day:%Y%m%d}" if meetup.when.repeat else "")
                    found += events(_details(meetup, uid=uid), alone, school)
        days = await self._book_days(guild_id, now)
        content = write_calendar([*found, *days], ABOUT, name=words.CALENDAR_NAME, made=now)
        return OwnCalendar(content, len(found), len(days))

    async def of_group(self, guild_id: int, now: datetime) -> bytes:
        """Return what a group has to come, as its feed; it's the same until something changes."""
        group = await self._groups.get(guild_id)
        found: list[Event] = []
        async with self._database.read() as connection:
            if group.has("meetups"):
                for one in await meetups.for_calendars(connection, guild_id, now - SHOWN_AFTER):
                    found += await self._events(connection, one)
        today = calendar.local_day(now, group.zone)
        found += await self._book_days(guild_id, calendar.wall(today, _MIDNIGHT, group.zone))
        return write_calendar(found, ABOUT, name=words.CALENDAR_NAME, refresh=REFRESH)

    async def in_month(self, guild_id: int, month: date) -> list[tuple[date, files.PrintedItem]]:
        """Return each date of a group's meet-ups, and what it shows of other calendars, by day."""
        group, last = await self._groups.get(guild_id), month_end(month)
        if not group.has("meetups"):
            return []
        school, zone = await self._groups.school(guild_id), group.zone
        found: list[tuple[date, files.PrintedItem]] = []
        async with self._database.read() as connection:
            begins = calendar.wall(month, _MIDNIGHT, zone)
            for meetup in await meetups.for_calendars(connection, guild_id, begins):
                if meetup.ended_at is not None:
                    continue
                changes = await changes_of(connection, meetup.id)
                kind = meetup_words.KINDS[meetup.kind]
                place = _CHANNEL.sub(words.IN_DISCORD, meetup.place)
                what = words.ON_THE_PAGE.format(kind=kind, place=place).strip()
                for one in occurrences(meetup.when, school, month, last, changes):
                    span = one.span
                    starts = None if span.at is None else span.starts(meetup.when.zone)
                    days = _said(span.day, span.last, starts, zone)
                    found.append(
                        (max(month, span.day), files.PrintedItem(meetup.title, days, what))
                    )
        for other in await self._sources.between(guild_id, month, last):
            days = _said(other.first, other.last, other.starts_at, zone)
            found.append(
                (max(month, other.first), files.PrintedItem(other.title, days, other.place))
            )
        return found

    async def _events(
        self,
        connection: Connection,
        meetup: Meetup,
        alarms: tuple[timedelta, ...] = (),
    ) -> list[Event]:
        school = await self._groups.school(meetup.guild_id)
        changes = await changes_of(connection, meetup.id)
        details = replace(_details(meetup), alarms=alarms)
        return events(details, meetup.when, school, changes)

    async def _book_days(self, guild_id: int, now: datetime) -> list[Event]:
        group = await self._groups.get(guild_id)
        chosen = await self._celebrations.calendar(guild_id) if group.has("celebrations") else None
        if chosen is None:
            return []
        first, last = saying.ahead(await self._celebrations.today(guild_id, now))
        found = chosen.occurrences(first, last)
        return list(files.ics_events(chosen, guild_id, found, now))


def _said(first: date, last: date, starts: datetime | None, zone: str | None) -> str:
    """Return when something is, as a printed page says it."""
    country = calendar.country_of(zone)
    if starts is None:
        return say_days(first, last, country, weekday=True)
    day = say_days(calendar.local_day(starts, zone), last, country, weekday=True)
    return words.AT_TIME.format(day=day, time=calendar.clock_time(starts, zone))


def _uid(meetup: Meetup, date: str = "") -> str:
    return f"meetup-{meetup.id}{date}-{meetup.guild_id}@whats-working"


def _details(meetup: Meetup, *, uid: str = "") -> EventDetails:
    """Return what calendars show of a meet-up; nobody is named who isn't in its own words."""
    lines = [meetup_words.KINDS[meetup.kind]]
    if meetup.audience:
        lines.append(words.FOR.format(audience=meetup.audience))
    if meetup.bring:
        lines.append(words.BRING.format(bring=meetup.bring))
    if meetup.message_id is not None:
        lines.append(link_to(meetup.guild_id, meetup.channel_id, meetup.message_id))
    place = _CHANNEL.sub(lambda found: link_to(meetup.guild_id, int(found[1])), meetup.place)
    link = _LINK.search(place)
    return EventDetails(
        uid=uid or _uid(meetup),
        title=meetup.title,
        changed=meetup.changed_at,
        number=meetup.changes,
        place=place,
        description="\n".join(lines),
        url=link[0] if link else "",
        canceled=meetup.ended_at is not None,
    )

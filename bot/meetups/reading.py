"""Meet-ups as they're read: what comes next of each, and what one member answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.errors import NotFound
from bot.meetups import challenge_rules, dates, queries, repeats, words
from bot.meetups.dates import find
from bot.meetups.meetup import Meetup, MeetupView, OwnMeetup
from bot.meetups.rules import CHALLENGE, PRESENTING, Count
from bot.totals import queries as totals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.meetups.repeats import MeetupDate
    from bot.members.service import Members

WENT_WITHIN = timedelta(days=60)  # a member may say that they went
LATER = 2  # dates after the next one that a post names
PAGE = 8


class MeetupReader:
    """What's known of every group's meet-ups; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups, members: Members) -> None:
        self._database = database
        self._groups = groups
        self._members = members

    async def get(self, guild_id: int, meetup_id: int) -> Meetup:
        """Return a meet-up of this group. Raises NotFound."""
        async with self._database.read() as connection:
            return await find(connection, guild_id, meetup_id)

    async def seen(self, guild_id: int, meetup_id: int, now: datetime) -> MeetupView:
        """Return a meet-up as its post shows it. Raises NotFound."""
        async with self._database.read() as connection:
            meetup = await find(connection, guild_id, meetup_id)
            return await self._seen(connection, meetup, now)

    async def mine(
        self, guild_id: int, meetup_id: int, member_id: int, now: datetime, day: date | None = None
    ) -> OwnMeetup:
        """Return a meet-up as one member sees it, with its next date or that of *day*.

        Raises NotFound, also for a date that's over.
        """
        async with self._database.read() as connection:
            meetup = await find(connection, guild_id, meetup_id)
            if day is not None:
                school = await self._groups.school(guild_id)
                there = await dates.on(connection, meetup, school, day, now)
                if there is None:
                    raise NotFound(words.DATE_OVER, f"meetup:show:{meetup_id}")
                meetup = there
            seen = await self._seen(connection, meetup, now)
            answer = None
            if meetup.next_day is not None:
                answer = await queries.answer(connection, meetup.id, meetup.next_day, member_id)
        return OwnMeetup(seen, None if answer is None else answer.state)

    async def upcoming(
        self, guild_id: int, after: tuple[datetime, int] | None = None, limit: int = PAGE + 1
    ) -> list[Meetup]:
        """Return what's still to come, soonest first; one more than a page says there's more."""
        async with self._database.read() as connection:
            return await queries.upcoming(connection, guild_id, after, limit)

    async def between(self, guild_id: int, first: datetime, last: datetime) -> list[Meetup]:
        """Return what comes next from one moment on and before another."""
        async with self._database.read() as connection:
            return await queries.between(connection, guild_id, first, last)

    async def on(self, meetup: Meetup, day: date, now: datetime) -> Meetup | None:
        """Return a meet-up with the date of *day* in place of its next one; None: it's over."""
        school = await self._groups.school(meetup.guild_id)
        async with self._database.read() as connection:
            return await dates.on(connection, meetup, school, day, now)

    async def to_come(self, meetup: Meetup, now: datetime, count: int) -> list[MeetupDate]:
        """Return the next dates of a meet-up, at most *count*."""
        async with self._database.read() as connection:
            return await self._next(connection, meetup, now, count)

    async def start_of(self, meetup: Meetup, day: date) -> datetime | None:
        """Return when the date of a day begins as of now; None: it doesn't come."""
        async with self._database.read() as connection:
            school = await self._groups.school(meetup.guild_id)
            return (await dates.starts(connection, meetup, school, [day]))[day]

    async def begun(self, meetup: Meetup, now: datetime) -> MeetupDate | None:
        """Return the latest date that has begun, of the last `WENT_WITHIN`; None for none."""
        school = await self._groups.school(meetup.guild_id)
        today = calendar.local_day(now, meetup.when.zone)
        async with self._database.read() as connection:
            changes = await dates.changes_of(connection, meetup.id)
        found = repeats.occurrences(meetup.when, school, today - WENT_WITHIN, today, changes)
        called_off = meetup.ended_at or now
        zone = meetup.when.zone
        begun = [one for one in found if one.span.starts(zone) <= min(now, called_off)]
        return begun[-1] if begun else None

    async def pictures(self) -> set[str]:
        """Return the names of all pictures that meet-ups need."""
        async with self._database.read() as connection:
            return await queries.pictures(connection)

    async def who_comes(self, meetup: Meetup) -> list[str]:
        """Return the names of who comes to the next date; "" for those who hide theirs."""
        if meetup.next_day is None:
            return []
        async with self._database.read() as connection:
            coming = await queries.turns(connection, meetup.id, meetup.next_day)
        members, guild_id = self._members, meetup.guild_id
        return [await members.public_name(guild_id, one.member_id, "") for one in coming]

    async def _next(
        self, connection: Connection, meetup: Meetup, now: datetime, count: int
    ) -> list[MeetupDate]:
        school = await self._groups.school(meetup.guild_id)
        return await dates.upcoming(connection, meetup, school, now, count)

    async def _seen(self, connection: Connection, meetup: Meetup, now: datetime) -> MeetupView:
        day = meetup.next_day
        counts = {} if day is None else await queries.counts(connection, meetup.id, day)
        zone = meetup.when.zone
        later: Sequence[datetime] = ()
        canceled: list[date] = []
        if meetup.when.repeat is not None and meetup.next_at is not None:
            found = await self._next(connection, meetup, max(now, meetup.next_at), LATER + 1)
            later = [one.span.starts(zone) for one in found[1:]]
            today, last = calendar.local_day(now, zone), found[-1].planned
            rows = await queries.changed_dates(connection, meetup.id)
            canceled = [one.day for one in rows if one.to_day is None and today <= one.day <= last]
        organizer = await self._members.get(meetup.guild_id, meetup.organizer_id or 0)
        gone = organizer is None or organizer.hidden or organizer.left_at is not None
        name = "" if gone or organizer is None else organizer.name
        taken = None
        if meetup.kind == PRESENTING and day is not None:
            taken = len(await queries.talks_of(connection, meetup.id, day))
        total = 0
        if meetup.kind == CHALLENGE:
            total = await totals.total(connection, challenge_rules.tally_of(meetup))
        return MeetupView(meetup, Count(counts), later, name, canceled, taken, total)

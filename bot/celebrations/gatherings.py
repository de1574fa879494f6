"""What a group celebrates on a morning: its post, on which it may ride, and its thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import OUT_OF_TIME, Done, Dropped, Failed, Planned, Retry, Series
from bot.celebrations import coordinator_notes, day_times, day_words, part_queries
from bot.celebrations import gathering_queries as queries
from bot.celebrations import queries as day_queries
from bot.celebrations.calendar import calendar_of, comes
from bot.celebrations.coordinator_notes import NO_THREAD, TOO_MANY, UNPOSTED, UNTAKEN
from bot.celebrations.gathering import CelebratedDay, Gathering, Morning
from bot.celebrations.observances import OWN as OF_GROUP
from bot.celebrations.service import NOTHING
from bot.kit import calendar
from bot.kit.dates import week_of
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.celebrations.calendar import Calendar
    from bot.celebrations.observances import Observance
    from bot.celebrations.selection import DayPost
    from bot.groups.service import Group, Groups
    from bot.kit.database import AnyRow, Connection, Database
    from bot.school.clock import SchoolClock

DAY = "day.post"  # occurrence: the school day on which it is posted
PLAN = "day.plan"  # occurrence: the first day of the month that it's about
THREAD = "day.thread"  # subject: the gathering's id, as for all that follow
COUNT = "day.count"  # occurrence: the day on which it is said
RECAP = "day.recap"
CLOSE = "day.close"

OWN = "own"
THREAD_FOR = timedelta(days=7)
RECAP_FOR = timedelta(days=21)
CLOSE_FOR = timedelta(days=60)

SWITCHED_OFF = Dropped("celebrations are switched off, or the group is not set up")
NOTHING_CHOSEN = Dropped("nothing is chosen for that day anymore")
A_MOMENT = timedelta(seconds=20)

_DAY = timedelta(days=1)


class ThreadChange(TypedDict, total=False):
    """What becomes of a gathering's thread, by the column's name."""

    thread_id: int
    thread_deleted: bool


class Gatherings:
    """The celebrated days of every group; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Let the next day's post and the next planning be where choice and school time say."""
        group = await self._groups.get(guild_id)
        on = comes(group)
        day = await self._next_day(connection, group, school, now) if on else None
        await agenda.replan(connection, Series(DAY, guild_id), [day] if day else [], now)
        series, planned = Series(PLAN, guild_id), []
        begun = await agenda.begun(connection, series)
        plan = day_times.next_plan(school, now, begun) if on else None
        if plan is not None:
            planned.append(series.at(plan.at, plan.use_by, str(plan.month)))
        await agenda.replan(connection, series, planned, now)

    async def follow(self, connection: Connection, guild_id: int, now: datetime) -> None:
        """Plan what comes next, in the transaction that records what came."""
        await self.replan(connection, guild_id, await self._groups.school(guild_id), now)

    async def attach(self, guild_id: int, carrier: str, now: datetime) -> Morning | None:
        """Attach what is due this morning to another post; for a retry, the same.

        None when nothing is due, or it is on its way on its own.
        """
        async with self._database.write() as connection:
            occurrence = await agenda.due_now(connection, guild_id, DAY, now)
            if occurrence is None:
                return None
            day = date.fromisoformat(occurrence)
            row = await queries.of_day(connection, guild_id, day)
            if row is None:
                return await self._gather(connection, guild_id, day, carrier)
            if row.carrier != carrier or row.message_id is not None:
                return None
            return await self._morning(connection, row)

    async def detach(self, guild_id: int, carrier: str) -> None:
        """Let what's attached to a post have a post of its own."""
        async with self._database.write() as connection:
            row = await queries.carried_by(connection, guild_id, carrier, None)
            if row is not None:
                silent = await self._is_silent(connection, guild_id, row.day)
                own = {"carrier": OWN, "silent": silent}
                await queries.change(connection, guild_id, row.id, own)

    async def is_posted(self, guild_id: int, day: date) -> bool:
        """Return whether it's known where a day's post is."""
        async with self._database.read() as connection:
            row = await queries.of_day(connection, guild_id, day)
        return row is not None and row.message_id is not None

    async def proposers(self, guild_id: int, day: date) -> list[tuple[int, int]]:
        """Return the group's own days that a post celebrates, each with who proposed it."""
        async with self._database.read() as connection:
            row = await queries.of_day(connection, guild_id, day)
            days = [] if row is None else await queries.days_of(connection, row.id)
            slugs = [one.slug for one in days if one.slug.startswith(OF_GROUP)]
            ids = [int(one.removeprefix(OF_GROUP)) for one in slugs]
            own = [await day_queries.own_day(connection, guild_id, one) for one in ids]
        return [(one.id, one.member_id) for one in own if one is not None and one.member_id]

    async def own(
        self, guild_id: int, day: date, hosts: Collection[str], now: datetime
    ) -> Morning | Retry | Dropped:
        """Return what a day's own post says, once no post of this morning will carry it.

        Anyone who takes over looks for it first: what was to carry it may have, unrecorded.
        """
        if not comes(await self._groups.get(guild_id)):
            return SWITCHED_OFF
        async with self._database.write() as connection:
            row = await queries.of_day(connection, guild_id, day)
            if row is not None and (row.carrier == OWN or row.message_id is not None):
                return await self._morning(connection, row)
            comes_at = await agenda.next_try(connection, guild_id, hosts, now)
            if comes_at is not None:
                wait = max(comes_at - now, timedelta()) + A_MOMENT
                return Retry("it rides on this morning's post", wait)
            if row is None:
                return await self._gather(connection, guild_id, day, OWN) or NOTHING_CHOSEN
            # What was to carry it did not come.
            silent = await self._is_silent(connection, guild_id, day)
            await queries.change(connection, guild_id, row.id, {"carrier": OWN, "silent": silent})
            return await self._morning_of(connection, guild_id, day)

    async def posted(
        self,
        connection: Connection,
        guild_id: int,
        carrier: str,
        done: Done,
        now: datetime,
        day: date | None = None,
    ) -> list[Planned]:
        """Note where the post is that carries a gathering, if one does; its thread follows.

        Days with a post of their own have one carrier, so *day* says which.
        """
        row = await queries.carried_by(connection, guild_id, carrier, day)
        if row is None or done.message_id is None:
            return []
        where = {"channel_id": done.channel_id, "message_id": done.message_id}
        await queries.change(connection, guild_id, row.id, where)
        for why in (UNPOSTED, UNTAKEN):
            await part_queries.settle_note(connection, guild_id, why, str(row.day))
        return [Planned(THREAD, guild_id, row.id, now, now + THREAD_FOR)]

    async def recorded(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> list[Planned]:
        """Note what became of a day's post, and plan the next; one that is lost is reported."""
        day, guild_id = due.day, due.guild_id
        if isinstance(outcome, Retry):
            if outcome.refused:
                await self._report(connection, guild_id, day, now)
            return []
        following: list[Planned] = []
        if isinstance(outcome, Done):
            following = await self.posted(connection, guild_id, OWN, outcome, now, day)
        elif isinstance(outcome, Failed) and outcome.unfit is not None:
            await part_queries.settle_note(connection, guild_id, UNPOSTED, str(day))
            await self._report(connection, guild_id, day, now, UNTAKEN)
        elif outcome.reason == OUT_OF_TIME and comes(await self._groups.get(guild_id)):
            await self._report(connection, guild_id, day, now)
        else:
            await part_queries.settle_note(connection, guild_id, UNPOSTED, str(day))
        await self.follow(connection, guild_id, now)
        return following

    async def get(self, guild_id: int, gathering_id: int) -> Gathering:
        """Return a gathering of this group. Raises NotFound."""
        return (await self.morning(guild_id, gathering_id)).gathering

    async def morning(self, guild_id: int, gathering_id: int) -> Morning:
        """Return a gathering with what it celebrates. Raises NotFound."""
        async with self._database.read() as connection:
            row = await queries.find(connection, guild_id, gathering_id)
            if row is None:
                raise NotFound(day_words.GONE)
            return await self._morning(connection, row)

    async def change(
        self, guild_id: int, gathering_id: int, **values: Unpack[ThreadChange]
    ) -> None:
        """Note a step of a gathering's thread, by the column's name."""
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, gathering_id, {**values})

    async def opened(
        self, connection: Connection, guild_id: int, gathering_id: int, now: datetime
    ) -> list[Planned]:
        """Note that a thread has its first line; who waits for it comes in, and its recap follows.

        What kept it from opening is over.
        """
        row = await queries.find(connection, guild_id, gathering_id)
        if row is None:  # the group's data went meanwhile
            return []
        await queries.change(connection, guild_id, gathering_id, {"opened_at": now})
        for why in (NO_THREAD, TOO_MANY):
            await part_queries.settle_note(connection, guild_id, why, str(row.day))
        group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
        at = day_times.recap_at(school, row.day, row.last, group.weekly_at)
        return [Planned(RECAP, guild_id, gathering_id, at, at + RECAP_FOR)]

    async def summed_up(
        self, connection: Connection, guild_id: int, gathering_id: int, now: datetime
    ) -> None:
        """Note that a thread has its recap."""
        await queries.change(connection, guild_id, gathering_id, {"recap_at": now})

    async def lose_thread(self, guild_id: int, thread_id: int) -> None:
        """Remember that a thread was deleted, if it is a gathering's: it is not made again."""
        async with self._database.write() as connection:
            await queries.lose_thread(connection, guild_id, thread_id)

    async def note(self, gathering: Gathering, why: str, now: datetime) -> None:
        """Tell the coordinators of something about a gathering, once."""
        async with self._database.write() as connection:
            await part_queries.note(connection, coordinator_notes.about(gathering, why, now))

    async def _next_day(
        self, connection: Connection, group: Group, school: SchoolClock, now: datetime
    ) -> Planned | None:
        chosen = await calendar_of(connection, group.guild_id)
        if chosen is None:
            return None
        begun = await agenda.begun(connection, Series(DAY, group.guild_id))
        after = calendar.local_day(now, school.zone) - _DAY
        while True:
            post = chosen.next_post(school, after)
            if post is None:
                return None
            due_at, use_by = day_times.post_moments(post, school, group.nudge_at)
            if due_at > now and str(post.day) not in begun:
                return Planned(DAY, group.guild_id, 0, due_at, use_by, str(post.day))
            after = post.day

    async def _gather(
        self, connection: Connection, guild_id: int, day: date, carrier: str
    ) -> Morning | None:
        school = await self._groups.school(guild_id)
        chosen = await calendar_of(connection, guild_id)
        posts = [] if chosen is None else chosen.posts(school, day, day)
        if chosen is None or not posts:
            return None
        known = named(chosen, posts)
        days = [
            {
                "slug": one.slug,
                "guild_id": guild_id,
                "name": known[one.slug].name,
                "turn": turn,
                "counter": known[one.slug].counter,
                "first": one.first,
                "last": one.last,
            }
            for turn, one in enumerate(posts[0].occurrences)
        ]
        last = max(day, *(one.last for one in posts[0].occurrences))
        silent = carrier != OWN or await self._is_silent(connection, guild_id, day)
        values = {"guild_id": guild_id, "day": day, "last": last, "carrier": carrier}
        await queries.add(connection, values | {"silent": silent}, days)
        return replace(await self._morning_of(connection, guild_id, day), is_new=True)

    async def _is_silent(self, connection: Connection, guild_id: int, day: date) -> bool:
        monday = week_of(day)
        return await queries.had_own_post(connection, guild_id, monday, monday + 6 * _DAY)

    async def _morning_of(self, connection: Connection, guild_id: int, day: date) -> Morning:
        row = await queries.of_day(connection, guild_id, day)
        assert row is not None, "it was just written"
        return await self._morning(connection, row)

    async def _morning(self, connection: Connection, row: AnyRow) -> Morning:
        days = [
            CelebratedDay(one.slug, one.name, one.counter, one.first, one.last)
            for one in await queries.days_of(connection, row.id)
        ]
        chosen = await calendar_of(connection, row.guild_id)
        found = [(chosen or NOTHING).get(one.slug) for one in days]
        known = {one.slug: one for one in found if one is not None}
        return Morning(Gathering(**row._mapping, days=tuple(days)), known)

    async def _report(
        self,
        connection: Connection,
        guild_id: int,
        day: date,
        now: datetime,
        why: str = UNPOSTED,
    ) -> None:
        row = await queries.of_day(connection, guild_id, day)
        if row is not None and row.message_id is not None:
            return  # it rode on a post that was found only now
        school, group = await self._groups.school(guild_id), await self._groups.get(guild_id)
        chosen = await calendar_of(connection, guild_id) or NOTHING
        names = [one.name for one in named(chosen, chosen.posts(school, day, day)).values()]
        if names:
            note = coordinator_notes.unposted(guild_id, day, names, group.wins_channel_id, now)
            await part_queries.note(connection, note | {"why": why})


def named(chosen: Calendar, posts: Collection[DayPost]) -> dict[str, Observance]:
    """Return by slug what these posts celebrate, in their order."""
    slugs = [one.slug for post in posts for one in post.occurrences]
    found = {slug: chosen.get(slug) for slug in slugs}
    return {slug: one for slug, one in found.items() if one is not None}

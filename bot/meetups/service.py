"""Meet-ups: set up, moved, called off, and what comes next of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda import planning as agenda
from bot.drafts import queries as drafts
from bot.drafts.words import GONE
from bot.kit import calendar
from bot.kit.database import in_turn
from bot.kit.errors import NotFound, NotYours
from bot.kit.followers import Followers
from bot.meetups import dates, kinds, queries, repeats, talk_queries, words
from bot.meetups.dates import find
from bot.meetups.meetup import Meetup, Mine, Seen, as_meetup
from bot.meetups.rules import PRESENTING, Count
from bot.meetups.spans import Span
from bot.shown import queries as shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.agenda.occurrences import Done, Due, Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.meetups.repeats import Occurrence
    from bot.meetups.rules import Plan
    from bot.meetups.spans import When
    from bot.members.service import Members
    from bot.school.clock import SchoolClock

WENT_WITHIN = timedelta(days=60)  # a member may say that they went
LATER = 2  # dates after the next one that a post names
PAGE = 8


@dataclass(frozen=True)
class Created:
    """A meet-up, and the row that owes its post."""

    meetup: Meetup
    due: Due


class Meetups:
    """The meet-ups of every group; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups, members: Members) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        # What follows when a date is over.
        self.on_over: Followers[Connection, Meetup, date, datetime] = Followers()

    async def create(
        self,
        guild_id: int,
        member_id: int,
        plan: Plan,
        when: When,
        now: datetime,
        *,
        channel_id: int | None = None,
        draft_id: int = 0,
    ) -> Created:
        """Keep a meet-up together with the row that owes its post.

        Raises NotFound for a draft that was posted already.
        """
        values = _details(plan, when) | {
            "guild_id": guild_id,
            "organizer_id": member_id,
            "changes": 0,
            "created_at": now,
        }
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup of {guild_id} {member_id}")
            if draft_id and await drafts.take(connection, guild_id, draft_id, member_id) is None:
                raise NotFound(GONE)
            meetup_id = await queries.add(connection, values)
            meetup = await self.refresh(connection, guild_id, meetup_id, now)
            planned = kinds.of(kinds.POST, meetup).at(now, now + kinds.POST_FOR)
            due = await agenda.plan_claimed(connection, planned, now, tries=channel_id)
        return Created(meetup, due)

    async def get(self, guild_id: int, meetup_id: int) -> Meetup:
        """Return a meet-up of this group. Raises NotFound."""
        async with self._database.read() as connection:
            return await find(connection, guild_id, meetup_id)

    async def seen(self, guild_id: int, meetup_id: int, now: datetime) -> Seen:
        """Return a meet-up as its post shows it. Raises NotFound."""
        async with self._database.read() as connection:
            meetup = await find(connection, guild_id, meetup_id)
            return await self._seen(connection, meetup, now)

    async def mine(self, guild_id: int, meetup_id: int, member_id: int, now: datetime) -> Mine:
        """Return a meet-up as one member sees it. Raises NotFound."""
        async with self._database.read() as connection:
            meetup = await find(connection, guild_id, meetup_id)
            seen = await self._seen(connection, meetup, now)
            answer = None
            if meetup.next_day is not None:
                answer = await queries.answer(connection, meetup.id, meetup.next_day, member_id)
        return Mine(seen, None if answer is None else answer.state)

    async def upcoming(
        self, guild_id: int, after: tuple[datetime, int] | None = None, limit: int = PAGE + 1
    ) -> list[Meetup]:
        """Return what's still to come, soonest first; one more than a page says there's more."""
        async with self._database.read() as connection:
            rows = await queries.upcoming(connection, guild_id, after, limit)
        return [as_meetup(row) for row in rows]

    async def between(self, guild_id: int, first: datetime, last: datetime) -> list[Meetup]:
        """Return what comes next from one moment on and before another."""
        async with self._database.read() as connection:
            rows = await queries.between(connection, guild_id, first, last)
        return [as_meetup(row) for row in rows]

    async def own(self, guild_id: int, meetup_id: int, member_id: int, *, runs: bool) -> Meetup:
        """Return what's still to come to those who may change it. Raises NotFound, NotYours.

        *runs*: it's a coordinator, who may as well as its organizer.
        """
        async with self._database.read() as connection:
            return await self._own(connection, guild_id, meetup_id, member_id, runs=runs)

    async def start_of(self, meetup: Meetup, day: date) -> datetime | None:
        """Return when the date of a day begins as things stand; None: it doesn't come."""
        async with self._database.read() as connection:
            school = await self._groups.school(meetup.guild_id)
            return (await dates.starts(connection, meetup, school, [day]))[day]

    async def begun(self, meetup: Meetup, now: datetime) -> Occurrence | None:
        """Return the latest date that has begun, of the last `WENT_WITHIN`; None for none."""
        school = await self._groups.school(meetup.guild_id)
        today = calendar.local(now, meetup.when.zone).date()
        async with self._database.read() as connection:
            changes = await dates.changes_of(connection, meetup.id)
        found = repeats.occurrences(meetup.when, school, today - WENT_WITHIN, today, changes)
        called_off = meetup.ended_at or now
        zone = meetup.when.zone
        begun = [one for one in found if one.span.starts(zone) <= min(now, called_off)]
        return begun[-1] if begun else None

    async def edit(
        self,
        guild_id: int,
        meetup_id: int,
        member_id: int,
        plan: Plan,
        now: datetime,
        *,
        runs: bool,
    ) -> Meetup:
        """Change what's said of a meet-up; its dates stay. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await self._own(connection, guild_id, meetup_id, member_id, runs=runs)
            when = meetup.when
            if plan.minutes is not None and when.span.at is not None:
                when = replace(when, span=replace(when.span, minutes=plan.minutes))
            values = _details(plan, when) | {"changes": meetup.changes + 1}
            await queries.change(connection, guild_id, meetup_id, values)
            return await self.refresh(connection, guild_id, meetup_id, now)

    async def move(
        self,
        guild_id: int,
        meetup_id: int,
        member_id: int,
        day: date,
        to: Span | None,
        now: datetime,
        *,
        runs: bool,
    ) -> Meetup:
        """Move one date, or cancel it (None), and leave the others; who answered is told.

        *day* is the one that its rule gives. Raises NotFound, NotYours.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await self._own(connection, guild_id, meetup_id, member_id, runs=runs)
            if day not in repeats.planned_days(meetup.when):
                raise NotFound(words.NO_DATE)
            span = to or Span(day)
            values = {"meetup_id": meetup_id, "guild_id": guild_id, "day": day}
            values |= {"to_day": to and to.day, "at": span.at}
            values |= {"minutes": span.minutes, "days": span.days}
            await queries.change_date(connection, values)
            await queries.change(connection, guild_id, meetup_id, {"changes": meetup.changes + 1})
            if to is None:
                await agenda.plan(connection, [kinds.tidying(meetup, day, now)])
            return await self.refresh(connection, guild_id, meetup_id, now)

    async def end(
        self, guild_id: int, meetup_id: int, member_id: int, now: datetime, *, runs: bool
    ) -> Meetup:
        """Call off everything that's still to come; who answered is told.

        Raises NotFound, NotYours.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await self._own(connection, guild_id, meetup_id, member_id, runs=runs)
            if meetup.next_day is not None:
                await agenda.plan(connection, [kinds.tidying(meetup, meetup.next_day, now)])
            values = {"ended_at": now, "changes": meetup.changes + 1}
            await queries.change(connection, guild_id, meetup_id, values)
            return await self.refresh(connection, guild_id, meetup_id, now)

    async def go_on(self, guild_id: int, meetup_id: int, member_id: int, now: datetime) -> Created:
        """Let a repeat that ended with its school year come in this one, too, in a new post.

        Raises NotFound where it doesn't wait for that, NotYours.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.organizer_id != member_id:
                raise NotYours(words.NOT_YOURS)
            school = await self._groups.school(guild_id)
            today = calendar.local(now, meetup.when.zone).date()
            until, repeat = school.school_year_of(today).last_day, meetup.when.repeat
            if not meetup.is_over or meetup.ended_at or repeat is None or repeat.until is None:
                raise NotFound(words.OVER)
            when = replace(meetup.when, repeat=replace(repeat, until=until))
            values: dict[str, Any] = dict.fromkeys(("channel_id", "message_id", "thread_id"))
            values |= {"dates": when.to_json(), "changes": meetup.changes + 1}
            await queries.change(connection, guild_id, meetup_id, values)
            meetup = await self.refresh(connection, guild_id, meetup_id, now)
            planned = kinds.of(kinds.POST, meetup).at(now, now + kinds.POST_FOR, kinds.token())
            due = await agenda.plan_claimed(connection, planned, now)
        return Created(meetup, due)

    async def renamed(
        self, connection: Connection, guild_id: int, member_id: int, now: datetime
    ) -> None:
        """Let a member's meet-ups follow when they hide their name, or show it again."""
        for meetup_id in await queries.organized(connection, guild_id, member_id):
            await shown.about(connection, guild_id, kinds.POST, meetup_id, now)

    async def who_comes(self, meetup: Meetup) -> list[str]:
        """Return the names of who comes to the next date; "" for those who hide theirs."""
        if meetup.next_day is None:
            return []
        async with self._database.read() as connection:
            ids = await queries.members(connection, meetup.id, meetup.next_day)
        members = [await self._members.get(meetup.guild_id, one) for one in ids]
        return ["" if one is None or one.hidden else one.name for one in members]

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> list[Planned]:
        """Note where a meet-up's post is; its thread follows."""
        where = {"channel_id": done.channel_id, "message_id": done.message_id}
        await queries.change(connection, due.guild_id, due.subject_id, where)
        row = await queries.find(connection, due.guild_id, due.subject_id)
        if row is None or row.next_at is None:
            return []
        return [kinds.of(kinds.THREAD, as_meetup(row)).at(now, row.next_at + kinds.SOME_DAYS)]

    async def opened_thread(self, guild_id: int, meetup_id: int, thread_id: int) -> None:
        """Note the thread under a meet-up's post."""
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, meetup_id, {"thread_id": thread_id})

    async def roll(
        self, connection: Connection, guild_id: int, meetup_id: int, now: datetime
    ) -> list[Planned]:
        """Let the next date take the place of one that's over; its answers go in 30 days."""
        row = await queries.find(connection, guild_id, meetup_id)
        if row is None:
            return []
        meetup = as_meetup(row)
        after = await self.refresh(connection, guild_id, meetup_id, now)
        if meetup.next_day is None or (meetup.ends_at or now) > now:
            return []
        await self.on_over.follow(connection, meetup, meetup.next_day, now)
        following = [kinds.tidying(meetup, meetup.next_day, now)]
        if after.is_over:
            group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
            following += kinds.asking(meetup, school, group.nudge_at)
        return following

    async def tidy(self, connection: Connection, meetup_id: int, day: date) -> None:
        """Delete what was answered about a date."""
        await queries.drop_answers(connection, meetup_id, day)
        await talk_queries.drop_all(connection, meetup_id, day)

    async def replan_group(
        self, connection: Connection, guild_id: int, _school: SchoolClock, now: datetime
    ) -> None:
        """Let every meet-up come when the group's school year says now."""
        for row in await queries.to_come(connection, guild_id):
            meetup = await find(connection, guild_id, row.id)
            if meetup.when.repeat is not None:
                await self.refresh(connection, guild_id, row.id, now)

    async def refresh(
        self, connection: Connection, guild_id: int, meetup_id: int, now: datetime
    ) -> Meetup:
        """Find a meet-up's next date, plan what's to happen about it, and renew its post.

        Who answered about a date that's elsewhere now is told, once nothing changed for a minute.
        """
        before = await find(connection, guild_id, meetup_id)
        found = await self._next(connection, before, now, 1)
        next_ = found[0] if found else None
        zone = before.when.zone
        values: dict[str, Any] = {
            "next_day": next_ and next_.planned,
            "next_at": next_ and next_.span.starts(zone),
            "ends_at": next_ and next_.span.ends(zone),
        }
        await queries.change(connection, guild_id, meetup_id, values)
        meetup = replace(before, **values)
        for kind, planned in kinds.ahead(meetup, now).items():
            await agenda.replan(connection, kinds.of(kind, meetup), planned, now)
        was_to_come = before.ends_at is not None and before.ends_at > now
        if was_to_come and (before.next_day, before.next_at) != (meetup.next_day, meetup.next_at):
            await self._tell(connection, before, now)
        await shown.about(connection, guild_id, kinds.POST, meetup_id, now + kinds.EDITS)
        return meetup

    async def _tell(self, connection: Connection, meetup: Meetup, now: datetime) -> None:
        at = now + kinds.QUIET
        series = kinds.of(kinds.CHANGED, meetup)
        planned = series.at(at, at + kinds.SOME_DAYS, kinds.token())
        await agenda.replan(connection, series, [planned], now)

    async def _next(
        self, connection: Connection, meetup: Meetup, now: datetime, count: int
    ) -> list[Occurrence]:
        school = await self._groups.school(meetup.guild_id)
        return await dates.upcoming(connection, meetup, school, now, count)

    async def _seen(self, connection: Connection, meetup: Meetup, now: datetime) -> Seen:
        day = meetup.next_day
        counts = {} if day is None else await queries.counts(connection, meetup.id, day)
        zone = meetup.when.zone
        later: Sequence[datetime] = ()
        canceled: list[date] = []
        if meetup.when.repeat is not None and not meetup.is_over:
            found = await self._next(connection, meetup, now, LATER + 1)
            later = [one.span.starts(zone) for one in found[1:]]
            today, last = calendar.local(now, zone).date(), found[-1].planned
            rows = await queries.changed_dates(connection, meetup.id)
            canceled = [one.day for one in rows if one.to_day is None and today <= one.day <= last]
        organizer = await self._members.get(meetup.guild_id, meetup.organizer_id or 0)
        gone = organizer is None or organizer.hidden or organizer.left_at is not None
        name = "" if gone or organizer is None else organizer.name
        taken = None
        if meetup.kind == PRESENTING and day is not None:
            taken = len(await talk_queries.of_date(connection, meetup.id, day))
        return Seen(meetup, Count(counts), later, name, canceled, taken)

    async def _own(
        self, connection: Connection, guild_id: int, meetup_id: int, member_id: int, *, runs: bool
    ) -> Meetup:
        meetup = await find(connection, guild_id, meetup_id)
        if meetup.organizer_id != member_id and not runs:
            raise NotYours(words.NOT_YOURS)
        if meetup.is_over:
            raise NotFound(words.OVER)
        return meetup


def _details(plan: Plan, when: When) -> dict[str, Any]:
    return {
        "title": plan.title,
        "kind": plan.kind,
        "place": plan.place,
        "audience": plan.audience,
        "bring": plan.bring,
        "spots": plan.limit,
        "dates": when.to_json(),
    }

"""Meet-ups: set up, moved, called off, and the next date that takes the place of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.drafts import queries as drafts
from bot.drafts.rules import lets_read
from bot.drafts.words import GONE
from bot.kit import calendar
from bot.kit.database import in_turn
from bot.kit.errors import NotFound, NotYours
from bot.kit.followers import Followers
from bot.meetups import challenge_words, changing, kinds, queries, repeats, words
from bot.meetups.challenge_rules import tally_of
from bot.meetups.dates import find
from bot.meetups.reading import MeetupReader
from bot.meetups.rules import CHALLENGE
from bot.meetups.spans import EventTimes, Span
from bot.shown import queries as shown
from bot.totals import queries as totals

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.agenda.occurrences import Done, Due, Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup
    from bot.meetups.rules import MeetupDraft
    from bot.members.service import Members
    from bot.school.clock import SchoolClock

_POSTED = ("channel_id", "message_id", "post_lost_at", "thread_id", "thread_lost_at")


@dataclass(frozen=True)
class Created:
    """A meet-up, and the row that owes its post."""

    meetup: Meetup
    due: Due


@dataclass(frozen=True)
class Edited:
    """A meet-up after a change, and as it was before."""

    meetup: Meetup
    before: Meetup

    @property
    def is_elsewhere(self) -> bool:
        """Whether it's somewhere else now, and where is known."""
        return self.meetup.place not in ("", self.before.place)

    @property
    def left_out(self) -> str | None:
        """The picture that another one replaced."""
        return None if self.meetup.picture == self.before.picture else self.before.picture


class Meetups(MeetupReader):
    """The meet-ups of every group; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups, members: Members) -> None:
        super().__init__(database, groups, members)
        # What follows when a date is over.
        self.on_over: Followers[Connection, Meetup, date, datetime] = Followers()

    @lets_read
    async def create(
        self,
        guild_id: int,
        member_id: int,
        plan: MeetupDraft,
        when: EventTimes,
        now: datetime,
        *,
        channel_id: int | None = None,
        draft_id: int = 0,
        picture: str | None = None,
    ) -> Created:
        """Keep a meet-up together with the row that owes its post.

        Raises NotFound for a draft that was posted already.
        """
        values = _details(plan, when) | _pictured(plan, picture)
        values |= {"guild_id": guild_id, "organizer_id": member_id, "threadless": False}
        values |= {"changes": 0, "created_at": now, "changed_at": now}
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup of {guild_id} {member_id}")
            await _take(connection, guild_id, draft_id, member_id, picture)
            meetup_id = await queries.add(connection, values)
            meetup = await self.refresh(connection, guild_id, meetup_id, now)
            planned = kinds.of(kinds.POST, meetup).at(now, now + kinds.POST_FOR)
            due = await agenda.plan_claimed(connection, planned, now, tries=channel_id)
        return Created(meetup, due)

    async def own(self, guild_id: int, meetup_id: int, member_id: int, *, runs: bool) -> Meetup:
        """Return what's still to come to those who may change it. Raises NotFound, NotYours.

        *runs*: it's a coordinator, who may as well as its organizer.
        """
        async with self._database.read() as connection:
            return await self._own(connection, guild_id, meetup_id, member_id, runs=runs)

    @lets_read
    async def edit(
        self,
        guild_id: int,
        meetup_id: int,
        member_id: int,
        plan: MeetupDraft,
        now: datetime,
        *,
        runs: bool,
        draft_id: int = 0,
        picture: str | None = None,
    ) -> Edited:
        """Change what's said of a meet-up; its dates stay, but for a challenge's.

        Who answered is told of another place. *picture*: a new one. Raises NotFound, also for a
        draft that was saved already, NotYours, and ChangedMeanwhile.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await self._own(connection, guild_id, meetup_id, member_id, runs=runs)
            await _take(connection, guild_id, draft_id, member_id, picture)
            plan = changing.onto(plan, meetup) if plan.part else plan
            when = meetup.when
            if plan.minutes is not None and when.span.at is not None:
                when = replace(when, span=replace(when.span, minutes=plan.minutes))
            if meetup.kind == CHALLENGE:
                when = EventTimes.from_json(plan.dates)
                await totals.name(connection, replace(tally_of(meetup), unit=plan.unit))
            values = _details(plan, when) | _changed(meetup, now)
            is_elsewhere = plan.place != meetup.place
            if is_elsewhere and meetup.place_known is None:
                values["place_known"] = meetup.place
            if picture is not None:
                values |= _pictured(plan, picture)
            await queries.change(connection, guild_id, meetup_id, values)
            after = await self.refresh(connection, guild_id, meetup_id, now)
            if is_elsewhere:
                await self._tell(connection, after, now)
            return Edited(after, meetup)

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
            await queries.change(connection, guild_id, meetup_id, _changed(meetup, now))
            if to is None:
                await agenda.plan(connection, [kinds.tidying(meetup, day, now)])
            return await self.refresh(connection, guild_id, meetup_id, now)

    async def drop_picture(
        self, guild_id: int, meetup_id: int, member_id: int, now: datetime, *, runs: bool
    ) -> str | None:
        """Take the picture from a meet-up; return its name. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await self._own(connection, guild_id, meetup_id, member_id, runs=runs)
            values = {"picture": None, "alt": ""}
            await queries.change(connection, guild_id, meetup_id, values)
            await shown.about(connection, guild_id, kinds.POST, meetup_id, now + kinds.EDITS)
            return meetup.picture

    async def end(
        self, guild_id: int, meetup_id: int, member_id: int, now: datetime, *, runs: bool
    ) -> Meetup:
        """Call off everything that's still to come; who answered is told.

        Raises NotFound, NotYours.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await self._own(connection, guild_id, meetup_id, member_id, runs=runs)
            answered = await queries.answers(connection, meetup_id, now.date() - kinds.SOME_DAYS)
            days = {meetup.next_day, *(one.day for one in answered)}
            tidied = [kinds.tidying(meetup, day, now) for day in days if day is not None]
            await agenda.plan(connection, tidied)
            values: dict[str, object] = {"ended_at": now, "picture": None, "alt": ""}
            values |= _changed(meetup, now)
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
            today = calendar.local_day(now, meetup.when.zone)
            until, repeat = school.school_year_of(today).last_day, meetup.when.repeat
            if not meetup.is_over or meetup.ended_at or repeat is None or repeat.until is None:
                raise NotFound(words.OVER)
            when = replace(meetup.when, repeat=replace(repeat, until=until))
            values: dict[str, object] = dict.fromkeys(_POSTED)
            values |= {"dates": when.to_json()} | _changed(meetup, now)
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

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> list[Planned]:
        """Note where a meet-up's post is; its thread follows, where it has none and is to have one.

        One in place of a post that was deleted has room for a thread of its own.
        """
        where: dict[str, object] = {"channel_id": done.channel_id, "message_id": done.message_id}
        where |= {"post_lost_at": None, "thread_lost_at": None}
        await queries.change(connection, due.guild_id, due.subject_id, where)
        meetup = await queries.find(connection, due.guild_id, due.subject_id)
        if meetup is None or meetup.next_at is None or meetup.thread_id or meetup.threadless:
            return []
        series, until = kinds.of(kinds.THREAD, meetup), meetup.next_at + kinds.SOME_DAYS
        return [series.at(now, until, str(done.message_id))]

    async def opened_thread(self, guild_id: int, meetup_id: int, thread_id: int) -> bool:
        """Note a meet-up's thread, and return True; False where it's another meet-up's."""
        values = {"thread_id": thread_id, "thread_lost_at": None, "threadless": False}
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup thread {thread_id}")
            there = await queries.of_thread(connection, guild_id, thread_id)
            if there is not None and there.id != meetup_id:
                return False
            await queries.change(connection, guild_id, meetup_id, values)
            return True

    async def roll(
        self, connection: Connection, guild_id: int, meetup_id: int, now: datetime
    ) -> list[Planned]:
        """Let the next date take the place of one that's over; its answers go in 30 days."""
        meetup = await queries.find(connection, guild_id, meetup_id)
        if meetup is None:
            return []
        after = await self.refresh(connection, guild_id, meetup_id, now)
        if meetup.next_day is None or (meetup.ends_at or now) > now:
            return []
        await self.on_over.follow(connection, meetup, meetup.next_day, now)
        following = [kinds.tidying(meetup, meetup.next_day, now), *kinds.closing(meetup)]
        if after.is_over:
            group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
            following += kinds.asking(meetup, school, group.nudge_at)
        return following

    async def outlived_picture(self, guild_id: int, meetup_id: int) -> str | None:
        """Take the picture from a meet-up that's over, whose post shows it no more; return it.

        It stays while its organizer may still let the meet-up go on in a new school year.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await queries.find(connection, guild_id, meetup_id)
            if meetup is None or meetup.picture is None or meetup.next_at is not None:
                return None
            asking = kinds.of(kinds.AGAIN, meetup, meetup.organizer_id or 0)
            if await agenda.is_open(connection, asking):
                return None
            await queries.change(connection, guild_id, meetup_id, {"picture": None, "alt": ""})
            return meetup.picture

    async def tidy(self, connection: Connection, meetup_id: int, day: date) -> None:
        """Delete what was answered about a date."""
        await queries.drop_answers(connection, meetup_id, day)
        await queries.drop_talks(connection, meetup_id, day)

    async def replan_group(
        self, connection: Connection, guild_id: int, _school: SchoolClock, now: datetime
    ) -> None:
        """Let every meet-up come when the group's school year says now."""
        for row in await queries.to_come(connection, guild_id):
            meetup = await find(connection, guild_id, row.id)
            repeat = meetup.when.repeat
            if repeat is not None and repeat.day_off != "keep":
                await queries.change(connection, guild_id, row.id, _changed(meetup, now))
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
        meetup = replace(
            before,
            next_day=next_.planned if next_ else None,
            next_at=next_.span.starts(zone) if next_ else None,
            ends_at=next_.span.ends(zone) if next_ else None,
        )
        moved = {name: getattr(meetup, name) for name in ("next_day", "next_at", "ends_at")}
        await queries.change(connection, guild_id, meetup_id, moved)
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

    async def _own(
        self, connection: Connection, guild_id: int, meetup_id: int, member_id: int, *, runs: bool
    ) -> Meetup:
        meetup = await find(connection, guild_id, meetup_id)
        if meetup.organizer_id != member_id and not runs:
            raise NotYours(words.NOT_YOURS)
        if meetup.is_over:
            raise NotFound(words.OVER)
        return meetup


def _changed(meetup: Meetup, now: datetime) -> dict[str, object]:
    """Return what tells calendars that a meet-up isn't as they have it."""
    return {"changes": meetup.changes + 1, "changed_at": now}


def _pictured(plan: MeetupDraft, picture: str | None) -> dict[str, object]:
    """Return a picture together with what it shows: one doesn't change without the other."""
    return {"picture": picture, "alt": plan.alt if picture is not None else ""}


async def _take(
    connection: Connection, guild_id: int, draft_id: int, member_id: int, picture: str | None
) -> None:
    """Delete the draft of what's kept now, if it has one. Raises NotFound.

    Anyone who presses twice saves it once; and a picture that was replaced meanwhile is no more.
    """
    if not draft_id or await drafts.take_with(connection, guild_id, draft_id, member_id, picture):
        return
    if await drafts.find(connection, draft_id, guild_id, member_id) is None:
        raise NotFound(GONE)
    raise NotFound(challenge_words.PICTURE_MEANWHILE, f"draft:post:{draft_id}")


def _details(plan: MeetupDraft, when: EventTimes) -> dict[str, object]:
    return {
        "title": plan.title,
        "kind": plan.kind,
        "place": plan.place,
        "audience": plan.audience,
        "bring": plan.bring,
        "spots": plan.limit,
        "unit": plan.unit if plan.counts else "",
        "target": plan.aim,
        "dates": when.to_json(),
    }

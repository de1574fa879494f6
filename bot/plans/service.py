"""Plans: what members set themselves, this week's card, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.kit import calendar
from bot.kit.dates import week_of
from bot.plans import choosing, ideas, occasions, queries, rules, schedule
from bot.plans.presets import GOALS
from bot.plans.rules import Plan, PlanEntry
from bot.wins.rules import ANSWER

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence
    from datetime import date, datetime

    from bot.groups.service import Groups
    from bot.kit.database import AnyRow, Connection, Database, RowValues
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.plans.choosing import Chosen
    from bot.reaching.rules import MethodChoice
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win

EXPLAINED_FOR = timedelta(weeks=4)


@dataclass(frozen=True)
class Nudge:
    """One member's card of one week; `chosen` is None where it asks for nothing."""

    plan: Plan
    day: date
    done: Sequence[PlanEntry]
    connected: bool
    off: bool
    chosen: Chosen | None
    explains: bool = False  # that there's no plan yet

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return week_of(self.day)


@dataclass(frozen=True)
class PlanOverview:
    """A plan, what was done for each goal in its period, and how often in this term."""

    plan: Plan
    day: date
    done: dict[str, list[PlanEntry]]
    reached_out: int


class EntryDetails(TypedDict, total=False):
    """What may be known of something that was done; see `PlanEntry`."""

    ref: str
    about: str | None
    note: str | None
    minutes: int | None


async def _nobody(_connection: Connection, _guild_id: int, _member_id: int) -> Collection[int]:
    return ()


class Plans:
    """The plans of every group; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups, members: Members) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        # Who isn't named to a member, nor they to them; given by what lets people choose that.
        self.keeps_apart: Callable[[Connection, int, int], Awaitable[Collection[int]]] = _nobody

    async def get(self, guild_id: int, member_id: int) -> Plan:
        """Return a member's plan; the guide's own three for one who made none."""
        async with self._database.read() as connection:
            return await plan_of(connection, guild_id, member_id)

    async def change(
        self, guild_id: int, member_id: int, now: datetime, **values: Unpack[rules.PlanChange]
    ) -> Plan:
        """Set what *values* names, by the column's name; what is planned moves along.

        The first change makes the plan.
        """
        async with self._database.write() as connection:
            return await self._change(connection, guild_id, member_id, {**values}, now)

    async def reached(self, connection: Connection, choice: MethodChoice, now: datetime) -> None:
        """Let the nudge follow how a member wants to be reached with it; that makes a plan."""
        if choice.topic == "nudge":
            await self._change(connection, choice.guild_id, choice.member_id, {}, now)

    async def nudge(
        self, guild_id: int, member_id: int, now: datetime, *, another: bool = False
    ) -> Nudge:
        """Return this week's card; the same one until *another* is asked for.

        Where the week is done, nothing is chosen before that: the month's own idea isn't used up.
        That there's no plan yet is explained where no card did in the four weeks before.
        """
        school = await self._school(guild_id, member_id)
        day = occasions.today(school, now)
        week, quarter = rules.period("weekly", day), rules.period("quarterly", day)
        async with self._database.write() as connection:
            plan = await plan_of(connection, guild_id, member_id)
            entries = await _entries(connection, plan, min(quarter.first, week.first), week.last)
            kept = await _nudge_row(connection, guild_id, member_id, week.first)
            done = rules.done_in(entries, "weekly", day)
            connected = kept is not None and kept.connected
            explains = not plan.made and not await queries.had_card_between(
                connection, guild_id, member_id, week.first - EXPLAINED_FOR, week.first
            )
            chosen = None
            if another or not (done or connected):
                apart = await self.keeps_apart(connection, guild_id, member_id)
                wider = rules.wider_goal(entries, day)
                chosen = await choosing.choose(
                    connection, plan, day, now, apart=apart, another=another, wider=wider
                )
                chosen = choosing.in_words_of(calendar.country_of(school.zone), chosen)
        off = not any(school.is_school_day(week.first + timedelta(days=n)) for n in range(7))
        return Nudge(plan, day, done, connected, off, chosen, explains)

    async def settled(self, guild_id: int, member_id: int, now: datetime) -> bool:
        """Return whether this week is done, or not wanted: nobody is asked then."""
        school = await self._school(guild_id, member_id)
        week = rules.period("weekly", occasions.today(school, now))
        async with self._database.read() as connection:
            plan = await plan_of(connection, guild_id, member_id)
            entries = await _entries(connection, plan, week.first, week.last)
            kept = await _nudge_row(connection, guild_id, member_id, week.first)
        if kept is not None and (kept.connected or kept.state == "not_this_week"):
            return True
        return any(entry.goal == "weekly" for entry in entries)

    async def not_this_week(self, guild_id: int, member_id: int, now: datetime) -> None:
        """Note that a member wants nothing this week."""
        week = week_of(occasions.today(await self._school(guild_id, member_id), now))
        key = {"guild_id": guild_id, "member_id": member_id, "week": week}
        async with self._database.write() as connection:
            await queries.keep_nudge(connection, key, state="not_this_week")

    async def done(
        self,
        guild_id: int,
        member_id: int,
        goal: str,
        day: date,
        now: datetime,
        **more: Unpack[EntryDetails],
    ) -> PlanEntry:
        """Note something that was done on a day; *more*: ref, who with, note, minutes.

        With a ref the same thing is noted once, and the entry that is there is returned.
        """
        values: RowValues = entry_values(guild_id, member_id, goal, day, now) | {**more}
        async with self._database.write() as connection:
            entry_id = await queries.add_entry(connection, values)
            if entry_id is None:
                return as_entry(await queries.same_entry(connection, values))
        del values["created_at"]
        return PlanEntry(entry_id, **values)

    async def wider_goal_of(self, guild_id: int, member_id: int, week: date) -> str | None:
        """Return the goal of a longer period that a week's card is about, if it's about one."""
        async with self._database.read() as connection:
            kept = await _nudge_row(connection, guild_id, member_id, week)
        idea = None if kept is None else kept.idea
        goal = next((one.goal for one in ideas.load() if one.id == idea), "weekly")
        return None if goal == "weekly" else goal

    async def overview(self, guild_id: int, member_id: int, now: datetime) -> PlanOverview:
        """Return the plan with what was done this week, month and quarter, and in this term."""
        school = await self._school(guild_id, member_id)
        day = occasions.today(school, now)
        term = school.term_of(day)
        quarter = rules.period("quarterly", day)
        week = rules.period("weekly", day)
        first = min(term.first, quarter.first, week.first)
        async with self._database.read() as connection:
            plan = await plan_of(connection, guild_id, member_id)
            entries = await _entries(connection, plan, first, max(quarter.last, week.last))
        done = {goal: rules.done_in(entries, goal, day) for goal in GOALS}
        reached = sum(entry.goal == "weekly" and entry.day in term for entry in entries)
        return PlanOverview(plan, day, done, reached)

    async def remind_tomorrow(
        self, guild_id: int, member_id: int, now: datetime
    ) -> occasions.Occasion:
        """Plan one reminder for the next school day; return when."""
        school = await self._school(guild_id, member_id)
        group = await self._groups.get(guild_id)
        occasion = occasions.tomorrow(school, group.nudge_at, now)
        async with self._database.write() as connection:
            await schedule.remind(connection, guild_id, member_id, occasion)
        return occasion

    async def next_nudge(
        self, guild_id: int, member_id: int, now: datetime, after: str = ""
    ) -> occasions.Occasion | None:
        """Return when the next nudge comes, of the weeks after *after*."""
        school, group = await self._school(guild_id, member_id), await self._groups.get(guild_id)
        return occasions.next_nudge(school, group.nudge_at, now, after)

    async def add_evidence(
        self,
        connection: Connection,
        guild_id: int,
        member_id: int,
        source: str,
        ref: str,
        now: datetime,
    ) -> None:
        """Write what was done elsewhere as an entry of each goal that it is evidence of, once.

        How long it took counts only when the member adds it.
        """
        if not (await self._groups.get(guild_id)).has("plans"):
            return
        day = occasions.today(await self._school(guild_id, member_id), now)
        goals = rules.counts_for_everyone(source)
        if goals is None:
            goals = rules.counts_for(await plan_of(connection, guild_id, member_id), source)
        for goal in goals:
            values = entry_values(guild_id, member_id, goal, day, now)
            values |= {"source": source, "ref": ref}
            await queries.add_entry(connection, values)

    async def connected(
        self, connection: Connection, guild_id: int, member_id: int, now: datetime
    ) -> None:
        """Settle the week of someone who took part quietly, and note nothing else.

        What they pressed isn't kept, so taking it back leaves the week settled.
        """
        if not (await self._groups.get(guild_id)).has("plans"):
            return
        week = week_of(occasions.today(await self._school(guild_id, member_id), now))
        key = {"guild_id": guild_id, "member_id": member_id, "week": week}
        await queries.keep_nudge(connection, key, connected=True)

    async def shared(self, connection: Connection, win: Win, now: datetime) -> None:
        """Let a win that is shared count; what was presented counts as that too.

        An answer to the week's question settles the week, and is no entry.
        """
        if win.behalf:
            return
        if win.kind == ANSWER:
            await self.connected(connection, win.guild_id, win.author_id, now)
            return
        for source in ("win", "presented") if win.kind == "presented" else ("win",):
            ref = f"win {win.id}"
            await self.add_evidence(connection, win.guild_id, win.author_id, source, ref, now)

    async def replan_group(
        self, connection: Connection, guild_id: int, _school: SchoolClock, now: datetime
    ) -> None:
        """Move what waits to where the group's time and settings say."""
        await self.follow(connection, guild_id, None, now)
        for row in await queries.of_group(connection, guild_id):
            await self._follow(connection, _as_plan(row), now)

    async def replan_member(self, connection: Connection, member: Member, now: datetime) -> None:
        """Move what waits for a member to where their own time says."""
        row = await queries.find(connection, member.guild_id, member.member_id)
        if row is not None:
            await self._follow(connection, _as_plan(row), now, member)

    async def follow(
        self, connection: Connection, guild_id: int, member_id: int | None, now: datetime
    ) -> None:
        """Plan what comes next: for a member, or for the group's channel (None)."""
        if member_id is not None:
            row = await queries.find(connection, guild_id, member_id)
            if row is not None:
                await self._follow(connection, _as_plan(row), now)
            return
        group, school = await self._groups.get(guild_id), await self._groups.school(guild_id)
        on = group.wins_channel_id is not None and group.has("plans")
        await schedule.follow_group(connection, guild_id, school, group.nudge_at, now, on=on)

    async def _change(
        self,
        connection: Connection,
        guild_id: int,
        member_id: int,
        values: dict[str, object],
        now: datetime,
    ) -> Plan:
        plan = await plan_of(connection, guild_id, member_id)
        values |= {"changed_at": now}
        first = {"guild_id": guild_id, "member_id": member_id, "created_at": now, **plan.goals}
        await queries.keep(connection, first | values, values)
        plan = await plan_of(connection, guild_id, member_id)
        await self._follow(connection, plan, now)
        return plan

    async def _follow(
        self, connection: Connection, plan: Plan, now: datetime, member: Member | None = None
    ) -> None:
        group = await self._groups.get(plan.guild_id)
        school = await self._groups.school(plan.guild_id)
        member = member or await self._members.get(plan.guild_id, plan.member_id)
        on = group.wins_channel_id is not None and group.has("plans")
        rests_until = None
        if member is not None:
            on, school = on and member.left_at is None, member.clock(school)
            rests_until = member.paused_until
        await schedule.follow_member(
            connection, plan, school, group.nudge_at, now, on=on, rests_until=rests_until
        )

    async def _school(self, guild_id: int, member_id: int) -> SchoolClock:
        return await self._members.school(guild_id, member_id, await self._groups.school(guild_id))


async def plan_of(connection: Connection, guild_id: int, member_id: int) -> Plan:
    """Return a member's plan; the guide's own three for one who made none."""
    row = await queries.find(connection, guild_id, member_id)
    return rules.usual(guild_id, member_id) if row is None else _as_plan(row)


def _as_plan(row: AnyRow) -> Plan:
    own = {goal: text for goal in GOALS if (text := getattr(row, f"{goal}_own"))}
    goals = {goal: getattr(row, goal) for goal in GOALS}
    ids = (row.guild_id, row.member_id)
    return Plan(*ids, goals, own, row.find, row.volume, changed_at=row.changed_at)


async def _entries(connection: Connection, plan: Plan, first: date, last: date) -> list[PlanEntry]:
    rows = await queries.entries(connection, plan.guild_id, plan.member_id, first, last)
    return [as_entry(row) for row in rows]


async def _nudge_row(
    connection: Connection, guild_id: int, member_id: int, week: date
) -> AnyRow | None:
    """Return what's kept about a member's card of a week."""
    rows = await queries.nudges(connection, guild_id, member_id, week)
    return next((row for row in rows if row.week == week), None)


def as_entry(row: AnyRow) -> PlanEntry:
    """Return something that was done, as its row has it."""
    found = (row.id, row.guild_id, row.goal, row.day, row.source, row.about, row.note, row.minutes)
    return PlanEntry(*found, row.kind, row.ref, row.heading, row.member_id)


def entry_values(guild_id: int, member_id: int, goal: str, day: date, now: datetime) -> RowValues:
    """Return the columns of something that is noted by hand, before more is known of it."""
    return {
        "guild_id": guild_id,
        "member_id": member_id,
        "goal": goal,
        "day": day,
        "created_at": now,
        "source": "own",
        **dict.fromkeys(("ref", "kind", "about", "note", "minutes", "heading")),
    }

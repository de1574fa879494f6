"""The weekly post: when it comes, what it shows and asks, what coordinators change in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.drafts.rules import lets_read
from bot.kit import calendar
from bot.kit.dates import week_of
from bot.kit.errors import NotFound, Refusal
from bot.kit.regional import localized
from bot.weekly import openings, queries, questions, rules, words
from bot.wins.rules import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from bot.agenda.occurrences import Done
    from bot.groups.service import Group, Groups
    from bot.kit.database import AnyRow, Connection, Database
    from bot.members.service import Members
    from bot.school.clock import SchoolClock
    from bot.shelf.rules import Resource
    from bot.weekly.rules import PostTime
    from bot.wins.rules import Win

_OLD = timedelta(weeks=40)  # no new win waits for so long
WEEK_POST = "week.post"  # occurrence: the Monday of its week


@dataclass(frozen=True)
class Issue:
    """One week's post: what it asks and shows."""

    week: date
    question: str
    wins: tuple[Win, ...]
    answers: tuple[Win, ...] = ()  # to the question of the post before
    asked_before: str = ""
    opener: str = words.FIRST
    closer: str = words.READING
    back: tuple[Win, ...] = ()  # an older one, in a quiet week
    zone: str | None = None
    shelf: tuple[Resource, ...] = ()  # what's new there, where it isn't posted in a channel

    @property
    def quoted(self) -> tuple[Win, ...]:
        """Every win that the post quotes."""
        return (*self.wins, *self.back, *self.answers)


@dataclass(frozen=True)
class WeekEmail:
    """What a week's e-mail is made of: every win of its days, not only those in the post."""

    day: date
    issue: Issue
    before: date | None  # the week of the last post before, whose e-mail can still be had


@dataclass(frozen=True)
class PostedQuestion:
    """What a week's post asked, and where it is, once it's there."""

    question: str
    channel_id: int | None
    message_id: int | None


@dataclass(frozen=True)
class WeekAhead:
    """A post that is still to come."""

    post: PostTime
    question: str
    own: bool
    skipped: bool


class Weekly:
    """The weekly posts of every group."""

    def __init__(self, database: Database, groups: Groups, members: Members) -> None:
        self._database = database
        self._groups = groups
        self._members = members

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Let the next post be where the group's time says; one that was tried already stays."""
        group = await self._groups.get(guild_id)
        series, planned = Series(WEEK_POST, guild_id), []
        if comes(group):
            begun = await agenda.begun(connection, series)
            posts = rules.post_times_after(school, group.weekly_at, now)
            post = next((one for one in posts if str(one.week) not in begun), None)
            planned += [] if post is None else [series.at(post.at, post.use_by, str(post.week))]
        await agenda.replan(connection, series, planned, now)

    async def recorded(
        self, connection: Connection, guild_id: int, week: date, now: datetime, done: Done | None
    ) -> None:
        """Note where a post is, and plan the next; what one showed that never came comes later."""
        if done is not None:
            where = {"channel_id": done.channel_id, "message_id": done.message_id}
            await queries.keep_week(connection, guild_id, week, where)
        else:
            await queries.drop_quoted(connection, guild_id, week)
            if await queries.week(connection, guild_id, week) is not None:
                await queries.keep_week(connection, guild_id, week, {"made_at": None})
        await self.replan(connection, guild_id, await self._groups.school(guild_id), now)

    async def compose(self, guild_id: int, week: date, now: datetime) -> Issue | None:
        """Settle what a week's post shows and asks, once; None for a week that is skipped."""
        group, school = await self._group(guild_id)
        async with self._database.write() as connection:
            kept = await self._kept(connection, group, school, week)
            if kept.skipped:
                return None
            if kept.made_at is None:
                wins = await self._chosen(connection, group, school, week, now)
                await queries.add_quoted(connection, guild_id, week, [win.id for win in wins])
                await queries.keep_week(connection, guild_id, week, {"made_at": now})
        return await self.preview(guild_id, week, now)

    async def preview(self, guild_id: int, week: date, now: datetime) -> Issue:
        """Return a week's post as it was made, or as it would be made now."""
        group, school = await self._group(guild_id)
        async with self._database.write() as connection:
            kept = await self._kept(connection, group, school, week)
            if kept.made_at is None:
                wins = await self._chosen(connection, group, school, week, now)
            else:
                wins = await queries.quoted_in(connection, guild_id, week)
            before = await self._before(connection, group, week)
            begins = rules.begins(school, group.weekly_at, week)
            there = await queries.on_the_shelf(connection, group, begins, now)
        issue = replace(_issue(group, week, kept, wins, before), shelf=there)
        return _in_season(issue, group, school)

    async def quoted(self, guild_id: int, week: date) -> list[Win]:
        """Return what a week's post showed that can be tried, and is still there to be read."""
        async with self._database.read() as connection:
            wins = await queries.quoted_in(connection, guild_id, week)
        return [win for win in wins if _is_there(win) and rules.can_be_tried(win)]

    async def asked(self, guild_id: int, week: date) -> PostedQuestion | None:
        """Return what a week's post asked; None for a week that has none."""
        async with self._database.read() as connection:
            kept = await queries.week(connection, guild_id, week)
        if kept is None or not (kept.question_id or kept.own):
            return None
        group = await self._groups.get(guild_id)
        return PostedQuestion(_question(kept, group.country), kept.channel_id, kept.message_id)

    async def ahead(self, guild_id: int, now: datetime) -> list[WeekAhead]:
        """Return the next four posts; what they ask stays unless a coordinator changes it."""
        group, school = await self._group(guild_id)
        found = []
        async with self._database.write() as connection:
            for post in await self._post_times(connection, group, school, now):
                kept = await self._kept(connection, group, school, post.week)
                own = kept.own is not None
                found.append(WeekAhead(post, _question(kept, group.country), own, kept.skipped))
        return found

    async def one(self, guild_id: int, week: date, now: datetime) -> WeekAhead:
        """Return one of the next four posts. Raises NotFound."""
        for found in await self.ahead(guild_id, now):
            if found.post.week == week:
                return found
        raise NotFound(words.WEEK_OVER, "weekly:plan")

    async def swap(self, guild_id: int, week: date, now: datetime) -> WeekAhead:
        """Let a post ask another question. Raises NotFound, and Refusal when there is none."""
        await self.one(guild_id, week, now)
        group, school = await self._group(guild_id)
        day = _day(school, group, week)
        async with self._database.write() as connection:
            kept = await self._kept(connection, group, school, week)
            used = await queries.used_questions(connection, guild_id, week, week - rules.NO_REPEAT)
            fits = questions.occasions_in(school, day)
            found = rules.another_question(kept.question_id, day, used, str(guild_id), fits)
            if found == kept.question_id and kept.own is None:
                raise Refusal(words.NO_OTHER, f"weekly:own:{week}")
            await queries.keep_week(connection, guild_id, week, {"question_id": found, "own": None})
        return await self.one(guild_id, week, now)

    @lets_read
    async def ask_own(self, guild_id: int, week: date, question: str, now: datetime) -> WeekAhead:
        """Let a post ask a coordinator's own question. Raises NotFound, Refusal."""
        return await self._set(guild_id, week, now, {"own": rules.tidied(question)})

    async def untaken(self, guild_id: int, week: date) -> str | None:
        """Return a coordinator's question of a post that Discord didn't take, "" where it's mine.

        None for a post that was taken, or is still to come.
        """
        async with self._database.read() as connection:
            if not await agenda.failed(connection, Series(WEEK_POST, guild_id), str(week)):
                return None
            kept = await queries.week(connection, guild_id, week)
        return (kept.own if kept is not None else None) or ""

    @lets_read
    async def ask_instead(self, guild_id: int, week: date, question: str, now: datetime) -> None:
        """Let a post that Discord didn't take ask something else, and be tried now."""
        async with self._database.write() as connection:
            await queries.keep_week(connection, guild_id, week, {"own": rules.tidied(question)})
            await agenda.again(connection, Series(WEEK_POST, guild_id), now, str(week))

    async def skip(self, guild_id: int, week: date, now: datetime, *, skipped: bool) -> WeekAhead:
        """Skip a week, or take that back. Raises NotFound."""
        return await self._set(guild_id, week, now, {"skipped": skipped})

    async def to_copy(self, guild_id: int, week: date | None, now: datetime) -> WeekEmail:
        """Return what a week's e-mail is made of; None: this week's, else the next one.

        A week is one of the last two posts or of those to come. Raises NotFound.
        """
        group, school = await self._group(guild_id)
        this_week = week_of(calendar.local_day(now, school.zone))
        async with self._database.read() as connection:
            last = await queries.last_made(connection, guild_id)
            before = None if last is None else await queries.last_made(connection, guild_id, last)
        if week is None and last == this_week:
            week = last
        if week is None or week not in (last, before):
            coming = await self.ahead(guild_id, now)
            weeks = [one.post.week for one in coming if week in (None, one.post.week)]
            if not weeks:
                raise NotFound(words.WEEK_OVER, "weekly:plan")
            week = weeks[0]
        issue = await self.preview(guild_id, week, now)
        async with self._database.read() as connection:
            issue = await self._whole(connection, group, school, issue, now)
        earlier = before if week == last else None if week == before else last
        return WeekEmail(_day(school, group, week), issue, earlier)

    async def _whole(
        self,
        connection: Connection,
        group: Group,
        school: SchoolClock,
        issue: Issue,
        now: datetime,
    ) -> Issue:
        """Return a week's post with every win of its days, and every answer to the one before."""
        begins = rules.begins(school, group.weekly_at, issue.week)
        post = rules.post_time(school, group.weekly_at, issue.week)
        until = now if post is None else min(now, post.at)
        found = await queries.of_while(connection, group.guild_id, begins, until)
        quoted = {win.id for win in issue.wins}
        more = [win for win in found if _is_there(win) and win.id not in quoted]
        answers = issue.answers
        before = await queries.last_made(connection, group.guild_id, issue.week)
        if before is not None:
            found = await queries.answers_to(
                connection, group.guild_id, before, until, quoted_too=True
            )
            answers = tuple(filter(_is_there, found))
        return replace(issue, wins=(*issue.wins, *more), answers=answers)

    async def _set(
        self, guild_id: int, week: date, now: datetime, values: Mapping[str, object]
    ) -> WeekAhead:
        await self.one(guild_id, week, now)
        async with self._database.write() as connection:
            await queries.keep_week(connection, guild_id, week, dict(values))
        return await self.one(guild_id, week, now)

    async def _group(self, guild_id: int) -> tuple[Group, SchoolClock]:
        return await self._groups.get(guild_id), await self._groups.school(guild_id)

    async def _post_times(
        self, connection: Connection, group: Group, school: SchoolClock, now: datetime
    ) -> list[PostTime]:
        begun = await agenda.begun(connection, Series(WEEK_POST, group.guild_id))
        posts = rules.post_times_after(school, group.weekly_at, now)
        return list(islice((one for one in posts if str(one.week) not in begun), rules.AHEAD))

    async def _kept(
        self, connection: Connection, group: Group, school: SchoolClock, week: date
    ) -> AnyRow:
        """Return what is known of a week's post, with a question chosen if it had none."""
        guild_id = group.guild_id
        kept = await queries.week(connection, guild_id, week)
        if kept is not None and (kept.question_id or kept.own):
            return kept
        used = await queries.used_questions(connection, guild_id, week, week - rules.NO_REPEAT)
        day = _day(school, group, week)
        fits = questions.occasions_in(school, day)
        found = questions.choose(questions.load(), day, used, str(guild_id), fits)
        of_shelf = questions.of_shelf(questions.load(), day) if group.has("shelf") else None
        if of_shelf is not None:
            since = day.replace(day=1) - timedelta(weeks=1)  # a week that begins in August
            month = await queries.used_questions(connection, guild_id, week, since)
            found = found if of_shelf.id in month else of_shelf
        return await queries.keep_week(connection, guild_id, week, {"question_id": found.id})

    async def _chosen(
        self, connection: Connection, group: Group, school: SchoolClock, week: date, now: datetime
    ) -> list[Win]:
        begins = rules.begins(school, group.weekly_at, week)
        since = min(begins, now - rules.WAITS_FOR)
        new = await queries.not_quoted(connection, group.guild_id, since, now)
        wins = [win for win in new if rules.may_be_quoted(win, begins, now)]
        people: dict[str, date] = {}
        kinds: dict[str, date] = {}
        quoted = await queries.last_quoted(connection, group.guild_id, week - rules.NO_REPEAT)
        for author_id, behalf, kind, last in quoted:
            people[behalf or str(author_id)] = kinds[kind] = last
        chosen = [*rules.choose(wins, people, kinds)]
        if len(chosen) < rules.QUIET:
            older = await self._older(connection, group, school, week)
            chosen += rules.back(older, week, school.zone, chosen)
        before = await queries.last_made(connection, group.guild_id, week)
        if before is not None:
            answers = await queries.answers_to(connection, group.guild_id, before, now)
            chosen += rules.quoted([*filter(_is_there, answers)], f"{group.guild_id} {week}")
        return chosen

    async def _older(
        self, connection: Connection, group: Group, school: SchoolClock, week: date
    ) -> list[Win]:
        """Return the wins of the same season in other years, but those shown within a year."""
        quoted = await queries.quoted_since(connection, group.guild_id, week - rules.BACK_AFTER)
        found = []
        for first, last in rules.back_since(week):
            begins, ends = school.moment(first, time()), school.moment(last, time.max)
            found += await queries.of_while(connection, group.guild_id, begins, ends)
        return [win for win in found if _is_there(win) and win.id not in quoted]

    async def _before(self, connection: Connection, group: Group, week: date) -> str:
        """Return what the post before a week's asked."""
        before = await queries.last_made(connection, group.guild_id, week)
        kept = None if before is None else await queries.week(connection, group.guild_id, before)
        return "" if kept is None else _question(kept, group.country)


def comes(group: Group) -> bool:
    """Return whether a group has a weekly post: it shows wins and leads to them."""
    switched_on = group.has("weekly") and group.has("wins")
    return switched_on and group.wins_channel_id is not None


def _issue(group: Group, week: date, kept: AnyRow, wins: Iterable[Win], asked_before: str) -> Issue:
    there = [win for win in wins if _is_there(win)]
    answers = tuple(win for win in there if win.kind == ANSWER)
    quoted = [win for win in there if win.kind != ANSWER]
    back = tuple(win for win in quoted if win.created_at.date() < week - _OLD)
    new = tuple(win for win in quoted if win not in back)
    return Issue(week, _question(kept, group.country), new, answers, asked_before, back=back)


def _in_season(issue: Issue, group: Group, school: SchoolClock) -> Issue:
    """Return it with how it begins and ends in that week."""
    day, seed = _day(school, group, issue.week), str(group.guild_id)
    fits = questions.occasions_in(school, day)
    both = (openings.choose(one, day, seed, fits) for one in ("opener", "closer"))
    opener, closer = (localized(one, group.country) for one in both)
    return replace(issue, opener=opener, closer=closer, zone=school.zone)


def _question(kept: AnyRow, country: str) -> str:
    if kept.own is not None:
        return str(kept.own)
    found = {one.id: one.text for one in questions.load()}
    return localized(found.get(kept.question_id, ""), country)


def _day(school: SchoolClock, group: Group, week: date) -> date:
    post = rules.post_time(school, group.weekly_at, week)
    return week if post is None else post.day


def _is_there(win: Win) -> bool:
    return not win.hidden and win.message_id is not None

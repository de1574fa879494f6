"""Asking the group: each question once, with its post."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Done, Due, Planned, Series
from bot.drafts import queries as drafts
from bot.drafts.rules import lets_read
from bot.drafts.words import GONE
from bot.kit import calendar
from bot.kit.database import in_turn
from bot.kit.dates import week_of
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.followers import Followers
from bot.kit.safe import fenced
from bot.questions import queries, rules, words
from bot.questions.filing import file
from bot.questions.occasions import (
    FOLLOW_SCHOOL,
    FOR_A_WHILE,
    HIDDEN,
    POST,
    SUMMARY,
    THREAD,
    TOLD,
    to_sum_up,
    unanswered,
)
from bot.questions.similar import similar, wrote_about
from bot.questions.tables import QuestionRow
from bot.shown import queries as shown
from bot.wins.posts import POST_FOR, unpost
from bot.wins.reports import BY_COORDINATOR
from bot.wins.rules import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.questions.rules import Question, QuestionDraft
    from bot.questions.similar import Similar
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win

LOOKED_AT_FOR = timedelta(days=30)
WAITS_AFTER = timedelta(days=7)  # then a coordinator sees it
_POINTED_AT = 5  # questions that are compared with what a member wrote
_AT_ONCE = timedelta(minutes=10)  # the same words, handed in twice, are one question


@dataclass(frozen=True)
class AddedQuestion:
    """A question that was just kept, and the occurrence that owes its post."""

    question: Question
    due: Due | None = None


class Questions:
    """The questions of every group; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups
        # What other features do about a question that was asked, for a mentor's request of that
        # id (0: for none), and about one that was taken back; in the same transaction.
        self.on_ask: Followers[Connection, Question, int] = Followers()
        self.on_remove: Followers[Connection, Question, datetime] = Followers()

    async def similar(self, guild_id: int, typed: QuestionDraft) -> list[Similar]:
        """Return what's there already and resembles a question, the best first."""
        shelf = (await self._groups.get(guild_id)).has("shelf")
        without = typed.question_id
        async with self._database.read() as connection:
            return await similar(connection, guild_id, typed.asked, without=without, shelf=shelf)

    @lets_read
    async def ask(
        self,
        guild_id: int,
        member_id: int,
        name: str,
        typed: QuestionDraft,
        now: datetime,
        draft_id: int,
    ) -> AddedQuestion:
        """Keep a question together with the row that owes its post. Raises Refusal.

        *draft_id*: where its words waited, if they did.
        """
        school = await self._groups.school(guild_id)
        group = await self._groups.get(guild_id)
        week = week_of(calendar.local_day(now, school.zone))
        values = {one: getattr(typed, one) for one in ("asked", "topic", "level", "unnamed")}
        values |= {"guild_id": guild_id, "member_id": member_id, "name": name, "created_at": now}
        async with self._database.write() as connection:
            await in_turn(connection, f"ask {guild_id} {member_id}")
            if draft_id and await drafts.take(connection, guild_id, draft_id, member_id) is None:
                raise NotFound(GONE)
            mine = QuestionRow.member_id == member_id, QuestionRow.asked == typed.asked
            again = QuestionRow.created_at > now - _AT_ONCE
            there = await queries.all_of(connection, guild_id, *mine, again)
            if there:
                return AddedQuestion(there[0])
            since = school.moment(week, time())
            if await queries.asked_since(connection, guild_id, member_id, since) >= rules.A_WEEK:
                raise Refusal(words.ENOUGH.format(words=fenced(typed.asked)))
            question_id = await queries.add(connection, values)
            planned = Planned(POST, guild_id, question_id, now, now + POST_FOR)
            channel_id = group.asks_channel_id or group.wins_channel_id
            due = await agenda.plan_claimed(connection, planned, now, tries=channel_id)
            question = rules.Question(id=question_id, **values)
            await self.on_ask.follow(connection, question, typed.request_id)
        return AddedQuestion(question, due)

    @lets_read
    async def change(
        self, guild_id: int, member_id: int, typed: QuestionDraft, now: datetime, draft_id: int
    ) -> Question:
        """Change a member's own question; its post follows. Raises NotFound, NotYours."""
        names = ("asked", "topic", "level", "unnamed")
        async with self._database.write() as connection:
            await queries.hold(connection, guild_id, typed.question_id)
            question = await own_question(connection, guild_id, typed.question_id, member_id)
            if draft_id and await drafts.take(connection, guild_id, draft_id, member_id) is None:
                raise NotFound(GONE)
            values = {one: getattr(typed, one) for one in names}
            await self._changed(connection, question, values, now)
        return replace(question, **values)

    async def remove(self, guild_id: int, question_id: int, member_id: int, now: datetime) -> None:
        """Take a member's own question back, with its post. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            await queries.hold(connection, guild_id, question_id, files=True)
            question = await own_question(connection, guild_id, question_id, member_id)
            await _remove(connection, question, now)
            await self.on_remove.follow(connection, question, now)

    async def get(self, guild_id: int, question_id: int) -> Question:
        """Return a question of this group. Raises NotFound."""
        async with self._database.read() as connection:
            return await _find(connection, guild_id, question_id)

    async def guild_of(self, question_id: int) -> int:
        """Return the group that a question was asked in, for a press in direct messages.

        Raises NotFound.
        """
        async with self._database.read() as connection:
            found = await queries.group_of(connection, question_id)
        if found is None:
            raise NotFound(words.GONE)
        return found

    async def get_own(self, guild_id: int, question_id: int, member_id: int) -> Question:
        """Return a question to who asked it. Raises NotFound, NotYours."""
        async with self._database.read() as connection:
            return await own_question(connection, guild_id, question_id, member_id)

    async def to_answer(self, guild_id: int, question_id: int) -> Question | None:
        """Return a question that can be answered now; None where it's hidden or gone."""
        async with self._database.read() as connection:
            question = await queries.find(connection, guild_id, question_id)
        if question is None or question.hidden or question.message_id is None:
            return None
        return question

    async def of_message(self, guild_id: int, message_id: int) -> Question | None:
        """Return the question whose post, and thread, this is."""
        async with self._database.read() as connection:
            which = QuestionRow.message_id == message_id
            return next(iter(await queries.all_of(connection, guild_id, which)), None)

    async def posted(self, guild_id: int) -> Sequence[Question]:
        """Return the questions of this group that have a post."""
        async with self._database.read() as connection:
            return await queries.all_of(connection, guild_id, QuestionRow.message_id.is_not(None))

    async def unanswered(self, guild_id: int, now: datetime) -> list[Question]:
        """Return what has been waiting for an answer for days, oldest first; not who asked."""
        row = QuestionRow
        since, until = now - LOOKED_AT_FOR, now - WAITS_AFTER
        there = row.hidden.is_(None), row.message_id.is_not(None), row.answered_at.is_(None)
        asked = row.created_at > since, row.created_at < until
        async with self._database.read() as connection:
            found = await queries.all_of(connection, guild_id, *there, *asked)
        return [one for one in found if not one.answers]

    async def to_answer_by(self, guild_id: int, member_id: int, now: datetime) -> Question | None:
        """Return an open question that a member has written about, if there's one.

        Not one that they answered, or want to know about themselves; none for who said not to ask.
        """
        async with self._database.read() as connection:
            since = now - LOOKED_AT_FOR
            found = await queries.open_to(connection, guild_id, member_id, since)
            for one in sorted(found, key=lambda one: (one.answers, -one.id))[:_POINTED_AT]:
                if await wrote_about(connection, guild_id, member_id, one.asked):
                    return one
        return None

    async def refusals(self, guild_id: int) -> list[str]:
        """Return why Discord doesn't let questions or summaries be posted, each reason once."""
        async with self._database.read() as connection:
            waiting = [
                one
                for kind in (POST, SUMMARY)
                for one in await agenda.open_occurrences(connection, guild_id, kind)
            ]
        return list(dict.fromkeys(one.error for one in waiting if one.error is not None))

    async def toggle_curious(
        self, guild_id: int, question_id: int, member_id: int, now: datetime
    ) -> bool:
        """Note that a member wants to know too, or no longer; return which. Raises NotFound."""
        async with self._database.write() as connection:
            if await queries.hold(connection, guild_id, question_id) is None:
                raise NotFound(words.GONE)
            mine = guild_id, question_id, member_id
            new = await queries.add_curious(connection, *mine)
            if not new:
                await queries.drop_curious(connection, *mine)
            await shown.about(connection, guild_id, POST, question_id, now)
        return new

    async def hide(
        self, guild_id: int, question_id: int, why: str | None, now: datetime
    ) -> Question | None:
        """Hide a question's words, or show them again with None; its asker is told.

        Who that is stays between them and the bot.
        """
        async with self._database.write() as connection:
            question = await queries.hold(connection, guild_id, question_id)
            if question is None or question.hidden == why:
                return question
            await self._changed(connection, question, {"hidden": why}, now)
            if why == BY_COORDINATOR:
                series = Series(HIDDEN, guild_id, question_id, question.member_id)
                await agenda.plan(connection, [series.at(now, now + FOR_A_WHILE, now.isoformat())])
        return replace(question, hidden=why)

    async def answered(self, connection: Connection, win: Win, now: datetime) -> None:
        """Tell who asked of a question's first answer, and let it be summed up in time."""
        if win.question_id is None:
            return
        question = await queries.hold(connection, win.guild_id, win.question_id)
        if question is None or win.author_id == question.member_id:
            return  # it was taken back; the answer stays its author's own words
        if question.answers == 1:  # now there's something to sum up
            await shown.about(connection, win.guild_id, POST, question.id, now)
        asker = Series(TOLD, win.guild_id, question.id, question.member_id)
        planned = [asker.at(now, now + FOR_A_WHILE)]
        if question.answered_at is None:
            planned += to_sum_up(question, await self._groups.school(win.guild_id), now)
        await agenda.plan(connection, planned)

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Move what waits about questions to where the group's time says."""
        for one in await agenda.untouched(connection, guild_id, FOLLOW_SCHOOL, now):
            question = await queries.find(connection, guild_id, one.subject_id)
            planned: list[Planned] = []
            if question is not None:
                answered_at = await queries.first_answered(connection, question)
                planned = unanswered(guild_id, question.id, school, question.created_at)
                planned += to_sum_up(question, school, answered_at or now)
            series = Series(one.kind, guild_id, one.subject_id, one.member_id)
            same = [each for each in planned if each.kind == one.kind]
            await agenda.replan(connection, series, same, now)

    async def note_post(
        self, connection: Connection, guild_id: int, question_id: int, done: Done, now: datetime
    ) -> list[Planned]:
        """Note where a post is; its thread follows, and one that was taken back goes."""
        assert done.channel_id is not None
        assert done.message_id is not None
        if await queries.hold(connection, guild_id, question_id) is None:
            return [unpost(guild_id, done.channel_id, done.message_id, now)]
        await queries.land(connection, guild_id, question_id, done.channel_id, done.message_id)
        school = await self._groups.school(guild_id)
        return [
            _thread(guild_id, question_id, now),
            *unanswered(guild_id, question_id, school, now),
        ]

    async def post_deleted(self, message_id: int, now: datetime) -> None:
        """Delete the question whose post was deleted by hand."""
        async with self._database.write() as connection:
            guild_id = await queries.guild_of(connection, message_id)
            which = QuestionRow.message_id == message_id
            for question in await queries.all_of(connection, guild_id or 0, which):
                await queries.hold(connection, question.guild_id, question.id, files=True)
                await _remove(connection, question, now, gone=True)
                await self.on_remove.follow(connection, question, now)

    async def purge(self, message_ids: Collection[int]) -> None:
        """Keep the questions whose posts went in a purge, without their posts."""
        async with self._database.write() as connection:
            await queries.lose_posts(connection, QuestionRow.message_id.in_([*message_ids]))

    async def lose_channel(self, guild_id: int, channel_id: int) -> None:
        """Keep the questions whose posts went with their channel, without them."""
        async with self._database.write() as connection:
            of_group = QuestionRow.guild_id == guild_id
            await queries.lose_posts(connection, of_group, QuestionRow.channel_id == channel_id)

    async def _changed(
        self, connection: Connection, question: Question, values: dict[str, object], now: datetime
    ) -> None:
        await queries.change(connection, question, values)
        for kind in (POST, SUMMARY):
            await shown.about(connection, question.guild_id, kind, question.id, now)
        if question.message_id is not None:
            await agenda.plan(connection, [_thread(question.guild_id, question.id, now)])


async def remove_again(
    connection: Connection, guild_id: int, question_id: int, now: datetime
) -> None:
    """Delete a question that an older copy of the database brought back."""
    question = await queries.hold(connection, guild_id, question_id, files=True)
    if question is not None:
        await _remove(connection, question, now)


async def nameless(connection: Connection, question: Question, now: datetime) -> None:
    """Let a question be nobody's: its answers are their authors'."""
    await queries.hold(connection, question.guild_id, question.id)
    values = {"member_id": 0, "name": NAMELESS, "unnamed": True}
    await queries.change(connection, question, values)
    await shown.about(connection, question.guild_id, POST, question.id, now)


async def taken_up(connection: Connection, guild_id: int, question_id: int, now: datetime) -> None:
    """Close a question to the group that a mentor took up; nobody else is asked about it."""
    await queries.take_up(connection, guild_id, question_id, now)
    await shown.about(connection, guild_id, POST, question_id, now)


async def _remove(
    connection: Connection, question: Question, now: datetime, *, gone: bool = False
) -> None:
    """Delete a question; its summary goes, also on the shelf, and its post unless *gone*."""
    await file(connection, question, (), now)
    await shown.about(connection, question.guild_id, SUMMARY, question.id, now)
    post = Series(POST, question.guild_id, question.id)
    await queries.remove(connection, question, post, now, gone=gone)


def _thread(guild_id: int, question_id: int, now: datetime) -> Planned:
    series = Series(THREAD, guild_id, question_id)
    return series.at(now, now + FOR_A_WHILE, secrets.token_hex(8))  # each change is another


async def _find(connection: Connection, guild_id: int, question_id: int) -> Question:
    question = await queries.find(connection, guild_id, question_id)
    if question is None:
        raise NotFound(words.GONE)
    return question


async def own_question(
    connection: Connection, guild_id: int, question_id: int, member_id: int
) -> Question:
    """Return a question to who asked it. Raises NotFound, NotYours."""
    question = await _find(connection, guild_id, question_id)
    if question.member_id != member_id:
        raise NotYours(words.NOT_YOURS)
    return question

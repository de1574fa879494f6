"""Summing up: one kept summary of a question's answers, made by who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Due, Planned, Series
from bot.drafts import queries as drafts
from bot.drafts.rules import fingerprint, lets_read
from bot.kit.errors import NotFound, Refusal
from bot.kit.followers import Followers
from bot.questions import queries, rules, words
from bot.questions.filing import file
from bot.questions.occasions import (
    FILE,
    FOR_A_WHILE,
    KEPT,
    POST,
    SUM,
    SUMMARY,
    THANKED,
    TOLD,
    WORKED,
)
from bot.questions.rules import Piece, Summary
from bot.questions.service import own_question
from bot.shown import queries as shown
from bot.wins.posts import POST_FOR

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import AnyRow, Connection, Database
    from bot.questions.rules import Question, Shortened


class Summaries:
    """The summaries of every group; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # What other features do about the one who summed up, in the transaction that publishes it.
        self.on_publish: Followers[Connection, int, int, datetime] = Followers()

    async def edited(self, guild_id: int, question_id: int, member_id: int) -> Summary:
        """Return a summary to who asked, as it is so far. Raises NotFound, NotYours, Refusal."""
        async with self._database.read() as connection:
            question = await own_question(connection, guild_id, question_id, member_id)
            return await _to_edit(connection, question)

    async def get(self, guild_id: int, question_id: int) -> Summary | None:
        """Return a published summary as it's true now; None where there's none, or nothing left.

        What its author removed since isn't in it, nor what's hidden, nor who hides.
        """
        async with self._database.read() as connection:
            question = await queries.find(connection, guild_id, question_id)
            if question is None or question.hidden or not question.summed_up:
                return None
            summary = Summary(question, await _pieces(connection, question))
        return summary if summary.kept else None

    async def move_up(
        self, guild_id: int, question_id: int, member_id: int, win_id: int
    ) -> Summary:
        """Let an answer come before the one before it. Raises NotFound, NotYours, Refusal."""
        async with self._database.write() as connection:
            summary = await _hold(connection, guild_id, question_id, member_id)
            order = [one.win_id for one in summary.kept]
            if win_id in order[1:]:
                at = order.index(win_id)
                order[at - 1 : at + 1] = [win_id, order[at - 1]]
            for position, one in enumerate(order):
                await _keep(connection, summary, one, position=position)
            return await _to_edit(connection, summary.question)

    async def leave_out(
        self, guild_id: int, question_id: int, member_id: int, win_id: int, *, out: bool
    ) -> Summary:
        """Leave an answer out, or put it back. Raises NotFound, NotYours, Refusal."""
        async with self._database.write() as connection:
            summary = await _hold(connection, guild_id, question_id, member_id)
            await _keep(connection, summary, win_id, left_out=out)
            return await _to_edit(connection, summary.question)

    @lets_read
    async def shorten(
        self, guild_id: int, question_id: int, member_id: int, typed: Shortened, draft_id: int
    ) -> Summary:
        """Let an answer stand in the summary in fewer words. Raises NotFound, NotYours, Refusal."""
        async with self._database.write() as connection:
            if draft_id:
                await drafts.take(connection, guild_id, draft_id, member_id)
            summary = await _hold(connection, guild_id, question_id, member_id)
            await _keep(connection, summary, typed.win_id, short=typed.words)
            return await _to_edit(connection, summary.question)

    async def publish(
        self, guild_id: int, question_id: int, member_id: int, now: datetime
    ) -> tuple[Summary, Due]:
        """Publish a summary, once; thank its authors and tell who wants to know.

        Raises NotFound, NotYours, and Refusal where it was published before.
        """
        async with self._database.write() as connection:
            summary = await _hold(connection, guild_id, question_id, member_id)
            if not summary.kept:
                raise Refusal(words.NOTHING_TO_SUM_UP)
            for one in summary.pieces:  # later answers aren't in it
                position, out = one.position, one.left_out
                await _keep(connection, summary, one.win_id, position=position, left_out=out)
            await _settled(connection, summary, now, summed_up=True)
            planned = Planned(SUMMARY, guild_id, question_id, now, now + POST_FOR)
            await self.on_publish.follow(connection, guild_id, member_id, now)
            place_id = summary.question.message_id
            due = await agenda.plan_claimed(connection, planned, now, tries=place_id)
        return summary, due

    async def refile(self, guild_id: int, question_id: int, now: datetime) -> None:
        """Let the shelf have an answered question as it's true now."""
        async with self._database.write() as connection:
            question = await queries.hold(connection, guild_id, question_id, files=True)
            if question is not None and question.answered_at is not None:
                pieces = () if question.hidden else await _pieces(connection, question)
                await file(connection, question, (one for one in pieces if not one.left_out), now)

    async def worked(self, guild_id: int, question_id: int, member_id: int, now: datetime) -> None:
        """Tell those who answered that it worked for somebody, at most once a week.

        Raises NotFound where the summary isn't there anymore.
        """
        summary = await self.get(guild_id, question_id)
        if summary is None:
            raise NotFound(words.GONE)
        authors = {one.author_id for one in summary.kept} - {0, member_id}
        week = f"{now:%G-W%V}"
        notices = [Series(WORKED, guild_id, question_id, one) for one in sorted(authors)]
        async with self._database.write() as connection:
            await agenda.plan(connection, [one.at(now, now + FOR_A_WHILE, week) for one in notices])

    async def keep_answers(
        self, connection: Connection, guild_id: int, question_id: int, now: datetime
    ) -> None:
        """Keep a question's answers as they are, where nobody summed them up."""
        question = await queries.hold(connection, guild_id, question_id, files=True)
        if question is None or question.answered_at is not None:
            return
        summary = Summary(question, await _pieces(connection, question))
        if summary.kept:
            await _settled(connection, summary, now, summed_up=False)


async def _settled(
    connection: Connection, summary: Summary, now: datetime, *, summed_up: bool
) -> None:
    """Note that a question is answered, and tell those it concerns, once."""
    question = summary.question
    values: dict[str, object] = {"answered_at": now, "summed_up": summed_up}
    await queries.change(connection, question, values)
    guild_id, question_id = question.guild_id, question.id
    await shown.about(connection, guild_id, POST, question_id, now)
    await shown.also(connection, guild_id, POST, question_id, summary.shows)
    await file(connection, question, summary.kept, now)
    reminders = Series(SUM, guild_id, question_id, question.member_id)
    await agenda.drop_waiting(connection, reminders, Series(FILE, guild_id, question_id))
    authors = {one.author_id for one in summary.kept} - {0, question.member_id}
    curious = {*await queries.curious(connection, guild_id, question_id)} - authors
    notices = [Series(TOLD, guild_id, question_id, one) for one in sorted(curious)]
    if summed_up:
        notices += [Series(THANKED, guild_id, question_id, one) for one in sorted(authors)]
    else:
        notices.append(Series(KEPT, guild_id, question_id, question.member_id))
    await agenda.plan(connection, [one.at(now, now + FOR_A_WHILE, "summary") for one in notices])


async def _hold(connection: Connection, guild_id: int, question_id: int, member_id: int) -> Summary:
    # Removing an answer takes its row before the search's turn.
    await queries.hold_answers(connection, guild_id, question_id)
    await queries.hold(connection, guild_id, question_id, files=True)
    question = await own_question(connection, guild_id, question_id, member_id)
    return await _to_edit(connection, question)


async def _to_edit(connection: Connection, question: Question) -> Summary:
    if question.summed_up:
        raise Refusal(words.SUMMED_UP_BEFORE.format(link=question.thread))
    if question.hidden:
        raise Refusal(words.HIDDEN_POST)
    return Summary(question, await _pieces(connection, question))


async def _pieces(connection: Connection, question: Question) -> tuple[Piece, ...]:
    """Return a question's answers as they stand in its summary; of a published one, only those."""
    rows = await queries.pieces(connection, question)
    found = [_piece(row, last) for last, row in enumerate(rows, rules.MOST_PIECES)]
    return tuple(sorted(found, key=lambda one: (one.left_out, one.position)))


def _piece(row: AnyRow, last: int) -> Piece:
    # What its author changed since isn't the answer that was shortened.
    is_same = row.short is not None and row.of == fingerprint(row.story)
    named = row.author_name if row.credit and row.author_id and not row.hides else ""
    position = last if row.position is None else row.position
    said = row.short if is_same else row.story
    return Piece(row.id, row.author_id, named, said, position, bool(row.left_out))


class _PieceChange(TypedDict, total=False):
    position: int
    left_out: bool
    short: str


async def _keep(
    connection: Connection, summary: Summary, win_id: int, **change: Unpack[_PieceChange]
) -> None:
    """Write what becomes of one answer. Raises NotFound for one that isn't there."""
    piece = next((one for one in summary.pieces if one.win_id == win_id), None)
    if piece is None:
        raise NotFound(words.PIECE_GONE)
    values: dict[str, object] = {**change}
    if "short" in change:
        values["of"] = fingerprint(await queries.story(connection, win_id))
    new = {
        "win_id": win_id,
        "question_id": summary.question.id,
        "guild_id": summary.question.guild_id,
        "position": piece.position,
        "left_out": piece.left_out,
        "of": "",
    }
    await queries.keep_piece(connection, new, values)

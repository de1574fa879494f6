"""Who agreed to be asked about which topics, and who is asked about a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeGuard

from bot.agenda.occurrences import Planned, Series
from bot.kit.database import in_turn
from bot.members.topics import topics
from bot.questions import help_queries, queries
from bot.questions.occasions import ALONE, FOR_A_WHILE, HELP
from bot.questions.similar import authors_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from bot.kit.database import Connection, Database
    from bot.questions.rules import Question

MOST_ASKED = 3
APART = timedelta(days=7)


@dataclass(frozen=True)
class Knows:
    """What one member may be asked about: what they *picked*, and what's theirs on the shelf.

    *agreed*: whether they may be asked at all; None until they said.
    """

    agreed: bool | None
    picked: tuple[str, ...] = ()
    shelved: tuple[str, ...] = ()


class Helping:
    """Who may be asked in every group; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def knows(self, guild_id: int, member_id: int) -> Knows:
        """Return what a member may be asked about."""
        async with self._database.read() as connection:
            there = await help_queries.said(connection, guild_id, member_id)
            shelved = await help_queries.shelved(connection, guild_id, member_id)
        if there is None or not there.agreed:
            return Knows(None if there is None else there.agreed, (), _known(shelved))
        return Knows(True, _known([there.topics]), _known(shelved))

    async def agree(
        self, guild_id: int, member_id: int, chosen: Collection[str] | None = None
    ) -> None:
        """Let a member be asked about what they mark here, and about these topics besides.

        With None the topics stay as they were.
        """
        said = help_queries.HelperChange(agreed=True)
        if chosen is not None:
            said["topics"] = ",".join(one for one in topics() if one in chosen)
        async with self._database.write() as connection:
            await help_queries.keep(connection, guild_id, member_id, **said)

    async def stop(self, guild_id: int, member_id: int) -> None:
        """Let a member be asked no longer; when they last were is kept, should they come back."""
        async with self._database.write() as connection:
            await help_queries.keep(connection, guild_id, member_id, topics="", agreed=False)

    async def ask_others(
        self,
        connection: Connection,
        guild_id: int,
        question_id: int,
        now: datetime,
        mentors: Collection[int] = (),
    ) -> list[Planned]:
        """Return who to ask, in the transaction that records it; first who waited longest.

        They agreed, and know about it: they picked its topic, have something about it on the shelf,
        shared a win that's like it, or are among *mentors*.
        """
        question = await queries.find(connection, guild_id, question_id)
        if not _waits(question):
            return []
        await in_turn(connection, f"knows {guild_id}")
        able = {*mentors, *await help_queries.shelvers(connection, question)}
        able |= await authors_of(connection, guild_id, question.asked)
        rows = [
            one
            for one in await help_queries.free(connection, question, now, now - APART)
            if one.member_id in able or (question.topic and question.topic in one.topics.split(","))
        ]
        rows.sort(key=lambda one: (one.asked_at is not None, one.asked_at, one.member_id))
        people = [one.member_id for one in rows[:MOST_ASKED]]
        await self.note_asked(connection, guild_id, people, now)
        return [self.asked(guild_id, question_id, one, now) for one in people]

    async def note_asked(
        self, connection: Connection, guild_id: int, people: Collection[int], now: datetime
    ) -> None:
        """Note who's asked, so that nobody is twice in a week; greeters needn't have agreed."""
        for one in people:
            await help_queries.keep(connection, guild_id, one, asked_at=now)

    async def not_to_ask(
        self, connection: Connection, guild_id: int, now: datetime
    ) -> Sequence[int]:
        """Return who said no, or was asked about a question this week."""
        return await help_queries.not_to_ask(connection, guild_id, now - APART)

    def asked(self, guild_id: int, question_id: int, member_id: int, now: datetime) -> Planned:
        """Return the one quiet line to somebody."""
        return Series(HELP, guild_id, question_id, member_id).at(now, now + FOR_A_WHILE)

    async def waits(
        self, connection: Connection, guild_id: int, question_id: int
    ) -> Question | None:
        """Return a question that has no answer; None where it has one, or is gone."""
        question = await queries.find(connection, guild_id, question_id)
        return question if _waits(question) else None

    async def nobody(
        self, connection: Connection, guild_id: int, question_id: int, now: datetime
    ) -> list[Planned]:
        """Return what its asker is told of a question that nobody answered."""
        question = await queries.find(connection, guild_id, question_id)
        if not _waits(question):
            return []
        asker = Series(ALONE, guild_id, question_id, question.member_id)
        return [asker.at(now, now + FOR_A_WHILE)]


def _waits(question: Question | None) -> TypeGuard[Question]:
    """Return whether a question is open, and nobody has answered it."""
    if question is None or question.hidden or question.answered_at is not None:
        return False
    return not question.answers


def _known(lists: Iterable[str]) -> tuple[str, ...]:
    """Return which of the topics there are stand in lists with commas."""
    named = {name for one in lists for name in one.split(",")}
    return tuple(one for one in topics() if one in named)

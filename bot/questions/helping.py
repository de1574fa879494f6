"""Who agreed to be asked about which topics, and who is asked about a question."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeGuard

from sqlalchemy import delete, select, update

from bot.agenda.occurrences import Planned, Series
from bot.kit.database import in_turn, upsert
from bot.members.topics import topics
from bot.questions import queries
from bot.questions.occasions import ALONE, FOR_A_WHILE, HELP
from bot.questions.tables import KnowsRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.kit.database import Connection, Database
    from bot.questions.rules import Question

MOST_ASKED = 3
APART = timedelta(days=7)


class Helping:
    """Who may be asked in every group; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def knows(self, guild_id: int, member_id: int) -> list[str]:
        """Return the topics that a member agreed to be asked about."""
        row = KnowsRow
        mine = row.guild_id == guild_id, row.member_id == member_id
        async with self._database.read() as connection:
            found = await connection.scalar(select(row.topics).where(*mine))
        return [one for one in (found or "").split(",") if one in topics()]

    async def agree(self, guild_id: int, member_id: int, chosen: Collection[str]) -> None:
        """Let a member be asked about these topics; about none, not at all."""
        row = KnowsRow
        values = {"topics": ",".join(one for one in topics() if one in chosen)}
        async with self._database.write() as connection:
            if not values["topics"]:
                mine = row.guild_id == guild_id, row.member_id == member_id
                await connection.execute(delete(row).where(*mine))
                return
            new = {"guild_id": guild_id, "member_id": member_id}
            await connection.execute(
                upsert(connection, row)
                .values(**new, **values)
                .on_conflict_do_update(index_elements=["guild_id", "member_id"], set_=values)
            )

    async def ask_others(
        self, connection: Connection, guild_id: int, question_id: int, now: datetime
    ) -> list[Planned]:
        """Return who to ask, in the transaction that records it; first who waited longest."""
        question = await queries.find(connection, guild_id, question_id)
        if not _waits(question) or not question.topic:
            return []
        await in_turn(connection, f"knows {guild_id}")
        row = KnowsRow
        statement = select(row.member_id, row.topics, row.asked_at).where(
            row.guild_id == guild_id, row.member_id != question.member_id
        )
        rows = [
            one
            for one in await connection.execute(statement)
            if question.topic in one.topics.split(",")
            and (one.asked_at is None or now - one.asked_at >= APART)
        ]
        rows.sort(key=lambda one: (one.asked_at is not None, one.asked_at, one.member_id))
        people = [one.member_id for one in rows[:MOST_ASKED]]
        mine = row.guild_id == guild_id, row.member_id.in_(people)
        await connection.execute(update(row).where(*mine).values(asked_at=now))
        return [self.asked(guild_id, question_id, one, now) for one in people]

    def asked(self, guild_id: int, question_id: int, member_id: int, now: datetime) -> Planned:
        """Return the one quiet line to somebody."""
        return Series(HELP, guild_id, question_id, member_id).at(now, now + FOR_A_WHILE)

    async def waits(self, connection: Connection, guild_id: int, question_id: int) -> int | None:
        """Return who asked a question that has no answer; None where it has one, or is gone."""
        question = await queries.find(connection, guild_id, question_id)
        if not _waits(question):
            return None
        return question.member_id

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

"""What questions hold about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheets
from bot.members import queries as members
from bot.questions import queries, words
from bot.questions.occasions import POST
from bot.questions.service import nameless, remove_again
from bot.questions.tables import CuriousRow, KnowsRow, PieceRow, QuestionRow
from bot.shown import queries as shown
from bot.wins.rules import identifying_words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person


class QuestionsData(PersonalData):
    """What a person asked the group, and what else they want to know."""

    tables = ("questions", "curious", "knows")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own questions, and which others they want to know about."""
        row = QuestionRow
        asked = select(
            row.asked,
            row.topic,
            row.level,
            row.name,
            row.unnamed,
            row.created_at,
            row.answered_at,
            row.summed_up,
        )
        also = select(CuriousRow.question_id).where(*own(CuriousRow, person))
        mine = asked.where(*own(row, person)).order_by(row.id)
        knows = select(KnowsRow.agreed, KnowsRow.topics, KnowsRow.asked_at).where(
            *own(KnowsRow, person)
        )
        piece = PieceRow
        shortened = select(piece.win_id, piece.position, piece.left_out, piece.short).join(row)
        shortened = shortened.where(*own(row, person)).order_by(piece.question_id, piece.position)
        own_sheets = {
            "what I asked the group": mine,
            "how I summed up answers": shortened,
            "what I may be asked about": knows,
            "what I want to know too": also,
        }
        return Exported(await sheets(connection, own_sheets))

    async def depart(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Keep an answered question without its asker's name; remove everything else."""
        names = await members.identifying(connection, person.guild_id, person.member_id)
        of_them = QuestionRow.member_id == person.member_id
        for one in await queries.all_of(connection, person.guild_id, of_them):
            if one.answered_at is not None and not identifying_words(one.asked, [one.name, *names]):
                await nameless(connection, one, now)
        return await self.forget(connection, person, now)

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove their questions with their posts; the numbers under others' follow."""
        guild_id = person.guild_id
        of_them = QuestionRow.member_id == person.member_id
        asked = await queries.all_of(connection, guild_id, of_them)
        for one in asked:
            await remove_again(connection, guild_id, one.id, now)
        await connection.execute(delete(KnowsRow).where(*own(KnowsRow, person)))
        gone = delete(CuriousRow).where(*own(CuriousRow, person)).returning(CuriousRow.question_id)
        for question_id in (await connection.execute(gone)).scalars().all():
            await shown.about(connection, guild_id, POST, question_id, now)
        return Forgotten(sum(one.message_id is not None for one in asked))

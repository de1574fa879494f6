"""An answered question on the shelf: filed in the transaction that answers or changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.questions import words
from bot.shelf.answers import Answer, file_answer
from bot.wins.rules import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.questions.rules import Piece, Question


async def file(
    connection: Connection, question: Question, pieces: Iterable[Piece], now: datetime
) -> None:
    """File a question with its answers, or what became of them; without any it goes.

    Who asked without a name isn't its owner there either.
    """
    if question.message_id is None:
        return
    lines = [
        words.FILED_LINE.format(words=one.words, name=one.name) if one.name else one.words
        for one in pieces
    ]
    filed = Answer(
        question.guild_id,
        0 if question.unnamed else question.member_id,
        NAMELESS if question.unnamed else question.name,
        question.asked,
        question.thread,
        lines,
        None if question.unnamed else question.level or None,
        question.topic or None,
    )
    await file_answer(connection, filed, now)

"""Statements over the pieces of a summary; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.database import upsert
from bot.questions.rules import MOST_PIECES
from bot.questions.tables import PieceRow
from bot.wins.queries import AUTHOR_HIDES
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from bot.kit.database import Connection
    from bot.questions.rules import Question


async def hold_answers(connection: Connection, guild_id: int, question_id: int) -> None:
    """Keep others from changing a question's answers in this transaction."""
    answers = WinRow.guild_id == guild_id, WinRow.question_id == question_id
    rows = select(WinRow.id).where(*answers).order_by(WinRow.id)
    await connection.execute(rows.with_for_update())


async def pieces(connection: Connection, question: Question) -> Sequence[Row[*tuple[object, ...]]]:
    """Return a question's answers, oldest first; of a published summary, only those in it."""
    piece, win = PieceRow, WinRow
    statement = (
        select(
            *(win.id, win.author_id, win.author_name, win.story, win.credit),
            AUTHOR_HIDES.label("hides"),
            *(piece.position, piece.left_out, piece.short, piece.of),
        )
        .join(piece, piece.win_id == win.id, isouter=not question.summed_up)
        .where(
            win.guild_id == question.guild_id,
            win.question_id == question.id,
            win.hidden.is_(None),
        )
        .order_by(win.id)
        .limit(MOST_PIECES)
    )
    return (await connection.execute(statement)).all()


async def story(connection: Connection, win_id: int) -> str:
    """Return an answer's own words; none where it's gone."""
    return await connection.scalar(select(WinRow.story).where(WinRow.id == win_id)) or ""


async def keep(
    connection: Connection, new: Mapping[str, object], values: Mapping[str, object]
) -> None:
    """Write what becomes of one answer; *new*: what it starts with where nothing is known yet."""
    await connection.execute(
        upsert(connection, PieceRow)
        .values(**{**new, **values})
        .on_conflict_do_update(index_elements=["win_id"], set_=values)
    )

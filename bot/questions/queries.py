"""Statements over questions; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from bot.agenda import planning as agenda
from bot.kit import rows
from bot.kit.database import in_turn, upsert
from bot.questions import rules
from bot.questions.rules import MOST_PIECES, Question
from bot.questions.tables import CuriousRow, KnowsRow, PieceRow, QuestionRow
from bot.removed import queries as removed
from bot.search import index
from bot.wins.posts import DELETE_FOR, Owed, unpost
from bot.wins.queries import AUTHOR_HIDES
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from bot.agenda.occurrences import Series
    from bot.kit.database import AnySelect, Connection, RowValues

QUESTIONS = index.Collection("questions", QuestionRow)
_HAS = (
    select(func.count()).where(CuriousRow.question_id == QuestionRow.id).scalar_subquery(),
    select(func.count())
    .where(
        WinRow.guild_id == QuestionRow.guild_id,
        WinRow.question_id == QuestionRow.id,
        WinRow.author_id != QuestionRow.member_id,  # what its asker adds is no answer
        WinRow.hidden.is_(None),
    )
    .scalar_subquery(),
)
_COUNTED = ("curious", "answers")
_KEPT = [
    getattr(QuestionRow, name) for name in Question.__dataclass_fields__ if name not in _COUNTED
]


def whole() -> AnySelect:
    """Return the statement for questions with their counts."""
    return select(*_KEPT, *(one.label(name) for one, name in zip(_HAS, _COUNTED, strict=True)))


async def all_of(
    connection: Connection, guild_id: int, *which: ColumnElement[bool]
) -> list[Question]:
    """Return a group's questions, oldest first."""
    statement = whole().where(QuestionRow.guild_id == guild_id, *which).order_by(QuestionRow.id)
    return [Question(**row._mapping) for row in await connection.execute(statement)]


async def find(connection: Connection, guild_id: int, question_id: int) -> Question | None:
    """Return a question of this group."""
    return next(iter(await all_of(connection, guild_id, QuestionRow.id == question_id)), None)


async def hold(
    connection: Connection, guild_id: int, question_id: int, *, files: bool = False
) -> Question | None:
    """Return a question that nobody else changes until this transaction ends.

    The search's turn comes before any row of ours, and before that the shelf's where something
    *files*: who shares an answer, or puts something there, takes them in this order, too.
    """
    if files:
        await in_turn(connection, f"shelf {guild_id}")
    await index.take_turn(connection, guild_id)
    mine = QuestionRow.id == question_id, QuestionRow.guild_id == guild_id
    await connection.execute(select(QuestionRow.id).where(*mine).with_for_update())
    return await find(connection, guild_id, question_id)


async def add(connection: Connection, values: RowValues) -> int:
    """Write a question, let it be found, and return its id."""
    found_by = rules.searchable(values["asked"], values["topic"])
    await index.take_turn(connection, values["guild_id"])
    row_id = await rows.add(connection, QuestionRow, values | {"words": found_by})
    await index.add(connection, QUESTIONS, values["guild_id"], row_id, found_by)
    return row_id


async def change(connection: Connection, question: Question, values: RowValues) -> None:
    """Set columns of a question; the search follows."""
    mine = QuestionRow.id == question.id, QuestionRow.guild_id == question.guild_id
    before = await connection.scalar(select(QuestionRow.words).where(*mine))
    after = {name: values.get(name, getattr(question, name)) for name in ("asked", "topic")}
    hidden = values.get("hidden", question.hidden)
    found_by = "" if hidden else rules.searchable(after["asked"], after["topic"])
    await connection.execute(update(QuestionRow).where(*mine).values(**values, words=found_by))
    of = connection, QUESTIONS, question.guild_id, question.id
    await index.keep(*of, before=before or "", after=found_by)


async def guild_of(connection: Connection, message_id: int) -> int | None:
    """Return the guild in which a message is a question's post."""
    statement = select(QuestionRow.guild_id).where(QuestionRow.message_id == message_id)
    return await connection.scalar(statement)


async def land(
    connection: Connection, guild_id: int, question_id: int, channel_id: int, message_id: int
) -> None:
    """Note where a question's post is."""
    mine = QuestionRow.id == question_id, QuestionRow.guild_id == guild_id
    where = {"channel_id": channel_id, "message_id": message_id}
    await connection.execute(update(QuestionRow).where(*mine).values(**where))


async def lose_posts(connection: Connection, *which: ColumnElement[bool]) -> None:
    """Note that posts are gone, and their questions aren't."""
    await connection.execute(update(QuestionRow).where(*which).values(message_id=None))


async def remove(
    connection: Connection, question: Question, post: Series, now: datetime, *, gone: bool = False
) -> None:
    """Delete a question with what hangs on it, and its post unless that's *gone*.

    Its answers stay what they are: their authors' own words in its thread.
    """
    mine = QuestionRow.id == question.id, QuestionRow.guild_id == question.guild_id
    statement = delete(QuestionRow).where(*mine).returning(QuestionRow.words)
    before = await connection.scalar(statement)
    if before is None:
        return
    await index.keep(connection, QUESTIONS, question.guild_id, question.id, before=before)
    about = removed.QUESTION, question.guild_id, str(question.id)
    await removed.note(connection, *about, now)
    withdrawn = Owed(withdrawn=now.isoformat())
    await agenda.withdraw(connection, post, withdrawn, now + DELETE_FOR, now)
    if question.channel_id is None or question.message_id is None or gone:
        return
    where = question.guild_id, question.channel_id, question.message_id
    await agenda.plan(connection, [unpost(*where, now, stays=question.message_id)])


async def asked_since(
    connection: Connection, guild_id: int, member_id: int, since: datetime
) -> int:
    """Return how many questions a member asked since a moment."""
    mine = *rows.of_member(QuestionRow, guild_id, member_id), QuestionRow.created_at >= since
    return int(await connection.scalar(select(func.count()).where(*mine)) or 0)


async def first_answered(connection: Connection, question: Question) -> datetime | None:
    """Return when a question got the first of the answers that it has."""
    statement = select(func.min(WinRow.created_at)).where(
        WinRow.guild_id == question.guild_id,
        WinRow.question_id == question.id,
        WinRow.author_id != question.member_id,
    )
    found: datetime | None = await connection.scalar(statement)
    return found


async def add_curious(
    connection: Connection, guild_id: int, question_id: int, member_id: int
) -> bool:
    """Note that a member wants to know too; return whether that's new."""
    values = {"guild_id": guild_id, "question_id": question_id, "member_id": member_id}
    added = await connection.execute(
        upsert(connection, CuriousRow).on_conflict_do_nothing(), values
    )
    return bool(added.rowcount)


async def curious(connection: Connection, guild_id: int, question_id: int) -> list[int]:
    """Return who wants to know too."""
    row = CuriousRow
    mine = row.guild_id == guild_id, row.question_id == question_id
    return [*(await connection.execute(select(row.member_id).where(*mine))).scalars()]


async def drop_curious(
    connection: Connection, guild_id: int, question_id: int, member_id: int
) -> None:
    """Note that a member no longer wants to know."""
    row = CuriousRow
    mine = *rows.of_member(row, guild_id, member_id), row.question_id == question_id
    await rows.remove(connection, row, *mine)


async def group_of(connection: Connection, question_id: int) -> int | None:
    """Return the group that a question was asked in; None for one that's gone."""
    found: int | None = await connection.scalar(
        select(QuestionRow.guild_id).where(QuestionRow.id == question_id)
    )
    return found


async def open_to(
    connection: Connection, guild_id: int, member_id: int, since: datetime
) -> list[Question]:
    """Return what others asked since a moment that a member neither answered nor wonders about.

    None for who said not to ask them.
    """
    row, win, also, knows = QuestionRow, WinRow, CuriousRow, KnowsRow
    said_no = knows.guild_id == guild_id, knows.member_id == member_id, knows.agreed.is_(False)
    if await connection.scalar(select(knows.member_id).where(*said_no)) is not None:
        return []
    there = row.hidden.is_(None), row.message_id.is_not(None), row.answered_at.is_(None)
    recent = row.member_id != member_id, row.created_at > since
    theirs = (
        select(win.question_id).where(
            win.guild_id == guild_id,
            win.author_id == member_id,
            win.question_id.is_not(None),
        ),
        select(also.question_id).where(also.guild_id == guild_id, also.member_id == member_id),
    )
    other = [row.id.not_in(one) for one in theirs]
    return await all_of(connection, guild_id, *there, *recent, *other)


async def take_up(connection: Connection, guild_id: int, question_id: int, now: datetime) -> None:
    """Close a question to the group that a mentor took up."""
    mine = QuestionRow.id == question_id, QuestionRow.guild_id == guild_id
    values = {"taken": True, "answered_at": now}
    await connection.execute(update(QuestionRow).where(*mine).values(**values))


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
            win.id,
            win.author_id,
            win.author_name,
            win.story,
            win.credit,
            AUTHOR_HIDES.label("hides"),
            piece.position,
            piece.left_out,
            piece.short,
            piece.of,
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


async def keep_piece(
    connection: Connection, new: Mapping[str, object], values: Mapping[str, object]
) -> None:
    """Write what becomes of one answer; *new*: what it starts with where nothing is known yet."""
    await rows.keep(connection, PieceRow, {"win_id": new["win_id"], **values}, new)

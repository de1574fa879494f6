"""Statements over documents and what goes into them; the caller owns the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, insert, or_, select

from bot.documents.counting import TriedBy
from bot.documents.tables import DocumentRow, HeadingRow, RequestRow, RubricRow
from bot.kit import rows
from bot.meetups.tables import MeetupRow, TurnoutRow
from bot.members.tables import MemberRow
from bot.plans.service import as_entry
from bot.plans.tables import PlanEntryRow
from bot.questions.tables import QuestionRow
from bot.removed import queries as removed
from bot.removed.tables import RemovedRow
from bot.shelf.answers import ANSWER as FILED
from bot.shelf.tables import ResourceRow, ResourceUseRow
from bot.wins.queries import as_win, whole
from bot.wins.rules import ANSWER
from bot.wins.tables import TryRow, WinRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.ext.asyncio import AsyncConnection
    from sqlalchemy.orm import InstrumentedAttribute

    from bot.kit.database import AnyRow
    from bot.plans.rules import PlanEntry
    from bot.wins.rules import Win

SOME = 500  # ids in one statement


@dataclass(frozen=True)
class Gave:
    """What a member gave to colleagues in a period; `things`: title, created_at, people, schools.

    Things are those on the shelf that aren't hidden, whatever starter rows and answers are there.
    """

    answers: int = 0
    summaries: int = 0
    things: Sequence[Row[str, datetime, int, int]] = ()


def _during(
    at: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    begins: datetime,
    ends: datetime,
) -> ColumnElement[bool]:
    """Whether an instant is in a period; *ends* isn't in it."""
    return (at >= begins) & (at < ends)


async def wins(
    connection: AsyncConnection,
    guild_id: int,
    begins: datetime,
    ends: datetime,
    author_id: int | None = None,
) -> list[Win]:
    """Return the wins of a period, *ends* not included, oldest first; of one author, or of all."""
    statement = (
        whole()
        .where(
            WinRow.guild_id == guild_id,
            WinRow.kind != ANSWER,  # said in passing, and only half of it without the question
            _during(WinRow.created_at, begins, ends),
        )
        .order_by(WinRow.created_at, WinRow.id)
    )
    if author_id is not None:
        statement = statement.where(WinRow.author_id == author_id)
    return [as_win(row) for row in await connection.execute(statement)]


async def questions(
    connection: AsyncConnection, guild_id: int, begins: datetime, ends: datetime
) -> int:
    """Return how many questions to the group of a period have an answer; *ends* isn't in it."""
    answered = exists().where(
        WinRow.guild_id == guild_id,
        WinRow.question_id == QuestionRow.id,
        WinRow.author_id != QuestionRow.member_id,
        WinRow.hidden.is_(None),
    )
    statement = select(func.count()).where(
        QuestionRow.guild_id == guild_id,
        _during(QuestionRow.created_at, begins, ends),
        QuestionRow.hidden.is_(None),
        answered,
    )
    return int(await connection.scalar(statement) or 0)


async def deleted_between(
    connection: AsyncConnection,
    guild_id: int,
    begins: datetime,
    ends: datetime,
    author_id: int | None = None,
) -> int:
    """Return how many wins shared in a period are there no more; *ends* is not in it.

    Of one author only what a moderator deleted: what they took back themselves they know.
    """
    statement = (
        select(func.count())
        .select_from(RemovedRow)
        .where(
            *_wins_of(guild_id),
            _during(RemovedRow.made_at, begins, ends),
        )
    )
    if author_id is not None:
        statement = statement.where(RemovedRow.author_id == author_id)
    return int((await connection.execute(statement)).scalar_one())


async def deleted_among(connection: AsyncConnection, guild_id: int, ids: Collection[int]) -> int:
    """Return how many of these wins were deleted."""
    found, wanted = 0, [str(one) for one in sorted(ids)]
    for start in range(0, len(wanted), SOME):
        statement = (
            select(func.count())
            .select_from(RemovedRow)
            .where(*_wins_of(guild_id), RemovedRow.subject.in_(wanted[start : start + SOME]))
        )
        found += int((await connection.execute(statement)).scalar_one())
    return found


async def tries(
    connection: AsyncConnection, guild_id: int, author_id: int | None = None
) -> list[TriedBy]:
    """Return who tries which win, or those of one author."""
    there = (MemberRow.guild_id == TryRow.guild_id) & (MemberRow.member_id == TryRow.member_id)
    statement = (
        select(TryRow.win_id, TryRow.member_id, TryRow.answer, MemberRow.district)
        .select_from(TryRow)
        .join(WinRow, WinRow.id == TryRow.win_id)
        .outerjoin(MemberRow, there & MemberRow.hidden.is_(False) & MemberRow.left_at.is_(None))
        .where(TryRow.guild_id == guild_id)
    )
    if author_id is not None:
        statement = statement.where(WinRow.author_id == author_id)
    return [TriedBy(*row) for row in await connection.execute(statement)]


async def entries(
    connection: AsyncConnection, guild_id: int, first: date, last: date, member_id: int | None
) -> list[PlanEntry]:
    """Return what was done for plans between two days, both included; of one member, or of all."""
    row = PlanEntryRow
    whose = [] if member_id is None else [row.member_id == member_id]
    which = row.guild_id == guild_id, row.day.between(first, last), *whose
    found = await rows.every(connection, row, *which, by=(row.day, row.id))
    return [as_entry(one) for one in found]


async def turnouts(
    connection: AsyncConnection, guild_id: int, first: date, last: date, organizer_id: int | None
) -> Sequence[Row[int | None, str, date, int]]:
    """Return organizer, title, day and how many came, of one organizer, or of all."""
    statement = (
        select(MeetupRow.organizer_id, MeetupRow.title, TurnoutRow.held_on, TurnoutRow.people)
        .join(MeetupRow, MeetupRow.id == TurnoutRow.meetup_id)
        .where(TurnoutRow.guild_id == guild_id, TurnoutRow.held_on.between(first, last))
        .order_by(TurnoutRow.held_on, TurnoutRow.meetup_id)
    )
    if organizer_id is not None:
        statement = statement.where(MeetupRow.organizer_id == organizer_id)
    return (await connection.execute(statement)).all()


async def given(
    connection: AsyncConnection, guild_id: int, member_id: int, begins: datetime, ends: datetime
) -> Gave:
    """Return what a member gave to colleagues in a period; *ends* isn't in it."""
    win, asked = WinRow, QuestionRow
    answers = select(func.count()).where(
        win.guild_id == guild_id,
        win.author_id == member_id,
        win.question_id.is_not(None),
        _during(win.created_at, begins, ends),
        win.hidden.is_(None),
    )
    summaries = select(func.count()).where(
        asked.guild_id == guild_id,
        asked.member_id == member_id,
        asked.summed_up.is_(True),
        _during(asked.answered_at, begins, ends),
        asked.hidden.is_(None),
    )
    things = _shelved(guild_id, member_id, begins, ends)
    return Gave(
        int(await connection.scalar(answers) or 0),
        int(await connection.scalar(summaries) or 0),
        (await connection.execute(things)).all(),
    )


def _shelved(
    guild_id: int, member_id: int, begins: datetime, ends: datetime
) -> Select[str, datetime, int, int]:
    thing, uses, member = ResourceRow, ResourceUseRow.__table__, MemberRow
    people = func.count(uses.c.member_id)
    schools = func.count(func.lower(member.school).distinct())
    return (
        select(thing.title, thing.created_at, people.label("people"), schools.label("schools"))
        .join(uses, uses.c.resource_id == thing.id, isouter=True)
        .join(
            member,
            (member.guild_id == thing.guild_id) & (member.member_id == uses.c.member_id),
            isouter=True,
        )
        .where(
            thing.guild_id == guild_id,
            thing.owner_id == member_id,
            thing.hidden.is_(None),
            _during(thing.created_at, begins, ends),
            thing.starter.is_(None),
            or_(thing.kind.is_(None), thing.kind != FILED),
        )
        .group_by(thing.id, thing.title, thing.created_at)
        .order_by(thing.id)
    )


async def add(connection: AsyncConnection, values: dict[str, object]) -> int:
    """Write what a document was made of; return its id."""
    return await rows.add(connection, DocumentRow, values)


async def find(
    connection: AsyncConnection, guild_id: int, member_id: int, document_id: int
) -> AnyRow | None:
    """Return what a member's own document was made of."""
    mine = rows.of_member(DocumentRow, guild_id, member_id)
    return await rows.one(connection, DocumentRow, *mine, DocumentRow.id == document_id)


async def request(
    connection: AsyncConnection, guild_id: int, member_id: int, kind: str
) -> AnyRow | None:
    """Return what a member chose for the next document of a kind."""
    mine = rows.of_member(RequestRow, guild_id, member_id)
    return await rows.one(connection, RequestRow, *mine, RequestRow.kind == kind)


async def keep_request(connection: AsyncConnection, values: dict[str, object]) -> None:
    """Write what a member chose, in place of what they chose before."""
    await rows.keep(connection, RequestRow, values)


async def headings(
    connection: AsyncConnection, guild_id: int, author_id: int
) -> Sequence[Row[int, str]]:
    """Return win and heading of the wins that an author put under one."""
    statement = (
        select(HeadingRow.win_id, HeadingRow.heading)
        .join(WinRow, WinRow.id == HeadingRow.win_id)
        .where(HeadingRow.guild_id == guild_id, WinRow.author_id == author_id)
    )
    return (await connection.execute(statement)).all()


async def own_among(
    connection: AsyncConnection, guild_id: int, author_id: int, ids: Collection[int]
) -> Sequence[int]:
    """Return those of these wins that a member shared."""
    statement = select(WinRow.id).where(
        WinRow.guild_id == guild_id, WinRow.author_id == author_id, WinRow.id.in_(ids)
    )
    return (await connection.execute(statement)).scalars().all()


async def put_under(
    connection: AsyncConnection, guild_id: int, win_ids: Collection[int], heading: str | None
) -> None:
    """Put wins under a heading, or under none."""
    row = HeadingRow
    await rows.remove(connection, row, row.guild_id == guild_id, row.win_id.in_(win_ids))
    if heading is not None and win_ids:
        new = [{"guild_id": guild_id, "win_id": one, "heading": heading} for one in win_ids]
        await connection.execute(insert(row), new)


async def rubric(connection: AsyncConnection, guild_id: int) -> str | None:
    """Return the headings that a group pasted in, a line each."""
    statement = select(RubricRow.headings).where(RubricRow.guild_id == guild_id)
    found: str | None = (await connection.execute(statement)).scalar_one_or_none()
    return found


async def keep_rubric(
    connection: AsyncConnection, guild_id: int, lines: str, now: datetime
) -> None:
    """Write a group's headings, or none."""
    if lines:
        values = {"guild_id": guild_id, "headings": lines, "changed_at": now}
        await rows.keep(connection, RubricRow, values)
    else:
        await rows.remove(connection, RubricRow, RubricRow.guild_id == guild_id)


def _wins_of(guild_id: int) -> tuple[ColumnElement[bool], ...]:
    return RemovedRow.guild_id == guild_id, RemovedRow.kind == removed.WIN

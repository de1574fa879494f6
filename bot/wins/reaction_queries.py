"""Statements over cheers and tries; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, delete, func, select, update

from bot.kit.database import upsert
from bot.members import queries as members
from bot.wins import queries
from bot.wins.rules import NAMELESS
from bot.wins.tables import CheerRow, TryRow, WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Case
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow

_WORKED = TryRow.answer.in_(("worked", "changed"))


async def add_reaction(
    connection: AsyncConnection, table: type[CheerRow] | type[TryRow], values: dict[str, object]
) -> bool:
    """Write a cheer or a try unless it is there; return whether it was not."""
    result = await connection.execute(
        upsert(connection, table).values(**values).on_conflict_do_nothing()
    )
    return bool(result.rowcount)


async def remove_reaction(
    connection: AsyncConnection, table: type[CheerRow] | type[TryRow], win_id: int, member_id: int
) -> bool:
    """Delete a cheer or a try; return whether it was there."""
    result = await connection.execute(
        delete(table).where(table.win_id == win_id, table.member_id == member_id)
    )
    return bool(result.rowcount)


async def names_on(
    connection: AsyncConnection, table: type[CheerRow] | type[TryRow], win_id: int
) -> Sequence[str]:
    """Return who cheers or tries a win; who hides their name is a colleague here too."""
    statement = select(_name(table)).where(table.win_id == win_id)
    return (await connection.execute(statement)).scalars().all()


async def names_worked(connection: AsyncConnection, win_id: int) -> Sequence[str]:
    """Return who an idea worked for, as its author reads it."""
    statement = select(_name(TryRow)).where(TryRow.win_id == win_id, _WORKED)
    return (await connection.execute(statement)).scalars().all()


async def name_of_try(connection: AsyncConnection, win_id: int, member_id: int) -> str:
    """Return who tries a win, as its author reads it."""
    mine = (TryRow.win_id == win_id, TryRow.member_id == member_id)
    return str((await connection.execute(select(_name(TryRow)).where(*mine))).scalar_one())


def _name(table: type[CheerRow] | type[TryRow]) -> Case[str]:
    hides = members.hides(table.guild_id, table.member_id)
    return case((hides, NAMELESS), else_=table.name)


async def try_of(connection: AsyncConnection, win_id: int, member_id: int) -> AnyRow | None:
    """Return a member's try of a win."""
    statement = select(TryRow.__table__).where(
        TryRow.win_id == win_id, TryRow.member_id == member_id
    )
    return (await connection.execute(statement)).one_or_none()


async def answer_try(
    connection: AsyncConnection, win_id: int, member_id: int, answer: str, now: datetime
) -> bool:
    """Write how a try went, once; return whether it had not been written."""
    result = await connection.execute(
        update(TryRow)
        .where(TryRow.win_id == win_id, TryRow.member_id == member_id, TryRow.answer.is_(None))
        .values(answer=answer, answered_at=now)
    )
    return bool(result.rowcount)


async def send_line(connection: AsyncConnection, win_id: int, member_id: int, line: str) -> bool:
    """Let the author read a line about a try that was answered; return whether it's the first."""
    result = await connection.execute(
        update(TryRow)
        .where(TryRow.win_id == win_id, TryRow.member_id == member_id)
        .where(TryRow.answer.is_not(None), TryRow.line.is_(None))
        .values(line=line)
    )
    return bool(result.rowcount)


async def tell_try(connection: AsyncConnection, win_id: int, member_id: int, week: date) -> None:
    """Note in which week an author was told of a try."""
    await connection.execute(
        update(TryRow)
        .where(TryRow.win_id == win_id, TryRow.member_id == member_id, TryRow.told_in.is_(None))
        .values(told_in=week)
    )


async def thank(connection: AsyncConnection, win_id: int, member_id: int, now: datetime) -> bool:
    """Note that an author thanked for a try, once; return whether they had not."""
    result = await connection.execute(
        update(TryRow)
        .where(TryRow.win_id == win_id, TryRow.member_id == member_id)
        .where(TryRow.answer.is_not(None), TryRow.thanked_at.is_(None))
        .values(thanked_at=now)
    )
    return bool(result.rowcount)


async def count_tries(connection: AsyncConnection, guild_id: int, win_id: int) -> tuple[int, int]:
    """Return how many members try a win, and for how many it worked."""
    row = (
        await connection.execute(
            select(func.count(), func.count(case((_WORKED, 1)))).where(
                TryRow.win_id == win_id, TryRow.guild_id == guild_id
            )
        )
    ).one()
    return int(row[0]), int(row[1])


async def travelled(
    connection: AsyncConnection, guild_id: int, since: datetime, until: datetime
) -> Sequence[AnyRow]:
    """Return wins that a try worked for in a period, with `worked`, most tried first."""
    worked = (
        select(TryRow.win_id, func.count().label("worked"))
        .where(TryRow.guild_id == guild_id, _WORKED)
        .where(TryRow.answered_at >= since, TryRow.answered_at < until)
        .group_by(TryRow.win_id)
        .subquery()
    )
    statement = (
        queries.whole()
        .add_columns(worked.c.worked)
        .join(worked, worked.c.win_id == WinRow.id)
        .where(WinRow.guild_id == guild_id)
        .order_by(worked.c.worked.desc(), WinRow.id)
    )
    return (await connection.execute(statement)).all()

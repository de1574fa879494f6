"""Statements over inquiries; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from bot.groups.tables import InquiryRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def add(
    connection: AsyncConnection, guild_id: int, member_id: int, asked: str, now: datetime
) -> int:
    """Write what a member asks; return its id."""
    values = {"guild_id": guild_id, "member_id": member_id, "words": asked, "created_at": now}
    statement = insert(InquiryRow).values(values).returning(InquiryRow.id)
    inquiry_id: int = (await connection.execute(statement)).scalar_one()
    return inquiry_id


async def find(connection: AsyncConnection, guild_id: int, inquiry_id: int) -> AnyRow | None:
    """Return an inquiry, answered or not."""
    return next(iter(await _rows(connection, guild_id, InquiryRow.id == inquiry_id)), None)


async def open_of(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return what nobody in a group has answered, oldest first."""
    return await _rows(connection, guild_id, InquiryRow.answered_at.is_(None))


async def of_member(connection: AsyncConnection, guild_id: int, member_id: int) -> Sequence[AnyRow]:
    """Return what a member asked, oldest first."""
    return await _rows(connection, guild_id, InquiryRow.member_id == member_id)


async def answer(
    connection: AsyncConnection, guild_id: int, inquiry_id: int, answer: str, now: datetime
) -> int | None:
    """Write an answer; return who asked, None for what is gone or has one."""
    row = InquiryRow
    statement = (
        update(row)
        .where(row.guild_id == guild_id, row.id == inquiry_id, row.answered_at.is_(None))
        .values(answer=answer, answered_at=now)
    )
    member_id: int | None = await connection.scalar(statement.returning(row.member_id))
    return member_id


async def forget(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete what a member asked."""
    await connection.execute(
        delete(InquiryRow).where(InquiryRow.guild_id == guild_id, InquiryRow.member_id == member_id)
    )


async def _rows(
    connection: AsyncConnection, guild_id: int, which: ColumnElement[bool]
) -> Sequence[AnyRow]:
    statement = select(InquiryRow.__table__).where(InquiryRow.guild_id == guild_id, which)
    return (await connection.execute(statement.order_by(InquiryRow.id))).all()

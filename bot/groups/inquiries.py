"""What members ask the people who run their group; each waits until one of them answers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups import inquiry_words as words
from bot.groups.promises import OF_USE_FOR, move_late, promise
from bot.groups.tables import InquiryRow
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock

ANSWERED = "inquiry.answered"  # about who asked; subject: the inquiry
LATE = "inquiry.late"  # the same


@dataclass(frozen=True)
class Inquiry:
    """Something one member asked, and what a coordinator answered."""

    id: int
    guild_id: int
    member_id: int
    words: str
    answer: str | None
    created_at: datetime


_FIELDS = tuple(field.name for field in fields(Inquiry))


class Inquiries:
    """The inquiries of every group."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def ask(self, guild_id: int, member_id: int, asked: str, now: datetime) -> None:
        """Keep what a member asks; coordinators are reminded, and the member isn't left waiting."""
        school = await self._groups.school(guild_id)
        values = {"guild_id": guild_id, "member_id": member_id, "words": asked, "created_at": now}
        async with self._database.write() as connection:
            statement = insert(InquiryRow).values(values).returning(InquiryRow.id)
            inquiry_id = (await connection.execute(statement)).scalar_one()
            late = Series(LATE, guild_id, inquiry_id, member_id)
            await promise(connection, late, school, now)

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Let who waits hear that nobody has answered when that's so as school is now."""
        await move_late(connection, guild_id, LATE, school, now)

    async def open(self, guild_id: int) -> list[Inquiry]:
        """Return what nobody has answered, oldest first."""
        async with self._database.read() as connection:
            rows = await _rows(connection, guild_id)
        return [_inquiry(row) for row in rows if row.answered_at is None]

    async def get(self, guild_id: int, inquiry_id: int) -> Inquiry | None:
        """Return an inquiry, answered or not."""
        async with self._database.read() as connection:
            rows = await _rows(connection, guild_id, InquiryRow.id == inquiry_id)
        return next(map(_inquiry, rows), None)

    async def answer(self, guild_id: int, inquiry_id: int, answer: str, now: datetime) -> None:
        """Keep a coordinator's answer, which goes to who asked. Raises NotFound: it has one."""
        async with self._database.write() as connection:
            statement = (
                update(InquiryRow)
                .where(
                    InquiryRow.guild_id == guild_id,
                    InquiryRow.id == inquiry_id,
                    InquiryRow.answered_at.is_(None),
                )
                .values(answer=answer, answered_at=now)
                .returning(InquiryRow.member_id)
            )
            member_id = await connection.scalar(statement)
            if member_id is None:
                raise NotFound(words.ANSWERED_BEFORE)
            of_member = Series(ANSWERED, guild_id, inquiry_id, member_id)
            await agenda.plan(connection, [of_member.at(now, now + OF_USE_FOR)])
            await agenda.drop(connection, Series(LATE, guild_id, inquiry_id, member_id))


async def of_member(
    connection: AsyncConnection, guild_id: int, member_id: int
) -> Sequence[Row[Any]]:
    """Return what a member asked, oldest first."""
    return await _rows(connection, guild_id, InquiryRow.member_id == member_id)


async def forget(connection: Connection, guild_id: int, member_id: int) -> None:
    """Delete what a member asked."""
    await connection.execute(
        delete(InquiryRow).where(InquiryRow.guild_id == guild_id, InquiryRow.member_id == member_id)
    )


async def _rows(connection: AsyncConnection, guild_id: int, *where: Any) -> Sequence[Row[Any]]:
    table = InquiryRow.__table__
    statement = select(table).where(InquiryRow.guild_id == guild_id, *where)
    return (await connection.execute(statement.order_by(InquiryRow.id))).all()


def _inquiry(row: Row[Any]) -> Inquiry:
    return Inquiry(**{name: getattr(row, name) for name in _FIELDS})

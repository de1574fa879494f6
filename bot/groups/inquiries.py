"""What members ask the people who run their group; each waits until one of them answers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups import inquiry_queries as queries
from bot.groups import inquiry_words as words
from bot.groups.promises import OF_USE_FOR, move_late, promise
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import AnyRow, Connection, Database
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
        async with self._database.write() as connection:
            inquiry_id = await queries.add(connection, guild_id, member_id, asked, now)
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
            return [_inquiry(row) for row in await queries.open_of(connection, guild_id)]

    async def get(self, guild_id: int, inquiry_id: int) -> Inquiry | None:
        """Return an inquiry, answered or not."""
        async with self._database.read() as connection:
            row = await queries.find(connection, guild_id, inquiry_id)
        return None if row is None else _inquiry(row)

    async def answer(self, guild_id: int, inquiry_id: int, answer: str, now: datetime) -> None:
        """Keep a coordinator's answer, which goes to who asked. Raises NotFound: it has one."""
        async with self._database.write() as connection:
            member_id = await queries.answer(connection, guild_id, inquiry_id, answer, now)
            if member_id is None:
                raise NotFound(words.ANSWERED_BEFORE)
            of_member = Series(ANSWERED, guild_id, inquiry_id, member_id)
            await agenda.plan(connection, [of_member.at(now, now + OF_USE_FOR)])
            await agenda.drop(connection, Series(LATE, guild_id, inquiry_id, member_id))


def _inquiry(row: AnyRow) -> Inquiry:
    return Inquiry(**{name: getattr(row, name) for name in _FIELDS})

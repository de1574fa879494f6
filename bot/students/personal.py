"""What the student check holds about a person: the words that they said are fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.kit.personal import Exported, Forgotten
from bot.students.tables import FamiliarWordRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class StudentsData:
    """Words that one person said are not a student."""

    tables = ("familiar_words",)

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the words."""
        said = select(FamiliarWordRow.word).where(*_of(person)).order_by(FamiliarWordRow.word)
        rows = [dict(row._mapping) for row in await connection.execute(said)]
        return Exported({"words I said are fine": rows} if rows else {})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Let the words worry the group again."""
        await connection.execute(delete(FamiliarWordRow).where(*_of(person)))
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Let the words worry the group again."""
        return await self.forget(connection, person, now)


def _of(person: Person) -> tuple[ColumnElement[bool], ...]:
    return (
        FamiliarWordRow.guild_id == person.guild_id,
        FamiliarWordRow.member_id == person.member_id,
    )

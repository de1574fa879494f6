"""What the student check holds about a person: the words that they said are fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.students import words
from bot.students.tables import FamiliarWordRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class StudentsData(PersonalData):
    """Words that one person said are not a student."""

    tables = ("familiar_words",)
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the words."""
        said = (
            select(FamiliarWordRow.word)
            .where(*own(FamiliarWordRow, person))
            .order_by(FamiliarWordRow.word)
        )
        return Exported({"words I said are fine": sheet(await connection.execute(said))})

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Let the words worry the group again."""
        await connection.execute(delete(FamiliarWordRow).where(*own(FamiliarWordRow, person)))
        return Forgotten()

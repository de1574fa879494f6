"""What is kept about a person's documents, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.documents import words
from bot.documents.tables import DocumentRow, HeadingRow, RequestRow
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.columns import Base
    from bot.kit.personal import Person


class DocumentsData(PersonalData):
    """What documents of a person were made of, and what they chose for the next one."""

    tables = ("documents", "document_requests")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return which documents a person had made, and their choices."""
        headings = (
            select(HeadingRow.win_id, HeadingRow.heading)
            .join(WinRow, WinRow.id == HeadingRow.win_id)
            .where(*own(WinRow, person, "author_id"))
        )
        sheets = {
            "my documents": await _all(connection, DocumentRow, person),
            "my next document": await _all(connection, RequestRow, person),
            "my headings": sheet(await connection.execute(headings)),
        }
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it; headings of a win go with the win."""
        for table in (DocumentRow, RequestRow):
            await connection.execute(delete(table).where(*own(table, person)))
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it, and under which headings the person put the wins that stay."""
        theirs = select(WinRow.id).where(*own(WinRow, person, "author_id"))
        await connection.execute(
            delete(HeadingRow).where(
                HeadingRow.guild_id == person.guild_id, HeadingRow.win_id.in_(theirs)
            )
        )
        return await self.forget(connection, person, now)


async def _all(
    connection: AsyncConnection, table: type[Base], person: Person
) -> list[dict[str, object]]:
    rows = await connection.execute(select(table.__table__).where(*own(table, person)))
    return sheet(rows, "guild_id", "member_id")

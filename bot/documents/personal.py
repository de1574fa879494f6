"""What is kept about a person's documents, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.documents.tables import DocumentRow, HeadingRow, RequestRow
from bot.kit.personal import Exported, Forgotten
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class DocumentsData:
    """What documents of a person were made of, and what they chose for the next one."""

    tables = ("documents", "document_requests")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return which documents a person had made, and their choices."""
        sheets = {
            "my documents": await _rows(
                connection, select(DocumentRow.__table__).where(*_of(DocumentRow, person))
            ),
            "my next document": await _rows(
                connection, select(RequestRow.__table__).where(*_of(RequestRow, person))
            ),
            "my headings": await _rows(
                connection,
                select(HeadingRow.win_id, HeadingRow.heading)
                .join(WinRow, WinRow.id == HeadingRow.win_id)
                .where(
                    HeadingRow.guild_id == person.guild_id, WinRow.author_id == person.member_id
                ),
            ),
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Remove all of it; headings of a win go with the win."""
        for table in (DocumentRow, RequestRow):
            await connection.execute(delete(table).where(*_of(table, person)))
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it, and under which headings the person put the wins that stay."""
        theirs = select(WinRow.id).where(
            WinRow.guild_id == person.guild_id, WinRow.author_id == person.member_id
        )
        await connection.execute(
            delete(HeadingRow).where(
                HeadingRow.guild_id == person.guild_id, HeadingRow.win_id.in_(theirs)
            )
        )
        return await self.forget(connection, person, now)


async def _rows(connection: AsyncConnection, statement: Any) -> list[dict[str, Any]]:
    rows = await connection.execute(statement)
    hidden = ("guild_id", "member_id")
    return [
        {name: value for name, value in row._mapping.items() if name not in hidden} for row in rows
    ]


def _of(table: Any, person: Person) -> tuple[Any, ...]:
    return (table.guild_id == person.guild_id, table.member_id == person.member_id)

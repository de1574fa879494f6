"""What the celebrated days hold about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from bot.celebrations.day_tables import CountedRow, GatheredRow, HelperRow, TookPartRow
from bot.kit.personal import Exported, Forgotten

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class GatheringsData:
    """Which days a person joined, helped to plan, or added a number to."""

    tables = ("took_part", "counted", "helpers")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the days by their names, with what the person pressed and entered."""
        part, counted, helps = TookPartRow, CountedRow, HelperRow
        of_day = GatheredRow.gathering_id
        took = (
            select(GatheredRow.name, GatheredRow.first, part.joined_at, part.did_at)
            .join(GatheredRow, of_day == part.gathering_id)
            .where(*_mine(part, person))
        )
        added = (
            select(GatheredRow.name, counted.amount, counted.at)
            .join(GatheredRow, of_day == counted.gathering_id)
            .where(*_mine(counted, person), GatheredRow.counter != "")
        )
        planned = select(helps.slug, helps.first, helps.at).where(*_mine(helps, person))
        sheets = {
            "book days I took part in": await _rows(connection, took),
            "what I added to a count": await _rows(connection, added),
            "book days I help to plan": await _rows(connection, planned),
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Remove it; a number that was added stays in the sum, and is nobody's."""
        for table in (TookPartRow, HelperRow):
            await connection.execute(delete(table).where(*_mine(table, person)))
        await connection.execute(
            update(CountedRow).where(*_mine(CountedRow, person)).values(member_id=0)
        )
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove it: none of it need outlive the person's leaving."""
        return await self.forget(connection, person, now)


def _mine(table: Any, person: Person) -> tuple[Any, ...]:
    return (table.guild_id == person.guild_id, table.member_id == person.member_id)


async def _rows(connection: AsyncConnection, statement: Any) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in await connection.execute(statement)]

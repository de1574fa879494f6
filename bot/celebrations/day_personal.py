"""What the celebrated days hold about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.celebrations.day_tables import CountedRow, GatheredRow, HelperRow, TookPartRow
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class GatheringsData(PersonalData):
    """Which days a person joined, helped to plan, or added a number to."""

    tables = ("took_part", "counted", "helpers")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the days by their names, with what the person pressed and entered."""
        part, counted, helps = TookPartRow, CountedRow, HelperRow
        of_day = GatheredRow.gathering_id
        took = (
            select(GatheredRow.name, GatheredRow.first, part.joined_at, part.did_at)
            .join(GatheredRow, of_day == part.gathering_id)
            .where(*own(part, person))
        )
        added = (
            select(GatheredRow.name, counted.amount, counted.at)
            .join(GatheredRow, of_day == counted.gathering_id)
            .where(*own(counted, person), GatheredRow.counter != "")
        )
        planned = select(helps.slug, helps.first, helps.at).where(*own(helps, person))
        sheets = {
            "book days I took part in": sheet(await connection.execute(took)),
            "what I added to a count": sheet(await connection.execute(added)),
            "book days I help to plan": sheet(await connection.execute(planned)),
        }
        return Exported(sheets)

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Remove it; a number that was added stays in the sum, and is nobody's."""
        for table in (TookPartRow, HelperRow):
            await connection.execute(delete(table).where(*own(table, person)))
        await connection.execute(
            update(CountedRow).where(*own(CountedRow, person)).values(member_id=0)
        )
        return Forgotten()

"""What the celebrated days hold about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.celebrations.day_tables import GatheredRow, HelperRow, TookPartRow
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class GatheringsData(PersonalData):
    """Which days a person joined or helped to plan."""

    tables = ("took_part", "helpers")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the days by their names, with what the person pressed and entered."""
        part, helps = TookPartRow, HelperRow
        took = (
            select(GatheredRow.name, GatheredRow.first, part.joined_at, part.did_at)
            .join(GatheredRow, GatheredRow.gathering_id == part.gathering_id)
            .where(*own(part, person))
        )
        planned = select(helps.slug, helps.first, helps.at).where(*own(helps, person))
        sheets = {
            "book days I took part in": sheet(await connection.execute(took)),
            "book days I help to plan": sheet(await connection.execute(planned)),
        }
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove it."""
        for table in (TookPartRow, HelperRow):
            await connection.execute(delete(table).where(*own(table, person)))
        return Forgotten()

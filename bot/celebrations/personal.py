"""What book days hold about a person: those they joined, helped with and proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.celebrations import words
from bot.celebrations.day_tables import GatheredRow, HelperRow, TookPartRow
from bot.celebrations.own_days import APPROVED
from bot.celebrations.tables import OwnDayRow
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class GatheringsData(PersonalData):
    """Which days a person joined or helped to plan."""

    tables = ("took_part", "helpers")
    sheets = words.SHEETS

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


_OWN_WORDS = (
    OwnDayRow.name,
    OwnDayRow.first,
    OwnDayRow.last,
    OwnDayRow.rule,
    OwnDayRow.why,
    OwnDayRow.activity,
    OwnDayRow.counter,
    OwnDayRow.link,
    OwnDayRow.state,
    OwnDayRow.days,
    OwnDayRow.created_at,
)


class CalendarData(PersonalData):
    """Days that one person proposed."""

    tables = ("celebration_days",)
    sheets = words.OWN_SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the days the person proposed or imported."""
        days = select(*_OWN_WORDS).where(*own(OwnDayRow, person)).order_by(OwnDayRow.id)
        return Exported({"days I proposed": sheet(await connection.execute(days))})

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove open proposals; a day that the group took stays, without the id."""
        await connection.execute(
            delete(OwnDayRow).where(*own(OwnDayRow, person), OwnDayRow.state != APPROVED)
        )
        await connection.execute(
            update(OwnDayRow).where(*own(OwnDayRow, person)).values(member_id=None)
        )
        return Forgotten()

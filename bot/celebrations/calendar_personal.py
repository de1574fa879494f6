"""What the calendar holds about a person: the days they proposed, and their drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.celebrations.own_days import APPROVED
from bot.celebrations.tables import OwnDayRow
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person

_OWN_WORDS = (
    *(OwnDayRow.name, OwnDayRow.first, OwnDayRow.last, OwnDayRow.rule, OwnDayRow.why),
    *(OwnDayRow.activity, OwnDayRow.counter, OwnDayRow.link, OwnDayRow.state),
    *(OwnDayRow.days, OwnDayRow.created_at),
)


class CalendarData(PersonalData):
    """Days that one person proposed."""

    tables = ("celebration_days",)

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

"""What the calendar holds about a person: the days they proposed, and their drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from bot.celebrations.own_days import APPROVED
from bot.celebrations.tables import OwnDayRow
from bot.kit.personal import Exported, Forgotten

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person

_OWN_WORDS = (
    *(OwnDayRow.name, OwnDayRow.first, OwnDayRow.last, OwnDayRow.rule, OwnDayRow.why),
    *(OwnDayRow.activity, OwnDayRow.counter, OwnDayRow.link, OwnDayRow.state),
)


class CalendarData:
    """Days that one person proposed."""

    tables = ("celebration_days",)

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the days the person proposed or imported."""
        days = await connection.execute(
            select(*_OWN_WORDS).where(*_of(OwnDayRow, person)).order_by(OwnDayRow.id)
        )
        sheets = {
            "days I proposed": [dict(row._mapping) for row in days],
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Remove open proposals; a day that the group took stays, without the id."""
        await connection.execute(
            delete(OwnDayRow).where(*_of(OwnDayRow, person), OwnDayRow.state != APPROVED)
        )
        await connection.execute(
            update(OwnDayRow).where(*_of(OwnDayRow, person)).values(member_id=None)
        )
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Do the same: a day that the group took is the group's."""
        return await self.forget(connection, person, now)


def _of(table: Any, person: Person) -> tuple[Any, ...]:
    return table.guild_id == person.guild_id, table.member_id == person.member_id

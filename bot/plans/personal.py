"""What the plans hold about a person, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.plans import queries, words
from bot.plans.tables import NudgeRow, PlanEntryRow, PlanRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person

# Which person a card spoke of is that person's, and what links rows is the bot's own.
_NOT_OWN = ("guild_id", "member_id", "person_id", "win_id", "id", "ref")


class PlansData(PersonalData):
    """A person's plan, what they did, and what their cards showed."""

    tables = ("plans", "plan_entries", "nudges")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the plan, every entry, and what became of each week's card."""
        sheets = {}
        for name, table in (
            ("my plan", PlanRow),
            ("what I did", PlanEntryRow),
            ("my nudges", NudgeRow),
        ):
            rows = await connection.execute(select(table.__table__).where(*own(table, person)))
            sheets[name] = sheet(rows, *_NOT_OWN)
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it, and the person from everyone else's cards."""
        await queries.erase(connection, person.guild_id, person.member_id)
        return Forgotten()

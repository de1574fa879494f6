"""What the plans hold about a person, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten
from bot.plans import queries
from bot.plans.tables import MarkRow, NudgeRow, PlanRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person

# Of whom a card spoke is that person's, and what hangs together is the bot's own.
_NOT_OWN = frozenset(("guild_id", "member_id", "person_id", "win_id", "id", "ref"))


class PlansData:
    """A person's plan, what they did, and what their cards showed."""

    tables = ("plans", "plan_marks", "nudges")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the plan, every mark, and what became of each week's card."""
        sheets = {
            "my plan": await _rows(connection, PlanRow, person),
            "what I did": await _rows(connection, MarkRow, person),
            "my nudges": await _rows(connection, NudgeRow, person),
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Remove all of it, and the person from everyone else's cards."""
        await queries.erase(connection, person.guild_id, person.member_id)
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it: nothing here is theirs to leave behind."""
        return await self.forget(connection, person, now)


async def _rows(connection: AsyncConnection, table: Any, person: Person) -> list[dict[str, Any]]:
    rows = await connection.execute(
        select(table.__table__).where(
            table.guild_id == person.guild_id, table.member_id == person.member_id
        )
    )
    return [
        {name: value for name, value in row._mapping.items() if name not in _NOT_OWN}
        for row in rows
    ]

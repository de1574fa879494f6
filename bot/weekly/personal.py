"""What the weekly post holds about a person: that they greet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten
from bot.weekly import queries
from bot.weekly.tables import GreeterRow, UnansweredRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class WeeklyData:
    """Greeters, and which wins they were shown."""

    tables = ("greeters", "unanswered")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return since when the person greets, and which wins they were shown for that."""
        greets = await connection.execute(
            select(GreeterRow.since, GreeterRow.last_turn_at).where(
                GreeterRow.guild_id == person.guild_id, GreeterRow.member_id == person.member_id
            )
        )
        shown = await connection.execute(
            select(UnansweredRow.win_id, UnansweredRow.since).where(
                UnansweredRow.guild_id == person.guild_id,
                UnansweredRow.greeter_id == person.member_id,
            )
        )
        sheets = {
            "greeter": [dict(row._mapping) for row in greets],
            "what I was shown to greet": [dict(row._mapping) for row in shown],
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(
        self,
        connection: AsyncConnection,
        person: Person,
        now: datetime,  # noqa: ARG002 - shared by all features
    ) -> Forgotten:
        """Let the person greet no longer; what they were shown waits for others."""
        await queries.drop_greeter(connection, person.guild_id, person.member_id)
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Let the person greet no longer."""
        return await self.forget(connection, person, now)

"""What the weekly post holds about a person: that they greet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheets
from bot.weekly import queries, words
from bot.weekly.tables import GreeterRow, UnansweredRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class WeeklyData(PersonalData):
    """Greeters, and which wins they were shown."""

    tables = ("greeters", "unanswered")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return since when the person greets, and which wins they were shown for that."""
        greets = select(GreeterRow.since, GreeterRow.last_turn_at).where(*own(GreeterRow, person))
        greeted = select(UnansweredRow.win_id, UnansweredRow.since).where(
            *own(UnansweredRow, person, "greeter_id")
        )
        both = {"greeter": greets, "what I was shown to greet": greeted}
        return Exported(await sheets(connection, both))

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Let the person greet no longer; what they were shown waits for others."""
        await queries.drop_greeter(connection, person.guild_id, person.member_id)
        return Forgotten()

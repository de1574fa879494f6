"""What coffee holds about a person: that they joined, and which small groups they sat in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import queries, seat_queries, words
from bot.kit.personal import Exported, Forgotten, PersonalData, sheet

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person

_NOT_OWN = ("guild_id", "member_id", "group_id")


class CoffeeData(PersonalData):
    """A member's own coffee row, and their seats."""

    tables = ("coffee_members", "coffee_seats")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own settings and answers."""
        joined = await queries.member(connection, person.guild_id, person.member_id)
        seats = await seat_queries.seats_of(connection, person.guild_id, person.member_id)
        sheets = {
            "coffee": sheet([joined] if joined else [], *_NOT_OWN),
            "my coffees": sheet(seats, *_NOT_OWN),
        }
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove the person; those they had coffee with lately are told that it ended."""
        guild_id, member_id = person.guild_id, person.member_id
        await seat_queries.plan_endings(connection, guild_id, member_id, now)
        await queries.erase(connection, guild_id, member_id)
        return Forgotten()

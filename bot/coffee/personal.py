"""What coffee holds about a person: that they joined, and which small groups they sat in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.coffee import queries, seat_queries
from bot.kit.personal import Exported, Forgotten

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class CoffeeData:
    """A member's own place in coffee, and their seats."""

    tables = ("coffee_members", "coffee_seats")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own settings and answers."""
        joined = await queries.member(connection, person.guild_id, person.member_id)
        seats = await seat_queries.seats_of(connection, person.guild_id, person.member_id)
        sheets = {
            "coffee": [_own(joined)] if joined else [],
            "my coffees": [_own(row) for row in seats],
        }
        return Exported({name: rows for name, rows in sheets.items() if rows})

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove the person; those with whom they had coffee lately are told that it ended."""
        guild_id, member_id = person.guild_id, person.member_id
        await seat_queries.plan_endings(connection, guild_id, member_id, now)
        await queries.erase(connection, guild_id, member_id)
        return Forgotten()

    async def depart(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove the person: nothing here is theirs to leave behind."""
        return await self.forget(connection, person, now)


def _own(row: Any) -> dict[str, Any]:
    return {
        name: value
        for name, value in row._mapping.items()
        if name not in ("guild_id", "member_id", "group_id")
    }

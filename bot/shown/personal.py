"""What is known about where a person is shown, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten
from bot.shown import queries
from bot.shown.tables import ShownRow, ShownSubjectRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person


class ShownData:
    """The messages that show one person, and those that were for them."""

    tables = ("shown", "shown_subjects")

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return where the person is shown."""
        rows = await connection.execute(
            select(ShownRow.kind, ShownRow.channel_id, ShownRow.message_id, ShownRow.composed_at)
            .join(ShownSubjectRow, ShownSubjectRow.shown_id == ShownRow.id)
            .where(
                ShownSubjectRow.guild_id == person.guild_id,
                ShownSubjectRow.person_id == person.member_id,
            )
            .order_by(ShownRow.id)
        )
        found = [dict(row._mapping) for row in rows]
        return Exported({"messages that show me": found} if found else {})

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Let every message follow that shows them, and keep no longer that it was them."""
        guild_id, people = person.guild_id, [person.member_id]
        count = await queries.changed(connection, guild_id, now, people=people)
        await queries.forget(connection, guild_id, people)
        return Forgotten(messages=count)

    async def depart(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Do the same: what stays of theirs stays without the name."""
        return await self.forget(connection, person, now)

"""What is known about where a person is shown, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.shown import queries, words
from bot.shown.tables import ShownRow, ShownSubjectRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person


class ShownData(PersonalData):
    """The messages that show one person, and those that were for them."""

    tables = ("shown", "shown_subjects")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return where the person is shown."""
        rows = await connection.execute(
            select(ShownRow.kind, ShownRow.channel_id, ShownRow.message_id, ShownRow.composed_at)
            .join(ShownSubjectRow, ShownSubjectRow.shown_id == ShownRow.id)
            .where(*own(ShownSubjectRow, person, "person_id"))
            .order_by(ShownRow.id)
        )
        return Exported({"messages that show me": sheet(rows)})

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Let every message follow that shows them, and keep no longer that it was them."""
        guild_id, people = person.guild_id, [person.member_id]
        count = await queries.changed(connection, guild_id, now, people=people)
        await queries.forget(connection, guild_id, people)
        return Forgotten(messages=count)

"""What a group's settings hold about a person: that they run the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import inquiry_queries, queries, words
from bot.kit.personal import Exported, Forgotten, PersonalData

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person


class GroupsData(PersonalData):
    """The names of those who run a group, and what they were asked."""

    tables = ("coordinators", "inquiries")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the name under which the person runs the group, if they do."""
        named = await queries.coordinators(connection, person.guild_id)
        rows = [{"name": one.name} for one in named if one.member_id == person.member_id]
        asked = [
            {"words": one.words, "created_at": one.created_at, "answered_at": one.answered_at}
            for one in await inquiry_queries.of_member(
                connection, person.guild_id, person.member_id
            )
        ]
        sheets = {"coordinator": rows, "asked coordinators": asked}
        return Exported(sheets)

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Take the person off those who run the group, and remove what they asked those."""
        await inquiry_queries.forget(connection, person.guild_id, person.member_id)
        await queries.drop_coordinator(connection, person.guild_id, person.member_id)
        return Forgotten()

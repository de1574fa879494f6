"""What is kept about a member: their settings, their days off, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.personal import Exported, Forgotten, PersonalData, sheet
from bot.members import queries, words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person

ABOUT_ME = "about me"


class MembersData(PersonalData):
    """What this feature holds about a person."""

    tables = ("members", "member_breaks", "waiting_notices")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own settings, days off, and what waits for them."""
        guild_id, member_id = person.guild_id, person.member_id
        me = await queries.find(connection, guild_id, member_id)
        breaks = await queries.breaks(connection, guild_id, member_id)
        notices = await queries.notices(connection, guild_id, member_id)
        sheets = {
            ABOUT_ME: sheet([me] if me else [], "guild_id"),
            "my days off": sheet(breaks, "member_id"),
            "waiting for me": [
                {"kind": row.kind, "subject": row.subject_id, "created_at": row.created_at}
                for row in notices
            ],
        }
        return Exported(sheets)

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove the person, what waits for them, and the way to them if no group needs it."""
        guild_id, member_id = person.guild_id, person.member_id
        await queries.remove(connection, guild_id, member_id)
        await queries.forget_dm_channel(connection, member_id)
        return Forgotten()

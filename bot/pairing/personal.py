"""What pairing holds about a person: who they'd rather not meet, who they were put with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.pairing import queries, words
from bot.pairing.tables import NotWithRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class PairingData(PersonalData):
    """A person's own list and history; others' lists are never in it."""

    tables = ("not_with", "meetings", "room_seats")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own list, and who they were put together with."""
        guild_id, member_id = person.guild_id, person.member_id
        apart = select(NotWithRow.person_id, NotWithRow.since).where(*own(NotWithRow, person))
        history = await queries.meetings_of(connection, guild_id, member_id)
        sheets = {
            "people I'd rather not be paired with": sheet(await connection.execute(apart)),
            "people I was paired with": [
                {
                    "person_id": one.person_id if one.member_id == member_id else one.member_id,
                    "for": one.kind,
                    "since": one.matched_at,
                }
                for one in history
            ],
        }
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove every trace of the person, others' wishes about them included."""
        await queries.erase(connection, person.guild_id, person.member_id)
        return Forgotten()

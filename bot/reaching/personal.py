"""What is kept in order to reach a person: to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.personal import Exported, Forgotten, PersonalData
from bot.reaching import queries, words
from bot.reaching.rules import DmChannel

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class ReachingData(PersonalData):
    """What a person chose. The channel with them is forgotten with the last of their groups."""

    tables = ("reaches", "dm_channels")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return each choice, the direct-message channel, and when it was used lately."""
        ways = await queries.ways(connection, person.guild_id, person.member_id)
        sheets = {
            "how I am reached": [
                {"about": topic, "how": method} for topic, method in ways.chosen.items()
            ],
            "direct messages": [] if ways.channel == DmChannel() else [vars(ways.channel)],
            "what I told you privately": [{"at": one} for one in ways.contacts],
        }
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove every choice."""
        await queries.erase(connection, person.guild_id, person.member_id)
        return Forgotten()

"""What the agenda holds about a person: that something was to happen for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning
from bot.kit.personal import Exported, Forgotten, PersonalData

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.kit.personal import Person


class AgendaData(PersonalData):
    """Everything timed about a person, of whichever feature."""

    tables = ("agenda",)

    async def export(
        self,
        connection: Connection,
        person: Person,
    ) -> Exported:
        """Return nothing: it holds no words of theirs, only when the bot does what."""
        return Exported()

    async def forget(self, connection: Connection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it."""
        await planning.forget(connection, person.guild_id, person.member_id)
        return Forgotten()

"""What the agenda triggers for drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done
from bot.drafts.service import EXPIRY
from bot.ui.handlers import ClientHandler

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome


class ExpireDraft(ClientHandler):
    """Deletes a draft whose day is over."""

    kind = EXPIRY

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Delete it, and the picture or file that nothing else has."""
        services = self.services
        picture = await services.drafts.expire(due.guild_id, due.subject_id)
        if picture is None or await services.wins.has_picture(picture):
            return Done()
        if picture not in await services.shelf.files() | await services.meetups.pictures():
            await services.pictures.remove(picture)
        return Done()

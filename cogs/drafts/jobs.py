"""What the agenda triggers for drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Done
from bot.drafts.service import EXPIRY

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking


class ExpireDraft(Handler):
    """Deletes a draft whose day is over."""

    kind = EXPIRY

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Delete it, and the picture that no win has."""
        services = self._client.services
        picture = await services.drafts.expire(due.guild_id, due.subject_id)
        if picture is not None and not await services.wins.has_picture(picture):
            await services.pictures.remove(picture)
        return Done()

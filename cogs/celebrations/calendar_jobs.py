"""What the agenda triggers about the calendar: asking for dates, answering, forgetting drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Done, Dropped, Later, Outcome
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.day_drafts import EXPIRY
from bot.celebrations.proposals import ANSWER
from bot.ui.reach import notice_of, reach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection


class AskForDates(Handler):
    """Finds out whether any date lacks; each coordinator is then asked on a row of their own."""

    kind = ASK

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Look."""
        lacking = await self._client.services.asking.undated(due.guild_id, now)
        return Done() if lacking else Dropped("every date is known")

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan who is asked, and the next time."""
        if isinstance(outcome, Later):
            return ()
        return await self._client.services.asking.recorded(connection, due, now)


class AskOne(Handler):
    """Asks one coordinator, in the way that they chose."""

    kind = ASK_ONE

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them."""
        return await reach(self._client, due, notice_of(due, occurrence=due.occurrence), now)


class TellProposer(Handler):
    """Tells who proposed a day what became of it."""

    kind = ANSWER

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them."""
        return await reach(self._client, due, notice_of(due), now)


class DropDayDraft(Handler):
    """Deletes a draft whose day is over."""

    kind = EXPIRY

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Delete it, if it is still there."""
        await self._client.services.day_drafts.drop(due.guild_id, due.subject_id)
        return Done()

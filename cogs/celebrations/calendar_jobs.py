"""What the agenda triggers about the calendar: asking for dates, answering, forgetting drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped, Outcome, Retry
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.proposals import ANSWER
from bot.ui.handlers import ClientHandler, TellOne
from bot.ui.reach import notice_of, reach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.kit.database import Connection


class AskForDates(ClientHandler):
    """Finds out whether any date is missing; each coordinator is then asked on their own row."""

    kind = ASK

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Look."""
        lacking = await self.services.asking.undated(due.guild_id, now)
        return Done() if lacking else Dropped("every date is known")

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan who is asked, and the next time."""
        if isinstance(outcome, Retry):
            return ()
        return await self.services.asking.recorded(connection, due, now)


class AskOne(ClientHandler):
    """Asks one coordinator, in the way that they chose."""

    kind = ASK_ONE

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them."""
        return await reach(self.client, due, notice_of(due, occurrence=due.occurrence), now)


class TellProposer(TellOne):
    """Tells who proposed a day what became of it."""

    kind = ANSWER
    why = "awaited"

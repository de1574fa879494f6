"""Once a day: what nothing needs anymore goes."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Done, Due, Outcome, Planned, daily
from bot.kit.migrate import remove_old_copies
from bot.removed.queries import WRITE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from bot.kit.database import Connection
    from bot.services import Services

HOUSEKEEPING = "housekeeping"
AT = time(9)  # UTC: the small hours of most groups
ROWS_KEPT = timedelta(days=60)


class Housekeeping(Handler):
    """Puts pictures that no row names into the trash, and removes what is old or long done.

    What was removed is in the file beside the database by then, and in no other, whatever happened.
    """

    kind = HOUSEKEEPING

    def __init__(
        self, services: Services, data: Path, prunable: Callable[[], Collection[str]]
    ) -> None:
        self._services = services
        self._data = data
        self._prunable = prunable

    def next_row(self, now: datetime) -> Planned:
        """Return the next day's row; it belongs to no group."""
        return daily(HOUSEKEEPING, AT, now)

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Tidy the folders."""
        # A draft becomes a win, never the other way: asked in this order, none is missed.
        drafted = await self._services.drafts.pictures()
        named = drafted | await self._services.wins.pictures()
        named |= await self._services.meetups.pictures() | await self._services.shelf.files()
        await self._services.pictures.sweep(named, now)
        await asyncio.to_thread(remove_old_copies, self._data / "copies", now)
        await self._services.restoring.write_down()
        await self._services.privacy.erase_traces()
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Forget occurrences and reports that are long done; plan the next day."""
        await agenda.prune(connection, self._prunable(), now - ROWS_KEPT)
        await self._services.reports.prune(connection, now - ROWS_KEPT)
        await self._services.shelf_reports.prune(connection, now - ROWS_KEPT)
        return (self.next_row(now),)


class WriteDown(Handler):
    """Writes what was removed into the file beside the database."""

    kind = WRITE

    def __init__(self, services: Services) -> None:
        self._services = services

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Write it, with whatever else the file is missing."""
        await self._services.restoring.write_down()
        return Done()

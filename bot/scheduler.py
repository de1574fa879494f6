"""It ticks, the agenda decides."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.kit.clock import SystemClock
from bot.kit.database import DatabaseAwayError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.agenda import Agenda

log = structlog.get_logger()

PERIOD = timedelta(seconds=2)
AWAY = "The database doesn't answer; check that its server runs. I keep trying."


class Scheduler:
    """Ticks the agenda, for as long as the program runs.

    By the clock that only goes forward: one that somebody sets back doesn't stop it.
    """

    def __init__(self, agenda: Agenda, period: timedelta = PERIOD) -> None:
        self._agenda = agenda
        self._period = period
        self._room = asyncio.Event()
        self._ticking: asyncio.Task[None] | None = None
        self._away_since: datetime | None = None  # the database; said once, not at every tick

    def start(self) -> None:
        """Begin to tick; two ticks never overlap.

        While more is due than there is room for, it ticks as soon as there is room.
        """
        self._agenda.when_room = self._room.set
        self._ticking = asyncio.create_task(self._tick_on(), name="agenda-ticks")

    def stop(self) -> None:
        """Tick no more."""
        self._agenda.when_room = lambda: None
        if self._ticking is not None:
            self._ticking.cancel()

    async def _tick_on(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._period.total_seconds()):
                    await self._room.wait()
            self._room.clear()
            await self._tick()

    async def _tick(self) -> None:
        try:
            await self._agenda.tick()
        except DatabaseAwayError as error:
            self._note_absence(error)
        except Exception:
            log.exception("agenda.tick_failed")
        else:
            self._note_return()

    def _note_absence(self, error: DatabaseAwayError) -> None:
        if self._away_since is None:
            self._away_since = SystemClock().now()
            log.warning("database.away", says=AWAY, why=type(error.__cause__).__name__)

    def _note_return(self) -> None:
        if self._away_since is not None:
            away = SystemClock().now() - self._away_since
            self._away_since = None
            log.info("database.back", after_seconds=round(away.total_seconds()))

"""The only file that knows APScheduler: it ticks, the agenda decides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

if TYPE_CHECKING:
    from bot.agenda.agenda import Agenda

log = structlog.get_logger()

PERIOD = timedelta(seconds=2)


class Scheduler:
    """Ticks the agenda, for as long as the program runs."""

    def __init__(self, agenda: Agenda, period: timedelta = PERIOD) -> None:
        self._agenda = agenda
        self._period = period
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to tick; a tick that comes late is not skipped, and two never overlap."""
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=self._period.total_seconds(),
            id="agenda",
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        try:
            await self._agenda.tick()
        except Exception:
            log.exception("agenda.tick_failed")

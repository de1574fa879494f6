"""The only file that knows APScheduler: it ticks, the agenda decides."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.kit.clock import SystemClock

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
        self._turn = asyncio.Lock()
        self._look: asyncio.TimerHandle | None = None
        self._extra: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to tick; a tick that comes late is not skipped, and two never overlap.

        While more is due than there is room for, it ticks as soon as there is room.
        """
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
        self._agenda.when_room = self._tick_now
        self._mind_the_clock()

    def stop(self) -> None:
        """Tick no more."""
        self._agenda.when_room = lambda: None
        if self._look is not None:
            self._look.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _tick_now(self) -> None:
        self._extra = asyncio.create_task(self._tick(), name="agenda-tick")

    def _mind_the_clock(self) -> None:
        """Go on after the computer's clock was set back: APScheduler waits until it caught up."""
        job, now = self._scheduler.get_job("agenda"), SystemClock().now()
        if job.next_run_time - now > 2 * self._period:
            log.warning("clock.set_back", by=str(job.next_run_time - now))
            job.modify(next_run_time=now)
        seconds = 5 * self._period.total_seconds()
        self._look = asyncio.get_running_loop().call_later(seconds, self._mind_the_clock)

    async def _tick(self) -> None:
        try:
            async with self._turn:
                await self._agenda.tick()
        except Exception:
            log.exception("agenda.tick_failed")

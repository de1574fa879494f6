"""The only file that knows APScheduler: it ticks, the agenda decides."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.kit.clock import SystemClock
from bot.kit.database import DatabaseAwayError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.agenda import Agenda

log = structlog.get_logger()

PERIOD = timedelta(seconds=2)
AWAY = "The database doesn't answer; check that its server runs. I keep trying."


class Scheduler:
    """Ticks the agenda, for as long as the program runs."""

    def __init__(self, agenda: Agenda, period: timedelta = PERIOD) -> None:
        self._agenda = agenda
        self._period = period
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._turn = asyncio.Lock()
        self._look: asyncio.TimerHandle | None = None
        self._extra: asyncio.Task[None] | None = None
        self._away_since: datetime | None = None  # the database; said once, not at every tick

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

"""The loop: claim what is due, deliver each thing by itself, record what became of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.agenda import queries
from bot.agenda.rows import DELIVERY_LIMIT, Done, Dropped, Due, Later, Outcome, Planned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.clock import Clock
    from bot.kit.database import Database

log = structlog.get_logger()

AT_ONCE = 16  # deliveries under way; Discord's pace is kept by the client's own limiter


class Handler:
    """What a feature registers for a kind of row."""

    kind: str

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Make it happen, outside any transaction; may be called again after a crash."""
        raise NotImplementedError  # pragma: no cover - every handler overrides it

    async def record(
        self, connection: AsyncConnection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Write the feature's own share of the outcome; return what happens next, if anything.

        Runs in the transaction that records the row.
        """
        return ()


class Agenda:
    """Hands out what is due, exactly once, whatever happens to this process."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._handlers: dict[str, Handler] = {}
        self._running: set[asyncio.Task[Outcome]] = set()
        self._closing = False
        self._more = False  # whether the last tick left something due
        self._next: asyncio.Task[None] | None = None
        self.mine: ColumnElement[bool] | None = None
        self.last_tick: datetime | None = None

    def register(self, handler: Handler) -> None:
        """Let *handler* deliver the rows of its kind."""
        self._handlers[handler.kind] = handler

    async def start(self) -> None:
        """Take up what an earlier process of these shards left unfinished."""
        async with self._database.write() as connection:
            await queries.release(connection, self._clock.now(), self.mine)

    async def tick(self) -> int:
        """Claim what is due and set it going; return how many rows that was."""
        now = self.last_tick = self._clock.now()
        free = AT_ONCE - len(self._running)
        if free <= 0 or self._closing:
            return 0
        async with self._database.write() as connection:
            claimed = await queries.claim(connection, now, free, self.mine)
        self._more = len(claimed) == free
        for due in claimed:
            self.begin(due)
        return len(claimed)

    async def plan(self, planned: Iterable[Planned]) -> None:
        """Write what is to happen, in a transaction of its own."""
        async with self._database.write() as connection:
            await queries.plan(connection, planned)

    def begin(self, due: Due) -> asyncio.Task[Outcome]:
        """Deliver a claimed row in a task of its own, which outlives whoever waits for it."""
        task = asyncio.create_task(self._deliver(due), name=f"agenda-{due.kind}-{due.id}")
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Outcome]) -> None:
        self._running.discard(task)
        if self._more and not self._closing:
            self._more = False
            self._next = asyncio.create_task(self._tick_on(), name="agenda-tick")

    async def _tick_on(self) -> None:
        # What is left of many things due at once does not wait for the next tick.
        try:
            await self.tick()
        except Exception:
            log.exception("agenda.tick_failed")

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._running or (self._next and not self._next.done()):
            await asyncio.wait({*self._running, *filter(None, [self._next])})

    async def close(self, limit: float) -> None:
        """Stop taking on work and let what is under way finish, for at most *limit* seconds.

        What does not finish is claimed again after the next start.
        """
        self._closing = True
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=limit)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=1)  # until they let go of the database

    async def _deliver(self, due: Due) -> Outcome:
        now = self._clock.now()
        outcome = await self._attempt(due, now)
        if not isinstance(outcome, Done):
            log.warning(
                "agenda.not_done",
                kind=due.kind,
                row=due.id,
                guild=due.guild_id,
                outcome=type(outcome).__name__,
                reason=outcome.reason,
            )
        try:
            await self._record(due, outcome)
        except Exception:
            # Its lease lapses, and the row is claimed again.
            log.exception("agenda.not_recorded", kind=due.kind, row=due.id, guild=due.guild_id)
            return Later("a fault in the bot, see its log")
        return outcome

    async def _record(self, due: Due, outcome: Outcome) -> None:
        handler = self._handlers.get(due.kind)
        async with self._database.write() as connection:
            now = self._clock.now()
            await queries.record(connection, due, outcome, now)
            if handler is not None:
                following = await handler.record(connection, due, outcome, now)
                await queries.plan(connection, following)

    async def _attempt(self, due: Due, now: datetime) -> Outcome:
        handler = self._handlers.get(due.kind)
        if now > due.use_by:
            return Dropped("its time had passed")
        if handler is None:
            return Later("nothing here knows how to do this")
        try:
            async with asyncio.timeout(DELIVERY_LIMIT.total_seconds()):
                return await handler.deliver(due, now)
        except TimeoutError:
            return Later("no answer in time")
        except Exception:
            # One bad row never stops the others; its traceback is in the log.
            log.exception("agenda.fault", kind=due.kind, row=due.id, guild=due.guild_id)
            return Later("a fault in the bot, see its log")

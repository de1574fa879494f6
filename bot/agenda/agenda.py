"""The loop: claim what is due, deliver each thing by itself, record what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextvars import copy_context
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import structlog

from bot.agenda import planning, queries, week
from bot.agenda.occurrences import (
    DELIVERY_LIMIT,
    OUT_OF_TIME,
    SKIPPED,
    Coming,
    Done,
    Dropped,
    Due,
    Failed,
    Outcome,
    Past,
    Planned,
    Retry,
)
from bot.kit.database import ABSENT
from bot.kit.pace import can_wait

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.clock import Clock
    from bot.kit.database import Database

log = structlog.get_logger()

# Deliveries under way. With half of them Discord's pace is kept at a third of a second each;
# the pace itself is the client's.
AT_ONCE = 32
SET_BACK = timedelta(minutes=1)  # a clock that loses more than this was set


Recorder = Callable[["AsyncConnection", Due, Outcome, "datetime"], Awaitable[Iterable[Planned]]]


class Handler:
    """What a feature registers for a kind of occurrence.

    `prunable`: once one is long done nothing asks about it anymore, since each is another.
    `shows`: its messages may name or quote somebody, and follow them (see bot.shown).
    `brief`: its record only touches a few rows (see `Database.write`).
    """

    kind: str
    prunable: bool = True
    shows: ClassVar[bool] = False
    brief: ClassVar[bool] = False

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Make it happen, outside any transaction; may be called again after a crash."""
        raise NotImplementedError  # pragma: no cover - every handler overrides it

    async def record(
        self, connection: AsyncConnection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Write the feature's own share of the outcome; return what happens next, if anything.

        Runs in the transaction that records the row. *now* is never before the row's own
        moment, though it may have happened earlier: what comes next is another occurrence.
        """
        return ()

    async def not_taken(self, due: Due, code: int, now: datetime) -> Iterable[Planned]:
        """Return what tells the person it concerns that Discord doesn't take what it says.

        *code* is Discord's. It isn't tried again unchanged (see `planning.again`).
        """
        return ()


class Agenda:
    """Hands out what is due, exactly once, whatever happens to this process."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._handlers: dict[str, Handler] = {}
        # What hears of every message that shows somebody before anything is read for it.
        self.starters: list[Callable[[Due, datetime], Awaitable[None]]] = []
        # What hears of it again, with the outcome that it's part of.
        self.recorders: list[Recorder] = []
        # Called in the transaction that records that Discord refused something of a guild.
        self.on_refused: list[Callable[[AsyncConnection, int, datetime], Awaitable[None]]] = []
        self._running: dict[asyncio.Task[Outcome], int] = {}
        self._more = False
        self._closing = False
        self.mine: ColumnElement[bool] | None = None
        self.last_tick: datetime | None = None
        # Told of everything that was tried, and how many seconds after it was due.
        self.when_tried: Callable[[Due, Outcome, float], None] = lambda *_: None
        # Called when there is room again and more is due than there was room for.
        self.when_room: Callable[[], None] = lambda: None

    def register(self, handler: Handler) -> None:
        """Let *handler* deliver the rows of its kind."""
        self._handlers[handler.kind] = handler

    def handler(self, kind: str) -> Handler | None:
        """Return who delivers the rows of a kind."""
        return self._handlers.get(kind)

    def keep_to(self, shards: Collection[int], shard_count: int) -> None:
        """Claim only what belongs to the groups of some of *shard_count* shards."""
        self.mine = queries.of_shards(shards, shard_count)

    def prunable(self) -> set[str]:
        """Return the kinds of what can be deleted once it's long done."""
        return {kind for kind, handler in self._handlers.items() if handler.prunable}

    async def start(self) -> None:
        """Take up what an earlier process of these shards left unfinished."""
        async with self._database.write() as connection:
            await queries.release(connection, self._clock.now(), self.mine)

    async def tick(self) -> int:
        """Claim what is due and set it going; return how many rows that was."""
        now, before = self._clock.now(), self.last_tick
        free = AT_ONCE - len(self._running)
        if free <= 0 or self._closing:
            self.last_tick = now
            return 0
        under_way = list(self._running.values())
        async with self._database.write() as connection:
            if before is not None and before - now > SET_BACK:
                await queries.retry_now(connection, now, self.mine)
            claimed = await queries.claim(connection, now, free, self.mine, under_way)
        self.last_tick = now  # not sooner: where the database does not answer, the loop stands
        self._more = len(claimed) == free
        for due in claimed:
            self.begin(due, waited_for=False)
        return len(claimed)

    async def plan(self, planned: Iterable[Planned]) -> None:
        """Write what is to happen, in a transaction of its own."""
        async with self._database.write() as connection:
            await planning.plan(connection, planned)

    def begin(self, due: Due, *, waited_for: bool = True) -> asyncio.Task[Outcome]:
        """Deliver a claimed row in a task of its own, which outlives anyone who waits for it."""
        context = copy_context()
        context.run(can_wait.set, not waited_for)
        name = f"agenda-{due.kind}-{due.id}"
        task = asyncio.create_task(self._deliver(due), name=name, context=context)
        self._running[task] = due.id
        task.add_done_callback(self._ended)
        return task

    async def run_now(
        self, guild_id: int, row_id: int, kinds: Collection[str]
    ) -> asyncio.Task[Outcome] | None:
        """Deliver one waiting row of a group before its time; None when it waits no more."""
        async with self._database.write() as connection:
            due = await week.take(connection, guild_id, row_id, kinds, self._clock.now())
        return None if due is None else self.begin(due)

    async def skip(self, guild_id: int, row_id: int, kinds: Collection[str]) -> Due | None:
        """Let one waiting row of a group not happen; what follows it is planned all the same."""
        async with self._database.write() as connection:
            due = await week.take(connection, guild_id, row_id, kinds, self._clock.now())
            if due is not None:
                await self._write(connection, due, Dropped(SKIPPED))
        return due

    async def wake(self) -> None:
        """Let what Discord's absence held up be tried within minutes."""
        async with self._database.write() as connection:
            woken = await queries.wake(connection, self._clock.now(), self.mine)
        if woken:
            log.info("agenda.woken", rows=woken)

    async def past(self, guild_id: int, kinds: Collection[str], since: datetime) -> list[Past]:
        """Return what ended in a group since an instant, newest first."""
        async with self._database.read() as connection:
            return await week.past(connection, guild_id, kinds, since)

    async def coming(self, guild_id: int, kinds: Collection[str], until: datetime) -> list[Coming]:
        """Return what waits in a group until an instant, soonest first."""
        async with self._database.read() as connection:
            return await week.coming(connection, guild_id, kinds, until)

    async def next_of(self, guild_id: int, kinds: Collection[str]) -> Coming | None:
        """Return what waits next in a group of what is about nobody in particular."""
        async with self._database.read() as connection:
            return await week.next_of(connection, guild_id, kinds)

    async def overdue(self) -> dict[str, tuple[int, datetime]]:
        """Return how much of each kind is due and not under way, and since when the oldest is."""
        async with self._database.read() as connection:
            return await queries.overdue(connection, self._clock.now(), self.mine)

    async def next_due(self) -> datetime | None:
        """Return when something happens next; None when nothing waits."""
        async with self._database.read() as connection:
            return await queries.next_due(connection)

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._running:
            await asyncio.wait(self._running)

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

    def _ended(self, task: asyncio.Task[Outcome]) -> None:
        del self._running[task]
        if self._more and len(self._running) <= AT_ONCE // 2:
            self._more = False
            self.when_room()

    async def _deliver(self, due: Due) -> Outcome:
        now = self._clock.now()
        outcome = await self._attempt(due, now)
        self.when_tried(due, outcome, (now - due.due_at).total_seconds())
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
        except Exception as error:
            # Its lease lapses, and the row is claimed again.
            is_away = isinstance(error, ABSENT)
            what = {"kind": due.kind, "row": due.id, "guild": due.guild_id}
            log.error("agenda.not_recorded", **what, exc_info=None if is_away else error)
            return Retry("the database was away" if is_away else "a fault in the bot, see its log")
        return outcome

    async def _record(self, due: Due, outcome: Outcome) -> None:
        handler = self._handlers.get(due.kind)
        async with self._database.write(brief=handler is not None and handler.brief) as connection:
            await self._write(connection, due, outcome)

    async def _write(self, connection: AsyncConnection, due: Due, outcome: Outcome) -> None:
        now = self._clock.now()
        await queries.record(connection, due, outcome, now)
        handler = self._handlers.get(due.kind)
        if handler is not None:
            # A coordinator may have let it happen early, or the clock may have been set back.
            moment = max(now, due.due_at, due.first_claimed_at)
            following = [*await handler.record(connection, due, outcome, moment)]
            for recorder in self.recorders if handler.shows else ():
                following += await recorder(connection, due, outcome, moment)
            if isinstance(outcome, Failed) and outcome.unfit is not None:
                following += await handler.not_taken(due, outcome.unfit, now)
            await planning.plan(connection, following)
        if isinstance(outcome, Retry) and outcome.refused:
            for heard in self.on_refused:
                await heard(connection, due.guild_id, now)

    async def _attempt(self, due: Due, now: datetime) -> Outcome:
        handler = self._handlers.get(due.kind)
        if now > due.use_by:
            return Dropped(OUT_OF_TIME)
        if handler is None:
            return Retry("nothing here knows how to do this")
        try:
            async with asyncio.timeout(DELIVERY_LIMIT.total_seconds()):
                for starter in self.starters if handler.shows else ():
                    await starter(due, now)
                return await handler.deliver(due, now)
        except TimeoutError:
            return Retry("no answer in time")
        except ABSENT:
            return Retry("the database was away")
        except Exception:
            # One bad row never stops the others; its traceback is in the log.
            log.exception("agenda.fault", kind=due.kind, row=due.id, guild=due.guild_id)
            return Retry("a fault in the bot, see its log")

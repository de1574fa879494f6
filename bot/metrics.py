"""Figures for Prometheus: how much, how fast, how late. No ids and no words are in them."""

from __future__ import annotations

import asyncio
from collections import Counter as Counted
from time import perf_counter
from typing import TYPE_CHECKING, TypedDict

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot import __version__

if TYPE_CHECKING:
    from types import SimpleNamespace

    import aiohttp
    from sqlalchemy import Connection

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.kit.database import Database

# Discord waits three seconds for an answer; a person is told that it's slow after ten.
INTERACTION_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0, 30.0)
REQUEST_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0)
LATENESS_BUCKETS = (2.0, 5.0, 15.0, 60.0, 300.0, 3600.0, 86400.0)
STATEMENT_BUCKETS = (0.001, 0.0025, 0.01, 0.05, 0.25, 1.0, 5.0, 30.0)
DATABASE_LIMIT = 2.0  # seconds


class _Named(TypedDict):
    namespace: str
    registry: CollectorRegistry


class Metrics:
    """Counts what the parts of the program tell of themselves, from now on."""

    def __init__(self, client: WhatsWorking, database: Database) -> None:
        self._client = client
        self._database = database
        disable_created_metrics()  # type: ignore[no-untyped-call] # when each began to count: nobody asks
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)  # memory, processor time, open files
        named = _Named(namespace="whats_working", registry=registry)
        Gauge("info", "The version that runs.", ["version"], **named).labels(__version__).set(1)
        self._of_members(named)
        self._of_agenda(named)
        self._of_discord(named)
        self._of_database(named)
        self._follow()

    def _of_members(self, named: _Named) -> None:
        self._interactions = Counter(
            "interactions",
            "Commands, buttons and forms by how they ended.",
            ["kind", "name", "outcome"],
            **named,
        )
        self._took = Histogram(
            "interaction_seconds",
            "How long each took until it was answered and done.",
            ["kind", "name"],
            buckets=INTERACTION_BUCKETS,
            **named,
        )

    def _of_agenda(self, named: _Named) -> None:
        self._tried = Counter(
            "agenda_tried", "Timed things by how a try ended.", ["kind", "outcome"], **named
        )
        self._late = Histogram(
            "agenda_late_seconds",
            "How long after its moment a timed thing was tried.",
            buckets=LATENESS_BUCKETS,
            **named,
        )
        self._due = Gauge("agenda_due", "Timed things that are due now.", ["kind"], **named)
        self._lag = Gauge(
            "agenda_lag_seconds", "How long the oldest of them has been due.", **named
        )
        self._ticked = Gauge("agenda_last_tick_seconds", "When the agenda last ticked.", **named)

    def _of_discord(self, named: _Named) -> None:
        self._requests = Counter(
            "discord_requests", "Requests to Discord by answer.", ["method", "status"], **named
        )
        self._request_took = Histogram(
            "discord_request_seconds", "How long they took.", buckets=REQUEST_BUCKETS, **named
        )
        self._refused = Counter(
            "discord_rate_limited", "Answers 429, by what they're about.", ["scope"], **named
        )
        self._connected = Gauge("gateway_connected", "1 while every shard is.", **named)
        self._groups = Gauge("groups", "Servers that the bot is in.", **named)

    def _of_database(self, named: _Named) -> None:
        self._statements = Histogram(
            "database_statement_seconds",
            "How long a statement took.",
            buckets=STATEMENT_BUCKETS,
            **named,
        )
        self._answers = Gauge("database_up", "1 while the database answers.", **named)
        self._pool = Gauge("database_connections", "Connections by use.", ["state"], **named)
        self._cached = Gauge("cached_values", "Values at hand by cache.", ["cache"], **named)

    def _follow(self) -> None:
        self._client.when_answered = self._answered
        self._client.agenda.when_tried = self._was_tried
        trace = self._client.http.http_trace
        assert trace is not None  # the client's own
        trace.on_request_start.append(self._request_begins)
        trace.on_request_end.insert(0, self._request_ends)  # before an answer may be refused
        trace.on_request_exception.append(self._request_fails)
        engine = self._database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", _statement_begins)
        event.listen(engine, "after_cursor_execute", self._statement_ends)

    def _answered(self, kind: str, name: str, outcome: str, seconds: float) -> None:
        self._interactions.labels(kind, name, outcome).inc()
        self._took.labels(kind, name).observe(seconds)

    def _was_tried(self, due: Due, outcome: Outcome, late: float) -> None:
        self._tried.labels(due.kind, type(outcome).__name__.lower()).inc()
        self._late.observe(max(0.0, late))

    async def _request_begins(
        self, _session: object, context: SimpleNamespace, _request: object
    ) -> None:
        context.began = perf_counter()

    async def _request_ends(
        self, _session: object, context: SimpleNamespace, request: aiohttp.TraceRequestEndParams
    ) -> None:
        self._request_took.observe(perf_counter() - context.began)
        self._requests.labels(request.method, request.response.status).inc()
        if request.response.status == 429:
            scope = request.response.headers.get("X-RateLimit-Scope", "")
            self._refused.labels(scope if scope in ("user", "global", "shared") else "other").inc()

    async def _request_fails(
        self, _session: object, _context: object, request: aiohttp.TraceRequestExceptionParams
    ) -> None:
        self._requests.labels(request.method, "none").inc()

    def _statement_ends(
        self,
        connection: Connection,
        _cursor: object,
        _statement: str,
        _values: object,
        _context: object,
        _many: bool,
    ) -> None:
        self._statements.observe(perf_counter() - connection.info["began"])

    async def text(self) -> tuple[bytes, str]:
        """Return all figures as text, and its content type."""
        await self._look_at_agenda()
        self._connected.set(self._client.is_connected)
        self._groups.set(len(self._client.guilds))
        pool = self._database.engine.sync_engine.pool
        if isinstance(pool, QueuePool):
            self._pool.labels("used").set(pool.checkedout())
            self._pool.labels("idle").set(pool.checkedin())
        sizes: Counted[str] = Counted()
        for cache in self._database.caches:
            sizes[cache.name] += len(cache)
        for name, size in sizes.items():
            self._cached.labels(name).set(size)
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    async def _look_at_agenda(self) -> None:
        agenda, now = self._client.agenda, self._client.clock.now()
        if agenda.last_tick is not None:
            self._ticked.set(agenda.last_tick.timestamp())
        self._due.clear()
        try:
            async with asyncio.timeout(DATABASE_LIMIT):
                overdue = await agenda.overdue()
        except (SQLAlchemyError, TimeoutError):
            self._answers.set(0)
            return
        self._answers.set(1)
        for kind, (count, _) in overdue.items():
            self._due.labels(kind).set(count)
        oldest = min((since for _, since in overdue.values()), default=now)
        self._lag.set((now - oldest).total_seconds())


def _statement_begins(
    connection: Connection,
    _cursor: object,
    _statement: str,
    _values: object,
    _context: object,
    _many: bool,
) -> None:
    connection.info["began"] = perf_counter()

"""The database: one engine, short transactions, SQLite and PostgreSQL alike."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.kit import sqlite
from bot.kit.tables import IdentityRow

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sqlalchemy import engine

# What features call it, so that they need not name the library.
Connection = AsyncConnection

CHECKPOINT_TRIES = 10

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=10000",
)


class Database:
    """Where everything is kept.

    SQLite has one writer at a time. Writers wait for each other here, in order, because
    its own busy-waiting is neither fair nor quick under load.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        # Parameters hold members' words: they must not reach a log through an error's text.
        self.engine = create_async_engine(self.url, hide_parameters=True, **self._driver())
        self._turn: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None
        self._writing: dict[asyncio.Task[Any] | None, AsyncConnection] = {}
        event.listen(self.engine.sync_engine, "handle_error", _leave_out_row)
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare)
            event.listen(self.engine.sync_engine, "begin", _begin)

    def _driver(self) -> dict[str, Any]:
        path = self.url.database
        return {"async_creator": lambda: sqlite.connect(path)} if self.is_sqlite and path else {}

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction that commits at the end, or leaves no trace."""
        if self._turn is None:
            async with self.engine.begin() as connection:
                with self._is_writing(connection):
                    yield connection
            return
        async with self._turn, self.engine.connect() as connection:
            # BEGIN IMMEDIATE: a read that turns into a write later would lose updates silently.
            await connection.execution_options(writes=True)
            async with connection.begin():
                with self._is_writing(connection):
                    yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection for reading; what is written on it is undone.

        Within a task's own transaction it is that one, and sees what is not committed: where every
        writer held a connection and waited for a second, none would be left, and all would stand.
        """
        own = self._writing.get(asyncio.current_task())
        if own is not None:
            yield own
            return
        async with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _is_writing(self, connection: AsyncConnection) -> Iterator[None]:
        task = asyncio.current_task()
        self._writing[task] = connection
        try:
            yield
        finally:
            self._writing.pop(task, None)

    async def identity(self) -> str:
        """Return what tells this database, and copies of it, from any other."""
        async with self.read() as connection:
            return str((await connection.execute(select(IdentityRow.id))).scalar_one())

    async def erase_traces(self) -> None:
        """Make deleted words unreadable in the files: pages are overwritten, the WAL is left.

        PostgreSQL does this in its own time (autovacuum).
        """
        if self._turn is None:
            return
        for _ in range(CHECKPOINT_TRIES):
            async with self._turn, self.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                driver: Any = raw.driver_connection
                found = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            if not next(iter(found))[0]:  # else someone was still reading
                return
            await asyncio.sleep(0.2)

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


def upsert(connection: AsyncConnection, table: Any) -> Any:
    """Return an INSERT that can say what happens to a row that is there already."""
    dialect = sqlite_dialect if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


async def in_turn(connection: AsyncConnection, what: str) -> None:
    """Let transactions about the same thing go one after another, until each commits.

    PostgreSQL lets two look for something at once, and both find nothing. SQLite has one writer.
    """
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")
        await connection.execute(lock, {"what": what})


def _leave_out_row(context: engine.ExceptionContext) -> None:
    # PostgreSQL quotes the row that it refused, and with it what a member wrote.
    cause: Any = context.original_exception.__cause__
    if hasattr(cause, "detail"):
        cause.detail = None


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not open transactions by itself
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: engine.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

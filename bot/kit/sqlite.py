"""SQLite's connection, with as few trips to its thread as there can be.

aiosqlite asks the thread four times for one statement: make a cursor, execute, fetch, close.
Each trip costs more than the statement itself, so here they are one, a transaction begins on the
same trip as its first statement. A brief one that writes makes only one, to commit, which waits for
the disk; and one more where somebody else holds the lock. All else is done where it's asked, also
without a greenlet, which costs more than the statement as well.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.util.concurrency import await_, in_greenlet

from bot.kit.files import private

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection as SyncConnection
    from sqlalchemy.engine import Dialect, Engine
    from sqlalchemy.ext.asyncio import AsyncConnection

    Parameters = Sequence[object] | Mapping[str, object]
    ManyParameters = Sequence[Sequence[object]] | Sequence[Mapping[str, object]]


MEMORY = ":memory:"  # a database without a file
AT_ONCE = 15  # connections
# The one used last has pages and statements at hand. Another one forgets its pages at each commit
# that isn't its own. None is closed after a rush: to open one takes a thread, a file and settings.
POOL: dict[str, object] = {"pool_use_lifo": True, "pool_size": AT_ONCE, "max_overflow": 0}
# Another program that copies the file may hold its lock for a while.
LOCK_WAIT = 60  # seconds
BUSY_TIMEOUT = f"PRAGMA busy_timeout={LOCK_WAIT * 1000}"
NO_WAIT = "PRAGMA busy_timeout=0"
# What a checkpoint waits for readers. One that begins meanwhile is never in its way.
READERS_TIMEOUT = "PRAGMA busy_timeout=100"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    BUSY_TIMEOUT,
)
T = TypeVar("T")
READING, WRITING = "BEGIN", "BEGIN IMMEDIATE"


async def checkpoint(connection: AsyncConnection) -> bool:
    """Bring what was written into the file itself; return whether nobody's reading kept it away."""
    raw = await connection.get_raw_connection()
    driver = raw.driver_connection
    assert isinstance(driver, Connection)
    return await driver.checkpoint()


def sqlite_url(file: Path) -> str:
    """Return the address of a SQLite file, whatever its name: `?` and `%` mean something there."""
    return URL.create("sqlite+aiosqlite", database=str(file)).render_as_string()


class File(sqlite3.Connection):
    """SQLite's own connection, which leaves no lock behind."""

    def close(self) -> None:
        """Undo what isn't committed, and close it.

        With a cursor left whose statement didn't end, SQLite closes it only when that's gone, and
        until then nobody else can write. An error's traceback keeps one for as long as it likes.
        """
        with suppress(sqlite3.Error):
            self.rollback()
        super().close()


class Cursor(aiosqlite.Cursor):
    """Fetches with the same trip that executes; what it found waits here."""

    _rows: list[sqlite3.Row] | None = None  # None before a statement, and while it runs

    async def execute(self, sql: str, parameters: Iterable[object] | None = None) -> Self:
        """Execute a statement and fetch every row that it gives."""
        self._rows = None
        run = self._execute(self._run, sql, parameters or ())  # type: ignore[no-untyped-call] # aiosqlite's own
        self._rows = await run
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[object]]) -> Self:
        """Execute a statement for each of these parameters."""
        self._rows = None
        await self._execute(self._run_many, sql, parameters)  # type: ignore[no-untyped-call] # aiosqlite's own
        self._rows = []
        return self

    def execute_here(self, sql: str, parameters: Iterable[object] | None) -> list[sqlite3.Row]:
        """Execute a statement without asking the thread, and return every row that it gives."""
        self._rows = []
        return self._run(sql, parameters or ())

    def executemany_here(self, sql: str, parameters: Iterable[Iterable[object]]) -> None:
        """Execute a statement for each of these parameters without asking the thread."""
        self._rows = []
        self._run_many(sql, parameters)

    def _run(self, sql: str, parameters: Any) -> list[sqlite3.Row]:
        self._begin()
        self._cursor.execute(sql, parameters)
        return self._cursor.fetchall() if self._cursor.description else []

    def _run_many(self, sql: str, parameters: Any) -> None:
        self._begin()
        self._cursor.executemany(sql, parameters)

    def _begin(self) -> None:
        assert isinstance(self._conn, Connection)
        # Where that fails, the next statement tries again: none may be committed on its own.
        if not self._conn.in_transaction:
            self._cursor.execute(self._conn.begins)

    async def fetchall(self) -> Iterable[sqlite3.Row]:
        """Return every row."""
        return self._rows or ()

    async def fetchone(self) -> sqlite3.Row | None:
        """Return the next row, or None."""
        return next(iter(await self.fetchmany(1)), None)

    async def fetchmany(self, size: int | None = None) -> list[sqlite3.Row]:
        """Return the next rows."""
        rows = self._rows or []
        self._rows = rows[size or self.arraysize :]
        return rows[: size or self.arraysize]

    async def close(self) -> None:
        """Close it; the thread is asked only where it may still be at work."""
        if self._rows is None:
            await super().close()
        else:
            self._cursor.close()


class Connection(aiosqlite.Connection):
    """A connection of which SQLAlchemy notices nothing but the speed."""

    begins = READING  # how a transaction begins, with the first statement in it
    brief = False  # whether each statement of that transaction touches only a few rows
    _unanswered = False  # whether someone gave up on the thread, which may still be at it

    def begin_to_write(self, *, brief: bool) -> None:
        """Let the next transaction be one that writes.

        A read that turns into a write later would lose updates silently. A brief one begins now,
        unless somebody else holds the lock.
        """
        self.begins = WRITING
        self.brief = brief
        if brief:
            with suppress(sqlite3.Error):  # its first statement waits, or says what's wrong
                self._begin_at_once()

    def _begin_at_once(self) -> None:
        self._conn.execute(NO_WAIT)
        try:
            self._conn.execute(WRITING)
        finally:
            self._conn.execute(BUSY_TIMEOUT)

    @property
    def answers_here(self) -> bool:
        """Whether the next statement is brief, and has no lock to wait for."""
        return self.brief and self.in_transaction

    @property
    def is_free(self) -> bool:
        """Whether it can be let go of without asking the thread, which touches no file."""
        return not self._unanswered and (self.begins == READING or not self.in_transaction)

    def let_go(self) -> None:
        """Let go of what was seen, if anything was, where it's free."""
        if self.in_transaction:
            self._conn.rollback()
        self._ended()

    def _ended(self) -> None:
        self.begins = READING
        self.brief = False

    async def _execute(  # type: ignore[override] # aiosqlite's own has no types
        self, function: Callable[..., T], *arguments: object, **options: object
    ) -> T:
        self._unanswered = True
        try:
            found: T = await super()._execute(function, *arguments, **options)  # type: ignore[no-untyped-call] # likewise
        except Exception:
            self._unanswered = False
            raise
        self._unanswered = False
        return found

    def cursor(self) -> Cursor:  # type: ignore[override] # it is ready at once, and entered as one
        """Return a cursor; SQLite's own is bound to no thread."""
        return Cursor(self, self._conn.cursor())

    async def checkpoint(self) -> bool:
        """Bring what was written into the file; return whether nobody's reading kept it away."""
        return await self._execute(self._checkpoint)

    def _checkpoint(self) -> bool:
        self._conn.execute(READERS_TIMEOUT)
        try:
            return not self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            self._conn.execute(BUSY_TIMEOUT)

    async def commit(self) -> None:
        """Commit, if there is anything to."""
        if self._unanswered or self.in_transaction:
            await super().commit()
        self._ended()

    async def rollback(self) -> None:
        """Undo what was not committed, if there is anything.

        Where someone gave up on a statement, the thread is asked, once it's done with that: it may
        begin the transaction only now.
        """
        if self.is_free:
            self.let_go()
        else:
            await super().rollback()
            self._ended()

    async def close(self) -> None:
        """Close it, unless that's under way."""
        if self._running:
            await super().close()

    def stop(self) -> asyncio.Future[object] | None:
        """Let its thread end. Once: after that it answers nobody, and who asked would wait."""
        return super().stop() if self._running else None


class AdaptedCursor(AsyncAdapt_aiosqlite_cursor):
    """SQLAlchemy's side of a cursor: who can't wait, since they're in no greenlet, needn't."""

    __slots__ = ()
    _cursor: Any  # a Cursor

    def _aenter_cursor(self, cursor: T) -> T:
        return cursor  # it's ready at once

    def execute(self, operation: object, parameters: Parameters | None = None) -> None:
        """Execute a statement and fetch what it gives."""
        if in_greenlet():
            super().execute(operation, parameters)
        else:
            self._rows = deque(self._cursor.execute_here(operation, parameters))

    def executemany(self, operation: object, seq_of_parameters: ManyParameters) -> None:
        """Execute a statement for each of these parameters."""
        if in_greenlet():
            super().executemany(operation, seq_of_parameters)
        else:
            self._cursor.executemany_here(operation, seq_of_parameters)


class Adapted(AsyncAdapt_aiosqlite_connection):
    """SQLAlchemy's side of a connection."""

    __slots__ = ()
    _cursor_cls = AdaptedCursor
    _connection: Any  # a Connection

    def rollback(self) -> None:
        """Undo what was not committed, if there is anything."""
        if self._connection._connection and self._connection.is_free:
            self._connection.let_go()
        else:
            super().rollback()


def at_hand(engine: Engine) -> SyncConnection | None:
    """Return a connection to SQLite that's there already; None where one has to be made first.

    Nobody waits for it, so that it needs no greenlet, which costs more than what it does.
    """
    with suppress(MissingGreenlet):
        return engine.connect() if engine.dialect.name == "sqlite" else None
    return None


def gave_back(connection: SyncConnection) -> bool:
    """Give a connection back to the pool likewise; return whether it could be."""
    if connection.closed or connection.invalidated:
        return False
    driver = connection.connection.driver_connection
    can_go = isinstance(driver, Connection) and driver.is_free
    if can_go:
        connection.close()
    return can_go


def _make_private(path: str) -> None:
    """Make the file if there's none: SQLite's own, -wal and -shm too, everybody could read.

    One that's there mustn't be opened: closing it lets go of the locks of all its connections.
    """
    if path != MEMORY:
        os.close(private(path, os.O_CREAT | os.O_EXCL))


def reach(dialect: Dialect, _record: object, arguments: Sequence[str], _options: object) -> Adapted:
    """Return what SQLAlchemy connects by. Raises sqlite3.Error."""
    connection: Any = await_(connect(arguments[0]))
    return Adapted(dialect.dbapi, connection)


async def connect(path: str) -> Connection:
    """Return a connection that is open. Raises sqlite3.Error."""
    connection = Connection(partial(_opened, path), iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does: it must not keep the program running
    try:
        await connection
    except sqlite3.Error:
        connection._thread.join()  # it ends now, and not after the loop that it reports to
        raise
    return connection


def _opened(path: str) -> sqlite3.Connection:
    with suppress(OSError):  # SQLite says what's wrong with it
        _make_private(path)
    # The driver must not open transactions by itself.
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, factory=File)
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection

"""The database: one engine, short transactions, SQLite and PostgreSQL alike."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from sqlalchemy import Row, Select, event, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFreeError

from bot.kit import postgres, sqlite
from bot.kit.engine import AsyncConnection, AsyncEngine, create_async_engine
from bot.kit.tables import IdentityRow

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator

    from sqlalchemy import TableClause, engine
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

    from bot.kit.cache import Cache
    from bot.kit.columns import Base
    from bot.kit.sharing import Sharing

    Upsert = SqliteInsert | PostgresInsert

# What features call it, so that they need not name the library.
Connection = AsyncConnection
# A row as SQLAlchemy gives it, its columns unchecked; services make dataclasses of rows.
AnyRow = Row[*tuple[Any, ...]]
# Columns by name, as statements take them and such a row gives them.
RowValues = dict[str, Any]
# A statement for such rows.
AnySelect = Select[*tuple[Any, ...]]

CHECKPOINT_TRIES = 10
PROGRAM = "whats-working"  # as PostgreSQL lists it

# A PostgreSQL that is there answers in milliseconds.
CONNECT_LIMIT = 10.0  # seconds
ANSWER_LIMIT = 30.0
# What it answers while it starts, stops or is full: operator intervention, connections, resources.
AWAY = ("57P", "08", "53")

# The tasks whose transaction is neither committed nor undone.
_undecided: WeakSet[asyncio.Task[object]] = WeakSet()
_reading: WeakSet[asyncio.Task[object]] = WeakSet()


class DatabaseGoneError(Exception):
    """The database's file was deleted, or replaced, under the running program."""


class DatabaseAwayError(SQLAlchemyError):
    """The database can't be reached, or the connection to it broke or fell silent."""


class CommitUnknownError(Exception):
    """The database went away while it committed: it may have, or not."""


# What needs no traceback: it says nothing that the one line about the database's absence doesn't.
ABSENT = (DatabaseAwayError, CommitUnknownError)


def is_undecided(task: asyncio.Task[object]) -> bool:
    """Return whether a task waits for the database, so that nobody knows what it has saved."""
    return task in _undecided


def is_held_up(task: asyncio.Task[object]) -> bool:
    """Return whether a task waits for the database, for whatever it does there."""
    return task in _undecided or task in _reading


class ReadConnection(AsyncConnection):
    """A connection, or DatabaseAwayError where none can be had."""

    async def start(self, is_ctxmanager: bool = False) -> ReadConnection:
        """Take one from the pool, which looks first whether it still works."""
        self.sync_connection = self._assign_proxied(sqlite.at_hand(self.sync_engine))
        if self.sync_connection is not None:
            return self
        try:
            await super().start(is_ctxmanager)
        except (OSError, NoneFreeError) as error:
            raise DatabaseAwayError from error
        return self

    async def __aexit__(self, *failure: object) -> None:
        """Give it back to the pool, also where the task is canceled meanwhile."""
        if self.dialect.name != "sqlite":
            await super().__aexit__(*failure)
        elif not sqlite.gave_back(self._proxied):
            await self.close()  # a task of its own would only cost time


class Transaction(ReadConnection):
    """A connection in a transaction that writes, which notes what of the caches it changes."""

    def __init__(self, engine: AsyncEngine, *, brief: bool = False) -> None:
        super().__init__(engine)
        self._brief = brief
        self._driver: sqlite.Connection | None = None
        self.changes: set[tuple[str, tuple[int, ...]]] = set()
        # What was read here of what changes: all that follows a change asks for the same.
        self.known: dict[tuple[object, tuple[int, ...]], Any] = {}

    async def start(self, is_ctxmanager: bool = False) -> Transaction:
        """Take one from the pool; on SQLite it says that it's going to write."""
        await super().start(is_ctxmanager)
        if self.dialect.name == "sqlite":
            assert self.sync_connection is not None
            driver = self.sync_connection.connection.driver_connection
            assert isinstance(driver, sqlite.Connection)
            driver.begin_to_write(brief=self._brief)
            self._driver = driver
        return self

    async def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """Execute a statement; where SQLite has nothing to wait for, at once."""
        if self._driver is None or not self._driver.answers_here:
            return await super().execute(statement, parameters, **options)
        assert self.sync_connection is not None
        return self.sync_connection.execute(statement, parameters, **options)

    def changed(self, cache: str, *key: int) -> None:
        """Note that what a cache keeps under *key* is no longer true once this is committed.

        Code that changes it says so first, each time.
        """
        self.changes.add((cache, key))
        self.known.clear()

    def has_changed(self, cache: str, key: tuple[int, ...]) -> bool:
        """Return whether what is kept under *key* changes here: one key begins with the other."""
        return any(
            name == cache and (one == key[: len(one)] or key == one[: len(key)])
            for name, one in self.changes
        )


class Database:
    """Where everything is kept.

    SQLite has one writer at a time. Writers wait for each other here, in order, because
    its own busy-waiting is neither fair nor quick under load.

    *limit*: the seconds after which a PostgreSQL that doesn't answer a statement counts as away.
    *name*: what it calls its connections there.
    """

    def __init__(
        self, url: str, limit: float | None = ANSWER_LIMIT, *, name: str = PROGRAM
    ) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        # Parameters hold members' words: they must not reach a log through an error's text.
        address, driver = self._driver(limit, name)
        self.engine = create_async_engine(address, hide_parameters=True, **driver)
        self._turn: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None
        self._erasing = asyncio.Lock()
        self._erasures = 0  # that have begun
        self._writing: dict[asyncio.Task[object] | None, Transaction] = {}
        self.caches: list[Cache[Any]] = []  # all that follow it
        self.sharing: Sharing | None = None  # where other processes change it as well
        self._listeners: dict[str, list[Callable[..., None]]] = {}
        self._file: tuple[int, int] | None = None  # which one was opened, by device and inode
        # Called when its file is gone: what is written then is nowhere.
        self.when_gone: Callable[[], None] = lambda: None
        event.listen(self.engine.sync_engine, "handle_error", postgres.leave_out_row)
        event.listen(self.engine.sync_engine, "handle_error", _notice_absence)
        reach = sqlite.reach if self.is_sqlite else _reach
        event.listen(self.engine.sync_engine, "do_connect", reach)

    def _driver(self, limit: float | None, name: str) -> tuple[URL, dict[str, object]]:
        if self.is_sqlite:
            in_memory = self.url.database in (None, "", sqlite.MEMORY)
            return self.url, {} if in_memory else sqlite.POOL
        address, options = postgres.options_of(self.url)
        connecting = options | {
            "server_settings": {"application_name": name},
            "timeout": CONNECT_LIMIT,
            "command_timeout": limit,
        }
        return address, {"connect_args": connecting, "pool_pre_ping": True}

    @property
    def file(self) -> Path | None:
        """SQLite's file; None on PostgreSQL."""
        return Path(self.url.database or "") if self.is_sqlite else None

    @property
    def location(self) -> str:
        """Where it is, for a log or a screen: no name and no password of anybody."""
        return str(self.file) if self.is_sqlite else postgres.location(self.url)

    @asynccontextmanager
    async def write(self, *, brief: bool = False) -> AsyncIterator[Transaction]:
        """Give a connection in a transaction that commits at the end, or leaves no trace.

        Then, before the next writer's turn, caches learn what changed: never what may yet come to
        nothing. They only forget, so that it does no harm where a commit failed. Raises
        CommitUnknownError where nobody can say whether it was committed, DatabaseAwayError, and
        DatabaseGoneError.

        *brief*: each statement touches only a few rows, so that nothing else has to go on while
        SQLite answers it.
        """
        self._check_there()
        connection = Transaction(self.engine, brief=brief)
        with _noted(_undecided):
            async with self._turn or nullcontext(), connection:
                commits = False
                try:
                    async with connection.begin():
                        with self._is_writing(connection):
                            yield connection
                        if self.sharing is not None and connection.changes:
                            await self.sharing.tell(connection)
                        commits = True
                except DatabaseAwayError as error:
                    if commits:
                        raise CommitUnknownError from error
                    raise
                finally:
                    self._tell(connection)

    def _check_there(self) -> None:
        """Look whether SQLite's file is still the one: an open file outlives its name.

        Raises DatabaseGoneError.
        """
        if not self.is_sqlite or not self.url.database:
            return
        try:
            found = os.stat(self.url.database)
        except FileNotFoundError:
            found = None
        file = None if found is None else (found.st_dev, found.st_ino)
        if self._file is not None and file != self._file:
            self.when_gone()
            raise DatabaseGoneError
        self._file = file

    def listen(self, cache: str, listener: Callable[..., None]) -> None:
        """Let *listener* be called with each key of *cache* that a transaction has changed."""
        self._listeners.setdefault(cache, []).append(listener)

    def _tell(self, transaction: Transaction) -> None:
        for cache, key in transaction.changes:
            self.has_changed(cache, key)

    def has_changed(self, cache: str, key: Iterable[int]) -> None:
        """Let those who listen know what was changed, here or by another process."""
        for listener in self._listeners.get(cache, ()):
            listener(*key)

    def transaction(self) -> Transaction | None:
        """Return the transaction in which the present task writes."""
        return self._writing.get(asyncio.current_task())

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection for reading; what is written on it is undone.

        Within a task's own transaction it is that one, and sees what is not committed: where every
        writer held a connection and waited for a second, none would be left, and all would stand.
        """
        own = self.transaction()
        if own is not None:
            yield own
            return
        with _noted(_reading):
            async with ReadConnection(self.engine) as connection:
                yield connection

    @contextmanager
    def _is_writing(self, connection: Transaction) -> Iterator[None]:
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

        PostgreSQL does this in its own time (autovacuum). Where somebody reads for long, such as a
        nightly copy, it's left for the next time: nobody can write while it waits.
        """
        if self._turn is None:
            return
        wanted = self._erasures + 1  # one under way may have begun before these words went
        async with self._erasing:
            if self._erasures < wanted:  # else another one has done it for all who waited
                self._erasures += 1
                await self._checkpoint(self._turn)

    async def _checkpoint(self, turn: asyncio.Lock) -> None:
        for _ in range(CHECKPOINT_TRIES):
            async with turn, self.engine.connect() as connection:
                if await sqlite.checkpoint(connection):
                    return
            await asyncio.sleep(0.2)

    @asynccontextmanager
    async def unhurried(self) -> AsyncIterator[Database]:
        """Give the same database for statements that may take minutes, such as a migration's."""
        if self.is_sqlite:
            yield self
            return
        patient = Database(self.url.render_as_string(hide_password=False), limit=None)
        try:
            yield patient
        finally:
            await patient.close()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


@contextmanager
def _noted(tasks: WeakSet[asyncio.Task[object]]) -> Iterator[None]:
    task = asyncio.current_task()
    if task is None or task in tasks:
        yield
        return
    tasks.add(task)
    try:
        yield
    finally:
        tasks.discard(task)


def upsert(connection: AsyncConnection, table: type[Base] | TableClause) -> Upsert:
    """Return an INSERT that can say what happens to a row that is there already."""
    return upsert_of(connection.dialect.name, table)


def upsert_of(dialect: str, table: type[Base] | TableClause) -> Upsert:
    """Return the same for a dialect, for a statement that's made once."""
    # Each brings every driver that it knows: megabytes for a database that isn't used.
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite as sqlite_dialect

        return sqlite_dialect.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


async def in_turn(connection: AsyncConnection, what: str) -> None:
    """Let transactions about the same thing go one after another, until each commits.

    PostgreSQL lets two look for something at once, and both find nothing. SQLite has one writer.
    """
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")
        await connection.execute(lock, {"what": what})


def _notice_absence(context: engine.ExceptionContext) -> DatabaseAwayError | None:
    """Call it the same, however the database went away; its connection isn't used again."""
    if not isinstance(context.original_exception, Exception):
        return None  # the task was canceled, which says nothing about the database
    if isinstance(context.original_exception, OSError):  # the network's, or the time is up
        context.is_disconnect = True
    if context.is_pre_ping:
        return None  # the pool opens another one
    return DatabaseAwayError() if context.is_disconnect else None


def _reach(dialect: engine.Dialect, _record: object, arguments: Any, options: Any) -> Any:
    """Connect. Raises DatabaseAwayError where nobody answers, or nobody is let in yet."""
    try:
        return dialect.connect(*arguments, **options)
    except OSError as error:
        raise DatabaseAwayError from error
    except dialect.loaded_dbapi.Error as error:
        if str(getattr(error, "sqlstate", None) or "").startswith(AWAY):
            raise DatabaseAwayError from error
        raise

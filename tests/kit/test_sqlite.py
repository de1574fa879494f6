"""SQLite's connection: few trips to its thread, and nothing else changed."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.util.concurrency import greenlet_spawn

from bot.kit import sqlite
from bot.kit.engine import AsyncConnection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.kit.database import Database

MANY = [{"books": 1}] * 200_000
SLOW = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000)
SELECT count(*) FROM n
"""


async def test_one_trip_a_statement(tmp_path: Path) -> None:
    """A statement and its rows cost one trip to the thread."""
    connection = await sqlite.connect(str(tmp_path / "one.db"))
    trips = counted(connection)
    cursor = await connection.cursor().execute("SELECT 1 UNION SELECT 2")
    rows = await cursor.fetchall()
    await cursor.close()
    await connection.rollback()

    assert ([tuple(one) for one in rows], len(trips)) == ([(1,), (2,)], 1)
    await connection.close()


async def test_a_transaction_begins_on_the_way(tmp_path: Path) -> None:
    """It begins with its first statement, whatever that is, and with none it costs nothing."""
    connection = await with_carts(tmp_path / "one.db")
    trips = counted(connection)
    connection.begin_to_write(brief=False)
    await connection.commit()
    assert (connection.begins, trips) == ("BEGIN", [])
    for ends in (connection.rollback, connection.commit):
        connection.begin_to_write(brief=False)
        await connection.cursor().executemany("INSERT INTO carts VALUES (?)", [(1,), (2,)])
        assert connection.in_transaction
        await connection.cursor().execute("DELETE FROM carts WHERE books = 1")
        await ends()
        assert not connection.in_transaction
    cursor = await connection.cursor().execute("SELECT books FROM carts")

    assert list(await cursor.fetchall()) == [(2,)]
    assert len(trips) == 2 * 3 + 1
    await connection.close()


async def test_a_checkpoint_is_one_trip(sqlite_database: Database) -> None:
    """It waits for readers as long as a checkpoint does; what comes next waits as ever."""
    async with sqlite_database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert isinstance(driver, sqlite.Connection)
        trips = counted(driver)
        is_done = await sqlite.checkpoint(connection)
        assert (is_done, len(trips)) == (True, 1)
        waits = await driver.execute_fetchall("PRAGMA busy_timeout")

    assert [tuple(one) for one in waits] == [(sqlite.LOCK_WAIT * 1000,)]


async def test_a_brief_transaction(sqlite_database: Database) -> None:
    """It asks the thread for the disk alone; what comes before is answered at once."""
    async with sqlite_database.write() as connection:
        await connection.execute(text("CREATE TABLE carts (books INTEGER)"))
        driver = (await connection.get_raw_connection()).driver_connection
    assert isinstance(driver, sqlite.Connection)
    trips = counted(driver)
    async with sqlite_database.write(brief=True) as connection:
        await connection.execute(text("DELETE FROM carts"))
        await connection.execute(text("INSERT INTO carts VALUES (:books)"), [{"books": 1}] * 2)
        await connection.exec_driver_sql("INSERT INTO carts VALUES (3)")
        found = (await connection.scalars(text("SELECT books FROM carts"))).all()
    assert (found, len(trips)) == ([1, 1, 3], 2), "SQLAlchemy's own way asks the thread, too"
    async with sqlite_database.write() as connection:
        for _ in range(2):
            count = await connection.scalar(text("SELECT count(*) FROM carts"))

    assert (count, len(trips)) == (3, 2 + 3), "the next one isn't brief"


async def test_a_brief_transaction_while_another_program_writes(sqlite_database: Database) -> None:
    """It waits for the lock in its thread, and everything else goes on meanwhile."""
    async with sqlite_database.write() as connection:
        await connection.execute(text("CREATE TABLE carts (books INTEGER)"))
        driver = (await connection.get_raw_connection()).driver_connection
    assert isinstance(driver, sqlite.Connection)
    trips = counted(driver)

    async def write() -> None:
        async with sqlite_database.write(brief=True) as connection:
            await connection.execute(text("INSERT INTO carts VALUES (1)"))
            await connection.execute(text("INSERT INTO carts VALUES (2)"))

    with closing(sqlite3.connect(sqlite_database.file or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(write())
        await asyncio.sleep(0.1)
        assert not writing.done()
        other.execute("INSERT INTO carts VALUES (3)")
        other.execute("COMMIT")
        await writing
        found = other.execute("SELECT books FROM carts").fetchall()

    assert found == [(3,), (1,), (2,)]
    assert len(trips) == 2, "for the lock, and for the disk"


async def test_a_brief_statement_that_fails(sqlite_database: Database) -> None:
    """It's the same error as any, and of its transaction nothing is left."""

    async def write() -> None:
        async with sqlite_database.write(brief=True) as connection:
            await connection.execute(text("CREATE TABLE carts (books INTEGER)"))
            await connection.execute(text("INSERT INTO shelves VALUES (1)"))

    with pytest.raises(OperationalError, match="no such table"):
        await write()
    async with sqlite_database.read() as connection:
        found = await connection.execute(text("SELECT * FROM sqlite_master WHERE name = 'carts'"))

    assert found.all() == []


async def test_reading_ends_without_a_trip(tmp_path: Path) -> None:
    """Letting go of what was seen asks nobody, and the next one sees what's true by then."""
    path = tmp_path / "one.db"
    connection = await with_carts(path)
    trips = counted(connection)
    seen: list[object] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for _ in range(2):
            for _ in range(2):
                cursor = await connection.cursor().execute("SELECT count(*) FROM carts")
                seen.append(await cursor.fetchone())
                other.execute("INSERT INTO carts VALUES (1)")
            await connection.rollback()
            assert not connection.in_transaction
        left = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    assert seen == [(0,), (0,), (2,), (2,)]
    assert left[0] == 0, "somebody still reads"
    assert len(trips) == 4
    await connection.close()


async def test_reading_needs_no_task(sqlite_database: Database) -> None:
    """A connection comes and goes without a task of its own: each costs more than a look."""
    made: list[object] = []

    def make(loop: asyncio.AbstractEventLoop, coroutine: Any, **more: Any) -> asyncio.Task[Any]:
        made.append(coroutine)
        return asyncio.Task(coroutine, loop=loop, **more)

    async with sqlite_database.read() as connection:  # the first one is opened
        await connection.execute(text("SELECT 1"))
    asyncio.get_running_loop().set_task_factory(make)
    async with sqlite_database.read() as connection:
        await connection.execute(text("SELECT 1"))
    async with sqlite_database.write() as connection:
        await connection.execute(text("SELECT 1"))
    asyncio.get_running_loop().set_task_factory(None)

    assert made == []


async def test_what_is_at_hand_is_taken_and_given_back_at_once(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A greenlet, which costs more than a short statement, is for what may have to wait."""
    async with sqlite_database.read() as connection:
        await connection.execute(text("SELECT 1"))
    waits = list[str]()

    async def spawning(function: Callable[..., object], *given: Any, **options: Any) -> object:
        waits.append(function.__name__)
        return await greenlet_spawn(function, *given, **options)

    monkeypatch.setattr(sys.modules[AsyncConnection.__module__], "greenlet_spawn", spawning)
    async with sqlite_database.write(brief=True) as connection:
        await connection.execute(text("SELECT 1"))
    async with sqlite_database.read() as connection:
        await connection.execute(text("SELECT 1"))

    assert waits == ["begin", "__exit__", "execute"]


async def test_a_rush_opens_no_connection_twice(sqlite_database: Database) -> None:
    """Each of those who read at once has one; more than that wait, and the next rush opens none."""
    opened = list[object]()
    event.listen(sqlite_database.engine.sync_engine, "connect", lambda one, _: opened.append(one))
    here = asyncio.Semaphore(0)

    async def read() -> None:
        async with sqlite_database.read() as connection:
            await connection.execute(text("SELECT 1"))
            here.release()
            await go.wait()

    for _ in range(2):
        go = asyncio.Event()
        reading = [asyncio.create_task(read()) for _ in range(sqlite.AT_ONCE + 5)]
        for _ in range(sqlite.AT_ONCE):
            await here.acquire()
        assert here.locked(), "nobody else has one yet"
        go.set()
        await asyncio.gather(*reading)
        for _ in range(5):
            await here.acquire()
        assert len(opened) == sqlite.AT_ONCE


@pytest.mark.parametrize("brief", [False, True])
async def test_a_transaction_that_could_not_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, brief: bool
) -> None:
    """While another program holds the file nothing is written outside of a transaction."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT", sqlite.NO_WAIT)
    path = tmp_path / "one.db"
    connection = await with_carts(path)
    await connection.cursor().execute(sqlite.NO_WAIT)
    await connection.commit()
    insert = "INSERT INTO carts VALUES (1)"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        connection.begin_to_write(brief=brief)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await connection.cursor().execute(insert)
        other.execute("ROLLBACK")
        await connection.cursor().execute(insert)
        await connection.cursor().executemany("INSERT INTO carts VALUES (?)", [(2,)])
        assert connection.in_transaction
        await connection.rollback()
        found = other.execute("SELECT * FROM carts").fetchall()

    assert found == []
    await connection.close()


@pytest.mark.parametrize("writes", [False, True])
async def test_given_up_before_it_began(tmp_path: Path, *, writes: bool) -> None:
    """A statement that nobody waits for anymore leaves no transaction open, however late it is."""
    path, goes_on = tmp_path / "one.db", threading.Event()
    connection = await with_carts(path)
    if writes:
        connection.begin_to_write(brief=False)
    connection._tx.put_nowait((None, goes_on.wait))  # the thread is busy
    statement = "INSERT INTO carts VALUES (1)" if writes else "SELECT * FROM carts"
    asking = asyncio.create_task(connection.cursor().execute(statement))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    undoing = asyncio.create_task(connection.rollback())
    await asyncio.sleep(0)
    goes_on.set()
    await undoing

    assert not connection.in_transaction
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        other.execute("INSERT INTO carts VALUES (2)")
        assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
        assert other.execute("SELECT * FROM carts").fetchall() == [(2,)]
    await connection.close()


async def test_given_up_while_it_writes(sqlite_database: Database) -> None:
    """The lock is free as soon as the thread is, also while an error holds what was thrown away."""
    async with sqlite_database.write() as connection:
        await connection.execute(text("CREATE TABLE carts (books INTEGER)"))
    before = asyncio.all_tasks()

    async def write() -> None:
        async with sqlite_database.write() as connection:
            await connection.execute(text("INSERT INTO carts VALUES (:books)"), MANY)

    gc.disable()
    try:
        writing = asyncio.create_task(write())
        await asyncio.sleep(0.05)
        writing.cancel()
        await asyncio.wait({writing})
        await asyncio.gather(*asyncio.all_tasks() - before, return_exceptions=True)
        file = sqlite_database.file or ""
        with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as other:
            other.execute("INSERT INTO carts VALUES (2)")
            found = other.execute("SELECT * FROM carts").fetchall()
    finally:
        gc.enable()

    assert writing.cancelled()
    assert found == [(2,)]


async def with_carts(file: Path) -> sqlite.Connection:
    """Return a connection to a new file with an empty table in it."""
    connection = await sqlite.connect(str(file))
    await connection.cursor().execute("CREATE TABLE carts (books INTEGER)")
    await connection.commit()
    return connection


def counted(connection: sqlite.Connection) -> list[object]:
    """Return what is put for a connection's thread from now on."""
    trips: list[object] = []
    put = connection._tx.put_nowait

    class Counting:
        def put_nowait(self, item: object) -> None:
            trips.append(item)
            put(item)  # type: ignore[arg-type] # whatever aiosqlite puts there

    connection._tx = Counting()  # type: ignore[assignment] # its thread reads the real one
    return trips


async def test_interrupted(sqlite_database: Database) -> None:
    """Anyone who gives up during a statement leaves the database as it was, and usable."""
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05), sqlite_database.read() as connection:
            await connection.execute(text(SLOW))
    async with sqlite_database.write() as connection:
        found = (await connection.execute(text("SELECT 1"))).scalar_one()

    assert found == 1


async def test_canceled_twice(sqlite_database: Database) -> None:
    """Nothing waits forever for a connection that is thrown away, or the program couldn't end."""

    async def count() -> None:
        async with sqlite_database.read() as connection:
            await connection.execute(text(SLOW))

    others, threads = asyncio.all_tasks(), {*threading.enumerate()}
    counting = asyncio.create_task(count())
    await asyncio.sleep(0.05)
    for _ in range(2):
        counting.cancel()
        await asyncio.sleep(0.01)
    async with asyncio.timeout(30):
        with pytest.raises(asyncio.CancelledError):
            await counting
        ends = await asyncio.gather(*asyncio.all_tasks() - others, return_exceptions=True)
        for one in {*threading.enumerate()} - threads:
            await asyncio.to_thread(one.join)  # or it would report to a loop that's closed

    assert ends == [None] * len(ends)
    async with sqlite_database.read() as connection:
        assert (await connection.execute(text("SELECT 1"))).scalar_one() == 1


async def test_no_such_folder(tmp_path: Path) -> None:
    """A file that cannot be opened is SQLite's own error, and no thread is left behind."""
    with pytest.raises(sqlite3.OperationalError):
        await sqlite.connect(str(tmp_path / "no" / "such.db"))

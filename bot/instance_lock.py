"""One program on one database, its folder and its shards: two would answer everything twice."""

from __future__ import annotations

import asyncio
import errno
import importlib
import os
import secrets
import tempfile
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, cast

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import startup
from bot.kit.database import PROGRAM, Database
from bot.kit.postgres import until_lost
from bot.shards import Shards
from bot.startup import StartFailure

try:
    import fcntl
except ImportError:  # on Windows, which has another
    fcntl = None  # type: ignore[assignment] # checked before it's used

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.kit.database import Connection
    from bot.kit.postgres import Driver
    from bot.settings import Settings

RUNNING = "running"  # the file in DATA_DIR
WHAT = f"{PROGRAM} runs"  # PostgreSQL's lock
TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
# PostgreSQL's locks with two numbers: which shard, and of how many. 0 of 0: all there are.
SHARD, COUNT = 1_464_332_001, 1_464_332_002
LOOK_AGAIN = 5.0  # seconds after the connection that holds PostgreSQL's lock was lost
PATIENCE = 5.0  # seconds until PostgreSQL has surely noticed that a killed process is gone
EVERY = 0.25
# A machine that lost its power is noticed within a minute, and its shards can be had elsewhere.
KEEPALIVES = {"tcp_keepalives_idle": 30, "tcp_keepalives_interval": 10, "tcp_keepalives_count": 3}
UNREACHED = (SQLAlchemyError, OSError, TimeoutError)


Lost = asyncio.Future[StartFailure]


@asynccontextmanager
async def instance_lock(settings: Settings, *, alone: bool = False) -> AsyncIterator[Lost]:
    """Keep the folder, the database and the shards to this program until it ends, however it ends.

    On PostgreSQL several processes may share folder and database, each with its own shards;
    *alone* waits for nobody and shares with nobody, as a restore must. What is given comes true
    when any of it was taken away meanwhile, with what to say then. Raises StartFailure.
    """
    name = f"{PROGRAM} {secrets.token_hex(8)}"
    database = Database(settings.resolved_database_url, name=name)
    lost: Lost = asyncio.get_running_loop().create_future()
    try:
        if database.file is not None:
            with (
                _file_lock(settings.data_dir, RUNNING),
                _beside(database.file),
            ):
                yield lost
        else:
            held = _Held(database, name, None if alone else settings.shards)
            with _file_lock(settings.data_dir, RUNNING, shared=not alone):
                async with _database_lock(held, lost):
                    yield lost
    finally:
        await database.close()


def look(settings: Settings, file: Path | None) -> bool:
    """Return whether a bot runs on the folder; nothing is kept there, and nothing made that stays.

    *file*: SQLite's. Raises StartFailure where another one has that, or nothing can be locked.
    """
    folder = settings.data_dir
    if _is_held(folder / RUNNING):
        return True
    if file is not None and _is_held(_lock_beside(file)):
        raise StartFailure(startup.RUNNING_ALREADY, folder=_lock_beside(file).parent)
    if folder.is_dir():
        with tempfile.TemporaryFile(dir=folder) as tried:
            _lock(tried.fileno(), folder)
    return False


def _is_held(path: Path) -> bool:
    try:
        held = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _take(held, shared=False)
    except OSError as error:
        return error.errno in TAKEN
    finally:
        os.close(held)
    return False


async def can_be_used(database: Database) -> bool:
    """Return whether no copy is being put back into a PostgreSQL right now."""
    look = text("SELECT pg_try_advisory_xact_lock_shared(hashtextextended(:what, 0))")
    async with database.read() as connection:
        return bool(await connection.scalar(look, {"what": WHAT}))


async def held_shards(database: Database) -> dict[int, list[int]]:
    """Return which shards processes on a PostgreSQL hold, by how many they say there are."""
    async with database.read() as connection:
        counts = await _locked(connection, COUNT)
        return {count: await _locked(connection, SHARD) for count in counts}


async def _locked(connection: Connection, what: int) -> list[int]:
    held = text(
        "SELECT DISTINCT CAST(objid AS bigint) FROM pg_locks "
        "JOIN pg_database ON pg_database.oid = database WHERE datname = current_database() "
        "AND locktype = 'advisory' AND granted AND objsubid = 2 "
        "AND CAST(classid AS bigint) = :what ORDER BY 1"
    )
    return list((await connection.scalars(held, {"what": what})).all())


@contextmanager
def _beside(file: Path) -> Iterator[None]:
    """Lock beside the database: another DATA_DIR may name the same one, through a link too."""
    lock = _lock_beside(file)
    if not lock.parent.is_dir():  # opening it says so
        yield
        return
    with _file_lock(lock.parent, lock.name):
        yield


def _lock_beside(file: Path) -> Path:
    file = file.resolve()
    return file.with_name(f"{file.name}-running")


@contextmanager
def _file_lock(folder: Path, name: str, *, shared: bool = False) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        mine = folder / name
        raise startup.not_writable(mine if mine.exists() else folder) from error
    try:
        _lock(held, folder, shared=shared)
        yield
    finally:
        os.close(held)


def _lock(held: int, folder: Path, *, shared: bool = False) -> None:
    try:
        _take(held, shared=shared)
    except OSError as error:
        if error.errno in TAKEN:
            raise StartFailure(startup.RUNNING_ALREADY, folder=folder) from error
        raise StartFailure(startup.NO_LOCKS, folder=folder) from error


def _take(held: int, *, shared: bool) -> None:
    """Lock an open file without waiting. Raises OSError."""
    if fcntl is not None:
        fcntl.flock(held, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    elif not shared:  # Windows' lock can't be shared
        windows: object = importlib.import_module("msvcrt")
        windows.locking(held, windows.LK_NBLCK, 1)


@asynccontextmanager
async def _database_lock(held: _Held, lost: Lost) -> AsyncIterator[None]:
    first: asyncio.Future[StartFailure | None] = asyncio.get_running_loop().create_future()
    holding = asyncio.create_task(held.hold(first, lost), name="database-lock")
    try:
        if (refused := await first) is not None:
            raise refused
        yield
    finally:
        holding.cancel()
        with suppress(asyncio.CancelledError):
            await holding


class _Held:
    """Locks of a PostgreSQL session's, on a connection of its own, called *name* there.

    Some shards, and the database together with others; without *shards* the database alone.
    """

    def __init__(self, database: Database, name: str, shards: Shards | None) -> None:
        self._database = database
        self._name = name
        self._shards = shards

    async def hold(self, first: asyncio.Future[StartFailure | None], lost: Lost) -> None:
        """Hold them for as long as the program runs, and say whether that began well.

        A server that can't be reached is no refusal: opening the database says so.
        """
        while True:
            with suppress(*UNREACHED):
                async with self._database.engine.connect() as connection:
                    await connection.execution_options(isolation_level="AUTOCOMMIT")
                    raw = await connection.get_raw_connection()
                    driver = cast("Driver", raw.driver_connection)
                    refused = await self._take(connection)
                    if not first.done():
                        first.set_result(refused)
                    if refused is not None:
                        lost.set_result(refused)
                        return
                    await until_lost(driver)
                    await connection.invalidate()
            if not first.done():
                first.set_result(None)
            await asyncio.sleep(LOOK_AGAIN)

    async def _take(self, connection: Connection) -> StartFailure | None:
        for name, value in KEEPALIVES.items():
            await connection.execute(text(f"SET {name} = {value}"))
        # A connection that only this side knows is broken would keep them from its own program.
        ghosts = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = :name AND pid <> pg_backend_pid()"
        )
        await connection.execute(text(ghosts), {"name": self._name})
        how = "" if self._shards is None else "_shared"
        everything = text(f"SELECT pg_try_advisory_lock{how}(hashtextextended(:what, 0))")
        if not await connection.scalar(everything, {"what": WHAT}):
            alone = self._shards is None
            return StartFailure(startup.BOT_HAS_DATABASE if alone else startup.COPY_HAS_DATABASE)
        return None if self._shards is None else await self._take_shards(connection, self._shards)

    async def _take_shards(self, connection: Connection, shards: Shards) -> StartFailure | None:
        count = shards.count or 0
        same = text("SELECT pg_try_advisory_lock_shared(:what, :count)")
        await connection.execute(same, {"what": COUNT, "count": count})
        own = text("SELECT pg_try_advisory_lock(:what, :shard)")
        left = list(shards.ids or range(count or 1))
        looks = int(PATIENCE / EVERY)
        while True:
            left = [
                one
                for one in left
                if not await connection.scalar(own, {"what": SHARD, "shard": one})
            ]
            others = [one for one in await _locked(connection, COUNT) if one != count]
            if not left and not others:
                return None
            if not looks:
                taken = Shards(count or None, tuple(left) if count else ())
                return startup.shards_taken(taken, others)
            looks -= 1
            await asyncio.sleep(EVERY)

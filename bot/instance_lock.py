"""One program on one database and its folder: two would answer everything twice."""

from __future__ import annotations

import asyncio
import errno
import importlib
import os
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.kit.database import PROGRAM, Database
from bot.startup import StartFailure

try:
    import fcntl
except ImportError:  # on Windows, which has another
    fcntl = None  # type: ignore[assignment] # checked before it's used

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.settings import Settings

RUNNING = "running"  # the file in DATA_DIR
WHAT = f"{PROGRAM} runs"  # PostgreSQL's lock
TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
LOOK_AGAIN = 5.0  # seconds after the connection that holds PostgreSQL's lock was lost
UNREACHED = (SQLAlchemyError, OSError, TimeoutError)


@asynccontextmanager
async def instance_lock(settings: Settings, *, alone: bool = False) -> AsyncIterator[asyncio.Event]:
    """Keep the folder and the database to this program until it ends, however it ends.

    On PostgreSQL several bots may share both; *alone* waits for nobody and shares with nobody, as
    a restore must. The event is set when the database was taken away meanwhile. Raises
    StartFailure.
    """
    database, lost = Database(settings.resolved_database_url), asyncio.Event()
    try:
        if database.file is not None:
            with (
                _file_lock(settings.data_dir, RUNNING),
                _beside(database.file),
            ):
                yield lost
        else:
            with _file_lock(settings.data_dir, RUNNING, shared=not alone):
                async with _database_lock(database, lost, alone=alone):
                    yield lost
    finally:
        await database.close()


def is_running(settings: Settings) -> bool:
    """Return whether a bot runs on the folder, without making or keeping anything there."""
    try:
        held = os.open(settings.data_dir / RUNNING, os.O_RDWR)
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


@contextmanager
def _beside(file: Path) -> Iterator[None]:
    """Lock beside the database: another DATA_DIR may name the same one, through a link too."""
    file = file.resolve()
    if not file.parent.is_dir():  # opening it says so
        yield
        return
    with _file_lock(file.parent, f"{file.name}-running"):
        yield


@contextmanager
def _file_lock(folder: Path, name: str, *, shared: bool = False) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        mine = folder / name
        raise StartFailure.not_writable(mine if mine.exists() else folder) from error
    try:
        try:
            _take(held, shared=shared)
        except OSError as error:
            if error.errno in TAKEN:
                raise StartFailure.running_already(folder) from error
            raise StartFailure.no_locks(folder) from error
        yield
    finally:
        os.close(held)


def _take(held: int, *, shared: bool) -> None:
    """Lock an open file without waiting. Raises OSError."""
    if fcntl is not None:
        fcntl.flock(held, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    elif not shared:  # Windows' lock can't be shared
        windows: Any = importlib.import_module("msvcrt")
        windows.locking(held, windows.LK_NBLCK, 1)


@asynccontextmanager
async def _database_lock(
    database: Database, lost: asyncio.Event, *, alone: bool
) -> AsyncIterator[None]:
    first: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    holding = asyncio.create_task(_hold(database, first, lost, alone=alone), name="database-lock")
    try:
        if not await first:
            raise StartFailure.database_taken(alone=alone)
        yield
    finally:
        holding.cancel()
        with suppress(asyncio.CancelledError):
            await holding


async def _hold(
    database: Database, first: asyncio.Future[bool], lost: asyncio.Event, *, alone: bool
) -> None:
    """Hold a lock of the session's for as long as the program runs, on a connection of its own.

    A server that can't be reached is no refusal: opening the database says so.
    """
    take = text(
        f"SELECT pg_try_advisory_lock{'' if alone else '_shared'}(hashtextextended(:what, 0))"
    )
    while True:
        with suppress(*UNREACHED):
            async with database.engine.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                driver: Any = (await connection.get_raw_connection()).driver_connection
                ended = asyncio.Event()
                driver.add_termination_listener(lambda _, ended=ended: ended.set())
                has_it = bool(await connection.scalar(take, {"what": WHAT}))
                if not first.done():
                    first.set_result(has_it)
                if not has_it:
                    lost.set()
                    return
                await ended.wait()
        if not first.done():
            first.set_result(True)
        await asyncio.sleep(LOOK_AGAIN)

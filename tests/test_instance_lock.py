"""One program on one database: by its folder, by its file, by PostgreSQL, also on Windows."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from bot import instance_lock as locking
from bot.app import opened_database
from bot.instance_lock import held_shards, instance_lock
from bot.kit.clock import SystemClock
from bot.startup import StartFailure
from tests.test_broken_states import Host, database, host

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import TextClause

    from bot.kit.database import Database
    from bot.settings import Settings

__all__ = ["database", "host"]


def _at(settings: Settings, folder: Path, database: Path) -> Settings:
    url = f"sqlite+aiosqlite:///{database}"
    return replace(settings, data_dir=folder, database_url=url)


async def _refused(settings: Settings) -> int:
    """Return the exit code of a program on the same settings; 0 where nothing is in its way."""
    try:
        async with instance_lock(settings):
            return 0
    except StartFailure as failure:
        return failure.code


async def test_two_folders_one_database(settings: Settings, tmp_path: Path) -> None:
    """The same file under another DATA_DIR, or through a link, is the same database."""
    (tmp_path / "link.db").symlink_to(tmp_path / "one.db")
    first = _at(settings, tmp_path / "a", tmp_path / "one.db")
    async with instance_lock(first):
        assert await _refused(_at(settings, tmp_path / "b", tmp_path / "one.db")) == 10
        assert await _refused(_at(settings, tmp_path / "b", tmp_path / "link.db")) == 10
        assert await _refused(_at(settings, tmp_path / "b", tmp_path / "other.db")) == 0
    assert await _refused(_at(settings, tmp_path / "b", tmp_path / "one.db")) == 0


async def test_a_disk_without_locks(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive on which nothing can be locked is said, and isn't taken for a second bot."""

    def no_locks(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    assert await _refused(settings) == 14


async def test_on_windows(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there's no fcntl the system's own lock is used, and is as strict."""
    windows: Any = ModuleType("msvcrt")
    windows.LK_NBLCK = 2

    def lock(handle: int, how: int, count: int) -> None:
        assert (how, count) == (windows.LK_NBLCK, 1)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error

    windows.locking = lock
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    monkeypatch.setattr(locking, "fcntl", None)
    async with instance_lock(settings):
        assert await _refused(settings) == 10


def some(settings: Settings, database: Database, ids: str = "", count: int | None = 3) -> Settings:
    """Return the settings of a process with some shards, on a folder that all of them share."""
    url = database.url.render_as_string(hide_password=False)
    return replace(settings, database_url=url, shard_count=count, shard_ids=ids)


async def test_postgres_is_shared_but_not_with_a_restore(
    settings: Settings, tmp_path: Path, postgres_database: Database
) -> None:
    """Several processes share a database; a restore has it alone, whatever folder each has."""
    one, two = (
        replace(some(settings, postgres_database, ids), data_dir=tmp_path / ids)
        for ids in ("0-1", "2")
    )
    async with instance_lock(one), instance_lock(two):
        with pytest.raises(StartFailure, match="on whichever machine"):
            async with instance_lock(replace(one, data_dir=tmp_path / "c"), alone=True):
                pass
    async with instance_lock(one, alone=True):
        with pytest.raises(StartFailure, match="being put back"):
            async with instance_lock(two):
                pass


@pytest.mark.parametrize(
    ("first", "count", "second", "others", "says"),
    [
        ("0-1", 3, "1-2", 3, "already has shards 1 of 3"),
        ("", 3, "2", 3, "already has shards 2 of 3"),
        ("", None, "", None, "^A bot is running on the database at DATABASE_URL"),
        ("0", 3, "3", 4, "SHARD_COUNT there: 3"),
        ("0", 3, "", None, "SHARD_COUNT there: 3"),
        ("", None, "0", 3, "SHARD_COUNT there: unset"),
    ],
)
async def test_each_shard_is_one_process_own(
    settings: Settings,
    postgres_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    first: str,
    count: int | None,
    second: str,
    others: int | None,
    says: str,
) -> None:
    """A second process on the same shards, or on as many in another way, says so and stops."""
    monkeypatch.setattr(locking, "PATIENCE", 0.0)
    one = some(settings, postgres_database, first, count)
    other = some(settings, postgres_database, second, others)
    async with instance_lock(one):
        with pytest.raises(StartFailure, match=says):
            async with instance_lock(other):
                pass
    async with instance_lock(other):
        assert list(await held_shards(postgres_database)) == [others or 0]


async def test_a_killed_process_shards_are_waited_for(
    settings: Settings, postgres_database: Database
) -> None:
    """A process that starts again may be quicker than PostgreSQL is to miss the one before."""
    place = some(settings, postgres_database, "1")
    leaving = asyncio.Event()

    async def leave() -> None:
        async with instance_lock(place):
            leaving.set()
            await asyncio.sleep(2 * locking.EVERY)

    before = asyncio.create_task(leave())
    await leaving.wait()
    async with instance_lock(place):
        assert await held_shards(postgres_database) == {3: [1]}
    await before


async def test_a_lost_connection_takes_the_lock_again(
    settings: Settings, postgres_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After PostgreSQL restarted they are held again; where a restore has it, the bot stops."""
    url = postgres_database.url.render_as_string(hide_password=False)
    place = replace(settings, database_url=url)
    monkeypatch.setattr(locking, "LOOK_AGAIN", 0.01)
    holders = text(
        "SELECT pid FROM pg_locks JOIN pg_database ON oid = database "
        "WHERE datname = current_database() AND locktype = 'advisory' AND granted"
    )
    waiters = text(holders.text.replace("AND granted", "AND NOT granted"))
    end = text("SELECT pg_terminate_backend(:pid)")
    take = text("SELECT pg_advisory_lock(hashtextextended('whats-working runs', 0))")

    async def holder(which: TextClause = holders) -> int:
        async with postgres_database.read() as connection:
            return int(await connection.scalar(which) or 0)

    async with instance_lock(place) as lost:
        first = await holder()
        async with postgres_database.write() as connection:
            await connection.execute(end, {"pid": first})
        async with asyncio.timeout(60):
            while await holder() in (0, first):  # noqa: ASYNC110 - the server's own doing
                await asyncio.sleep(0.01)
        assert not lost.done()

        async with postgres_database.engine.connect() as restore, asyncio.timeout(60):
            taking = asyncio.create_task(restore.execute(take))
            while not await holder(waiters):  # noqa: ASYNC110 - the server's own doing
                await asyncio.sleep(0.01)
            async with postgres_database.write() as connection:
                await connection.execute(end, {"pid": await holder()})
            await taking  # it's next in line: the bot's own try comes after it
            await asyncio.shield(lost)
            await restore.execute(text("SELECT pg_advisory_unlock_all()"))


async def test_the_database_by_another_name(settings: Settings, tmp_path: Path) -> None:
    """A database without tables that DATABASE_URL names in another way isn't a second one."""
    settings.data_dir.mkdir()
    file = settings.data_dir / "whats-working.db"
    with closing(sqlite3.connect(file)) as empty:
        empty.execute("PRAGMA user_version = 1")
        empty.commit()
    (tmp_path / "link").symlink_to(settings.data_dir)
    place = _at(settings, settings.data_dir, tmp_path / "link" / "whats-working.db")

    database = await opened_database(place, SystemClock())
    assert await database.identity()
    await database.close()


def test_a_disk_without_locks_is_said(host: Host, database: Path) -> None:
    """On a network drive where nothing can be locked, both say so; before the first start, too."""

    def no_locks(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    host.patch.setattr(fcntl, "flock", no_locks)
    host.both_say(14, "Files in data can't be locked, as on some network drives")
    database.unlink()
    assert "Files in data can't be locked" in host.told("doctor")[1]
    assert sorted(path.name for path in database.parent.iterdir()) == ["running"]


def test_second_bot_of_another_folder(host: Host, database: Path) -> None:
    """A bot with another DATA_DIR has the same database: both say so."""
    with database.with_name("whats-working.db-running").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        host.both_say(10, f"Another bot is already running on {database.parent}")

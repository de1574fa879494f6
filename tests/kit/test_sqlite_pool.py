"""SQLite's connections: as many as are needed at once, one opened at a time, none closed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, text

from bot.kit import sqlite

if TYPE_CHECKING:
    from bot.kit.database import Database


async def test_what_is_given_back_serves_the_next(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one is opened for somebody, nobody else opens one: it takes longer than a statement."""
    opened, opens, can_open = list[str](), asyncio.Event(), asyncio.Event()
    connect = sqlite.connect

    async def slowly(path: str) -> sqlite.Connection:
        opened.append(path)
        opens.set()
        await can_open.wait()
        return await connect(path)

    async def read() -> int:
        async with sqlite_database.read() as connection:
            return int(await connection.scalar(text("SELECT 7")))

    async with sqlite_database.read() as connection:
        await connection.execute(text("SELECT 1"))
        monkeypatch.setattr(sqlite, "connect", slowly)
        first, *rest = [asyncio.create_task(read()) for _ in range(5)]
        await opens.wait()
        assert not any(one.done() for one in rest)
    assert await asyncio.gather(*rest) == [7] * 4
    assert len(opened) == 1
    can_open.set()
    assert await first == 7


async def test_who_gives_up_opening_lets_others(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited for the one that was being opened opens one."""
    opens, connect = asyncio.Event(), sqlite.connect

    async def never_first(path: str) -> sqlite.Connection:
        if not opens.is_set():
            opens.set()
            await asyncio.Event().wait()
        return await connect(path)

    async def read() -> int:
        async with sqlite_database.read() as connection:
            return int(await connection.scalar(text("SELECT 7")))

    monkeypatch.setattr(sqlite, "connect", never_first)
    gives_up, waits = asyncio.create_task(read()), asyncio.create_task(read())
    await opens.wait()
    gives_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gives_up

    assert await waits == 7


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

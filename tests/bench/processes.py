"""Two processes on one PostgreSQL, beside one with everything: what a share costs in both."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from tests import postgres
from tests.bench.figures import Figure
from tests.bench.shares import ROOM, STORY
from tests.wire.association import an_association
from tests.wire.members import Wire

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.association import Association

A_SECOND = 20  # shares, all groups together
LOOK = 0.005
_WAITS = text(
    "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0) "
    "FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
)


async def measure(folder: Path, count: int, server: str | None) -> list[Figure]:
    """Share *count* wins with one process for two shards, and with one for each."""
    if server is None:
        return []
    admin = Database(await postgres.made(server, "processes"))
    await migrate.migrate(admin, folder, SystemClock().now())
    one, _ = await _cost(admin, folder / "one", ["0-1"], count)
    two, waited = await _cost(admin, folder / "two", ["0", "1"], count)
    await admin.close()
    return [
        Figure("a share with two processes, beside one, CPU", two / one, "times", 1.15),
        Figure("  with one process, CPU", one * 1e3, "ms"),
        Figure("  the longest wait for another's lock", waited * 1e3, "ms", 50),
    ]


async def _cost(
    database: Database, folder: Path, processes: list[str], count: int
) -> tuple[float, float]:
    """Return the CPU seconds of a share in all processes, and the longest wait for a lock."""
    await asyncio.to_thread(folder.mkdir)
    async with Wire(validates=False) as wire:
        wire.limits.set(*ROOM)
        async with an_association(wire, database, folder, 2, processes) as group:
            await _share(group, min(20, count), "Warming up")
            before = sum(one.cpu_seconds() for one in group.processes)
            ends = asyncio.Event()
            watching = asyncio.create_task(_longest_wait(database, ends))
            await _share(group, count, "Then")
            ends.set()
            used = sum(one.cpu_seconds() for one in group.processes) - before
            return used / count, await watching


async def _share(group: Association, count: int, word: str) -> None:
    """Share at an even pace, in both groups in turn, and wait until all of it is posted."""
    began, sharing = time.perf_counter(), []
    for number in range(count):
        await asyncio.sleep(max(0.0, began + number / A_SECOND - time.perf_counter()))
        school = group.schools[number % len(group.schools)]
        story = f"{STORY}{word}, {number} loans."
        share = group.wire.slash(school.dana, school.channel, "win share", story=story)
        sharing.append(asyncio.create_task(share))
    await asyncio.gather(*sharing)
    await group.settled()


async def _longest_wait(database: Database, ends: asyncio.Event) -> float:
    longest = 0.0
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        while not ends.is_set():
            longest = max(longest, float(await connection.scalar(_WAITS) or 0))
            await asyncio.sleep(LOOK)
    return longest

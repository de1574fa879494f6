"""What the bot holds in memory, and how long it takes to start."""

from __future__ import annotations

import asyncio
import shutil
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.figures import Figure
from tests.wire import school as schools
from tests.wire.group import a_group, set_up
from tests.wire.members import Wire
from tests.wire.process import HOSTED
from tests.wire.server import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.group import Group

READY = "discord.ready"
REGISTERED = 600.0  # seconds for all groups; Discord takes 50 requests a second


async def measure(template: Path, folder: Path, starts: int, idle: float) -> list[Figure]:
    """Start the bot on an existing database *starts* times, then leave it idle for a while.

    Its modules are compiled, as they are on a host's computer after the first start.
    """
    resident, took = await _running(template, folder, 1, starts, idle)
    return [
        Figure("memory when idle, one group", resident / 1e6, "MB", 100),
        Figure("start to ready, an existing database, CPU", took, "s", 1.2),
    ]


async def measure_many(
    template: Path, folder: Path, groups: int, starts: int, idle: float
) -> list[Figure]:
    """Do the same with many groups, whose commands are registered by then."""
    resident, took = await _running(template, folder, groups, starts, idle)
    return [
        Figure(f"memory when idle, {groups:,} groups", resident / 1e6, "MB", 130),
        Figure(f"start to ready, {groups:,} groups, CPU", took, "s", 4),
    ]


async def _running(
    template: Path, folder: Path, groups: int, starts: int, idle: float
) -> tuple[int, float]:
    """Return the bytes that the idle bot holds, and the seconds of CPU that a start takes."""
    database = folder / "before.db"
    shutil.copy(template, database)
    async with Wire(validates=False) as wire:
        school, *others = [schools.build(wire) for _ in range(groups)]
        set_up(database, *others)
        async with a_group(wire, school, database, folder, HOSTED) as group:
            for other in others:
                await wire.registered(other.guild, "win", within=REGISTERED)
            await group.share("A quiet corner with two chairs is never empty.")
            took = [await _start(group) for _ in range(starts)]
            await asyncio.sleep(idle)
            return group.bot.resident_bytes(), median(took)


async def _start(group: Group) -> float:
    await group.bot.terminate()
    group.bot.log.clear()
    await group.bot.launch()
    await until(lambda: any(READY in line for line in group.bot.log), within=60)
    return group.bot.cpu_seconds()

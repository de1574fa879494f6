"""What the bot holds in memory, and how long it takes to start."""

from __future__ import annotations

import asyncio
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.figures import Figure
from tests.wire import school as schools
from tests.wire.group import a_group
from tests.wire.members import Wire
from tests.wire.process import HOSTED
from tests.wire.server import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.group import Group

READY = "discord.ready"


async def measure(template: Path, folder: Path, starts: int, idle: float) -> list[Figure]:
    """Start the bot on an existing database *starts* times, then leave it idle for a while.

    Its modules are compiled, as they are on a host's computer after the first start.
    """
    async with Wire(validates=False) as wire:
        school = schools.build(wire)
        async with a_group(wire, school, template, folder, HOSTED) as group:
            await group.share("A quiet corner with two chairs is never empty.")
            took = [await _start(group) for _ in range(starts)]
            await asyncio.sleep(idle)
            resident = group.bot.resident_bytes()
    return [
        Figure("memory when idle, one group", resident / 1e6, "MB", 100),
        Figure("start to ready, an existing database, CPU", median(took), "s", 1.2),
    ]


async def _start(group: Group) -> float:
    await group.bot.terminate()
    group.bot.log.clear()
    await group.bot.launch()
    await until(lambda: any(READY in line for line in group.bot.log), within=30)
    return group.bot.cpu_seconds()

"""Wins that come at an even pace: how long an answer takes, on a small computer too."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from tests.bench.figures import Figure
from tests.bench.shares import ROOM, STORY, in_flight
from tests.wire import school as schools
from tests.wire.group import a_group, promised
from tests.wire.members import Wire
from tests.wire.process import BARE, TICK, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from contextlib import AbstractContextManager

    from tests.wire.answers import Answer
    from tests.wire.group import Group

USUAL = 45  # wins a second: what Discord lets one bot post
PERIOD = 0.1  # seconds, as the kernel's own quota has it
CGROUPS = Path("/sys/fs/cgroup")


async def measure(template: Path, folder: Path, seconds: float) -> list[Figure]:
    """Offer wins for some *seconds*: 45 and 90 a second, and 30 with a quarter of a core.

    A computer may be slower after each pause. How much the same command of the least a bot can be
    costs at that pace, beside one among many, says how much of it that is.
    """
    pause = await _pause(seconds)
    async with Wire(validates=False) as wire:
        wire.limits.set(*ROOM)
        school = schools.build(wire)
        async with a_group(
            wire, school, template, folder, REQUESTS_PER_SECOND="10000", LOG_LEVEL="WARNING"
        ) as group:
            await _offered(group, 20, min(1, seconds), "Warming up")
            usual, core = await _offered(group, USUAL, seconds, "Usual")
            rush, _ = await _offered(group, 90, seconds, "Rush")
            with quarter(group.bot.pid):
                small, _ = await _offered(group, 30, seconds, "Small")
    return [
        Figure("45 wins a second, the answer's 99th percentile", usual * 1e3, "ms", 30),
        Figure("  of one core", core * 100, "%", 30),
        Figure("  a bare command at that pace, beside one of many in flight", pause, "times"),
        Figure("90 wins a second, the answer's 99th percentile", rush * 1e3, "ms", 100),
        Figure("30 wins a second on a quarter of a core, likewise", small * 1e3, "ms", 300),
    ]


async def _pause(seconds: float) -> float:
    """Return what a bare command costs with pauses between, times one among many."""
    async with Wire(validates=False) as wire:
        school = schools.build(wire)

        def command(_: int) -> asyncio.Task[Answer]:
            return asyncio.create_task(wire.slash(school.dana, school.channel, "bare"))

        async with BotProcess(wire, *BARE) as bot:
            await wire.registered(school.guild, "bare")
            count = round(USUAL * seconds)
            await in_flight(min(50, count), command)  # warming up
            began = bot.cpu_seconds()
            await in_flight(count, command)
            between = bot.cpu_seconds()
            await asyncio.gather(*[command(one) async for one in _at_pace(USUAL, seconds)])
            return (bot.cpu_seconds() - between) / max(between - began, TICK)


async def _offered(group: Group, rate: int, seconds: float, word: str) -> tuple[float, float]:
    """Return an answer's 99th percentile in seconds, and how much of a core the bot took."""
    began, cpu, sharing = time.perf_counter(), group.bot.cpu_seconds(), []
    async for number in _at_pace(rate, seconds):
        sharing += group.sharing(f"{STORY}{word}, {number} loans.")
    answers = await asyncio.gather(*sharing)
    took, used = time.perf_counter() - began, group.bot.cpu_seconds() - cpu
    await until(lambda: not group.owed(), within=60, every=0.05)
    assert all(map(promised, answers))
    return quantiles([one.took or 99.0 for one in answers], n=100)[98], used / took


async def _at_pace(rate: int, seconds: float) -> AsyncIterator[int]:
    """Give a number *rate* times a second."""
    began = time.perf_counter()
    for number in range(round(rate * seconds)):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        yield number


@contextmanager
def quarter(pid: int) -> Iterator[None]:
    """Hold a process to a quarter of one core: by the kernel's quota where that may be set.

    Elsewhere it's stopped for three quarters of the time, busy or not, which is harder.
    """
    with _quota(pid) or _stopped_again_and_again(pid):
        yield


def _quota(pid: int) -> AbstractContextManager[None] | None:
    """Return what holds a process by a control group; None where this program can't make one."""
    for parent, limit, value in (
        (CGROUPS / "cpu", "cpu.cfs_quota_us", f"{PERIOD * 1e6 / 4:.0f}"),
        (CGROUPS, "cpu.max", f"{PERIOD * 1e6 / 4:.0f} {PERIOD * 1e6:.0f}"),
    ):
        group = parent / f"bench-{pid}"
        try:
            group.mkdir()
        except OSError:
            continue
        try:
            (group / limit).write_text(value)
            return _in_group(pid, parent, group)
        except OSError:
            group.rmdir()
    return None


@contextmanager
def _in_group(pid: int, parent: Path, group: Path) -> Iterator[None]:
    (group / "cgroup.procs").write_text(str(pid))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            (parent / "cgroup.procs").write_text(str(pid))
        group.rmdir()


@contextmanager
def _stopped_again_and_again(pid: int) -> Iterator[None]:
    ends = threading.Event()

    def stop_and_go() -> None:
        while not ends.wait(PERIOD / 4):
            os.kill(pid, signal.SIGSTOP)
            ends.wait(PERIOD * 3 / 4)
            os.kill(pid, signal.SIGCONT)

    holding = threading.Thread(target=stop_and_go)
    holding.start()
    try:
        yield
    finally:
        ends.set()
        holding.join()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)

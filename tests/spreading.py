"""How a run's files are spread over its workers, and on which processors these are.

Each processor has a worker that computes, on it and nowhere else: a statement goes to a thread and
back, which takes longest between two processors of a virtual computer. Two on one would take turns,
and each would find its memory far away. One worker more takes the files that mostly wait, for a
bot's process or a browser: it needs little of a processor, but right away, so the others yield.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pytest
    from xdist.workermanage import WorkerController

WAITING = {"wire", "demo", "bench"}  # folders
BELOW = 10  # how far what computes yields, in steps of `nice`
MOST = 8  # processors that get a worker: each worker comes to hold a gigabyte


def quota(file: Path = Path("/sys/fs/cgroup/cpu.max")) -> int | None:
    """Return how many processors' time a container may take; None where nothing limits it."""
    try:
        microseconds, of = file.read_text("ascii").split()
        return max(int(microseconds) // int(of), 1)
    except (OSError, ValueError):  # there's no such file, or it says "max"
        return None


LINUX = hasattr(os, "sched_setaffinity")
HERE = sorted(os.sched_getaffinity(0)) if LINUX else list(range(os.cpu_count() or 1))
PROCESSORS = HERE[: min(quota() or MOST, MOST)]
WORKERS = len(PROCESSORS) + 1


def may_pin() -> bool:
    """Return whether workers may keep to their processors, which a hardened container refuses.

    Containers with a quota share all processors, and each would keep to the same first ones.
    """
    try:
        os.sched_setaffinity(0, HERE)  # where it is anyway
    except OSError:
        return False
    return quota() is None


IS_PINNED = LINUX and may_pin()


def in_order(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Begin with what computes longest, and end with what waits.

    The longest first: at the end of a run one worker would wait for it.
    """
    items = list(items)
    long = {item.path for item in items if item.get_closest_marker("torture")}
    return sorted(items, key=lambda it: (it.path.parent.name in WAITING, it.path not in long))


def settle(worker: str, workers: int) -> None:
    """Keep a worker of xdist (`gw0`, `gw1`, …) that computes, and what it starts, in its place.

    A run with fewer *workers* leaves them free: `-n 1` twice would share the first processor.
    """
    if IS_PINNED and workers >= WORKERS and _computes(worker):
        os.sched_setaffinity(0, {PROCESSORS[_number(worker)]})
        os.nice(BELOW)


@contextmanager
def everywhere() -> Iterator[None]:
    """Start what works alongside the tests on any processor."""
    if not IS_PINNED:
        yield
        return
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, HERE)
    try:
        yield
    finally:
        os.sched_setaffinity(0, mine)


class Spreading(LoadFileScheduling):  # type: ignore[misc] # it comes without types
    """Gives workers that compute the first file that's left, and the others the last."""

    def _assign_work_unit(self, node: WorkerController) -> None:
        if not _computes(node.gateway.id):
            self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)


def _computes(worker: str) -> bool:
    return _number(worker) < len(PROCESSORS)


def _number(worker: str) -> int:
    return int(worker.removeprefix("gw"))

"""How a run's files are spread over its workers."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import spreading

FILES = (
    "tests/kit/test_a.py",
    "tests/kit/test_b.py",
    "tests/kit/test_c.py",
    "tests/wire/test_d.py",
)


class Worker:
    """What the scheduler knows of a worker."""

    shutting_down = False

    def __init__(self, name: str) -> None:
        self.gateway = SimpleNamespace(id=name)
        self.given: list[int] = []

    def send_runtest_some(self, indices: list[int]) -> None:
        """Take tests, by their numbers."""
        self.given += indices

    def shutdown(self) -> None:
        """Have nothing more to do."""
        self.shutting_down = True


def test_who_takes_what(monkeypatch: pytest.MonkeyPatch) -> None:
    """What computes begins at the front, and what waits at the end; nothing is done twice."""
    monkeypatch.setattr(spreading, "PROCESSORS", [0, 1])
    workers = [Worker(name) for name in ("gw0", "gw1", "gw2")]
    config = SimpleNamespace(
        option=SimpleNamespace(loadscopereorder=False), getvalue=lambda _: ["popen"] * len(workers)
    )
    scheduler = spreading.Spreading(config)
    for one in workers:
        scheduler.add_node(one)
        scheduler.add_node_collection(
            one, [f"{file}::test_{n}" for file in FILES for n in range(4)]
        )
    scheduler.schedule()
    first = [one.given[0] // 4 for one in workers]
    while todo := [(one, number) for one in workers for number in one.given if number >= 0]:
        one, number = todo[0]
        one.given[one.given.index(number)] = -1 - number
        scheduler.mark_test_complete(one, number)

    assert first == [0, 1, 3]
    assert sorted(number for one in workers for number in one.given) == list(range(-16, 0))
    assert all(one.shutting_down for one in workers)


def test_order() -> None:
    """What computes longest begins, and what waits ends a run."""

    def item(folder: str, *marks: str) -> SimpleNamespace:
        path = Path(folder) / "test_one.py"
        return SimpleNamespace(path=path, get_closest_marker=lambda mark: mark in marks)

    items = wire, pure, long = item("wire"), item("kit"), item("ui", "torture")

    assert spreading.in_order(items) == [long, pure, wire]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("says", "processors"),
    [("200000 100000", 2), ("50000 100000", 1), ("max 100000", None), (None, None)],
)
def test_quota(tmp_path: Path, says: str | None, processors: int | None) -> None:
    """A container has as many workers as it may use processors, however many the computer has."""
    file = tmp_path / "cpu.max"
    if says is not None:
        file.write_text(f"{says}\n")

    assert spreading.quota(file) == processors


@pytest.mark.parametrize("quota", [None, 2])
@pytest.mark.parametrize("refused", [False, True])
def test_may_pin(monkeypatch: pytest.MonkeyPatch, quota: int | None, refused: bool) -> None:
    """Workers are left free where it's refused, and where a quota is shared with others."""

    def set_affinity(_process: int, _processors: list[int]) -> None:
        if refused:
            raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", set_affinity, raising=False)
    monkeypatch.setattr(spreading, "quota", lambda: quota)

    assert spreading.may_pin() == (quota is None and not refused)


@pytest.mark.parametrize(
    ("worker", "workers", "place"), [("gw1", 3, {5}), ("gw2", 3, None), ("gw0", 2, None)]
)
def test_settle(
    monkeypatch: pytest.MonkeyPatch, worker: str, workers: int, place: set[int] | None
) -> None:
    """What computes keeps to its processor and yields; what waits doesn't, nor does a small run."""
    known = {"PROCESSORS": [3, 5], "WORKERS": 3, "IS_PINNED": True}
    for name, value in known.items():
        monkeypatch.setattr(spreading, name, value)
    done: list[object] = []
    monkeypatch.setattr(os, "sched_setaffinity", lambda _, one: done.append(one), raising=False)
    monkeypatch.setattr(os, "nice", done.append, raising=False)
    spreading.settle(worker, workers)

    assert done == ([] if place is None else [place, spreading.BELOW])


@pytest.mark.skipif(not spreading.LINUX, reason="only Linux keeps a process to a processor")
def test_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """What works alongside the tests starts on any processor; the tests stay where they are."""
    monkeypatch.setattr(spreading, "IS_PINNED", True)
    before = os.sched_getaffinity(0)
    place = {min(before)}
    os.sched_setaffinity(0, place)
    try:
        with spreading.everywhere():
            meanwhile = os.sched_getaffinity(0)
        after = os.sched_getaffinity(0)
    finally:
        os.sched_setaffinity(0, before)

    assert meanwhile == set(spreading.HERE)
    assert after == place

"""The agenda is ticked for as long as the program runs."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import structlog

from bot.kit.database import DatabaseAwayError
from bot.scheduler import PERIOD, Scheduler

if TYPE_CHECKING:
    import pytest

    from bot.agenda.agenda import Agenda


def _ticks(agenda: Agenda, monkeypatch: pytest.MonkeyPatch, *, slow: float = 0) -> list[float]:
    """Return the moments of its ticks, each of which is slow and raises."""
    seen: list[float] = []

    async def tick() -> int:
        seen.append(time.monotonic())
        await asyncio.sleep(slow)
        raise RuntimeError

    monkeypatch.setattr(agenda, "tick", tick)
    return seen


async def _until(seen: list[float], count: int) -> None:
    async with asyncio.timeout(60):
        while len(seen) < count:  # noqa: ASYNC110 - what is waited for knows no event
            await asyncio.sleep(0.005)


async def test_a_tick_that_raises(sqlite_agenda: Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tick that raises is in the log, and the next one comes all the same."""
    seen = _ticks(sqlite_agenda, monkeypatch)
    scheduler = Scheduler(sqlite_agenda, timedelta(milliseconds=10))
    with structlog.testing.capture_logs() as logs:
        scheduler.start()
        await _until(seen, 4)
        scheduler.stop()

    assert {one["event"] for one in logs} == {"agenda.tick_failed"}
    assert len(logs) >= 3


async def test_database_away(sqlite_agenda: Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the database is away one line says so, and one that it's back."""
    seen: list[float] = []

    async def tick() -> int:
        seen.append(0)
        if len(seen) < 10:
            raise DatabaseAwayError from ConnectionRefusedError()
        return 0

    monkeypatch.setattr(sqlite_agenda, "tick", tick)
    scheduler = Scheduler(sqlite_agenda, timedelta(milliseconds=10))
    with structlog.testing.capture_logs() as logs:
        scheduler.start()
        await _until(seen, 15)
        scheduler.stop()

    assert [one["event"] for one in logs] == ["database.away", "database.back"]
    assert logs[0]["why"] == "ConnectionRefusedError"


async def test_slow_ticks(sqlite_agenda: Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticks that take longer than their period neither overlap nor pile up."""
    seen = _ticks(sqlite_agenda, monkeypatch, slow=0.05)
    scheduler = Scheduler(sqlite_agenda, timedelta(milliseconds=10))
    with structlog.testing.capture_logs():
        scheduler.start()
        await _until(seen, 4)
        scheduler.stop()
        await asyncio.sleep(0.1)

    assert all(later - one >= 0.045 for one, later in pairwise(seen))


async def test_stopped(sqlite_agenda: Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    """After stopping nothing ticks; stopping twice is fine."""
    seen = _ticks(sqlite_agenda, monkeypatch)
    scheduler = Scheduler(sqlite_agenda, timedelta(milliseconds=10))
    with structlog.testing.capture_logs():
        scheduler.start()
        await _until(seen, 1)
        scheduler.stop()
        scheduler.stop()
        await asyncio.sleep(0.05)
        count = len(seen)
        await asyncio.sleep(0.1)

    assert len(seen) == count


def test_period() -> None:
    """What is due is noticed within a few seconds."""
    assert timedelta(seconds=1) <= PERIOD <= timedelta(seconds=5)

"""Requests begin evenly; who is waited for goes first."""

from __future__ import annotations

import asyncio
import time

from bot.kit.pace import Pace, can_wait


async def test_who_is_waited_for_goes_first() -> None:
    """Behind a long queue of things that can wait, one that cannot is third at the latest."""
    pace, order = Pace(50), []

    async def one(name: str, *, patient: bool) -> None:
        can_wait.set(patient)
        await pace.turn()
        order.append(name)

    waiting = [asyncio.create_task(one("later", patient=True)) for _ in range(30)]
    await asyncio.sleep(0.1)
    before = len(order)
    await one("now", patient=False)
    behind = order.index("now") - before
    await asyncio.gather(*waiting)

    assert behind <= 2
    assert order.count("later") == 30


async def test_never_more_than_discord_takes() -> None:
    """From the first moment on, no second has more than 47 of 45 a second."""
    pace, times = Pace(45), []
    for _ in range(60):
        await pace.turn()
        times.append(time.monotonic())

    most = max(sum(1 for other in times if 0 <= other - one < 1) for one in times)
    assert most <= 47
    assert times[-1] - times[0] < 60 / 45 * 20  # and it goes on: a busy computer is late

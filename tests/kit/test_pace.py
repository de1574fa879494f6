"""Requests begin evenly; who is waited for goes first."""

from __future__ import annotations

import asyncio
import selectors
from typing import TYPE_CHECKING

import pytest

from bot.kit.pace import Pace, can_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    Run = Callable[[Coroutine[None, None, None]], None]


A_LITTLE = 1e-6  # seconds: where time stands still, a hair too early is too early forever


class Standing(asyncio.SelectorEventLoop):
    """A loop whose time passes when nothing is left to do: slow computers make no difference."""

    def __init__(self) -> None:
        self.at = 0.0
        super().__init__(_NothingComes(self))

    def time(self) -> float:
        """Return the seconds since it began."""
        return self.at


class _NothingComes(selectors.DefaultSelector):
    def __init__(self, loop: Standing) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._loop.at += (timeout or 0.0) + A_LITTLE
        return super().select(0)


@pytest.fixture
def run() -> Run:
    """What runs a coroutine in such a loop."""

    def it(what: Coroutine[None, None, None]) -> None:
        with asyncio.Runner(loop_factory=Standing) as runner:
            runner.run(what)

    return it


def test_who_is_waited_for_goes_first(run: Run) -> None:
    """Behind a long queue of things that can wait, one that cannot is third at the latest."""
    order: list[str] = []

    async def queue() -> None:
        pace = Pace(50)

        async def one(name: str, *, patient: bool) -> None:
            can_wait.set(patient)
            await pace.turn()
            order.append(name)

        waiting = [asyncio.create_task(one("later", patient=True)) for _ in range(30)]
        await asyncio.sleep(0.11)  # between two turns
        before = len(order)
        await one("now", patient=False)
        assert order.index("now") - before <= 2
        await asyncio.gather(*waiting)

    run(queue())

    assert order.count("later") == 30


def test_never_more_than_discord_takes(run: Run) -> None:
    """From the first moment on, no second has more than 47 of 45 a second, and hardly less."""
    times: list[float] = []

    async def many() -> None:
        pace = Pace(45)
        for _ in range(200):
            await pace.turn()
            times.append(asyncio.get_running_loop().time())

    run(many())

    assert max(sum(1 for other in times if 0 <= other - one < 1) for one in times) <= 47
    assert 198 / 45 - 0.1 <= times[-1] <= 198 / 45 + 0.1

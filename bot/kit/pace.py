"""Discord's pace: one request after another, and the one that somebody waits for goes first."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar

from aiolimiter import AsyncLimiter

# Set for work that nobody sits in front of.
can_wait: ContextVar[bool] = ContextVar("can_wait", default=False)

# A bucket of 45 would let 89 through in its first second. One of two makes up for a moment
# that came late, and lets at most 47 through: Discord's limit is 50.
AT_ONCE = 2


class Pace:
    """Lets so many things begin a second, evenly."""

    def __init__(self, per_second: float) -> None:
        self._limiter = AsyncLimiter(AT_ONCE, AT_ONCE / per_second)
        self._patient = asyncio.Lock()

    async def turn(self) -> None:
        """Wait for a turn: who can wait queues apart, so that only one of them is ahead."""
        if can_wait.get():
            async with self._patient:
                await self._limiter.acquire()
        else:
            await self._limiter.acquire()

"""Work for one server after another, in the background."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.kit.database import ABSENT
from bot.kit.pace import can_wait

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = structlog.get_logger()

AGAIN = 30.0  # seconds until what the database's absence held up is tried again


class WorkQueue:
    """Does the same for each server that it's given: nobody's answer waits for thousands."""

    def __init__(self, name: str, work: Callable[[int], Awaitable[object]]) -> None:
        self._name = name
        self._do = work
        self._waiting: dict[int, None] = {}  # servers, in their order
        self._work: asyncio.Task[None] | None = None

    def begin(self, *guild_ids: int) -> None:
        """See to it that these have their turn, after those that wait already."""
        self._waiting |= dict.fromkeys(guild_ids)
        if self._waiting and not self.is_busy:
            self._work = asyncio.create_task(self._work_off(), name=self._name)

    async def close(self) -> None:
        """Stop before the database does: what still waits has its turn at the next start."""
        self._waiting.clear()
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)

    @property
    def is_busy(self) -> bool:
        """Whether servers wait for their turn."""
        return self._work is not None and not self._work.done()

    async def _work_off(self) -> None:
        can_wait.set(True)
        while self._waiting:
            again = []
            while self._waiting:
                guild_id = next(iter(self._waiting))
                del self._waiting[guild_id]
                try:
                    await self._do(guild_id)
                except ABSENT:
                    again.append(guild_id)
                except Exception:
                    log.exception(f"{self._name}.fault", guild=guild_id)
            if again:
                await asyncio.sleep(AGAIN)
                self._waiting |= dict.fromkeys(again)

"""The simulated Discord, and the time that passes there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import simcord

SIMCORD_STARTS = datetime(2026, 1, 1, tzinfo=UTC)
LOOKS_EVERY = 0.002  # seconds


class Env(simcord.Env):
    """SimCord, which looks more often whether the bot has come to rest: every action waits for it.

    Its own 50 ms are most of what an action takes.
    """

    async def _settle_internal(self, **options: Any) -> None:
        await super()._settle_internal(**options | {"idle": LOOKS_EVERY})


class SimClock:
    """Reads SimCord's clock, so that the bot and its Discord agree."""

    def __init__(self) -> None:
        self.env: Env | None = None

    def now(self) -> datetime:
        """Return the present instant there; before SimCord runs, the one it will start at."""
        return SIMCORD_STARTS if self.env is None else self.env.now()

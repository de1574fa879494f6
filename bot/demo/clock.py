"""The demo's time: SimCord's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simcord.env import Env

SIMCORD_STARTS = datetime(2026, 1, 1, tzinfo=UTC)


class SimClock:
    """Reads SimCord's clock, so that the bot and its Discord agree."""

    def __init__(self) -> None:
        self.env: Env | None = None

    def now(self) -> datetime:
        """Return the present instant there; before SimCord runs, the one it will start at."""
        return SIMCORD_STARTS if self.env is None else self.env.now()

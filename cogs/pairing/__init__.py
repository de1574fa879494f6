"""What coffee and mentors share, as members see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.pairing import (
    board,  # noqa: F401 - its buttons
    views,  # noqa: F401 - its buttons
)

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client: its buttons register by themselves."""

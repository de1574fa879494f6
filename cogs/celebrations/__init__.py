"""Book days as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.celebrations.days import set_up_days

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    await set_up_days(client)

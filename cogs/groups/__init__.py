"""Setup, Start here, help, and what coordinators look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.groups import more_views  # noqa: F401 - the panel makes its buttons by name
from cogs.groups.cog import GroupsCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    await client.add_cog(GroupsCog(client))

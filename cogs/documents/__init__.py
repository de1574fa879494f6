"""What leaves Discord, as members see it: `/document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.documents import blurb_views, picking, views  # noqa: F401 - buttons and forms register
from cogs.documents.cog import DocumentCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    await client.add_cog(DocumentCog(client))

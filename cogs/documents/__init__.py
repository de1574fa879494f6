"""What leaves Discord, as members see it: `/document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.components import components_of
from cogs.documents import blurb_views, picking, views
from cogs.documents.cog import DocumentCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = components_of(views, picking, blurb_views)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.surfaces.add(views.RUBRIC)
    await client.add_cog(DocumentCog(client))

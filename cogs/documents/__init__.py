"""What leaves Discord, as members see it: `/document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.documents import blurb_views, picking, views
from cogs.documents.cog import DocumentCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = (
    views.show_card,
    views.year,
    views.make,
    views.more,
    views.spreadsheet,
    views.choose_audience,
    views.choose_period,
    views.other_days,
    views.keep_days,
    views.rubric,
    views.paste_rubric,
    views.keep,
    views.travel,
    picking.pick,
    picking.tick_wins,
    picking.all_wins,
    picking.headings,
    picking.order,
    picking.choose_heading,
    picking.under_page,
    picking.tick_under,
    blurb_views.make,
    blurb_views.show_piece,
    blurb_views.another,
    blurb_views.add,
    blurb_views.skip,
    blurb_views.change_details,
    blurb_views.keep_details,
    blurb_views.fine,
    blurb_views.as_file,
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.surfaces.add(views.RUBRIC)
    await client.add_cog(DocumentCog(client))

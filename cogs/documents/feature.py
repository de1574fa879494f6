"""What leaves Discord, as members see it, declared: `/document`."""

from __future__ import annotations

from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.documents import blurb_views, keepsake_views, page_views, picking, shelf_views, views
from cogs.documents.cog import DocumentCog

FEATURE = DiscordFeature(
    name="documents",
    cogs=(DocumentCog,),
    components=components_of(views, picking, blurb_views, keepsake_views, page_views, shelf_views),
    surfaces=(views.RUBRIC,),
)

"""What members see about themselves, declared: `/me`, and what waits for them."""

from __future__ import annotations

from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.members import first_views, reach_views, views
from cogs.members.cog import Me
from cogs.members.jobs import Removal, Sweep

FEATURE = DiscordFeature(
    name="members",
    cogs=(Me,),
    components=components_of(views, reach_views, first_views),
    handlers=(Sweep, Removal),
)

"""Calendars outside Discord as members see them, declared."""

from __future__ import annotations

from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.calendars import source_views, views

FEATURE = DiscordFeature(
    name="calendars",
    components=components_of(views, source_views),
    inbox=(source_views.inbox,),
)

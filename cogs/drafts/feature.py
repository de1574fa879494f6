"""The look at a member's words before others read them, declared."""

from __future__ import annotations

from bot.ui import review
from bot.ui.feature import DiscordFeature
from cogs.drafts.jobs import ExpireDraft

FEATURE = DiscordFeature(
    name="drafts",
    components=review.COMPONENTS,
    handlers=(ExpireDraft,),
)

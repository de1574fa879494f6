"""Drafts as members see them: the look at a member's words before others read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui import review
from cogs.drafts.jobs import ExpireDraft

if TYPE_CHECKING:
    from bot.client import WhatsWorking

COMPONENTS = review.COMPONENTS


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.agenda.register(ExpireDraft(client))

"""The weekly post as members see it, and its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.weekly import words
from bot.weekly.greeters import UNANSWERED
from bot.weekly.service import WEEK_POST
from cogs.weekly import (
    greet_views,
    jobs,
    own_question,  # noqa: F401 - its buttons
    views,  # noqa: F401 - its buttons
)

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.agenda.register(jobs.PostWeek(client))
    client.agenda.register(jobs.LookAtWin(client))
    client.spent_kinds |= {WEEK_POST, UNANSWERED}
    client.kinds |= {WEEK_POST: words.KIND_POST, UNANSWERED: words.KIND_UNANSWERED}
    client.shows[jobs.GREET] = greet_views.shown

"""The plan and the nudge as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plans import words
from bot.plans.schedule import DM, NUDGE, RESTART
from cogs.plans import (
    jobs,
    settings_views,  # noqa: F401 - its menus
    shows,
    views,  # noqa: F401 - its buttons
)
from cogs.plans.cog import PlansCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking

HANDLERS = (jobs.PostNudge, jobs.TellNudge, jobs.Remind, jobs.RemindTomorrow, jobs.AskAgain)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.attachments.hosts.add(NUDGE)
    client.kinds |= words.KINDS
    client.spent_kinds |= words.KINDS.keys()
    client.shows[DM] = shows.nudge
    client.shows[RESTART] = shows.restart
    await client.add_cog(PlansCog(client))

"""The plan and the nudge as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plans import words
from bot.plans.schedule import DM, NUDGE, RESTART
from bot.ui.components import components_of
from cogs.plans import (
    jobs,
    settings_views,
    shows,
    views,
)
from cogs.plans.cog import PlansCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking

HANDLERS = (jobs.PostNudge, jobs.TellNudge, jobs.Remind, jobs.RemindTomorrow, jobs.AskAgain)


COMPONENTS = components_of(views, settings_views)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.attachments.hosts.add(NUDGE)
    client.kinds |= words.KINDS
    client.shows[DM] = shows.nudge
    client.shows[RESTART] = shows.restart
    await client.add_cog(PlansCog(client))

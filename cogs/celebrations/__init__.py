"""Book days as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.proposals import ANSWER
from bot.ui.components import components_of
from cogs.celebrations import (
    calendar_jobs,
    choosing_views,
    date_forms,
    day_views,
    import_forms,
    month_views,
    plan_views,
    proposal_views,
    propose_forms,
    upcoming_views,
)
from cogs.celebrations.calendar_desk import waiting
from cogs.celebrations.cog import CelebrationsCog
from cogs.celebrations.days import set_up_days

if TYPE_CHECKING:
    from bot.client import WhatsWorking

HANDLERS = (
    calendar_jobs.AskForDates,
    calendar_jobs.AskOne,
    calendar_jobs.TellProposer,
)


COMPONENTS = components_of(
    choosing_views,
    month_views,
    upcoming_views,
    date_forms,
    import_forms,
    propose_forms,
    proposal_views,
    day_views,
    plan_views,
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.surfaces.add(propose_forms.DAY, import_forms.TABLE)
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.kinds |= {ASK: own_words.KIND_ASK, ANSWER: own_words.KIND_ANSWER}
    client.shows[ANSWER] = proposal_views.told
    client.shows[ASK_ONE] = date_forms.asked
    client.desk.append(waiting)
    client.first_steps["celebrations"] = "celebrate:choose"
    await set_up_days(client)
    await client.add_cog(CelebrationsCog(client))

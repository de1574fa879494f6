"""Book days as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.day_drafts import EXPIRY
from bot.celebrations.proposals import ANSWER
from cogs.celebrations import (
    calendar_jobs,
    choosing_views,  # noqa: F401 - its buttons
    date_forms,
    import_forms,  # noqa: F401 - its buttons
    month_views,  # noqa: F401 - its buttons
    proposal_views,
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
    calendar_jobs.DropDayDraft,
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.kinds |= {ASK: own_words.KIND_ASK, ANSWER: own_words.KIND_ANSWER}
    client.spent_kinds |= {ASK, ASK_ONE, ANSWER, EXPIRY}
    client.shows[ANSWER] = proposal_views.told
    client.shows[ASK_ONE] = date_forms.asked
    client.desk.append(waiting)
    client.first_steps["celebrations"] = "celebrate:choose:0"
    await set_up_days(client)
    await client.add_cog(CelebrationsCog(client))

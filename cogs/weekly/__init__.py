"""The weekly post as members see it, and its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.components import components_of
from bot.weekly import words
from bot.weekly.greeters import UNANSWERED
from bot.weekly.service import WEEK_POST
from cogs.weekly import greet_views, jobs, own_question, views

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = components_of(views, own_question, greet_views)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.surfaces.add(own_question.QUESTION)
    client.agenda.register(jobs.PostWeek(client))
    client.agenda.register(jobs.LookAtWin(client))
    client.kinds |= {WEEK_POST: words.KIND_POST, UNANSWERED: words.KIND_UNANSWERED}
    client.shows[jobs.GREET] = greet_views.shown

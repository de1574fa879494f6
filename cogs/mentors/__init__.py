"""Mentors as members and coordinators see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import desk_words, schedule
from bot.mentors.corner import CORNER
from cogs.mentors import (
    ask_views,  # noqa: F401 - its buttons
    board_views,  # noqa: F401 - its buttons
    desk,
    jobs,
    offer_views,  # noqa: F401 - its buttons
    pair_jobs,
    pair_views,  # noqa: F401 - its buttons
    public,
    shows,
)
from cogs.mentors.cog import MentorsCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.surfaces.add(*public.SURFACES)
    for handler in (*jobs.HANDLERS, *pair_jobs.HANDLERS):
        client.agenda.register(handler(client))
    client.kinds |= desk_words.KINDS
    client.spent_kinds |= {*schedule.ALL, CORNER}
    client.shows[schedule.TELL] = shows.tell
    client.desk.append(desk.waiting)
    client.pairs.append(desk.pairs)
    client.first_steps["mentors"] = "mentor:board:0"
    await client.add_cog(MentorsCog(client))

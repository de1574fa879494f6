"""Mentors as members and coordinators see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import desk_words
from bot.ui.components import components_of
from cogs.mentors import (
    ask_views,
    board_views,
    desk,
    forms,
    jobs,
    offer_views,
    pair_jobs,
    pair_views,
    public,
    shows,
    views,
)
from cogs.mentors.cog import MentorsCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = components_of(views, ask_views, offer_views, pair_views, board_views, forms)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.surfaces.add(*public.SURFACES)
    for handler in (*jobs.HANDLERS, *pair_jobs.HANDLERS):
        client.agenda.register(handler(client))
    for kind in shows.SHOWS:
        client.agenda.register(jobs.Tell(client, kind))
    client.kinds |= desk_words.KINDS
    client.shows |= shows.SHOWS
    client.desk.append(desk.waiting)
    client.pairs.append(desk.pairs)
    client.first_steps["mentors"] = "mentor:board"
    await client.add_cog(MentorsCog(client))

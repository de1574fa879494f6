"""Mentors as members and coordinators see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import desk_words
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


COMPONENTS = (
    views.status,
    views.new_offer,
    views.new_request,
    views.by_dm,
    views.by_thread,
    views.way,
    views.district,
    views.coordinator,
    views.myself,
    views.to_group,
    views.mentors_only,
    views.stop_request,
    ask_views.suggest,
    ask_views.pick,
    ask_views.see,
    ask_views.accept,
    ask_views.decline,
    ask_views.rest_me,
    ask_views.confirm,
    ask_views.refuse,
    ask_views.help_out,
    offer_views.full,
    offer_views.away,
    offer_views.back,
    offer_views.still_here,
    offer_views.capacity,
    offer_views.stop_offer,
    pair_views.met,
    pair_views.planning,
    pair_views.need_help,
    pair_views.end,
    pair_views.someone_else,
    pair_views.stop_pair,
    pair_views.change_pair,
    pair_views.add_line,
    pair_views.again,
    pair_views.wake,
    pair_views.go_on,
    pair_views.thank,
    pair_views.share_win,
    pair_views.post_win,
    pair_views.drop_win,
    board_views.open_board,
    board_views.approve,
    board_views.swap_which,
    board_views.swap_with,
    board_views.approves,
    board_views.helped,
    forms.offer,
    forms.request,
    forms.win,
    forms.line,
)


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

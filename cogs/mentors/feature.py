"""Mentors as members and coordinators see them, declared."""

from __future__ import annotations

from functools import partial

from bot.mentors import coordinator_words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.mentors import (
    ask_views,
    board_views,
    forms,
    inbox,
    jobs,
    notices,
    pair_jobs,
    pair_views,
    public,
    views,
)
from cogs.mentors.cog import MentorsCog

FEATURE = DiscordFeature(
    name="mentors",
    cogs=(MentorsCog,),
    components=components_of(views, ask_views, pair_views, board_views, forms),
    surfaces=public.SURFACES,
    handlers=(
        *jobs.HANDLERS,
        *pair_jobs.HANDLERS,
        *(partial(jobs.TellInOwnThread, kind=kind) for kind in notices.NOTICES),
    ),
    notices=notices.NOTICES,
    kinds=coordinator_words.KINDS,
    inbox=(inbox.inbox,),
    pairs=(inbox.pairs,),
    first_step="mentor:board",
)

"""Wins as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.components import components_of
from bot.wins import marks, reports, tries, try_words, words
from bot.wins.posts import POST
from cogs.wins import (
    draft_forms,
    draft_views,
    forms,
    jobs,
    own_views,
    report_views,
    shows,
    try_jobs,
    try_views,
    views,
)
from cogs.wins.cog import WinsCog
from cogs.wins.sweep import SweepPosts
from cogs.wins.watching import Watching

if TYPE_CHECKING:
    from bot.client import WhatsWorking

HANDLERS = (
    jobs.PostWin,
    jobs.RenderWin,
    jobs.UnpostWin,
    jobs.RenameMember,
    try_jobs.AskHowItWent,
    try_jobs.TellAuthor,
    try_jobs.SayThanks,
    jobs.AskAuthor,
    jobs.TellCoordinators,
    jobs.OpenThread,
)

COMPONENTS = components_of(
    views, forms, draft_forms, draft_views, own_views, report_views, try_views
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.surfaces.add(draft_views.WIN, try_views.LINE)
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.kinds |= {
        POST: words.WEEK_POST,
        marks.TRIED: words.WEEK_TRIED,
        tries.TOLD: try_words.WEEK_TOLD,
        tries.THANKED: try_words.WEEK_TOLD,
        jobs.ASK: words.WEEK_ASK,
        reports.NOTICE: words.WEEK_NOTICE,
    }
    sweep = SweepPosts(client)
    services = client.services
    services.documents.certain_until = lambda guild_id: services.sweeps.certain_until(
        guild_id, client.clock.now()
    )
    client.agenda.register(sweep)
    client.shows[marks.TRIED] = shows.tried
    client.shows[tries.TOLD] = shows.told
    client.shows[tries.THANKED] = shows.thanked
    client.shows[jobs.ASK] = shows.asked
    client.shows[report_views.NOTED] = shows.noted
    await client.add_cog(WinsCog(client, sweep))
    await client.add_cog(Watching(client))

"""Wins as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wins import marks, reports, words
from bot.wins.drafts import EXPIRY
from bot.wins.posts import POST, RENDER, UNPOST
from bot.wins.presenting import THREAD
from cogs.wins import (
    draft_views,  # noqa: F401 - its buttons
    jobs,
    own_views,  # noqa: F401 - its buttons
    present_forms,  # noqa: F401 - its button
    report_views,
    shows,
    thread_forms,  # noqa: F401 - its form
    views,  # noqa: F401 - its buttons
)
from cogs.wins.cog import WinsCog
from cogs.wins.sweep import SWEEP, SweepPosts

if TYPE_CHECKING:
    from bot.client import WhatsWorking

HANDLERS = (
    jobs.PostWin,
    jobs.RenderWin,
    jobs.UnpostWin,
    jobs.RenameMember,
    jobs.AskHowItWent,
    jobs.AskAuthor,
    jobs.ExpireDraft,
    jobs.TellCoordinators,
    jobs.OpenThread,
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.spent_kinds |= {POST, RENDER, UNPOST, EXPIRY, SWEEP, THREAD, jobs.ASK, reports.NOTICE}
    client.kinds |= {
        POST: words.WEEK_POST,
        marks.TRIED: words.WEEK_TRIED,
        jobs.ASK: words.WEEK_ASK,
        reports.NOTICE: words.WEEK_NOTICE,
    }
    sweep = SweepPosts(client)
    client.agenda.register(sweep)
    client.shows[marks.TRIED] = shows.tried
    client.shows[jobs.ASK] = shows.asked
    client.shows[report_views.NOTED] = shows.noted
    await client.add_cog(WinsCog(client, sweep))

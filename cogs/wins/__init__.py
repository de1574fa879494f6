"""Wins as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wins import marks
from bot.wins.drafts import EXPIRY
from bot.wins.service import RENDER, UNPOST
from cogs.wins import (
    draft_views,  # noqa: F401 - its buttons
    jobs,
    own_views,  # noqa: F401 - its buttons
    report_views,
    shows,
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
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.spent_kinds |= {RENDER, UNPOST, EXPIRY, SWEEP}
    sweep = SweepPosts(client)
    client.agenda.register(sweep)
    client.shows[marks.TRIED] = shows.tried
    client.shows[jobs.ASK] = shows.asked
    client.shows[report_views.NOTED] = shows.noted
    await client.add_cog(WinsCog(client, sweep))

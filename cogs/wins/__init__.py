"""Wins as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

COMPONENTS = (
    views.share,
    views.present,
    views.find,
    views.cheer,
    views.try_it,
    views.talk,
    views.more_found,
    views.back_found,
    views.search_again,
    views.find_form,
    views.older_mine,
    forms.share_form,
    forms.edit_form,
    forms.present_form,
    forms.there_form,
    draft_forms.reword_new,
    draft_forms.reword_edit,
    draft_forms.describe_form,
    draft_forms.photo_form,
    draft_views.describe,
    draft_views.another_photo,
    draft_views.without_photo,
    draft_views.nobody_recognized,
    draft_views.released,
    draft_views.drop,
    own_views.set_consent,
    own_views.edit,
    own_views.remove,
    own_views.remove_yes,
    own_views.keep,
    report_views.report,
    report_views.open_report,
    report_views.restore,
    report_views.hide,
    report_views.send_back,
    report_views.note_to_author,
    report_views.close,
    report_views.retry,
    try_views.how_it_went,
    try_views.add_line,
    try_views.keep_line,
    try_views.thank,
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

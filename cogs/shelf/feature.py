"""The shelf as members see it, declared."""

from __future__ import annotations

from bot.shelf import checking, forum, reports, upkeep, uses, words
from bot.shelf.queries import POST
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.shelf import (
    details,
    files,
    finding,
    forms,
    jobs,
    report_views,
    starter_views,
    upkeep_views,
    views,
)
from cogs.shelf.cog import ShelfCog

FEATURE = DiscordFeature(
    name="shelf",
    cogs=(ShelfCog,),
    components=components_of(
        views, finding, forms, files, details, report_views, starter_views, upkeep_views
    ),
    surfaces=(forms.ON_THE_SHELF, forms.HOW_USED),
    handlers=(*jobs.HANDLERS, *upkeep_views.HANDLERS),
    notices=jobs.NOTICES | upkeep_views.NOTICES,
    kinds={
        POST: words.WEEK_POST,
        uses.ASK: words.WEEK_ASK,
        reports.NOTICE: words.WEEK_NOTICE,
        forum.DESK: words.WEEK_FORUM,
        checking.BROKEN: words.WEEK_BROKEN,
        upkeep.UPKEEP: words.WEEK_UPKEEP,
    },
    inbox=(report_views.inbox,),
    first_step="shelf:settings",
)

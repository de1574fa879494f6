"""Questions to the group as members see them, declared."""

from __future__ import annotations

from bot.questions import service, words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.questions import forms, jobs, shows, views
from cogs.questions.cog import QuestionsCog

FEATURE = DiscordFeature(
    name="questions",
    cogs=(QuestionsCog,),
    components=components_of(views, forms),
    surfaces=(forms.QUESTION,),
    handlers=jobs.HANDLERS,
    shows={
        service.HIDDEN: shows.hidden,
        service.REFUSED: shows.refused,
        service.TOLD: shows.told,
    },
    kinds={
        service.POST: words.WEEK_POST,
        service.THREAD: words.WEEK_THREAD,
        service.HIDDEN: words.WEEK_HIDDEN,
        service.TOLD: words.WEEK_TOLD,
    },
    inbox=(shows.desk,),
    first_step="ask:settings",
)

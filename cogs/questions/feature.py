"""Questions to the group as members see them, declared."""

from __future__ import annotations

from bot.questions import occasions, words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.questions import forms, jobs, notices, summing_views, views
from cogs.questions.cog import QuestionsCog

FEATURE = DiscordFeature(
    name="questions",
    cogs=(QuestionsCog,),
    components=components_of(views, forms, summing_views),
    surfaces=(forms.QUESTION, summing_views.PIECE),
    handlers=jobs.HANDLERS,
    notices={
        occasions.HIDDEN: notices.hidden,
        occasions.REFUSED: notices.refused,
        occasions.TOLD: notices.answered,
        occasions.SUM: notices.sum_up,
        occasions.KEPT: notices.kept,
        occasions.THANKED: notices.thanked,
        occasions.HELP: notices.asked_for_help,
        occasions.ALONE: notices.alone,
        occasions.WORKED: notices.worked,
    },
    kinds={
        occasions.POST: words.WEEK_POST,
        occasions.THREAD: words.WEEK_THREAD,
        occasions.HIDDEN: words.WEEK_HIDDEN,
        occasions.TOLD: words.WEEK_TOLD,
        occasions.SUM: words.WEEK_SUM,
        occasions.SUMMARY: words.WEEK_SUMMARY,
        occasions.KEPT: words.WEEK_KEPT,
        occasions.THANKED: words.WEEK_THANKED,
        occasions.ASK_OTHERS: words.WEEK_OTHERS,
        occasions.HELP: words.WEEK_HELP,
        occasions.ALONE: words.WEEK_ALONE,
    },
    inbox=(notices.inbox,),
    first_step="ask:settings",
)

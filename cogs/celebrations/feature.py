"""Book days as members see them, declared."""

from __future__ import annotations

from bot.celebrations import day_words, own_words
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.proposals import ANSWER
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from bot.ui.handlers import TellOne
from cogs.celebrations import (
    choosing_views,
    date_forms,
    day_views,
    import_forms,
    jobs,
    month_views,
    plan_views,
    proposal_views,
    propose_forms,
    thread_jobs,
    upcoming_views,
)
from cogs.celebrations.calendar_inbox import inbox
from cogs.celebrations.cog import CelebrationsCog, ThreadsCog

FEATURE = DiscordFeature(
    name="celebrations",
    cogs=(ThreadsCog, CelebrationsCog),
    components=components_of(
        choosing_views,
        month_views,
        upcoming_views,
        date_forms,
        import_forms,
        propose_forms,
        proposal_views,
        day_views,
        plan_views,
    ),
    surfaces=(propose_forms.DAY, import_forms.TABLE),
    handlers=(
        jobs.AskForDates,
        jobs.AskOne,
        jobs.PostDay,
        jobs.PostPlan,
        *TellOne.each(ANSWER, jobs.UNFIT, why="awaited"),
        thread_jobs.OpenGatheringThread,
        thread_jobs.AddMember,
        thread_jobs.SayCount,
        thread_jobs.SumUp,
        thread_jobs.CloseThread,
    ),
    notices={
        ANSWER: proposal_views.decision_notice,
        ASK_ONE: date_forms.asked,
        jobs.UNFIT: propose_forms.unfit_notice,
    },
    kinds={ASK: own_words.KIND_ASK, ANSWER: own_words.KIND_ANSWER, **day_words.KINDS},
    inbox=(inbox, plan_views.inbox),
    attachments=(jobs.DayAttachment,),
    first_step="celebrate:choose",
)

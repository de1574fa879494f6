"""Wins as members see them, declared."""

from __future__ import annotations

from bot.ui.components import components_of
from bot.ui.coordinators import TellCoordinator
from bot.ui.feature import DiscordFeature
from bot.ui.handlers import TellOne
from bot.wins import reactions, reports, tries, try_words, words
from bot.wins.helped import HELPED
from bot.wins.posts import POST
from cogs.wins import (
    answers,
    draft_forms,
    draft_views,
    forms,
    jobs,
    notices,
    own_views,
    report_views,
    try_jobs,
    try_views,
    views,
)
from cogs.wins.cog import Watching, WinsCog
from cogs.wins.sweep import SweepPosts

FEATURE = DiscordFeature(
    name="wins",
    cogs=(WinsCog, Watching),
    components=components_of(
        views, forms, answers, draft_forms, draft_views, own_views, report_views, try_views
    ),
    surfaces=(draft_views.WIN, try_views.LINE),
    handlers=(
        jobs.PostWin,
        jobs.RenderWin,
        jobs.UnpostWin,
        jobs.RenameMember,
        jobs.PostWinReport,
        jobs.OpenWinThread,
        SweepPosts,
        try_jobs.AskAboutTry,
        try_jobs.TellAuthor,
        try_jobs.TellHelper,
        *TellOne.each(jobs.ASK, tries.THANKED),
        *TellOne.each(jobs.UNFIT, jobs.ASK_AGAIN, why="awaited"),
        *TellOne.each(reports.NOTED, why="pressing"),
        *TellCoordinator.each(reports.TELL, why="pressing", hours="day"),
    ),
    notices={
        reactions.TRIED: notices.tried,
        tries.TOLD: notices.outcome,
        tries.THANKED: notices.thanked,
        HELPED: notices.helped,
        jobs.ASK: notices.asked,
        jobs.REFUSED: notices.refused,
        jobs.UNFIT: notices.unfit,
        jobs.ASK_AGAIN: notices.vanished,
        reports.TELL: notices.reported,
        reports.NOTED: notices.noted,
    },
    kinds={
        POST: words.WEEK_POST,
        reactions.TRIED: words.WEEK_TRIED,
        tries.TOLD: try_words.WEEK_TOLD,
        tries.THANKED: try_words.WEEK_TOLD,
        HELPED: try_words.WEEK_TOLD,
        jobs.ASK: words.WEEK_ASK,
        reports.NOTICE: words.WEEK_NOTICE,
    },
)

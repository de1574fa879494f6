"""The plan and the nudge as members see them, declared."""

from __future__ import annotations

from bot.plans import words
from bot.plans.schedule import DM, RESTART
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.plans import jobs, notices, settings_views, views
from cogs.plans.cog import PlansCog

FEATURE = DiscordFeature(
    name="plans",
    cogs=(PlansCog,),
    components=components_of(views, settings_views),
    handlers=(
        jobs.PostNudge,
        jobs.TellNudge,
        jobs.RemindOfNudge,
        jobs.RemindTomorrow,
        jobs.AskNextYear,
    ),
    notices={DM: notices.nudge, RESTART: notices.restart},
    kinds=words.KINDS,
)

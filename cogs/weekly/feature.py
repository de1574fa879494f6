"""The weekly post as members see it, and its panel, declared."""

from __future__ import annotations

from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from bot.weekly import words
from bot.weekly.service import WEEK_POST
from cogs.weekly import jobs, views

FEATURE = DiscordFeature(
    name="weekly",
    components=components_of(views),
    surfaces=(views.QUESTION,),
    handlers=(jobs.PostWeek, jobs.LookAtWin),
    notices={jobs.GREET: views.unanswered_notice},
    first_step="weekly:plan",
    kinds={WEEK_POST: words.KIND_POST},
)

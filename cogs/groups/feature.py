"""Setup, Start here, help, and what coordinators look at, declared."""

from __future__ import annotations

from bot.groups import inquiry_words, school_words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.groups import (
    health,
    inquiry_views,
    more_views,
    reminders,
    school_views,
    setup_views,
    trouble_jobs,
    views,
    week_views,
)
from cogs.groups.cog import GroupsCog
from cogs.groups.jobs import Restart
from cogs.groups.leaving import RemoveGroup
from cogs.groups.watching import ChannelWatch

FEATURE = DiscordFeature(
    name="groups",
    cogs=(GroupsCog, ChannelWatch),
    components=components_of(
        views,
        setup_views,
        more_views,
        school_views,
        week_views,
        trouble_jobs,
        inquiry_views,
    ),
    handlers=(
        Restart,
        *trouble_jobs.HANDLERS,
        *reminders.HANDLERS,
        *inquiry_views.HANDLERS,
        RemoveGroup,
    ),
    notices=trouble_jobs.NOTICES | reminders.NOTICES | inquiry_views.NOTICES,
    kinds={
        Restart.kind: school_words.RESTART_KIND,
        reminders.RemindCoordinators.kind: inquiry_words.REMINDER_KIND,
    },
    inbox=(trouble_jobs.inbox, health.inbox, inquiry_views.inbox),
)

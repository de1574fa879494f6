"""Meet-ups as members see them, declared."""

from __future__ import annotations

from bot.meetups import kinds, words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.meetups import (
    change_views,
    create_views,
    desk,
    jobs,
    talk_views,
    thread_jobs,
    turnout_views,
    views,
    went,
)
from cogs.meetups.cog import MeetupsCog
from cogs.meetups.shows import SHOWS

FEATURE = DiscordFeature(
    name="meetups",
    cogs=(MeetupsCog,),
    components=components_of(
        *(create_views, views, change_views, talk_views, desk, went, turnout_views)
    ),
    surfaces=(create_views.PLAN, talk_views.TALK),
    handlers=(*jobs.HANDLERS, *thread_jobs.HANDLERS),
    shows=SHOWS,
    kinds={
        kinds.POST: words.KIND_POST,
        kinds.THREAD: words.KIND_THREAD,
        kinds.CALL: words.KIND_CALL,
        kinds.START: words.KIND_START,
    },
    inbox=(desk.waiting,),
    attachments=(jobs.ThisWeek,),
    first_step="meetup:settings",
)

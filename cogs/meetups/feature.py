"""Meet-ups as members see them, declared."""

from __future__ import annotations

from bot.meetups import kinds, words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.meetups import (
    challenge_views,
    change_views,
    create_views,
    detail_views,
    inbox,
    jobs,
    picture_views,
    talk_views,
    thread_jobs,
    views,
    went,
)
from cogs.meetups.cog import MeetupsCog
from cogs.meetups.notices import NOTICES

FEATURE = DiscordFeature(
    name="meetups",
    cogs=(MeetupsCog,),
    components=components_of(
        create_views,
        detail_views,
        views,
        change_views,
        talk_views,
        inbox,
        went,
        challenge_views,
        picture_views,
    ),
    surfaces=(detail_views.PLAN, talk_views.TALK),
    handlers=(*jobs.HANDLERS, *thread_jobs.HANDLERS),
    notices=NOTICES,
    kinds={
        kinds.POST: words.KIND_POST,
        kinds.THREAD: words.KIND_THREAD,
        kinds.CALL: words.KIND_CALL,
        kinds.START: words.KIND_START,
    },
    inbox=(inbox.inbox,),
    attachments=(jobs.ThisWeek,),
    first_step="meetup:settings",
)

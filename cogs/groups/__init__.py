"""Setup, Start here, help, and what coordinators look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import school_words
from cogs.groups import more_views, school_views, setup_views, suggest_views, views, week_views
from cogs.groups.cog import GroupsCog
from cogs.groups.jobs import Restart
from cogs.groups.leaving import RemoveGroup

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = (
    views.how,
    views.who,
    views.ask,
    views.check_again,
    setup_views.pick_channel,
    setup_views.pick_zone,
    setup_views.pick_second,
    setup_views.show_setup,
    setup_views.post_start,
    setup_views.send_test,
    setup_views.remove_test,
    setup_views.make_channel,
    more_views.show_people,
    more_views.drop_coordinator,
    more_views.show_more,
    more_views.pick_desk,
    more_views.pick_role,
    more_views.pick_features,
    more_views.keep_photos,
    school_views.show_school,
    school_views.change_dates,
    school_views.dates,
    school_views.save_dates,
    school_views.answer_question,
    school_views.type_answer,
    school_views.typed_answer,
    school_views.usual_again,
    school_views.open_times,
    school_views.save_times,
    school_views.keep_times,
    suggest_views.switch_on,
    suggest_views.decline,
    week_views.show_week,
    week_views.run_now,
    week_views.skip,
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.agenda.register(Restart(client))
    client.attachments.hosts.add(Restart.kind)
    client.agenda.register(RemoveGroup(client))
    client.kinds[Restart.kind] = school_words.RESTART_KIND
    await client.add_cog(GroupsCog(client))

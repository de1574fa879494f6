"""Setup, Start here, help, and what coordinators look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import school_words
from bot.ui.components import components_of
from cogs.groups import (
    more_views,
    school_views,
    setup_views,
    suggest_views,
    trouble_jobs,
    views,
    week_views,
)
from cogs.groups.cog import GroupsCog
from cogs.groups.jobs import Restart
from cogs.groups.leaving import RemoveGroup

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = components_of(
    *(views, setup_views, more_views, school_views, suggest_views, week_views, trouble_jobs)
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    client.agenda.register(Restart(client))
    for handler in trouble_jobs.HANDLERS:
        client.agenda.register(handler(client))
    client.shows |= trouble_jobs.SHOWS
    client.desk.append(trouble_jobs.desk)
    client.attachments.hosts.add(Restart.kind)
    client.agenda.register(RemoveGroup(client))
    client.kinds[Restart.kind] = school_words.RESTART_KIND
    await client.add_cog(GroupsCog(client))

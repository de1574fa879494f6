"""Setup, Start here, help, and what coordinators look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import school_words
from cogs.groups import more_views, school_views  # noqa: F401 - buttons are made by their name
from cogs.groups.cog import GroupsCog
from cogs.groups.jobs import Restart
from cogs.groups.leaving import RemoveGroup

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.agenda.register(Restart(client))
    client.attachments.hosts.add(Restart.kind)
    client.agenda.register(RemoveGroup(client))
    client.kinds[Restart.kind] = school_words.RESTART_KIND
    await client.add_cog(GroupsCog(client))

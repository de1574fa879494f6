"""What members see about themselves: `/me`, and what waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.components import components_of
from cogs.members import views
from cogs.members.cog import Me
from cogs.members.jobs import Removal, Sweep

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = components_of(views)


async def setup(client: WhatsWorking) -> None:
    """Add the commands and what the clock triggers."""
    client.components.add(*COMPONENTS)
    sweep = Sweep(client)
    client.agenda.register(sweep)
    client.agenda.register(Removal(client))
    await client.add_cog(Me(client, sweep))

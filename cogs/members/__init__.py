"""What members see about themselves: `/me`, and what waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.members import views  # noqa: F401 - buttons register
from cogs.members.cog import Me
from cogs.members.jobs import SWEEP, Removal, Sweep

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the commands and what the clock triggers."""
    client.spent_kinds.add(SWEEP)
    sweep = Sweep(client)
    client.agenda.register(sweep)
    client.agenda.register(Removal(client))
    await client.add_cog(Me(client, sweep))

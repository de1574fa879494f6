"""What members see about themselves: `/me`, and what waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.members import views
from cogs.members.cog import Me
from cogs.members.jobs import Removal, Sweep

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = (
    views.show_note,
    views.about,
    views.settings,
    views.choose_level,
    views.choose_zone,
    views.choose_reach,
    views.open_details,
    views.details,
    views.open_school,
    views.school,
    views.ask_pause,
    views.rest_days,
    views.pick_date,
    views.rest_until,
    views.come_back,
    views.hide,
    views.unhide,
    views.export,
    views.ask_forget,
    views.forget,
    views.keep,
)


async def setup(client: WhatsWorking) -> None:
    """Add the commands and what the clock triggers."""
    client.components.add(*COMPONENTS)
    sweep = Sweep(client)
    client.agenda.register(sweep)
    client.agenda.register(Removal(client))
    await client.add_cog(Me(client, sweep))

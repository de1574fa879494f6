"""Coffee as members see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import kinds, words
from bot.ui.components import components_of
from cogs.coffee import board, jobs, settings_views, views
from cogs.coffee.cog import CoffeeCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


COMPONENTS = components_of(views, settings_views)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    for handler in jobs.HANDLERS:
        client.agenda.register(handler(client))
    client.kinds |= {
        kinds.ROUND: words.KIND_ROUND,
        kinds.ROOM: words.KIND_ROOM,
        kinds.ASK: words.KIND_ASK,
    }
    client.shows |= jobs.SHOWS
    client.pairs.append(board.part)
    client.first_steps["coffee"] = "coffee:settings"
    await client.add_cog(CoffeeCog(client))

"""Coffee as members see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import kinds, words
from cogs.coffee import (
    board,
    jobs,
    settings_views,  # noqa: F401 - its menus
    views,  # noqa: F401 - its buttons
)
from cogs.coffee.cog import CoffeeCog

if TYPE_CHECKING:
    from bot.client import WhatsWorking


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    for handler in jobs.HANDLERS:
        client.agenda.register(handler(client))
    client.spent_kinds |= set(kinds.ALL) - {kinds.ROUND}
    client.kinds |= {
        kinds.ROUND: words.KIND_ROUND,
        kinds.ROOM: words.KIND_ROOM,
        kinds.ASK: words.KIND_ASK,
    }
    client.shows |= jobs.SHOWS
    client.pairs.append(board.part)
    client.first_steps["coffee"] = "coffee:settings:0"
    await client.add_cog(CoffeeCog(client))

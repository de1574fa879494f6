"""What coffee and mentors share, as members see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.pairing import board, views

if TYPE_CHECKING:
    from bot.client import WhatsWorking

COMPONENTS = (board.pairs, board.download_table, views.open_list, views.pick_people)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)

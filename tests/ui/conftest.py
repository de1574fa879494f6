"""What tests of the shared Discord parts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.card import Card
from tests.ui.telling import KIND, Tell, fine, homesick

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from tests.discord import World


@pytest.fixture
def tell(world: World) -> Tell:
    """A handler that tells; what it tells is no longer needed where it is "old"."""

    async def made(client: WhatsWorking, notice: Notice) -> Card | None:
        card = Card(f"This is {notice.occurrence}.", [fine.button(7), homesick.button(7)])
        return None if notice.occurrence == "old" else card

    world.client.notices[KIND] = made
    world.client.components.add(fine, homesick)
    world.client.add_dynamic_items(fine.item, homesick.item)
    handler = Tell(world.client)
    world.client.agenda.register(handler)
    return handler

"""What tests of the shared Discord parts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.card import Card
from bot.ui.press import presses
from tests.ui.telling import KIND, Fine, Homesick, Tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from tests.discord import World


@pytest.fixture
def tell(world: World) -> Iterator[Tell]:
    """A handler that tells; what it tells is no longer needed where it is "old"."""

    async def shown(client: WhatsWorking, notice: Notice) -> Card | None:
        card = Card(f"This is {notice.occurrence}.", [Fine(7), Homesick(7)])
        return None if notice.occurrence == "old" else card

    world.client.shows[KIND] = shown
    world.client.add_dynamic_items(Fine, Homesick)
    handler = Tell(world.client)
    world.client.agenda.register(handler)
    presses.update({Fine.verb: Fine, Homesick.verb: Homesick})
    yield handler
    for verb in (Fine.verb, Homesick.verb):
        del presses[verb]

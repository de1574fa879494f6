"""Buttons in direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui import words
from tests.discord import text
from tests.ui.telling import Tell, chooses, dms, tells

if TYPE_CHECKING:
    from tests.discord import World


async def test_a_button_in_a_direct_message(world: World, tell: Tell) -> None:
    """A button that is made for it works there, in place of the card that was pressed."""
    await chooses(world, world.dana, reach="dm")
    await tells(world, world.dana)
    pressed = await world.dana.user.click(dms(world.dana)[0], label="Fine")

    assert pressed.acknowledged
    assert [one.content for one in dms(world.dana)] == ["Row 7."]


async def test_a_button_that_needs_the_server(world: World, tell: Tell) -> None:
    """Any other button says where it works."""
    await chooses(world, world.dana, reach="dm")
    await tells(world, world.dana)
    pressed = await world.dana.user.click(dms(world.dana)[0], label="Homesick")

    assert text(pressed) == words.ONLY_IN_SERVER

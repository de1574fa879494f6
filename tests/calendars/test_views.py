"""Calendars outside Discord, as members and coordinators see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.calendars import words
from tests.discord import answer, buttons, text
from tests.meetups.test_meeting import post, ready, set_up

if TYPE_CHECKING:
    from tests.discord import World


async def test_to_a_calendar(world: World) -> None:
    """Under the post there's a file of it; with a reminder if asked; and one of all dates."""
    await ready(world)
    found = await set_up(world)
    assert words.ADD in buttons(found)
    shown = await world.luis.click(post(world), label=words.ADD)

    assert text(shown).startswith("Here's **What are you reading?** for your calendar")
    assert [one.filename for one in answer(shown).attachments] == [words.FILE_NAME]
    reminding = await world.luis.click(answer(shown), label=words.WITH_REMINDER)
    assert "15 minutes before" in text(reminding)
    nothing = await world.luis.click(answer(shown), label=words.MINE)
    assert text(nothing) == words.MINE_NOTHING
    await world.luis.click(post(world), label="I'm coming")
    mine = await world.luis.click(answer(shown), label=words.MINE)
    assert "1 date you're coming to" in text(mine)
    assert [one.filename for one in answer(mine).attachments] == [words.MINE_NAME]

"""What reaches who chose direct messages: the answer to a proposal, and the asking for dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words, words
from tests.celebrations.test_dates import JANUARY, celebrating
from tests.celebrations.test_proposing import DAYS, FORM, propose, ready
from tests.discord import buttons, text
from tests.ui.telling import chooses, dms, waiting

if TYPE_CHECKING:
    from tests.discord import World


async def test_an_answer(world: World) -> None:
    """Who proposed a day is told once, with the group's name and a button that works there."""
    await ready(world)
    await chooses(world, world.dana, reach="dm")
    await propose(world)
    (day,) = await world.services.proposals.waiting(world.guild.id, world.clock.now().date())
    now = world.clock.now()
    await world.services.proposals.approve(world.guild.id, day.id, world.marta.id, now)
    await world.tick()
    await world.restart()
    await world.tick()
    (message,) = dms(world.dana)
    pressed = await world.dana.user.click(message, label=own_words.WHAT_COMES)

    assert message.content.startswith(own_words.TOLD_APPROVED.format(name=FORM["name"], days=DAYS))
    assert "Prairie School Librarians" in message.content
    link = f"https://discord.com/channels/{world.guild.id}"
    assert text(pressed) == own_words.COMES_ELSEWHERE.format(link=link)
    assert await waiting(world, world.dana) == []


async def test_asking(world: World) -> None:
    """A coordinator is asked once, in school hours; the button says where the dates go."""
    await celebrating(world, at=JANUARY)
    await chooses(world, world.marta, reach="dm")
    await world.tick()
    await world.tick()
    (message,) = dms(world.marta)
    pressed = await world.marta.user.click(message, label=words.DATES)

    assert message.content.startswith(words.LACKING_ONE)
    assert list(buttons(message)) == [words.DATES]
    assert "/celebrate upcoming" in text(pressed)

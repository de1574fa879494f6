"""A question that Discord doesn't take: its author hears why, and can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import words
from bot.ui.send import why_unfit
from tests.discord import answer
from tests.mentors.acting import ask, moments, said, switch_on

if TYPE_CHECKING:
    from tests.discord import World

BAD = "Is https://example.com/bad a good place to buy?"
BETTER = "Where do you buy graphic novels?"


async def test_told_and_changed(world: World) -> None:
    """They read why, with their words; it isn't tried unchanged, and the change is posted once."""
    await switch_on(world)
    saved = await ask(world, world.luis, text=BAD, sizes=("question",))
    await world.luis.click(answer(saved), label=words.OFFER_TO_GROUP)
    await moments(world)
    posts = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", posts, status=400, code=240000)
    await world.advance(days=2)
    await moments(world)
    told = [one for one in said(world, world.luis) if why_unfit(240000) in one.content]
    await world.advance(days=1)
    meanwhile = [one for one in world.posts(world.channel) if BAD in one.content]
    form = await world.luis.click(told[0], label=words.CHANGE_REQUEST)
    typed = str(form.modal)
    filled = {"topics": ["weeding"], "sizes": ["question"], "words": BETTER}
    await world.luis.submit_modal(form, filled | {"sentence": "", "level": []})
    await world.advance(days=1)
    await moments(world)
    posted = [one for one in world.posts(world.channel) if BETTER in one.content]

    assert len(told) == 1
    assert BAD in told[0].content
    assert meanwhile == []
    assert BAD in typed
    assert len(posted) == 1

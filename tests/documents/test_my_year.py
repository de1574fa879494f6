"""One's own year, as a member asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World


async def test_first(world: World) -> None:
    """x"""
    await world.services.groups.change(
        world.guild.id, world.clock.now(), switched_on=frozenset({"documents"})
    )
    await world.client.registry.register(world.guild.id)
    for n in range(6):
        await world.dana.slash(world.channel, "win share", story=f"A cart by the doors, {n}.")
    card = await world.dana.slash(world.channel, "document my-year")
    print(text(card), buttons(answer(card)))
    kept = await world.dana.click(answer(card), label=words.LET_IN.format(count=6))
    print(text(kept))
    let = await world.dana.click(answer(kept), label=words.TRAVEL)
    print(text(let))
    done = await world.dana.click(answer(let), label=words.MAKE)
    print(text(done), [one.filename for one in answer(done).message.attachments])
    raise AssertionError

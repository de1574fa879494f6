"""What waits for a member, as they see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.members import words
from bot.members.rules import Notice
from bot.ui import words as ui_words
from bot.ui.card import Card
from tests.discord import answer, buttons, text
from tests.members.acting import me

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from tests.discord import World


async def leave_notes(world: World, *names: str) -> None:
    """Let things wait for Dana; the one named "old" is no longer needed when it is shown."""

    async def made(client: WhatsWorking, notice: Notice) -> Card | None:
        name = notice.occurrence
        return None if name == "old" else Card(f"This is {name}.")

    world.client.notices["a.kind"] = made
    for name in names:
        notice = Notice(world.guild.id, world.dana.id, "a.kind", occurrence=name)
        await world.services.members.let_wait(notice, world.clock.now())


async def test_two_things_wait(world: World) -> None:
    """The next press says so; each is shown once, oldest first."""
    await leave_notes(world, "old", "one", "two")
    told = answer(await me(world, "hide"))
    first = answer(await world.dana.click(told, label=words.SHOW_ME))
    second = answer(await world.dana.click(first, label=words.SHOW_ME))
    third = await world.dana.click(first, label=words.SHOW_ME)

    assert "3 things are waiting for you." in told.content
    assert first.content == f"This is one.\n\n{words.WAITING_ONE}"
    assert second.content == "This is two."
    assert buttons(second) == {}
    assert text(third) == ui_words.NOTICE_GONE


async def test_a_thing_that_nobody_can_show(world: World) -> None:
    """What waits for a feature that is gone is dropped, not an error."""
    await leave_notes(world, "one")
    del world.client.notices["a.kind"]
    told = answer(await me(world, "hide"))
    shown = await world.dana.click(told, label=words.SHOW_ME)

    assert text(shown) == ui_words.NOTICE_GONE

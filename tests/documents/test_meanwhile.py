"""What changes while files are made: they are given only if everything in them may still leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.documents import words
from bot.kit.personal import Person
from bot.wins.rules import WinDraft
from tests.discord import answer, buttons, text
from tests.documents.worlds import files, share

if TYPE_CHECKING:
    from tests.discord import World

CART = "A cart by the cafeteria doors. It was empty by noon."
BOARD = "A whiteboard by the door, and a marker on a string."


@pytest.mark.parametrize(
    "what", ["removed", "hides", "forgotten", "a plan hides", "a plan forgotten"]
)
async def test_what_changes_while_it_is_made(
    world: World, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Files with what may not leave any more are not given, and nothing is written down."""
    await world.switch_on("documents")
    services, now, mine = world.services, world.clock.now(), (world.guild.id, world.dana.id)
    if what.startswith("a plan"):
        await services.members.arrive(*mine, "Dana Whitehorse", now)
        await services.plans.done(*mine, "weekly", now.date(), now, about="our art teacher")
    else:
        await share(world, world.dana, CART, BOARD)
    real = services.documents.make

    async def meanwhile(*given: Any) -> object:
        done = await real(*given)
        if what == "removed":
            await services.wins.remove(world.guild.id, 1, world.dana.id, now)
        elif what.endswith("hides"):
            await services.members.hide(*mine, True, now)
        else:
            await services.privacy.forget(Person(*mine), now)
        return done

    card = await world.dana.slash(world.channel, "document my-year")
    monkeypatch.setattr(services.documents, "make", meanwhile)
    refused = await world.dana.click(answer(card), label=words.MAKE)

    assert text(refused).startswith(words.CHANGED_MEANWHILE)
    assert answer(refused).attachments == []
    assert words.BACK in buttons(answer(refused))
    exported = await services.privacy.export(Person(*mine))
    assert "my documents" not in exported.sheets


async def test_a_new_win_while_it_is_made(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes later is in the next document, and stops none."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    real = world.services.documents.make

    async def meanwhile(*given: Any) -> object:
        wins, now = world.services.wins, world.clock.now()
        new = await wins.share(WinDraft(world.guild.id, world.dana.id, "Dana", BOARD), now)
        await wins.consent(world.guild.id, new.win.id, world.dana.id, "named")
        return await real(*given)

    card = await world.dana.slash(world.channel, "document my-year")
    monkeypatch.setattr(world.services.documents, "make", meanwhile)
    found = await files(await world.dana.click(answer(card), label=words.MAKE))

    assert set(found) == {"docx", "html"}

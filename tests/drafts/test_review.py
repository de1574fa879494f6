"""The one look at words before others read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from simcord.actors import _dispatch_actor_interaction

from bot.drafts import words
from bot.students import words as student_words
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.wins import words as win_words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World

NAMED = "jayden in 4th grade finished his first chapter book."
FORM: dict[str, Any] = {
    "topics": ["weeding"],
    "sizes": ["weeks"],
    "words": "I know a lot about carts.",
}


async def _share(world: World, story: str) -> InteractionResult:
    return await world.dana.slash(world.channel, "win share", story=story)


async def _drafts(world: World) -> int:
    found = 0
    for draft_id in range(1, 10):
        for guild_id in (world.guild.id, 1_000):
            found += await world.services.drafts.find(guild_id, draft_id) is not None
    return found


async def test_a_rewritten_text_is_shown_first(world: World) -> None:
    """Nothing is posted before its author has read the new words, and said so."""
    looked = await _share(world, NAMED)
    read = await world.dana.click(answer(looked), label=student_words.USE_A_STUDENT)
    shown = text(read)

    assert shown.startswith(f"{words.REWRITTEN['post']}\n> ")
    assert "jayden" not in shown
    assert list(buttons(answer(read))) == [words.THIS["post"], words.CHANGE]
    assert world.posts() == []
    posted = await world.dana.click(answer(read), label=words.THIS["post"])
    assert text(posted).startswith("Posted.")
    assert await _drafts(world) == 0


async def test_the_new_words_can_be_changed(world: World) -> None:
    """*Change my text* opens the form with the new words, and other words are looked at again."""
    looked = await _share(world, NAMED)
    read = await world.dana.click(answer(looked), label=student_words.USE_A_STUDENT)
    form = await world.dana.click(answer(read), label=words.CHANGE)
    assert form.modal is not None
    assert "jayden" not in form.modal["components"][0]["component"]["value"]

    again = await world.dana.submit_modal(form, {"story": "kayden in 3rd grade read it."})
    assert text(again).startswith(words.FIRST["post"])
    assert world.posts() == []


async def test_what_was_decided_holds_for_these_words(world: World) -> None:
    """*Not a student* posts these words; in others the same name is asked about again."""
    looked = await _share(world, NAMED)
    posted = await world.dana.click(answer(looked), label=words.NOT_A_STUDENT["post"])
    again = await _share(world, "jayden in 4th grade read another one.")

    assert text(posted).startswith("Posted.")
    assert text(again).startswith(words.FIRST["post"])
    assert len(world.posts()) == 1


async def test_someone_elses_draft(world: World) -> None:
    """Nobody else can look at a draft, change it or post it."""
    looked = await _share(world, NAMED)
    for custom_id in buttons(answer(looked)).values():
        forged = await world.post(Card("Press.", [Button(custom_id)]))
        pressed = await world.luis.click(forged)
        assert text(pressed).startswith(words.GONE), custom_id
    assert await _drafts(world) == 1


async def test_switched_off_keeps_the_words(world: World) -> None:
    """Where it can't go out now, the words wait behind *Change my text*."""
    looked = await _share(world, NAMED)
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, switched_off=frozenset({"wins"}))
    refused = await world.dana.click(answer(looked), label=words.NOT_A_STUDENT["post"])

    assert text(refused).startswith(ui_words.SWITCHED_OFF)
    assert list(buttons(answer(refused))) == [words.CHANGE]
    assert await _drafts(world) == 1


@pytest.mark.parametrize("guild_id", [1_000, None])
async def test_a_stranger_stores_nothing(world: World, guild_id: int | None) -> None:
    """A forged form from someone who isn't in the group leaves nothing behind there."""
    await world.switch_on()
    told = await _hand_in_privately(world, f"mentor:offer:{guild_id or world.guild.id}")

    assert ui_words.NOT_A_MEMBER in text(told)
    assert FORM["words"] in text(told)
    assert await _drafts(world) == 0


async def _hand_in_privately(world: World, custom_id: str) -> InteractionResult:
    """Hand in a form in direct messages, as someone who never pressed anything in the server."""
    stranger = world.member("Mallory").user
    parts: list[dict[str, object]] = [
        {"type": 18, "component": {"type": 3, "custom_id": "topics", "values": FORM["topics"]}},
        {"type": 18, "component": {"type": 3, "custom_id": "sizes", "values": FORM["sizes"]}},
        {"type": 18, "component": {"type": 4, "custom_id": "words", "value": FORM["words"]}},
    ]
    kind = discord.InteractionType.modal_submit.value
    data = {"custom_id": custom_id, "components": parts}
    return await _dispatch_actor_interaction(stranger, kind, stranger.dm_channel, data)


async def test_a_full_store_gives_the_words_back(world: World) -> None:
    """One draft too many isn't kept, and its words come back to be copied."""
    for number in range(20):
        await _share(world, f"jayden in 4th grade read book {number}.")
    refused = await _share(world, "jayden in 4th grade read one more.")

    assert text(refused).startswith(words.TOO_MANY.format(limit=20))
    assert win_words.POSTED[:6] not in text(refused)
    assert "read one more" in text(refused)

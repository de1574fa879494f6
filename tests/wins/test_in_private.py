"""Forms that are filled in where no server is, and forms that are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.students import words as student_words
from bot.ui import words as ui_words
from bot.wins import words
from tests.discord import answer, text
from tests.ui.telling import chooses, dms
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    import discord

    from tests.discord import World

SAID = "Our lunch club finished its first graphic novel today."
CHANGED = "The lunch club finished its first book."


async def asked(world: World, *attachments: tuple[str, bytes]) -> discord.Message:
    """Dana is asked by direct message about a message of hers."""
    await chooses(world, world.dana, reach="dm")
    message = await world.dana.send(world.general, SAID, attachments=attachments)
    await world.luis.context_menu(world.general, words.SAVE_AS_WIN, message)
    await world.tick()
    return dms(world.dana)[-1]


async def test_changing_a_draft_in_a_direct_message(world: World) -> None:
    """The new words are posted in the draft's own group."""
    form = await world.dana.user.click(await asked(world), label=draft_words.CHANGE)
    await world.dana.user.submit_modal(form, {"story": CHANGED})

    (post,) = world.posts()
    assert CHANGED in post.content


async def test_a_draft_that_is_gone_in_a_direct_message(world: World) -> None:
    """There it is not known which group the words are for: they are given back."""
    question = await asked(world)
    form = await world.dana.user.click(question, label=draft_words.CHANGE)
    await world.dana.user.click(question, label=words.NO_THANKS)
    result = await world.dana.user.submit_modal(form, {"story": CHANGED})

    assert answer(result).content.startswith(ui_words.ONLY_IN_SERVER)
    assert CHANGED in answer(result).content
    assert world.posts() == []


async def test_describing_a_photo_in_a_direct_message(world: World) -> None:
    """The description is kept, and the next question follows."""
    question = await asked(world, photo())
    await world.dana.user.click(question, label=draft_words.POST_IT)
    form = await world.dana.user.click(dms(world.dana)[-1], label=words.DESCRIBE_BUTTON)
    await world.dana.user.submit_modal(form, {"alt": "A rolling cart of books."})
    await world.dana.user.click(dms(world.dana)[-1], label=student_words.PHOTO_CLEAR)

    (post,) = world.posts()
    assert [one.description for one in post.attachments] == ["A rolling cart of books."]


async def test_a_refused_form(world: World) -> None:
    """A refusal without a way on gives back what was typed, within Discord's limit."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    form = await world.dana.slash(world.channel, "win edit", win="1")
    yes = await world.dana.slash(world.channel, "win remove", win="1")
    await world.dana.click(answer(yes), label=words.REMOVE_YES)
    result = await world.dana.submit_modal(form, {"story": CHANGED + " a" * 780})

    assert text(result).startswith(words.NO_WIN)
    assert CHANGED in text(result)
    assert len(text(result)) <= 2_000

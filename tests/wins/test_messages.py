"""Ordinary messages: saving them as wins, and telling a coordinator about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.wins import words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

SAID = "Our lunch club finished its first graphic novel today."


async def test_saving_ones_own_message(world: World) -> None:
    """A member's own message becomes a win after one look at it."""
    message = await world.dana.send(world.general, SAID)
    asked = await world.dana.context_menu(world.general, words.SAVE_AS_WIN, message)
    assert text(asked).startswith(words.KEEP_OWN)
    assert SAID in text(asked)
    assert world.posts() == []

    await world.dana.click(answer(asked), label=draft_words.POST_IT)

    (post,) = world.posts()
    assert SAID in post.content
    assert post.content.startswith("**Dana Whitehorse**")


async def test_saving_someone_elses_message(world: World) -> None:
    """Its author is asked, privately, and nothing is posted before they say yes."""
    message = await world.dana.send(world.general, SAID)
    said = await world.luis.context_menu(world.general, words.SAVE_AS_WIN, message)
    await world.tick()
    assert text(said).startswith(words.ASKED_AUTHOR.format(name="Dana Whitehorse"))
    assert world.posts() == []

    news = await world.dana.slash(world.channel, "win mine")
    asked = await world.dana.click(answer(news), label="Show me")
    assert SAID in text(asked)
    await world.dana.click(answer(asked), label=draft_words.POST_IT)

    (post,) = world.posts()
    assert post.content.startswith("**Dana Whitehorse**")


async def test_saying_no(world: World) -> None:
    """*No, thanks* keeps nothing."""
    message = await world.dana.send(world.general, SAID)
    asked = await world.dana.context_menu(world.general, words.SAVE_AS_WIN, message)
    said = await world.dana.click(answer(asked), label=words.NO_THANKS)
    again = (
        await world.dana.click(answer(asked), label=draft_words.POST_IT)
        if buttons(answer(said))
        else None
    )

    assert text(said) == words.NOT_SAVED
    assert again is None
    assert world.posts() == []


async def test_a_message_of_the_bots(world: World) -> None:
    """A win is not saved again, and a message without words cannot be."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    result = await world.luis.context_menu(world.channel, words.SAVE_AS_WIN, world.posts()[0])

    assert text(result).startswith(words.ALREADY_A_WIN)


async def test_mentioning_the_bot(world: World) -> None:
    """Under a mention there is a question; only its author's press counts."""
    mention = f"<@{world.client.own_id}>"
    await world.dana.send(world.general, f"{mention} {SAID}")
    question = world.posts(world.general)[-1]
    assert question.content == words.MENTIONED

    other = await world.luis.click(question, label=words.SAVE_AS_WIN)
    assert text(other).startswith(draft_words.GONE)
    assert world.posts() == []

    await world.dana.click(question, label=words.SAVE_AS_WIN)
    (post,) = world.posts()
    assert SAID in post.content
    assert mention not in post.content


async def test_an_ordinary_message(world: World) -> None:
    """What is not said to the bot is not answered."""
    await world.dana.send(world.general, SAID)

    assert len(world.posts(world.general)) == 1


async def test_a_student_may_be_recognized(world: World) -> None:
    """The post is hidden at once, a coordinator sees it, and one tap shows it again."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    post = world.posts()[0]
    form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, post)
    told = await world.luis.submit_modal(form, {"about": ["student"], "words": "a name tag"})
    await world.tick()
    assert text(told).startswith(words.REPORTED_HIDDEN)
    assert world.posts()[0].content == words.HIDDEN_POST

    today = await world.marta.slash(world.channel, "coordinator today")
    opener = next(one for one in buttons(answer(today)).values() if one.startswith("report:open"))
    opened = await world.marta.click(answer(today), custom_id=opener)
    assert "a name tag" in text(opened)
    assert "Luis" not in text(opened)
    await world.marta.click(answer(opened), label=words.RESTORE)
    await world.tick()

    assert SAID in world.posts()[0].content


async def test_sent_back_with_a_note(world: World) -> None:
    """The author is told what should change; an edit shows the post again."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    post = world.posts()[0]
    form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, post)
    await world.luis.submit_modal(form, {"about": ["other"]})
    await world.tick()
    assert SAID in world.posts()[0].content

    (report,) = await world.services.reports.open(world.guild.id)
    today = await world.marta.slash(world.channel, "coordinator today")
    opened = await world.marta.click(answer(today), custom_id=f"report:open:{report.id}")
    note = await world.marta.click(answer(opened), label=words.SEND_BACK)
    await world.marta.submit_modal(note, {"note": "Please say which club."})
    await world.tick()
    assert world.posts()[0].content == words.HIDDEN_BY_COORDINATOR

    news = await world.dana.slash(world.channel, "win mine")
    noted = await world.dana.click(answer(news), label="Show me")
    assert "Please say which club." in text(noted)
    edit = await world.dana.click(answer(noted), label="Change my text")
    await world.dana.submit_modal(edit, {"story": "The comics club finished its first book."})

    assert "comics club" in world.posts()[0].content


@pytest.mark.parametrize("press", ["report:open:1", "report:restore:1", "win:retry"])
async def test_members_cannot_settle_reports(world: World, press: str) -> None:
    """A coordinator's button in a member's hands changes nothing."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, world.posts()[0])
    await world.luis.submit_modal(form, {"about": ["student"]})
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_channel_id=world.general.id
    )
    await world.tick()
    result = await world.luis.click(await world.post_by_hand(press))

    assert "for the people who run the group" in text(result)
    assert len(await world.services.reports.open(world.guild.id)) == 1

"""What the bot says, unasked or asked aloud, under members' messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.wins import words
from tests.discord import text

if TYPE_CHECKING:
    from tests.discord import World

SAID = "Our lunch club finished its first graphic novel today."


async def test_replying_to_a_win(world: World) -> None:
    """A reply mentions nobody in its words, so it is not taken for a win."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    await world.luis.send(world.channel, "How lovely!", reply_to=world.posts()[0])

    assert [one.content for one in world.posts()[1:]] == ["How lovely!"]


@pytest.mark.parametrize("label", [words.SAVE_AS_WIN, words.NO_THANKS])
async def test_the_public_question_is_answered(world: World, label: str) -> None:
    """Once its author said yes or no, the question is gone from the channel."""
    await world.dana.send(world.general, f"<@{world.client.own_id}> {SAID}")
    question = world.posts(world.general)[-1]
    await world.luis.click(question, label=label)
    assert world.posts(world.general)[-1].content == words.MENTIONED

    await world.dana.click(question, label=label)

    assert all(one.content != words.MENTIONED for one in world.posts(world.general))
    assert len(world.posts()) == (label == words.SAVE_AS_WIN)


async def test_the_name_of_a_thread(world: World) -> None:
    """It says what it's about and whose it is; both follow the win (see test_posts)."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    await world.luis.click(world.posts()[0], label=words.TALK)
    guild = world.client.get_guild(world.guild.id)

    assert guild is not None
    (name,) = [one.name for one in guild.threads]
    assert name == "Our lunch club finished its first graphic novel… · Dana Whitehorse"


async def test_talking_takes_time(world: World) -> None:
    """The press is acknowledged before the thread is asked for, which may take long."""
    await world.dana.slash(world.channel, "win share", story=SAID)
    post, before = world.posts()[0], len(world.env.http_requests)
    await world.luis.click(post, label=words.TALK)
    paths = [one.path for one in world.env.http_requests[before:]]

    assert paths[0].endswith("/callback")
    assert any(path.endswith("/threads") for path in paths[1:])


async def test_telling_before_setup(new_world: World) -> None:
    """Where nobody ran setup there is nobody to tell; the words come back."""
    message = await new_world.dana.send(new_world.general, SAID)
    result = await new_world.luis.context_menu(new_world.general, words.TELL_COORDINATOR, message)
    if result.modal is not None:
        result = await new_world.luis.submit_modal(result, {"about": ["other"], "words": "Why?"})

    assert "/setup" in text(result)
    assert await new_world.services.reports.open(new_world.guild.id) == []

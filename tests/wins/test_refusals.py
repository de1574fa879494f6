"""When Discord says no late, or asks to slow down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from bot.agenda.occurrences import Due, Retry
from bot.members.rules import Notice
from bot.ui import channel_post
from bot.ui.permissions import INVITE
from bot.ui.send import PostLookup, Sent, Unreached, send_once, unreached
from bot.wins import words
from cogs.wins import jobs
from tests.conftest import MONDAY
from tests.discord import answer, text

if TYPE_CHECKING:
    from tests.discord import World

STORY = "A reader asked for the next one before lunch."
SILENT = discord.Permissions(INVITE.value & ~discord.Permissions(send_messages=True).value)
COMMANDS = discord.Permissions(use_application_commands=True)


def silence(world: World) -> None:
    """Let the bot post nowhere."""
    world.limit_everyone(SILENT | COMMANDS)
    world.limit_bot(SILENT)


def test_asked_to_slow_down() -> None:
    """Discord says how long; the agenda waits that long."""
    found = unreached(discord.RateLimited(40))

    assert found.wait is not None
    assert (found.wait.total_seconds(), found.refused) == (40, False)
    assert unreached(aiohttp.ClientError()).wait is None
    assert not unreached(TimeoutError()).refused


@pytest.mark.parametrize("error", [discord.RateLimited(40), ConnectionResetError()])
async def test_unreached(world: World, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Whatever is raised on the way, each of these is tried again without a fault."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    (post,) = world.posts()

    async def broken(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr(discord.PartialMessage, "edit", broken)
    monkeypatch.setattr(discord.PartialMessage, "delete", broken)
    monkeypatch.setattr(PostLookup, "find_post", broken)
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_channel_id=world.desk.id
    )
    outcomes = []
    for handler, subject_id, payload in (
        (jobs.RenderWin, 1, {}),
        (jobs.UnpostWin, post.id, {"channel_id": world.channel.id}),
        (jobs.PostWinReport, 1, {}),
    ):
        key = (handler.kind, world.guild.id, subject_id, 0, "1")
        due = Due(9, *key, payload, MONDAY, MONDAY, 2, MONDAY)
        outcomes.append(await handler(world.client).deliver(due, MONDAY))

    assert [isinstance(one, Retry) and not one.refused for one in outcomes] == [True] * 3


async def test_refused_after_the_answer(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was told "in a moment" hears once, privately, that it is not posted yet."""

    async def unanswered(*_: object, **__: object) -> Sent | Unreached:
        return Unreached("Discord answered 503")

    monkeypatch.setattr(channel_post, "send_once", unanswered)
    said = await world.dana.slash(world.channel, "win share", story=STORY)
    assert text(said).startswith(words.SAVED_SLOW.format(channel=world.channel.id))
    monkeypatch.setattr(channel_post, "send_once", send_once)
    silence(world)
    await world.advance(minutes=1)
    await world.advance(minutes=10)
    news = await world.dana.slash(world.channel, "win find", words="nothing")
    assert "1 thing is waiting for you." in text(news)

    shown = await world.dana.click(answer(news), label="Show me")
    assert text(shown).startswith(words.STILL_REFUSED.partition("\n")[0])
    await world.advance(hours=7)
    quiet = await world.dana.slash(world.channel, "win find", words="nothing")
    assert "waiting" not in text(quiet)


async def test_refused_in_the_answer(world: World) -> None:
    """Who read at once that it is not posted hears nothing more, whatever comes between."""
    silence(world)
    said = await world.dana.slash(world.channel, "win share", story=STORY)
    await world.advance(hours=1)
    world.env.inject_error("POST", "/channels/*/messages", status=503, times=None)
    await world.advance(hours=8)
    world.env.backend.faults.clear()
    await world.restart()
    await world.advance(hours=8)
    news = await world.dana.slash(world.channel, "win find", words="nothing")

    assert text(said).startswith(words.SAVED_REFUSED.format(channel=world.channel.id))
    assert "waiting" not in text(news)


async def test_posted_meanwhile(world: World) -> None:
    """A note about a win that is posted by now is not shown."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    make, them = world.client.notices[jobs.REFUSED], (world.guild.id, world.dana.id)

    assert await make(world.client, Notice(*them, jobs.REFUSED, 1)) is None
    assert await make(world.client, Notice(*them, jobs.REFUSED, 99)) is None


async def test_a_post_that_may_not_be_deleted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message goes before its thread; what is refused stands in a coordinator's list."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    (post,) = world.posts()
    await world.luis.click(post, label=words.TALK)
    asked: list[int] = []

    async def refusing(thread_id: int) -> None:
        asked.append(thread_id)
        response: object = type("Response", (), {"status": 403, "reason": "Forbidden"})()
        raise discord.Forbidden(response, "Missing Permissions")

    monkeypatch.setattr(world.client.http, "delete_channel", refusing)
    now, wins = world.clock.now(), world.services.wins
    removed = await wins.remove(world.guild.id, 1, world.dana.id, now, thread_too=True)
    assert removed.due is not None
    with world.env._bot_scope():
        await world.client.agenda.begin(removed.due)
    assert asked == [post.id]
    assert post.id not in [one.id for one in world.posts()]

    today = await world.marta.slash(world.channel, "coordinator today")
    assert "couldn't delete" in text(today)
    assert post.jump_url in text(today)
    monkeypatch.undo()
    await world.marta.click(answer(today), label=words.RETRY)
    await world.tick()
    nothing = await world.marta.slash(world.channel, "coordinator today")
    assert "Nothing is waiting" in text(nothing)

"""What Discord refuses about a day's thread: each has its sentence, and nothing is made twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.celebrations import day_words as words
from bot.ui.permissions import INVITE
from tests.celebrations.celebrating import (
    ALOUD,
    BEFORE,
    MORNING,
    celebrate,
    on_the_day,
    post,
    posted,
    said,
    the_gathering,
    thread,
)
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

HOUR = timedelta(hours=1)
READS = discord.Permissions(view_channel=True, use_application_commands=True)
THREAD, MEMBER = "/channels/*/messages/*/threads", "/channels/*/thread-members/*"


def deny(world: World, name: str) -> None:
    """Take a permission from the bot, and from everyone, so that no role gives it back."""
    permissions = discord.Permissions(INVITE.value)
    permissions.update(**{name: False})
    world.limit_bot(permissions)
    world.limit_everyone(READS)


async def desk(world: World) -> str:
    """Return the coordinators' list."""
    return text(await world.marta.slash(world.channel, "coordinator today"))


def members(world: World, thread_id: int) -> set[int]:
    """Return who is in a thread."""
    return set(world.env.backend.get_channel(thread_id).thread_members)


async def test_a_full_thread(world: World) -> None:
    """Discord lets 1,000 people in: anyone who comes after is told, and not tried again."""
    found = await on_the_day(world)
    world.env.inject_error("PUT", MEMBER, status=400, code=30033)
    result = await world.dana.click(found, label="Join the thread")
    await world.until(MORNING + 7 * HOUR)

    assert text(result).startswith(words.JOIN_TROUBLE["full"].format(thread=found.id))
    assert next(iter(buttons(answer(result)))) == "We did this too"
    assert world.dana.id not in members(world, found.id)
    assert "Read Aloud" not in await desk(world)


async def test_too_many_open_threads(world: World) -> None:
    """The coordinators see why; once there's room it opens, and those who waited are in at once."""
    world.env.inject_error("POST", THREAD, status=400, code=160006, times=4)
    found = await on_the_day(world)
    result = await world.dana.click(found, label="Join the thread")
    assert text(result).startswith(words.JOINED_EARLY)
    assert "as many open threads as Discord allows" in await desk(world)
    await world.until(MORNING + timedelta(hours=1, minutes=14))

    assert thread(world).id == found.id
    assert world.dana.id in members(world, found.id)
    assert "open threads" not in await desk(world)


async def test_a_thread_that_is_there_already(world: World) -> None:
    """A member opened one on the post: it is the day's, and gets its first line."""
    deny(world, "create_public_threads")
    found = await on_the_day(world)
    backend = world.env.backend
    backend.create_thread(world.channel.id, "Ours", world.luis.id, message_id=found.id)
    world.limit_bot(INVITE)
    await world.until(MORNING + HOUR)
    result = await world.dana.click(found, label="Join the thread")

    assert thread(world).id == found.id == (await the_gathering(world)).thread_id
    assert len(said(world)) == 1
    assert text(result).startswith("You're in:")


async def test_deleted_before_it_was_known(world: World) -> None:
    """That thread, deleted before the bot knew of it, is not made again either."""
    deny(world, "create_public_threads")
    found = await on_the_day(world)
    backend = world.env.backend
    backend.create_thread(world.channel.id, "Ours", world.luis.id, message_id=found.id)
    backend.delete_channel(found.id)
    await world.env.settle()
    world.limit_bot(INVITE)
    await world.until(MORNING + 8 * HOUR)
    result = await world.dana.click(found, label="Join the thread")

    assert list(world.channel.threads) == []
    assert text(result).startswith(words.JOIN_TROUBLE["deleted"])


@pytest.mark.parametrize("archived", [False, True])
async def test_a_locked_thread_is_not_forced(world: World, *, archived: bool) -> None:
    """Locked, open (160005) or archived (50083): no recap in it, and the coordinators see why."""
    found = await on_the_day(world)
    await world.luis.click(found, label="We did this too")
    deny(world, "manage_threads")
    meta = {"locked": True, "archived": archived}
    world.env.backend.edit_channel(found.id, {}, thread_metadata=meta)
    await world.until(MORNING + 40 * HOUR)

    assert len(said(world)) == 1
    assert (await the_gathering(world)).recap_at is None
    assert f"is locked (<#{found.id}>), so I couldn't write there." in await desk(world)


async def test_no_word_in_threads(world: World) -> None:
    """It may open threads and not write in them: named, and the first line comes when it may."""
    deny(world, "send_messages_in_threads")
    found = await on_the_day(world)
    assert thread(world).id == found.id
    assert said(world) == []
    assert "name. Turn on Create Public Threads and Send Messages in Threads" in await desk(world)
    world.limit_bot(INVITE)
    await world.until(MORNING + 2 * HOUR)

    assert len(said(world)) == 1
    assert "has no thread" not in await desk(world)


@pytest.mark.parametrize("seen", [True, False])
async def test_the_channel_goes_after_the_post(world: World, *, seen: bool) -> None:
    """Its thread goes with it. What the bot did not see happen, it tells; nothing is made again."""
    found = await on_the_day(world)
    await world.dana.click(found, label="We did this too")
    gathering = await the_gathering(world)
    if seen:
        world.env.backend.delete_channel(world.channel.id)
    for gone in (found.id, world.channel.id):
        world.env.backend.channels.pop(gone, None)
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, wins_channel_id=world.general.id)
    await world.until(MORNING + 40 * HOUR)
    world.channel = world.general
    after = await world.services.gatherings.get(world.guild.id, gathering.id)
    told = "The thread of **World Read Aloud Day** was deleted." in await desk(world)

    assert posted(world, MORNING) == []
    assert (after.thread_deleted, after.recap_at) == (True, None)
    assert told != seen


async def test_taken_off_while_it_was_refused(world: World) -> None:
    """A day that Discord refused, and that was taken off the list since, does not come."""
    world.clock.at = BEFORE
    await celebrate(world, ALOUD)
    deny(world, "send_messages")
    await world.until(MORNING + timedelta(minutes=1))
    assert "isn't posted yet" in await desk(world)
    await world.services.selections.pick(world.guild.id, (), (ALOUD,), world.clock.now())
    world.limit_bot(INVITE)
    await world.until(MORNING + 9 * HOUR)

    assert posted(world, MORNING) == []
    assert "World Read Aloud Day" not in await desk(world)


async def test_mended_in_the_afternoon(world: World) -> None:
    """Refused since the morning, it comes within the hour in which that's fixed, once."""
    world.clock.at = BEFORE
    await celebrate(world, ALOUD)
    deny(world, "send_messages")
    await world.until(MORNING + 6 * HOUR)
    world.limit_bot(INVITE)
    await world.until(MORNING + 7 * HOUR)

    assert post(world).content.splitlines()[1] == words.LATE
    assert len(posted(world, MORNING)) == 1

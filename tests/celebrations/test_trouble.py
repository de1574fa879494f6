"""What moderators and settings do to a day's thread: each has its sentence, nothing is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.celebrations import day_words as words
from bot.kit.errors import NotFound
from bot.ui.permissions import INVITE
from tests.celebrations.celebrating import (
    ALOUD,
    BEFORE,
    MORNING,
    celebrate,
    on_the_day,
    post,
    posted,
    the_gathering,
    thread,
)
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World


def _without(name: str) -> discord.Permissions:
    permissions = discord.Permissions(INVITE.value)
    permissions.update(**{name: False})
    return permissions


NO_THREADS = _without("create_public_threads")
READS = discord.Permissions(view_channel=True, send_messages=True, use_application_commands=True)
HOUR = timedelta(hours=1)


async def today(world: World) -> str:
    """Return the coordinators' list."""
    shown = (await world.marta.slash(world.channel, "coordinator today")).response
    assert shown is not None  # what she's told under it is another message
    return shown.content


def lock(world: World, thread_id: int, *, archived: bool) -> None:
    """Let a moderator lock a thread."""
    meta = {"locked": True, "archived": archived}
    world.env.backend.edit_channel(thread_id, {}, thread_metadata=meta)


async def test_discord_does_not_take_it(world: World) -> None:
    """Coordinators read that a day's post was refused for what it says; it isn't tried again."""
    world.clock.at = BEFORE
    await celebrate(world, ALOUD)
    posts = "/channels/*/messages"
    world.env.inject_error("POST", posts, status=400, code=240000, times=None)
    await world.until(MORNING + HOUR)
    told = await today(world)
    await world.until(MORNING + 6 * HOUR)

    assert "**World Read Aloud Day** wasn't posted: Discord won't accept what it says" in told
    assert not [one for one in posted(world, BEFORE) if "Join the thread" in buttons(one)]


async def test_a_deleted_thread(world: World) -> None:
    """A moderator deletes it: it is remembered and not made again, also after a restart."""
    found = await on_the_day(world)
    world.env.backend.delete_channel(thread(world).id)
    await world.env.settle()
    assert (await the_gathering(world)).thread_deleted
    await world.restart()
    result = await world.dana.click(found, label="Join the thread")
    await world.until(MORNING + 40 * HOUR)

    assert text(result).startswith(words.JOIN_TROUBLE["deleted"])
    assert next(iter(buttons(answer(result)))) == "We did this too"
    assert list(world.channel.threads) == []


async def test_deleted_while_the_bot_was_away(world: World) -> None:
    """Found when somebody joins: the sentence, a line on the desk, and never again."""
    found = await on_the_day(world)
    del world.env.backend.channels[thread(world).id]
    first = await world.dana.click(found, label="Join the thread")
    second = await world.luis.click(found, label="Join the thread")

    assert text(first).startswith(words.JOIN_TROUBLE["deleted"])
    assert text(second).startswith(words.JOIN_TROUBLE["deleted"])
    assert "The thread of **World Read Aloud Day** was deleted." in await today(world)


async def test_an_archived_thread(world: World) -> None:
    """Who joins wakes it."""
    found = await on_the_day(world)
    meta = {"archived": True}
    world.env.backend.edit_channel(found.id, {}, thread_metadata=meta)
    result = await world.dana.click(found, label="Join the thread")

    assert text(result).startswith("You're in:")
    assert world.dana.id in world.env.backend.get_channel(found.id).thread_members


async def test_a_locked_thread(world: World) -> None:
    """Locked and archived, nobody is added, and the recap is not forced in."""
    found = await on_the_day(world)
    await world.luis.click(found, label="We did this too")
    world.limit_bot(_without("manage_threads"))
    lock(world, found.id, archived=True)
    result = await world.dana.click(found, label="Join the thread")
    assert text(result).startswith(words.JOIN_TROUBLE["locked"].format(thread=found.id))
    await world.until(MORNING + 40 * HOUR)

    assert (await the_gathering(world)).recap_at is None
    assert "The thread of **World Read Aloud Day** is locked" in await today(world)


async def test_no_permission_for_threads(world: World) -> None:
    """The day is posted; who joins is told, a coordinator sees it; given, it opens by itself."""
    world.limit_bot(NO_THREADS)
    world.limit_everyone(READS)
    found = await on_the_day(world)
    assert list(world.channel.threads) == []
    result = await world.dana.click(found, label="Join the thread")
    assert text(result).startswith(words.JOIN_TROUBLE["no_thread"])
    listed = await today(world)
    assert "**World Read Aloud Day** has no thread: I can't open one" in listed
    world.limit_bot(INVITE)
    await world.until(MORNING + 12 * HOUR)

    assert thread(world).id == found.id
    assert world.dana.id in world.env.backend.get_channel(found.id).thread_members
    assert "has no thread" not in await today(world)


async def test_the_channel_vanished(world: World) -> None:
    """The coordinators see it at once; another channel the same day, and it is posted there."""
    world.clock.at = BEFORE
    await celebrate(world, ALOUD)
    world.env.backend.delete_channel(world.channel.id)
    await world.until(MORNING + timedelta(minutes=1))
    listed = text(await world.marta.slash(world.general, "coordinator today"))
    assert "**World Read Aloud Day** isn't posted yet: I can't write in" in listed
    await world.until(MORNING + HOUR)
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, wins_channel_id=world.general.id)
    await world.until(MORNING + 4 * HOUR)
    world.channel = world.general

    assert "Join the thread" in buttons(post(world))
    assert "This is a little late" in post(world).content
    listed = text(await world.marta.slash(world.general, "coordinator today"))
    assert "World Read Aloud Day" not in listed


async def test_a_day_that_was_lost(world: World) -> None:
    """The bot was away the whole day: nothing stale is posted, and the coordinators see it."""
    world.clock.at = BEFORE
    await celebrate(world, ALOUD)
    world.clock.at = MORNING + 30 * HOUR
    await world.tick()
    listed = await today(world)

    assert [one for one in posted(world, BEFORE) if "Join the thread" in buttons(one)] == []
    assert "**World Read Aloud Day** wasn't posted" in listed
    assert "It's over now" in listed
    card = await world.marta.slash(world.channel, "coordinator today")
    label = "Dismiss: World Read Aloud Day"
    assert text(await world.marta.click(answer(card), label=label)) == words.NOTE_IS_SEEN
    assert "wasn't posted" not in await today(world)


async def test_switched_off_meanwhile(world: World) -> None:
    """Nothing is posted any more, and old buttons say why."""
    found = await on_the_day(world)
    await world.services.groups.change(world.guild.id, world.clock.now(), switched_on=frozenset())
    result = await world.dana.click(found, label="We did this too")

    assert "switched off" in text(result)


async def test_another_group(world: World) -> None:
    """A day of another group is not found, whatever is pressed."""
    found = await on_the_day(world)
    row = int(buttons(found)["Join the thread"].rpartition(":")[2])
    services, other = world.services, world.env.create_guild("Elsewhere")
    presses = (
        lambda: services.gatherings.get(other.id, row),
        lambda: services.taking_part.join(other.id, row, 1, MORNING),
        lambda: services.taking_part.did(other.id, row, 1, MORNING),
        lambda: services.taking_part.add(other.id, row, 1, "5", MORNING),
        lambda: services.taking_part.does_not_fit(other.id, row, ALOUD, MORNING),
    )
    for press in presses:
        with pytest.raises(NotFound, match=re.escape(words.GONE)):
            await press()

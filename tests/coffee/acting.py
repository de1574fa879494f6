"""A group on SimCord that has coffee: who joins, what each reads, time going by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.permissions import INVITE
from tests.discord import answer

if TYPE_CHECKING:
    from simcord import ChannelHandle, MemberActor

    from tests.discord import World

WITH_THREADS = INVITE | discord.Permissions(create_private_threads=True)


async def switch_on(world: World, permissions: discord.Permissions = WITH_THREADS) -> None:
    """Switch coffee on, as a coordinator who gave what it takes."""
    world.limit_bot(permissions)
    await world.switch_on("coffee")


async def join(world: World, *actors: MemberActor, way: str = "thread") -> None:
    """Let people join by the command and a button."""
    for actor in actors:
        asked = await actor.slash(world.channel, "coffee join")
        await actor.click(answer(asked), custom_id=f"coffee:by:{way}")


def coffee_threads(world: World) -> list[ChannelHandle]:
    """Return the private threads of the wins channel, the oldest first."""
    return sorted(world.channel.threads, key=lambda one: one.id)


def members_of(world: World, thread: ChannelHandle) -> set[int]:
    """Return who was added to a thread, the bot aside."""
    return set(thread._channel.thread_members) - {world.client.own_id}


def dms(actor: MemberActor) -> list[discord.Message]:
    """Return the direct messages with a person, oldest first."""
    return actor.user.dm_channel.history()

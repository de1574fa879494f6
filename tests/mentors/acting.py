"""What tests let people do about mentors in the running bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import discord

from bot.mentors import words
from bot.ui.permissions import INVITE
from tests.discord import answer, buttons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simcord import ChannelHandle, InteractionResult, MemberActor

    from tests.discord import World

WITH_THREADS = INVITE | discord.Permissions(create_private_threads=True)
QUESTION = "My nonfiction is from 1994. Where do I start?"


async def switch_on(world: World, *others: str, threads: bool = True) -> None:
    """Switch mentors on, and *others*, in a server that lets the bot make private threads."""
    world.limit_bot(WITH_THREADS if threads else INVITE)
    if not threads:
        everyone = discord.Permissions.text() | discord.Permissions(view_channel=True)
        everyone.create_private_threads = False
        world.limit_everyone(everyone)
    now = world.clock.now()
    await world.services.groups.change(
        world.guild.id, now, switched_on=frozenset({"mentors", *others})
    )
    await world.client.registry.register(world.guild.id)
    for actor in (world.marta, world.dana, world.luis):
        name = actor.user.global_name or actor.name
        await world.services.members.arrive(world.guild.id, actor.id, name, now)


class Typed(TypedDict, total=False):
    """What somebody chooses and types in a mentor's or a mentee's form."""

    topics: Sequence[str]
    sizes: Sequence[str]
    text: str
    sentence: str
    level: Sequence[str]


async def fill(
    world: World,
    actor: MemberActor,
    command: str,
    *,
    topics: Sequence[str] = ("weeding",),
    sizes: Sequence[str] = ("weeks",),
    text: str = "",
    sentence: str = "",
    level: Sequence[str] = (),
) -> InteractionResult:
    """Let someone open a form by its command and hand it in."""
    form = await actor.slash(world.general, f"mentor {command}")
    filled: dict[str, str | list[str]] = {"topics": list(topics), "sizes": list(sizes)}
    filled |= {"words": text, "sentence": sentence, "level": list(level)}
    return await actor.submit_modal(form, filled)


async def offer(world: World, actor: MemberActor, **more: Unpack[Typed]) -> InteractionResult:
    """Let someone offer to be a mentor, reached in a private thread."""
    typed: Typed = {"sizes": (), **more}
    filled = await fill(world, actor, "offer", **typed)
    return await actor.click(answer(filled), label=words.WAY_THREAD)


async def ask(world: World, actor: MemberActor, **more: Unpack[Typed]) -> InteractionResult:
    """Let someone ask for a mentor, reached in a private thread."""
    filled = await fill(world, actor, "request", **more)
    return await actor.click(answer(filled), label=words.WAY_THREAD)


async def match(
    world: World, mentor: MemberActor, mentee: MemberActor, *, size: str = "weeks"
) -> None:
    """Let someone pick a mentor, who says yes; their thread is there."""
    if await world.services.mentors.offer(world.guild.id, mentor.id) is None:
        await offer(world, mentor)
    card = await ask(world, mentee, sizes=(size,))
    await mentee.click(answer(card), label=words.ASK_NUMBER.format(number=1))
    await moments(world)
    # What else is told in the same moment may stand below it.
    asked = [one for one in said(world, mentor) if words.HELP in buttons(one)]
    await mentor.click(asked[-1], label=words.HELP)
    await moments(world)


def threads(world: World) -> list[ChannelHandle]:
    """Return every thread in the wins channel, the oldest first."""
    return sorted(world.channel.threads, key=lambda one: one.id)


def own_thread(world: World, actor: MemberActor) -> ChannelHandle:
    """Return a member's own private thread."""
    name = "Mentors: your private thread"
    mine = [one for one in threads(world) if str(one.name).startswith(name)]
    return next(one for one in mine if is_in(world, one, actor))


def is_in(world: World, thread: ChannelHandle, actor: MemberActor) -> bool:
    """Return whether someone was added to a thread."""
    return actor.id in world.env.backend.channels[thread.id].thread_members


def said(world: World, actor: MemberActor) -> list[discord.Message]:
    """Return what the bot wrote into a member's own private thread."""
    return list(own_thread(world, actor).history(viewer=actor))


async def moments(world: World) -> None:
    """Let what is due happen, with what follows from it."""
    for _ in range(3):
        await world.advance(seconds=30)


async def later(world: World, **by: float) -> None:
    """Let days pass, and what comes due in them happen."""
    await world.advance(**by)
    await moments(world)

"""A group that celebrates: days of its choice, their posts and threads, as its members see them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord

from bot.celebrations.rules import Proposal
from bot.celebrations.when import CelebrationDays
from tests.discord import buttons

if TYPE_CHECKING:
    from datetime import date

    from simcord import ChannelHandle

    from bot.celebrations.gathering import Gathering
    from tests.discord import World

# The first Wednesday of February 2027, at 07:15 in Chicago; no nudge comes that morning.
ALOUD = "world-read-aloud-day"
BEFORE = datetime(2027, 1, 29, 20, tzinfo=UTC)
MORNING = datetime(2027, 2, 3, 13, 15, tzinfo=UTC)


async def celebrate(world: World, *slugs: str, base: str = "") -> None:
    """Let a group choose a list, or just these."""
    services, guild_id, now = world.services, world.guild.id, world.clock.now()
    await services.groups.change(guild_id, now, switched_on=frozenset({"celebrations"}))
    await services.selections.take_list(guild_id, base, now)
    if slugs:
        await services.selections.pick(guild_id, slugs, slugs, now)


async def celebrate_own(world: World, name: str, day: date, counter: str = "") -> None:
    """Let a group celebrate a day of its own."""
    proposal, when = (
        Proposal(name, activity="Read one page.", counter=counter),
        CelebrationDays(day, day),
    )
    given = (world.guild.id, world.marta.id, proposal, when, world.clock.now())
    await world.services.proposals.propose(*given, approved=True)


async def on_the_day(world: World, *slugs: str) -> discord.Message:
    """Go to the morning of World Read Aloud Day, and return its post."""
    world.clock.at = BEFORE
    await celebrate(world, *(slugs or (ALOUD,)))
    await world.until(MORNING)
    await world.tick()
    return post(world)


def post(world: World) -> discord.Message:
    """Return the latest post of a day."""
    return next(one for one in reversed(world.posts()) if "Join the thread" in buttons(one))


def posted(world: World, since: datetime) -> list[discord.Message]:
    """Return what was posted into the wins channel since; Discord's own lines aside."""
    return [
        one
        for one in world.posts()
        if one.created_at >= since and one.type is discord.MessageType.default
    ]


def thread(world: World) -> ChannelHandle:
    """Return the one thread there is."""
    (found,) = world.channel.threads
    return found


async def the_gathering(world: World) -> Gathering:
    """Return the gathering of the latest post."""
    row = int(buttons(post(world))["Join the thread"].rpartition(":")[2])
    return await world.services.gatherings.get(world.guild.id, row)


def said(world: World, channel: ChannelHandle | None = None) -> list[str]:
    """Return what the bot said in the thread, oldest first."""
    return [one.content for one in world.posts(channel or thread(world))]


def silent(message: discord.Message) -> bool:
    """Return whether a post makes no sound."""
    return bool(message.flags.suppress_notifications)

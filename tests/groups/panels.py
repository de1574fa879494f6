"""Setup's cards, opened for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.groups import words
from bot.ui.permissions import INVITE
from tests.discord import answer

if TYPE_CHECKING:
    from simcord import ResponseMessage

    from tests.discord import World

CHANNEL, ZONE, SECOND = "setup:channel", "setup:zone", "setup:second"


async def panel_of(world: World) -> ResponseMessage:
    """Open setup as the coordinator."""
    return answer(await world.marta.slash(world.general, "setup"))


async def more_of(world: World) -> ResponseMessage:
    """Open more settings as the coordinator."""
    return answer(await world.marta.click(await panel_of(world), label=words.MORE_SETTINGS))


def disabled(message: ResponseMessage) -> set[str]:
    """Return the labels of the buttons that cannot be pressed."""
    parts = [part for row in message.components for part in row["components"]]
    return {part["label"] for part in parts if part.get("disabled") and "label" in part}


def let_attach(world: World, *, allowed: bool) -> None:
    """Let the bot attach files in this server, or not."""
    taken = () if allowed else ("attach_files",)
    everyone = discord.Permissions(view_channel=True, use_application_commands=True)
    world.limit_everyone(everyone)
    world.limit_bot(but(INVITE, *taken))


def but(permissions: discord.Permissions, *taken: str) -> discord.Permissions:
    """Return permissions without those that were taken."""
    left = discord.Permissions(permissions.value)
    left.update(**dict.fromkeys(taken, False))
    return left

"""Setup's cards, opened for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from simcord.components import walk_components

from bot.groups import school_words, words
from bot.ui.permissions import INVITE
from tests.discord import answer

if TYPE_CHECKING:
    from simcord import ResponseMessage

    from bot.school.clock import SchoolClock
    from tests.discord import World

CHANNEL, ZONE, SECOND = "setup:channel", "setup:zone", "setup:second"
EDGES = "First day Aug 17\nLast day May 28\n"  # of a school year, as they're typed


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


async def school_panel(world: World) -> ResponseMessage:
    """Open the school year as the coordinator."""
    return answer(await world.marta.click(await more_of(world), label=school_words.SCHOOL_YEAR))


async def pasted(world: World, dates: str) -> ResponseMessage:
    """Paste dates into the box and hand them in."""
    form = await world.marta.click(await school_panel(world), label=school_words.CHANGE_DATES)
    return answer(await world.marta.submit_modal(form, {"dates": dates}))


def primary(shown: ResponseMessage) -> list[str]:
    """Return the labels of the blue buttons."""
    parts = walk_components(shown.components)
    return [one["label"] for one in parts if one.get("style") == discord.ButtonStyle.primary.value]


async def school_of(world: World) -> SchoolClock:
    """Return the group's school time."""
    return await world.services.groups.school(world.guild.id)


def prefilled(modal: object) -> str:
    """Return what is in the box of a form."""
    found: list[str] = []

    def look(part: object) -> None:
        if isinstance(part, dict):
            if "value" in part:
                found.append(str(part["value"]))
            for one in part.values():
                look(one)
        elif isinstance(part, list):
            for one in part:
                look(one)

    look(modal)
    return found[0]

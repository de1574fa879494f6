"""Who may do what, asked in one place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord

from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.safe import clipped, safe_name
from bot.kit.text import listed
from bot.ui import words
from bot.ui.membership import NotInServerError, UnsureError

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

NAMES_SHOWN = 300  # characters
PATIENCE = 2.0  # seconds for Discord to say who is there; it gives an answer three


async def group_of(interaction: Interaction) -> Group:
    """Return the settings of the server that was pressed in."""
    if interaction.guild_id is None:
        raise Refusal(words.ONLY_IN_SERVER)
    return await interaction.client.services.groups.get(interaction.guild_id)


async def set_up_group(interaction: Interaction, feature: str | None = None) -> Group:
    """Return the settings of a group that can share. Raises Refusal where it is not set up."""
    return _checked(await group_of(interaction), feature)


async def group_for(interaction: Interaction, feature: str, row_id: int = 0) -> Group:
    """Return the group that a press is about: the server's, or in direct messages the row's.

    Raises Refusal where it is not set up or has not switched the feature on, and NotFound for
    who is no member of it.
    """
    if interaction.guild_id is not None:
        return await set_up_group(interaction, feature)
    await members_only(interaction, row_id)
    return _checked(await interaction.client.services.groups.get(row_id), feature)


async def members_only(interaction: Interaction, guild_id: int) -> None:
    """Let a press outside the server go on for who is in it now, as Discord says.

    Raises NotFound for anyone else, and Refusal where Discord doesn't say.
    """
    if interaction.guild_id is not None:
        return
    client, member_id = interaction.client, interaction.user.id
    member = await client.services.members.get(guild_id, member_id)
    if member is None or member.left_at is not None:
        raise NotFound(words.NOT_A_MEMBER)
    try:
        async with asyncio.timeout(PATIENCE):
            here = await client.presence.is_here(client, guild_id, member_id)
    except NotInServerError as error:
        raise NotFound(words.NOT_A_MEMBER) from error
    except (UnsureError, TimeoutError) as error:
        raise Refusal(words.MEMBERSHIP_UNKNOWN) from error
    if not here:
        raise NotFound(words.NOT_A_MEMBER)


def _checked(group: Group, feature: str | None) -> Group:
    if group.wins_channel_id is None:
        raise Refusal(words.NOT_SET_UP)
    if feature is not None and not group.has(feature):
        raise Refusal(words.SWITCHED_OFF)
    return group


def is_coordinator(interaction: Interaction, group: Group) -> bool:
    """Return whether the person runs the group: Manage Server, the role, or named in setup."""
    user = interaction.user
    if interaction.permissions.manage_guild or group.runs(user.id):
        return True
    return isinstance(user, discord.Member) and any(
        role.id == group.coordinator_role_id for role in user.roles
    )


async def coordinators_only(interaction: Interaction) -> Group:
    """Return the group's settings to someone who runs it. Raises NotYours for others."""
    group = await group_of(interaction)
    if not is_coordinator(interaction, group):
        raise NotYours(words.COORDINATORS_ONLY.format(names=coordinator_names(group)))
    return group


def coordinator_names(group: Group, otherwise: str = words.A_COORDINATOR) -> str:
    """Return who runs the group, in words."""
    named = listed([safe_name(one.name) for one in group.coordinators])
    return clipped(named, NAMES_SHOWN) or otherwise

"""Where a press is about: the server's group, or in direct messages the one its row names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.kit.errors import NotFound, Refusal
from bot.plans import words as plan_words
from bot.ui import words as ui_words
from bot.ui.private_thread import may_make

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

FEATURE = "mentors"


async def group_for(interaction: Interaction, row_id: int = 0) -> Group:
    """Return the group that a press is about. Raises Refusal where it is not set up or off."""
    services, guild_id = interaction.client.services, interaction.guild_id or row_id
    group = await services.groups.get(guild_id)
    if interaction.guild_id is None:
        member = await services.members.get(guild_id, interaction.user.id)
        if member is None or member.left_at is not None:
            raise NotFound(plan_words.NOT_A_MEMBER)
    if group.wins_channel_id is None:
        raise Refusal(ui_words.NOT_SET_UP)
    if not group.has(FEATURE):
        raise Refusal(ui_words.SWITCHED_OFF)
    return group


async def threads_of(client: WhatsWorking, guild_id: int) -> bool:
    """Return whether private threads can be made in a group."""
    return may_make(client, await client.services.groups.get(guild_id))


async def name_of(client: WhatsWorking, guild_id: int, member_id: int) -> str:
    """Return how a member is called there, safe to stand in a message."""
    return discord.utils.escape_markdown(await plain_name(client, guild_id, member_id))


async def plain_name(client: WhatsWorking, guild_id: int, member_id: int) -> str:
    """Return the same as it stands in a file."""
    member = await client.services.members.get(guild_id, member_id)
    return member.name if member is not None else "?"


def number_in(tail: str) -> int:
    """Return the number of a row that a button carries; 0, which is no row, for a forged one."""
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 19 else 0

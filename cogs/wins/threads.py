"""The thread under a win's post."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord

from bot.kit.errors import Refusal
from bot.ui import under_post
from bot.ui.card import NO_MENTIONS
from bot.ui.send import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE
from bot.wins import words
from cogs.wins import cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction
    from bot.wins.rules import Win


async def opened(interaction: Interaction, win: Win) -> int:
    """Return the id of the thread under a win, with the person in it, opening it if need be.

    Raises Refusal where the bot may not, and where a moderator locked it: that stays so.
    """
    if win.message_id is None or win.channel_id is None or win.hidden:
        raise Refusal(words.NOT_POSTED)
    try:
        thread = await _there(interaction, win) or await made(interaction.client, win)
        if thread.locked:
            raise Refusal(words.THREAD_LOCKED.format(thread=thread.id))
        if thread.archived:
            await thread.edit(archived=False)
        await thread.add_user(interaction.user)
    except discord.Forbidden as error:
        raise Refusal(words.THREAD_FORBIDDEN) from error
    return thread.id


async def _there(interaction: Interaction, win: Win) -> discord.Thread | None:
    if win.thread_id is None:
        return None
    # An archived thread is in no cache; only Discord knows whether it is gone.
    try:
        found = await interaction.client.fetch_channel(win.thread_id)
    except discord.NotFound:
        return None
    return found if isinstance(found, discord.Thread) else None


async def made(client: WhatsWorking, win: Win) -> discord.Thread:
    """Open the thread under a win's post, or return the one that is there. Raises Refusal."""
    message_id, name = win.message_id or 0, await name_of(client, win)
    where = win.guild_id, win.channel_id or 0, message_id
    try:
        thread = await under_post.create(client, *where, name)
    except discord.HTTPException as error:
        if error.code in (UNKNOWN_CHANNEL, UNKNOWN_MESSAGE):
            raise Refusal(words.NOT_POSTED) from error
        raise
    await client.services.wins.opened_thread(win.guild_id, win.id, message_id)
    if thread is None:
        found = await client.fetch_channel(message_id)
        if not isinstance(found, discord.Thread):
            raise Refusal(words.NOT_POSTED)
        return found
    with contextlib.suppress(discord.HTTPException):
        await thread.send(words.THREAD_OPENER, allowed_mentions=NO_MENTIONS, silent=True)
    return thread


async def name_of(client: WhatsWorking, win: Win) -> str:
    """Return what the thread under a win is called now."""
    hidden = await client.services.members.hides(win.guild_id, win.author_id)
    return cards.thread_name(win, hidden_name=hidden)

"""The thread under a win's post."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Literal

import discord

from bot.kit.errors import Refusal
from bot.ui.card import NO_MENTIONS
from bot.ui.send import UNKNOWN_CHANNEL
from bot.wins import words
from cogs.wins import cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction
    from bot.wins.rules import Win

THREAD_EXISTS = 160004
A_WEEK: Literal[10080] = 10_080  # minutes without a message until Discord archives it


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
    message_id = win.message_id or 0
    channel = client.get_partial_messageable(win.channel_id or 0, guild_id=win.guild_id)
    message = channel.get_partial_message(message_id)
    name = await name_of(client, win)
    thread = None
    try:
        thread = await message.create_thread(name=name, auto_archive_duration=A_WEEK)
    except discord.HTTPException as error:
        if error.code != THREAD_EXISTS:
            if error.code in (UNKNOWN_CHANNEL, 10008):
                raise Refusal(words.NOT_POSTED) from error
            raise
    # A thread hangs on its message and has the message's id.
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
    member = await client.services.members.get(win.guild_id, win.author_id)
    return cards.thread_name(win, hidden_name=member is not None and member.hidden)


async def rename(client: WhatsWorking, thread_id: int, name: str) -> None:
    """Give a thread another name; one that sleeps is woken for it, and closed again.

    Raises what Discord answers; a thread that's gone is fine.
    """
    http = client.http
    try:
        there: Any = await http.get_channel(thread_id)
        if there["name"] == name:
            return
        sleeps = there.get("thread_metadata", {}).get("archived", False)
        if sleeps:
            await http.edit_channel(thread_id, archived=False)
        await http.edit_channel(thread_id, name=name)
        if sleeps:
            await http.edit_channel(thread_id, archived=True)
    except discord.NotFound:
        return

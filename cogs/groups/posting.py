"""What setup posts into the wins channel: Start here, and a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.groups import words
from bot.kit.errors import Refusal
from bot.kit.links import link_to
from bot.ui.card import Card
from bot.ui.permissions import fault, missing
from bot.ui.send import UNKNOWN_MESSAGE, Sent, send
from cogs.groups import views

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.context import Context

AGAIN = "setup:show"


def wins_channel(ctx: Context) -> discord.TextChannel:
    """Return where wins go. Raises Refusal where the bot cannot post there."""
    guild = ctx.interaction.guild
    channel = guild.get_channel(ctx.group.wins_channel_id or 0) if guild is not None else None
    if not isinstance(channel, discord.TextChannel):
        raise Refusal(words.NO_CHANNEL, AGAIN)
    lacking = missing(channel)
    if lacking:
        raise Refusal(fault(channel.mention, lacking), AGAIN)
    return channel


async def post_start(ctx: Context) -> str:
    """Post Start here, or bring the one that is there up to date; return what was done.

    Raises Refusal when Discord does not take it.
    """
    group, channel = ctx.group, wins_channel(ctx)
    card = views.start(group)
    if group.start_channel_id == channel.id and group.start_message_id is not None:
        there = channel.get_partial_message(group.start_message_id)
        if await _renewed(ctx.client, there, card):
            return _linked(words.START_RENEWED, channel, there.id)
    # The earlier post's id makes the nonce: a repeat after a lost answer finds the same post.
    nonce = f"s{group.start_message_id or group.guild_id}"
    message = await _posted(ctx.client, channel, card, nonce)
    await ctx.services.groups.change(
        ctx.guild_id, ctx.now, start_channel_id=channel.id, start_message_id=message.id
    )
    await _remove_earlier(ctx, channel.id)
    return _linked(words.START_POSTED, channel, message.id)


async def post_test(ctx: Context) -> tuple[str, int]:
    """Post one silent line; return what was done and its id. Raises Refusal."""
    channel, nonce = wins_channel(ctx), f"t{ctx.interaction.id}"
    message = await _posted(ctx.client, channel, Card(words.TEST), nonce, silent=True)
    return _linked(words.TEST_POSTED, channel, message.id), message.id


async def remove_test(ctx: Context, message_id: int) -> str:
    """Delete the test that has this id, and nothing else; return what was done."""
    channel = wins_channel(ctx)
    try:
        message = await channel.fetch_message(message_id)
    except discord.NotFound:
        return words.TEST_GONE
    me = ctx.client.user
    if me is None or message.author.id != me.id or message.content != words.TEST:
        return words.TEST_GONE
    await message.delete()
    return words.TEST_REMOVED


async def _posted(
    client: WhatsWorking,
    channel: discord.TextChannel,
    card: Card,
    nonce: str,
    *,
    silent: bool = False,
) -> discord.Message:
    sending = await send(client, channel, card, nonce=nonce, silent=silent)
    if isinstance(sending, Sent):
        return sending.message
    raise Refusal(words.NOT_TAKEN.format(reason=sending.reason), AGAIN)


async def _renewed(client: WhatsWorking, message: discord.PartialMessage, card: Card) -> bool:
    try:
        await message.edit(**client.components.editing(card))
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE:
            raise
        return False
    return True


async def _remove_earlier(ctx: Context, now_in: int) -> None:
    """Delete the Start here of a channel that wins no longer go to, where it still is."""
    group, guild = ctx.group, ctx.interaction.guild
    if group.start_channel_id in (None, now_in) or guild is None:
        return
    channel = guild.get_channel(group.start_channel_id or 0)
    if isinstance(channel, discord.TextChannel) and group.start_message_id is not None:
        try:
            await channel.get_partial_message(group.start_message_id).delete()
        except (discord.Forbidden, discord.NotFound):
            return


def _linked(sentence: str, channel: discord.TextChannel, message_id: int) -> str:
    link = link_to(channel.guild.id, channel.id, message_id)
    return sentence.format(channel=channel.mention, link=link)

"""What a coordinator presses on the panel of setup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

import discord

from bot.groups import rules, words
from bot.kit.calendar import clock_time, zone_label
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.kit.zone_table import zone_table
from bot.kit.zones import zone_said
from bot.members.rules import a_zone
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu, options, text_channels
from bot.ui.components import Style, button, select
from cogs.groups import posting, setup_cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.groups.service import Group, GroupChange
    from bot.ui.context import Context


coordinators_button = partial(button, coordinator=True)


@select("setup:channel", coordinator=True)
async def pick_channel(ctx: Context, values: list[discord.abc.GuildChannel]) -> None:
    """Save where wins go; what is missing there is said at once."""
    if guild_of(ctx).get_channel(values[0].id) is None:
        raise Refusal(words.CHANNEL_UNSEEN)
    await change(ctx, wins_channel_id=values[0].id)


@select("setup:zone", coordinator=True)
async def pick_zone(ctx: Context, values: list[str]) -> None:
    """Save the clocks that the group lives by."""
    await change(ctx, zone=a_zone(values[0]))


@button("setup:in:{zone:rest}", label=words.THIS_ZONE, coordinator=True)
async def in_zone(ctx: Context, zone: str) -> None:
    """Save one of the two zones that were asked about."""
    await change(ctx, zone=a_zone(zone))


@select("setup:second", coordinator=True)
async def pick_second(ctx: Context, values: list[discord.Member | discord.User]) -> None:
    """Save who else runs the group; a bot, oneself and people who left are told apart."""
    picked = values[0]
    is_here = isinstance(picked, discord.Member)
    rules.check_second(picked.id, ctx.member_id, is_bot=picked.bot, is_here=is_here)
    group = await ctx.services.groups.name_coordinator(
        ctx.guild_id, picked.id, picked.display_name, ctx.now
    )
    name = safe_name(picked.display_name)
    await ctx.show(panel(ctx, group, words.COORDINATOR_ADDED.format(name=name)))


@coordinators_button("setup:show", label=words.CHECK_AGAIN)
async def show_setup(ctx: Context) -> None:
    """Show setup as it is now, in place of what was pressed."""
    await ctx.show(panel(ctx, ctx.group))


@coordinators_button("setup:post", label=words.POST_START, style=Style.primary)
async def post_start(ctx: Context) -> None:
    """Post Start here, or bring the one that is there up to date."""
    await ctx.take_time()
    await ctx.show(Card(await posting.post_start(ctx), [BACK]))


@coordinators_button("setup:test", label=words.SEND_TEST)
async def send_test(ctx: Context) -> None:
    """Post one silent line, and offer to take it away."""
    await ctx.take_time()
    done, message_id = await posting.post_test(ctx)
    await ctx.show(Card(done, [remove_test.button(message_id), BACK]))


@coordinators_button("setup:untest:{message_id:int}", label=words.REMOVE_TEST)
async def remove_test(ctx: Context, message_id: int) -> None:
    """Delete the test's post."""
    await ctx.take_time()
    await ctx.show(Card(await posting.remove_test(ctx, message_id), [BACK]))


@coordinators_button("setup:make", label=words.MAKE_CHANNEL)
async def make_channel(ctx: Context) -> None:
    """Make the channel for wins, where the bot may, and choose it."""
    guild = guild_of(ctx)
    if guild.get_channel(ctx.group.wins_channel_id or 0) is not None:
        raise Refusal(words.CHANNEL_MADE_ALREADY)
    if not guild.me.guild_permissions.manage_channels:
        raise Refusal(words.CHANNEL_CANNOT_MAKE)
    await ctx.take_time()
    made = await guild.create_text_channel(words.CHANNEL_NAME, topic=words.CHANNEL_TOPIC)
    note = words.CHANNEL_MADE.format(channel=made.mention)
    await change(ctx, note, wins_channel_id=made.id)


BACK = show_setup.button().named(words.BACK)


def guild_of(ctx: Context) -> discord.Guild:
    """Return the server that was pressed in; the people who run its group are in one."""
    assert ctx.interaction.guild is not None
    return ctx.interaction.guild


async def change(ctx: Context, note: str = "", **values: Unpack[GroupChange]) -> None:
    """Save an answer and show the panel with it."""
    group = await ctx.services.groups.change(ctx.guild_id, ctx.now, **values)
    await ctx.show(panel(ctx, group, note))


def panel(ctx: Context, group: Group, note: str = "") -> Card:
    """Return the panel: three answers, and what can be done with them."""
    guild = guild_of(ctx)
    channel = guild.get_channel(group.wins_channel_id or 0)
    items: list[Item] = [
        pick_channel.select(text_channels(words.PICK_CHANNEL, channel)),
        pick_zone.select(_zones(group.zone, ctx)),
    ]
    if len(group.coordinators) < 2:
        items.append(second())
    again = words.POST_START_AGAIN if group.start_message_id is not None else None
    nowhere = channel is None
    items += [
        Button(post_start.custom_id(), again, disabled=nowhere),
        Button(send_test.custom_id(), disabled=nowhere),
        Button("setup:people"),
        Button("setup:more"),
        show_setup.button(),
    ]
    if nowhere and guild.me.guild_permissions.manage_channels:
        items.append(make_channel.button())
    return Card(setup_cards.panel(group, guild, ctx.now, note), items)


def which_zone(found: Sequence[str]) -> Card:
    """Return the question which of two zones is meant, with a button for each."""
    buttons = [in_zone.button(zone).named(zone_said(zone)) for zone in found]
    return Card(words.WHICH_ZONE, buttons)


def second() -> Item:
    """Return the choice of everyone in the server, for who else runs the group."""
    return pick_second.select(discord.ui.UserSelect(placeholder=words.PICK_SECOND))


def _zones(zone: str | None, ctx: Context) -> Menu:
    """Return the usual zones, and the present one if it is another."""
    zones = list(zone_table().usual) + ([zone] if zone and zone not in zone_table().usual else [])
    labels = {one: zone_label(one) for one in zones}
    hints = {one: words.PICK_ZONE_HINT.format(time=clock_time(ctx.now, one)) for one in zones}
    return menu(words.PICK_ZONE, options(labels, zone, hints=hints))

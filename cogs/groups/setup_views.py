"""What a coordinator presses on the panel of setup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.groups import rules, words
from bot.kit.calendar import USUAL_ZONES, clock_time, zone_label
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.ui.answer import show, take_time
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.press import Menu, Press, Style
from cogs.groups import posting, setup_cards

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Group
    from bot.ui.answer import Interaction


class PickChannel(Menu, verb="setup:channel"):
    """Where wins go."""

    @classmethod
    def showing(cls, channel: discord.abc.GuildChannel | None) -> PickChannel:
        """Return the menu with the present answer in it."""
        select = discord.ui.ChannelSelect[Any](
            channel_types=[discord.ChannelType.text],
            placeholder=words.PICK_CHANNEL,
            default_values=[channel] if channel is not None else [],
        )
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save the channel; what is missing there is said at once."""
        group = await coordinators_only(interaction)
        if guild_of(interaction).get_channel(values[0].id) is None:
            raise Refusal(words.CHANNEL_UNSEEN)
        await change(interaction, group, wins_channel_id=values[0].id)


class PickZone(Menu, verb="setup:zone"):
    """The clocks that the group lives by."""

    @classmethod
    def showing(cls, zone: str | None, now: datetime) -> PickZone:
        """Return the menu of usual zones, and the present one if it is another."""
        zones = list(USUAL_ZONES) + ([zone] if zone and zone not in USUAL_ZONES else [])
        options = [
            discord.SelectOption(
                label=zone_label(one),
                value=one,
                description=words.PICK_ZONE_HINT.format(time=clock_time(now, one)),
                default=one == zone,
            )
            for one in zones
        ]
        return cls(0, discord.ui.Select[Any](placeholder=words.PICK_ZONE, options=options))

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save the zone."""
        await change(interaction, await coordinators_only(interaction), zone=values[0])


class PickSecond(Menu, verb="setup:second"):
    """Who else runs the group."""

    @classmethod
    def showing(cls) -> PickSecond:
        """Return the menu of everyone in the server."""
        return cls(0, discord.ui.UserSelect[Any](placeholder=words.PICK_SECOND))

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save the name; a bot, oneself and who left are told apart."""
        group = await coordinators_only(interaction)
        picked: discord.Member | discord.User = values[0]
        rules.check_second(
            picked.id,
            interaction.user.id,
            is_bot=picked.bot,
            is_here=isinstance(picked, discord.Member),
        )
        client = interaction.client
        group = await client.services.groups.name_coordinator(
            group.guild_id, picked.id, picked.display_name, client.clock.now()
        )
        name = safe_name(picked.display_name)
        note = words.COORDINATOR_ADDED.format(name=name)
        await show(interaction, panel(interaction, group, note))


class Panel(Press, verb="setup:show"):
    """Shows setup as it is now."""

    label = words.CHECK_AGAIN

    async def pressed(self, interaction: Interaction) -> None:
        """Show the panel in place of what was pressed."""
        await show(interaction, panel(interaction, await coordinators_only(interaction)))


class PostStart(Press, verb="setup:post"):
    """Posts Start here, once."""

    label = words.POST_START
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Post it, or bring the one that is there up to date."""
        group = await coordinators_only(interaction)
        await take_time(interaction)
        done = await posting.post_start(interaction, group)
        await show(interaction, Card(done, [Panel(label=words.BACK)]))


class SendTest(Press, verb="setup:test"):
    """Posts one silent line."""

    label = words.SEND_TEST

    async def pressed(self, interaction: Interaction) -> None:
        """Post it, and offer to take it away."""
        group = await coordinators_only(interaction)
        await take_time(interaction)
        done, message_id = await posting.post_test(interaction, group)
        await show(interaction, Card(done, [RemoveTest(message_id), Panel(label=words.BACK)]))


class RemoveTest(Press, verb="setup:untest"):
    """Takes the test away again."""

    label = words.REMOVE_TEST

    async def pressed(self, interaction: Interaction) -> None:
        """Delete the test's post."""
        group = await coordinators_only(interaction)
        await take_time(interaction)
        done = await posting.remove_test(interaction, group, self.row_id)
        await show(interaction, Card(done, [Panel(label=words.BACK)]))


class MakeChannel(Press, verb="setup:make"):
    """Makes the channel for wins, where the bot may."""

    label = words.MAKE_CHANNEL

    async def pressed(self, interaction: Interaction) -> None:
        """Make it and choose it."""
        group = await coordinators_only(interaction)
        guild = guild_of(interaction)
        if guild.get_channel(group.wins_channel_id or 0) is not None:
            raise Refusal(words.CHANNEL_MADE_ALREADY)
        if not guild.me.guild_permissions.manage_channels:
            raise Refusal(words.CHANNEL_CANNOT_MAKE)
        await take_time(interaction)
        made = await guild.create_text_channel(words.CHANNEL_NAME, topic=words.CHANNEL_TOPIC)
        note = words.CHANNEL_MADE.format(channel=made.mention)
        await change(interaction, group, note, wins_channel_id=made.id)


def guild_of(interaction: Interaction) -> discord.Guild:
    """Return the server that was pressed in; `coordinators_only` has seen that there is one."""
    assert interaction.guild is not None
    return interaction.guild


async def change(interaction: Interaction, group: Group, note: str = "", **values: Any) -> None:
    """Save an answer and show the panel with it."""
    now = interaction.client.clock.now()
    group = await interaction.client.services.groups.change(group.guild_id, now, **values)
    await show(interaction, panel(interaction, group, note))


def panel(interaction: Interaction, group: Group, note: str = "") -> Card:
    """Return the panel: three answers, and what can be done with them."""
    guild, client = guild_of(interaction), interaction.client
    now = client.clock.now()
    channel = guild.get_channel(group.wins_channel_id or 0)
    items: list[Any] = [PickChannel.showing(channel), PickZone.showing(group.zone, now)]
    if len(group.coordinators) < 2:
        items.append(PickSecond.showing())
    posted = group.start_message_id is not None
    items += [
        PostStart(label=words.POST_START_AGAIN if posted else None, disabled=channel is None),
        SendTest(disabled=channel is None),
        client.press("setup:people:0"),
        client.press("setup:more:0"),
        Panel(),
    ]
    if channel is None and guild.me.guild_permissions.manage_channels:
        items.append(MakeChannel())
    return Card(setup_cards.panel(group, guild, now, note), items)

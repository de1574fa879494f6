"""What a coordinator presses behind the panel: who runs the group, and what has a default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.groups import rules, words
from bot.groups.service import OPTIONAL, SWITCHABLE, USUAL
from bot.kit.safe import safe_name
from bot.kit.text import shorten
from bot.ui.answer import show, take_time
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.press import Menu, Press
from cogs.groups import setup_cards
from cogs.groups.setup_views import Panel, PickSecond, guild_of

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.answer import Interaction


class People(Press, verb="setup:people"):
    """Shows who runs the group."""

    label = words.ADD_COORDINATOR

    async def pressed(self, interaction: Interaction) -> None:
        """Show the names, and how to add or take one off."""
        await show(interaction, people(await coordinators_only(interaction)))


class DropCoordinator(Menu, verb="setup:drop"):
    """Takes a name off those who run the group."""

    @classmethod
    def showing(cls, group: Group) -> DropCoordinator:
        """Return the menu of those who are named, at most 25."""
        options = [
            discord.SelectOption(label=shorten(one.name, 100), value=str(one.member_id))
            for one in group.coordinators[:25]
        ]
        return cls(0, discord.ui.Select[Any](placeholder=words.PICK_DROP, options=options))

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Take the name off, unless nobody would be left."""
        group = await coordinators_only(interaction)
        named = {one.member_id: one.name for one in group.coordinators}
        member_id = int(values[0])
        rules.check_drop(member_id, named)
        groups = interaction.client.services.groups
        group = await groups.drop_coordinator(group.guild_id, member_id)
        name = safe_name(named.get(member_id, ""))
        await show(interaction, people(group, words.COORDINATOR_DROPPED.format(name=name)))


class More(Press, verb="setup:more"):
    """Shows the settings that have a default."""

    label = words.MORE_SETTINGS

    async def pressed(self, interaction: Interaction) -> None:
        """Show them in place of the panel."""
        await show(interaction, more(interaction, await coordinators_only(interaction)))


class PickDesk(Menu, verb="setup:desk"):
    """A channel for the coordinators."""

    @classmethod
    def showing(cls, channel: discord.abc.GuildChannel | None) -> PickDesk:
        """Return the menu with the present answer in it."""
        select = discord.ui.ChannelSelect[Any](
            channel_types=[discord.ChannelType.text],
            placeholder=words.PICK_DESK,
            min_values=0,
            default_values=[channel] if channel is not None else [],
        )
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save the channel, or that there is none."""
        await _change(interaction, coordinator_channel_id=values[0].id if values else None)


class PickRole(Menu, verb="setup:role"):
    """A role whose people run the group."""

    @classmethod
    def showing(cls, role: discord.Role | None) -> PickRole:
        """Return the menu with the present answer in it."""
        select = discord.ui.RoleSelect[Any](
            placeholder=words.PICK_ROLE,
            min_values=0,
            default_values=[role] if role is not None else [],
        )
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save the role, or that there is none; everyone is not a role for this."""
        role_id = values[0].id if values else None
        rules.check_role(role_id, guild_of(interaction).default_role.id)
        await _change(interaction, coordinator_role_id=role_id)


class PickFeatures(Menu, verb="setup:features"):
    """What is switched on."""

    @classmethod
    def showing(cls, group: Group) -> PickFeatures:
        """Return the menu of everything that can be switched off."""
        options = [
            discord.SelectOption(
                label=words.FEATURES[one].capitalize(),
                value=one,
                description=words.FEATURE_HINTS[one],
                default=group.has(one),
            )
            for one in SWITCHABLE
        ]
        select = discord.ui.Select[Any](
            placeholder=words.PICK_FEATURES,
            options=options,
            min_values=0,
            max_values=len(options),
        )
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save what is on; everyone's command list follows at once."""
        group = await coordinators_only(interaction)
        await take_time(interaction)
        chosen = rules.switches(values, USUAL, OPTIONAL)
        client = interaction.client
        now = client.clock.now()
        group = await client.services.groups.change(group.guild_id, now, **chosen)
        await client.registry.register(group.guild_id)
        await show(interaction, more(interaction, group))


class KeepPhotos(Press, verb="setup:photos"):
    """Switches between keeping copies of photos and not; row 1 keeps, row 0 does not."""

    label = words.DROP_PHOTOS

    async def pressed(self, interaction: Interaction) -> None:
        """Save it for the photos that come from now on."""
        await _change(interaction, keep_photos=self.row_id == 1)


async def _change(interaction: Interaction, **values: Any) -> None:
    group = await coordinators_only(interaction)
    client = interaction.client
    group = await client.services.groups.change(group.guild_id, client.clock.now(), **values)
    await show(interaction, more(interaction, group))


def people(group: Group, note: str = "") -> Card:
    """Return who runs the group, with menus to add and to take off."""
    items: list[Any] = [PickSecond.showing()]
    if len(group.coordinators) > 1:
        items.append(DropCoordinator.showing(group))
    return Card(setup_cards.coordinators(group, note), [*items, Panel(label=words.BACK)])


def more(interaction: Interaction, group: Group) -> Card:
    """Return the settings that have a default, each with a way to change it."""
    guild, client = guild_of(interaction), interaction.client
    photos = KeepPhotos(0) if group.keep_photos else KeepPhotos(1, words.KEEP_PHOTOS)
    items = [
        PickDesk.showing(guild.get_channel(group.coordinator_channel_id or 0)),
        PickRole.showing(guild.get_role(group.coordinator_role_id or 0)),
        PickFeatures.showing(group),
        photos,
        client.press("school:show:0"),
        *(client.press(step) for one, step in client.first_steps.items() if group.has(one)),
        Panel(label=words.BACK),
    ]
    return Card(setup_cards.more(group, guild), items)

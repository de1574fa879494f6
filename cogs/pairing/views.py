"""The private list of whom one would rather not be paired with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.kit.safe import safe_name
from bot.kit.text import listed
from bot.pairing import words
from bot.pairing.rules import NOT_WITH_LIMIT
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import group_of
from bot.ui.press import Menu, Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.answer import Interaction

Default = discord.SelectDefaultValue


class OpenList(Press, verb="pair:list"):
    """Opens the member's own list."""

    label = words.NOT_WITH

    async def pressed(self, interaction: Interaction) -> None:
        """Show it, with the menu that changes it."""
        await show(interaction, await own_list(interaction))


class PickPeople(Menu, verb="pair:people"):
    """Shows the list, and takes the new one."""

    @classmethod
    def showing(cls, listed_now: Sequence[int]) -> PickPeople:
        """Return the menu with the list in it."""
        user = discord.SelectDefaultValueType.user
        select = discord.ui.UserSelect[Any](
            placeholder=words.NOT_WITH_PICK,
            min_values=0,
            max_values=NOT_WITH_LIMIT,
            default_values=[Default(id=one, type=user) for one in listed_now],
        )
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep whom the member chose; those who are not here any more fall off by themselves."""
        group, client = await group_of(interaction), interaction.client
        others = {one.id for one in values}
        await client.services.pairing.keep_not_with(
            group.guild_id, interaction.user.id, others, client.clock.now()
        )
        await show(interaction, await own_list(interaction, words.NOT_WITH_SAVED))


async def own_list(interaction: Interaction, note: str = "") -> Card:
    """Return a member's own list."""
    group, services = await group_of(interaction), interaction.client.services
    others = await services.pairing.not_with(group.guild_id, interaction.user.id)
    names = []
    for one in others:
        member = await services.members.get(group.guild_id, one)
        names.append(f"<@{one}>" if member is None else safe_name(member.name))
    told = words.NOT_WITH_COUNT.format(names=listed(names)) if names else words.NOT_WITH_NONE
    lines = [*([note] if note else []), words.NOT_WITH_HEAD, told]
    return Card("\n".join(lines), [PickPeople.showing(others)])

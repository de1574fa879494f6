"""How a group likes its coffee: four menus for coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.coffee import rules, words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.press import Menu, Press, press
from bot.ui.private_thread import may_make

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.answer import Interaction


class OpenSettings(Press, verb="coffee:settings"):
    """Opens the panel."""

    label = words.SETTINGS

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        group = await coordinators_only(interaction)
        await show(interaction, await panel(interaction.client, group))


class Rhythm(Menu, verb="coffee:rhythm"):
    """How often."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save it."""
        await _change(interaction, "rhythm", values[0], rules.RHYTHMS)


class Week(Menu, verb="coffee:week"):
    """In which school week of the month."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save it."""
        await _change(interaction, "week", int(values[0]), rules.WEEKS)


class Size(Menu, verb="coffee:size"):
    """How many at a table."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save it."""
        await _change(interaction, "size", int(values[0]), rules.SIZES)


class District(Menu, verb="coffee:district"):
    """Own district first or last."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save it."""
        await _change(interaction, "district", values[0], rules.DISTRICTS)


async def panel(client: WhatsWorking, group: Group, note: str = "") -> Card:
    """Return the panel, with what is chosen."""
    coming = await client.services.coffee.coming(group.guild_id, client.clock.now())
    chosen = coming.settings
    when = words.PAIRS_NO_NEXT
    if coming.at is not None:
        when = discord.utils.format_dt(coming.at, "F")
    lines = [*([note] if note else []), words.SETTINGS_HEAD]
    lines.append(words.SETTINGS_NEXT.format(when=when))
    if not may_make(client, group):
        lines.append(words.SETTINGS_NO_THREADS.format(channel=f"<#{group.wins_channel_id}>"))
    items = [
        Rhythm(0, _select(words.RHYTHM_MENU, words.RHYTHMS, chosen.rhythm)),
        Week(0, _select(words.WEEK_MENU, words.WEEKS, chosen.week)),
        Size(0, _select(words.SIZE_MENU, words.SIZES, chosen.size)),
        District(0, _select(words.DISTRICT_MENU, words.DISTRICTS, chosen.district)),
        press("pair:board:0"),
    ]
    return Card("\n".join(lines), items)


def _select(placeholder: str, labels: Mapping[Any, str], chosen: object) -> discord.ui.Select[Any]:
    select = discord.ui.Select[Any](placeholder=placeholder)
    for value, label in labels.items():
        select.add_option(label=label, value=str(value), default=value == chosen)
    return select


async def _change(interaction: Interaction, name: str, value: Any, allowed: Any) -> None:
    group, client = await coordinators_only(interaction), interaction.client
    if value in allowed:
        now = client.clock.now()
        await client.services.coffee.change_settings(group.guild_id, now, **{name: value})
    await show(interaction, await panel(client, group, words.SAVED))

"""What people choose from: while they type a command's option, and in menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import discord
from discord import app_commands

from bot.kit.errors import Refusal
from bot.kit.text import CHOICE_LIMIT, capitalized, shorten
from bot.members.topics import topics
from bot.ui.card import Menu
from bot.wins import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.ui.answer import Interaction

K = TypeVar("K")
LOOKED_AT = 200  # of a member's own wins


async def own_wins(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer a member's own wins, newest first, by any words of theirs."""
    wins = await interaction.client.services.wins.mine(
        interaction.guild_id or 0, interaction.user.id, limit=LOOKED_AT
    )
    typed = current.casefold().strip()
    return [
        app_commands.Choice(name=shorten(win.story, CHOICE_LIMIT), value=str(win.id))
        for win in wins
        if typed in win.story.casefold()
    ]


def chosen(value: str) -> int:
    """Return the id of what was chosen from a list, or typed in its place. Raises Refusal."""
    if not value.isascii() or not value.isdigit() or len(value) > 18:
        raise Refusal(words.NO_WIN)
    return int(value)


def options(
    labels: Mapping[K, str], *chosen: object, hints: Mapping[K, str] | None = None
) -> list[discord.SelectOption]:
    """Return a menu's options from their labels, with those that are *chosen* in it."""
    return [
        discord.SelectOption(
            label=label,
            value=str(value),
            description=(hints or {}).get(value),
            default=value in chosen,
        )
        for value, label in labels.items()
    ]


def topic_options(*chosen: object) -> list[discord.SelectOption]:
    """Return the topics to choose from, with those that are *chosen* in it."""
    return options({one: capitalized(name) for one, name in topics().items()}, *chosen)


def menu(placeholder: str, choices: Sequence[discord.SelectOption], *, many: bool = False) -> Menu:
    """Return a menu to choose one of its options from; of *many*, none or all."""
    least, most = (0, len(choices)) if many else (1, 1)
    return Menu(placeholder=placeholder, options=list(choices), min_values=least, max_values=most)


def text_channels(
    placeholder: str,
    chosen: discord.abc.GuildChannel | None,
    least: int = 1,
    *,
    forums: bool = False,
) -> discord.ui.ChannelSelect[discord.ui.View]:
    """Return a choice of text channels, and of forums, with the present answer in it."""
    more = [discord.ChannelType.forum] if forums else []
    return discord.ui.ChannelSelect(
        channel_types=[discord.ChannelType.text, *more],
        placeholder=placeholder,
        min_values=least,
        default_values=[chosen] if chosen is not None else [],
    )

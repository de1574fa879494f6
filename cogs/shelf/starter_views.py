"""What coordinators press to look through the starter shelf, and keep what the group wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.kit.safe import fitted
from bot.kit.states import states
from bot.kit.text import CHOICE_LIMIT, shorten
from bot.shelf import starter, words
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu
from bot.ui.components import Style, button, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.groups.service import Group
    from bot.shelf.starter_shelf import Offered
    from bot.ui.context import Context

FEATURE = "shelf"
_MOST = 25  # options that a menu can have


@button(
    "shelf:starter",
    label=words.STARTER_BUTTON,
    style=Style.primary,
    coordinator=True,
    feature=FEATURE,
)
async def look(ctx: Context) -> None:
    """Show what the starter shelf has for this group."""
    offered = await ctx.services.starter_shelf.offered(ctx.guild_id)
    await ctx.show(starters(ctx.group, offered))


@select("shelf:starters", coordinator=True, feature=FEATURE)
async def keep(ctx: Context, values: list[str]) -> None:
    """Keep what was picked, and take off what wasn't."""
    before = await ctx.services.starter_shelf.offered(ctx.guild_id)
    here = {one.item.slug for one in before[:_MOST]}
    # What the menu had no room for stays as it is.
    beyond = {one.item.slug for one in before[_MOST:] if one.kept}
    picked = (set(values) & here) | beyond
    offered = await ctx.services.starter_shelf.keep(ctx.guild_id, picked, ctx.now)
    await ctx.show(starters(ctx.group, offered, words.STARTER_KEPT))


def starters(group: Group, offered: Sequence[Offered], note: str = "") -> Card:
    """Return what there is, with a menu in which what the group has is checked."""
    kept = sum(one.kept for one in offered)
    lines = [note] if note else []
    lines.append(words.STARTER.format(count=len(offered), kept=kept))
    items: list[Item] = [keep.select(_menu(offered))]
    reason = starter.left_out().get(group.state or "")
    if reason is not None:
        state = states()[group.state or ""]
        lines.append(words.STARTER_LEFT_OUT.format(state=state, reason=reason))
    elif group.country == "US" and group.state is None:
        lines.append(words.STARTER_NO_STATE)
        items.append(Button("setup:state"))
    items += [Button("shelf:find"), Button("shelf:add")]
    return Card(fitted(lines), items)


def _menu(offered: Sequence[Offered]) -> Menu:
    choices = [
        discord.SelectOption(
            label=shorten(one.item.name, CHOICE_LIMIT),
            value=one.item.slug,
            description=shorten(one.item.gives, CHOICE_LIMIT),
            default=one.kept,
        )
        for one in offered[:_MOST]
    ]
    return menu(words.STARTER_MENU, choices, many=True)

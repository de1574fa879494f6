"""How a group likes its coffee: four menus for coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.coffee import words
from bot.ui.card import Button, Card
from bot.ui.choices import menu, options
from bot.ui.components import button, select
from bot.ui.private_thread import may_make

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ui.context import Context

# How often, in which school week of the month, in how large groups, and whether people of the same
# district meet first or last: what each menu is called, and what it offers.
CHOICES: dict[str, tuple[str, Mapping[Any, str]]] = {
    "rhythm": (words.RHYTHM_MENU, words.RHYTHMS),
    "week": (words.WEEK_MENU, words.WEEKS),
    "size": (words.SIZE_MENU, words.SIZES),
    "district": (words.DISTRICT_MENU, words.DISTRICTS),
}


@button("coffee:settings", label=words.SETTINGS, coordinator=True)
async def settings(ctx: Context) -> None:
    """Show the panel."""
    await ctx.show(await panel(ctx))


@select(f"coffee:choose:{{name:{'|'.join(CHOICES)}}}", coordinator=True)
async def choose(ctx: Context, values: list[str], name: str) -> None:
    """Keep what was chosen in one of the menus."""
    chosen = next((one for one in CHOICES[name][1] if str(one) == values[0]), None)
    if chosen is not None:
        await ctx.services.coffee.change_settings(ctx.guild_id, ctx.now, **{name: chosen})
    await ctx.show(await panel(ctx, words.SAVED))


async def panel(ctx: Context, note: str = "") -> Card:
    """Return the panel, with what is chosen."""
    coming = await ctx.services.coffee.coming(ctx.guild_id, ctx.now)
    chosen = coming.settings
    when = words.PAIRS_NO_NEXT
    if coming.at is not None:
        when = discord.utils.format_dt(coming.at, "F")
    lines = [*([note] if note else []), words.SETTINGS_HEAD]
    lines.append(words.SETTINGS_NEXT.format(when=when))
    if not may_make(ctx.client, ctx.group):
        lines.append(words.SETTINGS_NO_THREADS.format(channel=f"<#{ctx.group.wins_channel_id}>"))
    menus = [
        choose.select(menu(head, options(labels, getattr(chosen, name))), name)
        for name, (head, labels) in CHOICES.items()
    ]
    return Card("\n".join(lines), [*menus, Button("pair:board")])

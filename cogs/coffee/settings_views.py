"""How a group likes its coffee: four menus for coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.coffee import words
from bot.ui.card import Button, Card, Select
from bot.ui.choices import menu, options
from bot.ui.components import button, select
from bot.ui.private_thread import may_make

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ui.context import Context


@button("coffee:settings", label=words.SETTINGS, coordinator=True)
async def settings(ctx: Context) -> None:
    """Show the panel."""
    await ctx.show(await panel(ctx))


@select("coffee:rhythm", coordinator=True)
async def rhythm(ctx: Context, values: list[str]) -> None:
    """Keep how often."""
    await _change(ctx, "rhythm", values[0], words.RHYTHMS)


@select("coffee:week", coordinator=True)
async def week(ctx: Context, values: list[str]) -> None:
    """Keep in which school week of the month."""
    await _change(ctx, "week", values[0], words.WEEKS)


@select("coffee:size", coordinator=True)
async def size(ctx: Context, values: list[str]) -> None:
    """Keep how large the small groups are."""
    await _change(ctx, "size", values[0], words.SIZES)


@select("coffee:district", coordinator=True)
async def district(ctx: Context, values: list[str]) -> None:
    """Keep whether people of the same district meet first or last."""
    await _change(ctx, "district", values[0], words.DISTRICTS)


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
    items: list[Button | Select] = [
        rhythm.select(menu(words.RHYTHM_MENU, options(words.RHYTHMS, chosen.rhythm))),
        week.select(menu(words.WEEK_MENU, options(words.WEEKS, chosen.week))),
        size.select(menu(words.SIZE_MENU, options(words.SIZES, chosen.size))),
        district.select(menu(words.DISTRICT_MENU, options(words.DISTRICTS, chosen.district))),
        Button("pair:board"),
    ]
    return Card("\n".join(lines), items)


async def _change(ctx: Context, name: str, value: str, labels: Mapping[Any, str]) -> None:
    chosen = next((one for one in labels if str(one) == value), None)
    if chosen is not None:
        await ctx.services.coffee.change_settings(ctx.guild_id, ctx.now, **{name: chosen})
    await ctx.show(await panel(ctx, words.SAVED))

"""What coordinators press to choose what is celebrated: the panel, and what is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.celebrations import own_words, saying, words
from bot.celebrations.observances import LISTS, PACKS, load
from bot.celebrations.selection import Selection
from bot.kit.dates import MONTHS, month_end
from bot.kit.safe import safe_name
from bot.kit.text import plural
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu, options
from bot.ui.components import Style, button, select
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only

if TYPE_CHECKING:
    from datetime import date

    from bot.ui.context import Context

CAPS: dict[str, int | None] = {"1": 1, "2": 2, "0": None}


@button("celebrate:choose", label=words.CHANGE, coordinator=True)
async def choose(ctx: Context) -> None:
    """Show the panel in place of what was pressed."""
    await ctx.show(await panel(ctx))


@button("celebrate:posted:{month:date}", label=words.PREVIEW, coordinator=True)
async def posted(ctx: Context, month: date) -> None:
    """Show the panel with what is posted in a month."""
    await ctx.show(await panel(ctx, month.replace(day=1)))


@select("celebrate:list", coordinator=True)
async def take_list(ctx: Context, values: list[str]) -> None:
    """Save a ready list, and show what is posted next month."""
    await coordinators_only(ctx)
    base = "" if values[0] == "none" else values[0]
    await ctx.services.selections.take_list(ctx.guild_id, base, ctx.now)
    await ctx.show(await panel(ctx))


@button("celebrate:country", label=words.TAKE_COUNTRY, coordinator=True)
async def take_country(ctx: Context) -> None:
    """Save the same list with the days of the country that the group is in now."""
    await coordinators_only(ctx)
    await ctx.services.selections.take_country(ctx.guild_id, ctx.now)
    await ctx.show(await panel(ctx))


@select("celebrate:packs", coordinator=True)
async def take_packs(ctx: Context, values: list[str]) -> None:
    """Save packs besides the list."""
    await coordinators_only(ctx)
    await ctx.services.selections.take_packs(ctx.guild_id, values, ctx.now)
    await ctx.show(await panel(ctx))


@select("celebrate:cap:{now:int}", coordinator=True)
async def take_cap(ctx: Context, values: list[str], now: int) -> None:
    """Save how many posts a week may have.

    The id holds the present answer: Discord keeps what stood in a menu of the same name.
    """
    await coordinators_only(ctx)
    await ctx.services.selections.cap(ctx.guild_id, CAPS.get(values[0], 1), ctx.now)
    await ctx.show(await panel(ctx))


async def panel(ctx: Context, month: date | None = None) -> Card:
    """Return the panel with what is posted in a month, the next one if none is named."""
    group, services, guild_id = await coordinators_only(ctx), ctx.services, ctx.guild_id
    today = await services.celebrations.today(guild_id, ctx.now)
    found = await services.celebrations.calendar(guild_id)
    month = saying.month_after(today) if month is None else month
    guild = ctx.interaction.guild
    name = safe_name(group.name if guild is None else guild.name)
    if found is None:
        text = calendar_cards.choosing(name, None, None, month, today, group.country)
        return Card(
            text, [take_list.select(_lists(None, group.country)), Button("celebrate:import")]
        )
    school = await services.groups.school(guild_id)
    first = await services.celebrations.first_to_come(guild_id, ctx.now)
    plan = found.plan(school, max(first, month), month_end(month))
    lacking = await services.asking.undated(guild_id, ctx.now)
    text = calendar_cards.choosing(name, found, plan, month, today, group.country, lacking)
    if group.wins_channel_id is None:
        text = f"{text}\n\n{words.NO_CHANNEL}"
    items: list[Item] = [
        # A list that was chosen elsewhere is none of these: each of them would change it.
        take_list.select(_lists(None if found.has_moved else found.choice.base, found.here)),
        take_packs.select(_packs(found.choice)),
        take_cap.select(_caps(found.choice), found.choice.weekly_cap or 0),
    ]
    if found.has_moved:
        items.append(take_country.button())
    return Card(text, [*items, *await _ways(ctx, month, today, lacks=bool(lacking))])


def _lists(chosen: str | None, country: str) -> Menu:
    count = {one: len(Selection(one, country=country).chosen(load())) for one in LISTS} | {"": 0}
    more = count["usual"] - count["calm"]
    choices = [
        discord.SelectOption(
            label=words.LISTS[one].format(count=count[one]),
            value=one or "none",
            description=words.LIST_HINTS[one].format(more=more),
            default=one == chosen,
        )
        for one in (*LISTS, "")
    ]
    return menu(words.LIST_MENU, choices)


def _packs(choice: Selection) -> Menu:
    hints = {}
    for one in PACKS:
        inside = [each.name for each in load() if one in each.packs]
        hint = words.PACK_HINT.format(days=plural(len(inside), own_words.DAY), name=inside[0])
        hints[one] = hint[:100]
    labels = {one: words.PACKS[one] for one in PACKS}
    return menu(words.PACKS_MENU, options(labels, *choice.packs, hints=hints), many=True)


def _caps(choice: Selection) -> Menu:
    chosen = [name for name, cap in CAPS.items() if cap == choice.weekly_cap]
    return menu(words.CAP_MENU, options({name: words.CAPS[name] for name in CAPS}, *chosen))


async def _ways(ctx: Context, month: date, today: date, *, lacks: bool) -> list[Button]:
    """Return the buttons under the panel: other months, changes, and what waits."""
    this = today.replace(day=1)
    before, after = saying.month_after(month, -1), saying.month_after(month)
    change = words.BY_MONTH.format(month=MONTHS[month.month - 1])
    items = []
    if before >= this:
        items.append(posted.button(before).named(words.MONTH_BEFORE))
    if after <= saying.month_after(this, 12):
        items.append(posted.button(after).named(words.MONTH_AFTER))
    items += [
        Button(f"celebrate:month:{month.month}:0", change),
        Button(f"celebrate:page:{month}"),
        Button("celebrate:upcoming"),
        Button("celebrate:import"),
    ]
    if lacks:
        items.append(Button("celebrate:dates"))
    if await ctx.services.proposals.waiting(ctx.guild_id, today):
        items.append(Button("celebrate:proposals", style=Style.primary))
    return items

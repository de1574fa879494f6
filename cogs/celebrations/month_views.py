"""What coordinators press to change a month: ticks in a menu, and contested days one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.celebrations import saying, words
from bot.celebrations.months import SHOWN, contested_in, in_month, usually
from bot.kit.dates import MONTHS
from bot.kit.errors import NotFound
from bot.kit.text import shorten
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu
from bot.ui.components import button, select
from bot.ui.paging import page_of
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only
from cogs.celebrations.choosing_views import choose, posted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.celebrations.calendar import Calendar
    from bot.celebrations.observances import Observance
    from bot.ui.context import Context


@button("celebrate:month:{month:int}:{page:int}", label=words.MONTH_AFTER, coordinator=True)
async def one_month(ctx: Context, month: int, page: int) -> None:
    """Show a page of a month to change."""
    await ctx.show(await show_month(ctx, month, page))


@select("celebrate:tick:{month:int}:{page:int}", coordinator=True)
async def tick(ctx: Context, values: list[str], month: int, page: int) -> None:
    """Save what of a page is celebrated; what was not on the page stays as it is."""
    await coordinators_only(ctx)
    await ctx.services.selections.pick(ctx.guild_id, values, ctx.offered(), ctx.now)
    await ctx.show(await show_month(ctx, month, page, words.MONTH_SAVED))


@button("celebrate:contested:{add:bool}:{slug}", label=words.CONTESTED_ADD, coordinator=True)
async def contested(ctx: Context, add: bool, slug: str) -> None:
    """Choose a contested day, or leave it out, and show its month again."""
    await coordinators_only(ctx)
    services = ctx.services
    one = await services.celebrations.observance(ctx.guild_id, slug)
    change = services.selections.add if add else services.selections.remove
    found = await change(ctx.guild_id, one.slug, ctx.now)
    today = await services.celebrations.today(ctx.guild_id, ctx.now)
    day = usually(found, one, today) or today
    await ctx.show(await show_month(ctx, day.month, 0, words.MONTH_SAVED))


async def show_month(ctx: Context, which: int, page: int, note: str = "") -> Card:
    """Return a page of a month to change. Raises NotFound for a month that isn't one."""
    await coordinators_only(ctx)
    celebrations = ctx.services.celebrations
    if not 1 <= which <= 12:
        raise NotFound(words.OTHER_MONTH, choose.custom_id())
    found = await celebrations.calendar_or_none_chosen(ctx.guild_id)
    today = await celebrations.today(ctx.guild_id, ctx.now)
    shown = page_of(in_month(found, which, today), page, SHOWN)
    asked = [
        (one, _when(found, one, today, ctx.group.country), found.choice.holds(one))
        for one in contested_in(found, which, today)
    ]
    text = calendar_cards.month(MONTHS[which - 1], shown, asked, note)
    items: list[Item] = []
    if shown.here:
        ticks = _ticks(which, found, shown.here, today, ctx.group.country)
        items.append(tick.select(ticks, which, shown.number))
    for one, _, is_on in asked:
        label = (words.CONTESTED_REMOVE if is_on else words.CONTESTED_ADD).format(name=one.name)
        items.append(contested.button(not is_on, one.slug).named(shorten(label, 80)))
    items += shown.turns(partial(one_month.button, which), words.EARLIER, words.LATER)
    return Card(text, [*items, *_others(which, today)])


def _ticks(
    which: int, calendar: Calendar, page: Sequence[Observance], today: date, country: str
) -> Menu:
    choices = [
        discord.SelectOption(
            label=shorten(one.name, 100),
            value=one.slug,
            description=_when(calendar, one, today, country)[:100],
            default=calendar.choice.holds(one),
        )
        for one in page
    ]
    return menu(words.MONTH_MENU.format(month=MONTHS[which - 1]), choices, many=True)


def _others(which: int, today: date) -> list[Button]:
    """Return the ways to other months, and to what is posted."""
    months = (which - 2) % 12 + 1, which % 12 + 1
    items = [one_month.button(other, 0).named(MONTHS[other - 1]) for other in months]
    # The next such month: this one, or of the next year.
    ahead = today.replace(day=1)
    while ahead.month != which:
        ahead = saying.month_after(ahead)
    return [*items, posted.button(ahead)]


def _when(calendar: Calendar, one: Observance, today: date, country: str) -> str:
    """Return when it is next."""
    found = calendar.occurrence(one, today)
    if found is None:
        return words.MONTH_UNDATED
    return saying.days(found.first, found.last, country, year=True)

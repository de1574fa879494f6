"""What anyone presses to see what comes, one day, and the files of both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.celebrations import files, saying, words
from bot.kit.dates import say_month
from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe_line, safe_name
from bot.kit.text import shorten
from bot.ui.card import Attached, Button, Card, Item, Menu
from bot.ui.checks import coordinator_names
from bot.ui.components import button, select
from bot.ui.paging import page_of
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import FEATURE, coordinators_only
from cogs.celebrations.choosing_views import choose, panel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.celebrations.calendar import Calendar
    from bot.celebrations.occurrences import ObservedDay
    from bot.ui.context import Context

PAGE = 10  # celebrations in a list


day_button = partial(button, feature=FEATURE)


@day_button("celebrate:upcoming:{page:int}", label=words.BACK_TO_LIST)
async def show_upcoming(ctx: Context, page: int | None = None) -> None:
    """Show a page of what comes, in place of what was pressed."""
    await ctx.show(await upcoming(ctx, page or 0))


@select("celebrate:look", feature=FEATURE)
async def look(ctx: Context, values: list[str]) -> None:
    """Show one of the list in its place."""
    await ctx.show(await about(ctx, values[0]))


@day_button("celebrate:show:{way:earlier|later}:{slug}", label=words.LATER)
async def show_day(ctx: Context, way: str, slug: str) -> None:
    """Show the day before or after, in place of what was pressed."""
    await ctx.show(await about(ctx, slug))


@day_button("celebrate:keep:{add:bool}:{slug}", label=words.ADD)
async def keep(ctx: Context, add: bool, slug: str) -> None:
    """Celebrate a day, or no longer, and show it."""
    await coordinators_only(ctx)
    services = ctx.services
    one = await services.celebrations.observance(ctx.guild_id, slug)
    change = services.selections.add if add else services.selections.remove
    await change(ctx.guild_id, one.slug, ctx.now)
    note = (words.ADDED if add else words.REMOVED).format(name=safe_name(one.name))
    await ctx.show(await about(ctx, one.slug, note))


@day_button("celebrate:ics:{slug}", label=words.FILE)
async def calendar_file(ctx: Context, slug: str | None = None) -> None:
    """Answer with the next twelve months of one day, or of the whole list, as a file."""
    celebrations = ctx.services.celebrations
    found = await celebrations.calendar_or_none_chosen(ctx.guild_id)
    first, last = saying.ahead(await celebrations.today(ctx.guild_id, ctx.now))
    one = None
    if slug is not None:
        one = await celebrations.observance(ctx.guild_id, slug)
        next_ = found.occurrence(one, first)
        days = [next_] if next_ is not None and next_.first <= last else []
    else:
        days = found.occurrences(first, last)
    if not days:
        raise Refusal(words.ICS_NOTHING)
    content = files.ics(found, ctx.guild_id, days, ctx.now)
    text = words.ICS_READY.format(count=len(days))
    if one is not None:
        when = saying.days(days[0].first, days[0].last, ctx.group.country, year=True)
        text = words.ICS_ONE.format(name=safe_name(one.name), days=when)
    await ctx.answer(Card(text, files=[Attached(content, words.ICS_NAME)]))


@day_button("celebrate:page:{month:date}", label=words.PAGE)
async def month_page(ctx: Context, month: date) -> None:
    """Answer with a month as a page to print."""
    await ctx.take_time()
    month, server = month.replace(day=1), ctx.interaction.guild
    found = await ctx.services.celebrations.calendar_or_none_chosen(ctx.guild_id)
    said = say_month(month)
    name = server.name if server is not None else ctx.group.name
    events = await ctx.services.calendars.in_month(ctx.guild_id, month)
    content = files.page(found, name, month, ctx.group.country, events)
    if content is None:
        raise Refusal(words.PAGE_NOTHING.format(month=said))
    page = Attached(content, words.PAGE_NAME.format(month=said.replace(" ", "-")))
    await ctx.answer(Card(words.PAGE_READY.format(month=said), files=[page]))


async def upcoming(ctx: Context, page: int = 0) -> Card:
    """Return a page of what comes; to coordinators who have not chosen yet, the panel."""
    celebrations, guild_id = ctx.services.celebrations, ctx.guild_id
    found = await celebrations.calendar(guild_id)
    propose = Button("celebrate:propose")
    if found is None:
        if ctx.is_coordinator:
            return await panel(ctx)
        return Card(words.UNCHOSEN.format(names=coordinator_names(ctx.group)), [propose])
    today = await celebrations.today(guild_id, ctx.now)
    first, last = saying.ahead(today)
    every = [(found.name(one.slug), one) for one in found.occurrences(first, last)]
    shown = page_of(every, page, PAGE)
    here = shown.here
    lacking = [] if shown.number else await ctx.services.asking.undated(guild_id, ctx.now)
    items: list[Item] = [look.select(_days(here, ctx.group.country))] if here else []
    items += shown.turns(show_upcoming.button, words.EARLIER, words.LATER)
    items += [calendar_file.button(), month_page.button(saying.month_after(today)), propose]
    if ctx.is_coordinator:
        items.append(choose.button())
    return Card(calendar_cards.upcoming(here, lacking, ctx.group.country), items)


async def about(ctx: Context, slug: str, note: str = "") -> Card:
    """Return one day: what it is, when, and what can be done with it. Raises NotFound."""
    celebrations = ctx.services.celebrations
    found = await celebrations.calendar_or_none_chosen(ctx.guild_id)
    one = found.get(slug)
    if one is None:
        raise NotFound(words.NOT_THERE, show_upcoming.custom_id())
    today = await celebrations.today(ctx.guild_id, ctx.now)
    celebrated = found.choice.holds(one)
    when = found.occurrence(one, today)
    text = calendar_cards.about(one, when, ctx.group.country, celebrated=celebrated, note=note)
    items = _beside(found, slug)
    if when is not None:
        items.append(calendar_file.button(slug))
    if ctx.is_coordinator:
        label = words.REMOVE if celebrated else words.ADD
        items.append(keep.button(not celebrated, slug).named(label))
        if celebrated and when is None:
            items.append(Button("celebrate:dates"))
    return Card(text, [*items, show_upcoming.button()])


async def named(ctx: Context, typed: str) -> str:
    """Return the slug of what was typed: itself, or the only name that fits. Raises NotFound."""
    celebrations = ctx.services.celebrations
    found = await celebrations.calendar_or_none_chosen(ctx.guild_id)
    if not typed.strip():
        every = found.occurrences(*saying.ahead(await celebrations.today(ctx.guild_id, ctx.now)))
        return every[0].slug if every else found.everything()[0].slug
    if found.get(typed) is not None:
        return typed
    fits = found.matching(typed)
    if not fits:
        said = safe_line(typed, 60)
        raise NotFound(words.NOT_FOUND.format(typed=said), show_upcoming.custom_id())
    return fits[0].slug


async def completing(ctx: Context, current: str) -> list[tuple[str, str]]:
    """Return names and slugs that fit what is being typed."""
    found = await ctx.services.celebrations.calendar_or_none_chosen(ctx.guild_id)
    return [(shorten(one.name, 100), one.slug) for one in found.matching(current)[:25]]


def _days(page: Sequence[tuple[str, ObservedDay]], country: str) -> Menu:
    options = {
        one.slug: discord.SelectOption(
            label=shorten(name, 100),
            value=one.slug,
            description=saying.days(one.first, one.last, country)[:100],
        )
        for name, one in page
    }
    return Menu(placeholder=words.LOOK_MENU, options=list(options.values()))


def _beside(found: Calendar, slug: str) -> list[Button]:
    """Return the ways to the days before and after in the calendar's order."""
    slugs = [one.slug for one in found.everything()]
    at = slugs.index(slug)
    return [
        show_day.button("earlier", slugs[at - 1]).named(words.EARLIER),
        show_day.button("later", slugs[(at + 1) % len(slugs)]),
    ]

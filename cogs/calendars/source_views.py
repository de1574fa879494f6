"""What coordinators press for other calendars: adding one, and picking which events show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord

from bot.calendars import source_words as words
from bot.calendars.fetching import address_of, fetch
from bot.calendars.sources import TELL_AFTER
from bot.kit.dates import say_days
from bot.kit.errors import Refusal
from bot.kit.safe import fitted, safe, safe_line, safe_name
from bot.kit.spreadsheet import BYTES
from bot.kit.text import listed, plural, shorten
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu, options
from bot.ui.components import Style, button, form, select
from bot.ui.feature import Waiting
from bot.ui.modal import Answers, Part, box, upload
from bot.ui.paging import page_of
from bot.ui.template import number_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.calendars.sources import AddedSource, Source, SourceDate
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.context import Context

FEATURE = "meetups"
PAGE = 25  # events in a menu; Discord's limit
NAMED = 5  # titles of what was left out
ADDRESS = 4_000

source_button = partial(button, feature=FEATURE, coordinator=True)


@source_button("calendar:sources", label=words.PANEL)
async def sources(ctx: Context) -> None:
    """Show the other calendars that a group reads."""
    await ctx.show(await _panel(ctx))


@select("calendar:source", feature=FEATURE, coordinator=True)
async def open_source(ctx: Context, values: list[str]) -> None:
    """Show one calendar in place of the list."""
    await ctx.show(await _events(ctx, number_of(values[0]), 0))


@source_button("calendar:events:{source_id:int}:{page:int}", label=words.LATER)
async def events(ctx: Context, source_id: int, page: int) -> None:
    """Show a page of a calendar's events."""
    await ctx.show(await _events(ctx, source_id, page))


@select("calendar:pick:{source_id:int}:{page:int}", feature=FEATURE, coordinator=True)
async def pick(ctx: Context, values: list[str], source_id: int, page: int) -> None:
    """Keep which events of a page show; what wasn't on the page stays as it is."""
    await ctx.services.sources.pick(ctx.guild_id, source_id, ctx.offered(), values)
    await ctx.show(await _events(ctx, source_id, page, words.PICK_SAVED))


def _file() -> list[Part]:
    return [upload("file", words.FILE_LABEL, hint=words.FILE_HINT, required=True)]


@source_button("calendar:file:{source_id:int}", label=words.ADD_FILE)
async def add_file(ctx: Context, source_id: int | None = None) -> None:
    """Ask for a calendar as a file; a newer one of a calendar that's there replaces it."""
    await ctx.open(read_file.filled(), source_id)


@form(
    "calendar:read:{source_id:int}",
    _file,
    title=words.FILE_TITLE,
    private=words.PRIVATE,
    feature=FEATURE,
    coordinator=True,
)
async def read_file(ctx: Context, answers: Answers, source_id: int | None = None) -> None:
    """Read a calendar from a file."""
    file, again = answers.file("file"), add_file.custom_id(source_id)
    if file is None:
        raise Refusal(words.FILE_NONE, again)
    await ctx.take_time()
    try:
        if file.size > BYTES:
            raise Refusal(words.TOO_LARGE.format(limit=BYTES // 1_000_000))
        content = await file.read()
        if source_id is None:
            name = file.filename.rpartition(".")[0] or file.filename
            given = (ctx.guild_id, name, "", content, ctx.now)
            added = await ctx.services.sources.add(*given)
        else:
            source = await ctx.services.sources.get(ctx.guild_id, source_id)
            added = await ctx.services.sources.renew(source, content, ctx.now)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Refusal(words.FILE_LOST, again) from error
    except Refusal as refusal:
        why = words.CANT_READ.format(why=refusal.message)
        raise Refusal(why, again, sources.custom_id()) from refusal
    await ctx.show(await _events(ctx, added.source.id, 0, _said(added)))


def _link(typed: str = "") -> list[Part]:
    hint = words.LINK_HINT
    return [box("link", words.LINK_LABEL, hint=hint, value=typed, limit=ADDRESS, required=True)]


@source_button("calendar:link", label=words.ADD_LINK)
async def add_link(ctx: Context) -> None:
    """Ask for a calendar's address."""
    _allowed(ctx)
    await ctx.open(read_link.filled())


@form(
    "calendar:address",
    _link,
    title=words.LINK_TITLE,
    private=words.PRIVATE,
    feature=FEATURE,
    coordinator=True,
)
async def read_link(ctx: Context, answers: Answers) -> None:
    """Read a calendar from its address, now and each day."""
    _allowed(ctx)
    await ctx.take_time()
    try:
        link = address_of(answers.text("link"))
        content = await fetch(ctx.client.fetcher, link)
        name = urlsplit(link).hostname or link
        added = await ctx.services.sources.add(ctx.guild_id, name, link, content, ctx.now)
    except Refusal as refusal:
        why = words.CANT_READ.format(why=refusal.message)
        raise Refusal(why, add_link.custom_id(), sources.custom_id()) from refusal
    await ctx.show(await _events(ctx, added.source.id, 0, _said(added)))


@source_button("calendar:again:{source_id:int}", label=words.READ_NOW)
async def read_now(ctx: Context, source_id: int) -> None:
    """Read a calendar again from its address."""
    _allowed(ctx)
    await ctx.take_time()
    source = await ctx.services.sources.get(ctx.guild_id, source_id)
    try:
        content = await fetch(ctx.client.fetcher, source.link)
        added = await ctx.services.sources.renew(source, content, ctx.now)
    except Refusal as refusal:
        await ctx.services.sources.failed(source, refusal.message)
        raise Refusal(words.TROUBLE.format(why=refusal.message), sources.custom_id()) from (refusal)
    await ctx.show(await _events(ctx, source_id, 0, _said(added)))


@source_button("calendar:remove:{source_id:int}", label=words.REMOVE)
async def remove(ctx: Context, source_id: int) -> None:
    """Ask before a calendar is removed."""
    source = await ctx.services.sources.get(ctx.guild_id, source_id)
    text = words.REMOVE_ASK.format(name=safe_name(source.name))
    await ctx.show(Card(text, [removed.button(source_id), sources.button()]))


@source_button("calendar:removed:{source_id:int}", label=words.REMOVE_YES, style=Style.danger)
async def removed(ctx: Context, source_id: int) -> None:
    """Remove a calendar with everything in it."""
    await ctx.services.sources.remove(ctx.guild_id, source_id)
    await ctx.show(Card(words.REMOVED, [sources.button()]))


async def inbox(client: WhatsWorking, group: Group, now: datetime) -> list[Waiting]:
    """Return the calendars that couldn't be read for days."""
    if not group.has(FEATURE):
        return []
    return [
        Waiting(_troubled(one), events.button(one.id, 0).named(words.PANEL))
        for one in await client.services.sources.all(group.guild_id)
        if one.failures >= TELL_AFTER
    ]


def _troubled(source: Source) -> str:
    line = words.DESK.replace("{name}", safe_line(source.name, 100))
    return line.replace("{days}", f"{source.failures}").replace("{why}", source.trouble)


def _allowed(ctx: Context) -> None:
    if not ctx.client.settings.calendar_fetching:
        raise Refusal(words.NOT_ALLOWED, sources.custom_id())


async def _panel(ctx: Context) -> Card:
    every = await ctx.services.sources.all(ctx.guild_id)
    lines, items = [words.HEAD], list[Item]()
    for one in every:
        lines.append(
            words.LINE.format(
                name=safe_name(one.name),
                events=plural(one.events, words.EVENT),
                picked=one.picked,
                at=discord.utils.format_dt(one.read_at, "R"),
            )
        )
        if one.trouble:
            lines.append("  " + words.TROUBLE.format(why=one.trouble))
    if every:
        names = {one.id: shorten(one.name, 100) for one in every}
        items.append(open_source.select(menu(words.LOOK_MENU, options(names))))
    else:
        lines.append(words.NONE)
    items.append(add_file.button())
    if ctx.client.settings.calendar_fetching:
        items.append(add_link.button())
    return Card(fitted(lines), [*items, Button("meetup:settings")])


async def _events(ctx: Context, source_id: int, page: int, note: str = "") -> Card:
    source = await ctx.services.sources.get(ctx.guild_id, source_id)
    every = await ctx.services.sources.events(source, ctx.now)
    shown = page_of(every, page, PAGE)
    here, name = shown.here, safe_name(source.name)
    head = words.PICK_HEAD.format(name=name, page=shown.number + 1, pages=shown.pages)
    lines, items = [note, head] if note else [head], list[Item]()
    if here:
        menu = Menu(placeholder=words.PICK_MENU, min_values=0, max_values=len(here))
        for one, picked in here:
            label, when = shorten(one.title, 100), _when(one, ctx.group.country)
            menu.add_option(label=label, value=one.event, description=when, default=picked)
        items.append(pick.select(menu, source_id, shown.number))
    else:
        lines.append(words.PICK_NONE)
    items += shown.turns(partial(events.button, source_id), words.EARLIER, words.LATER)
    again = read_now.button(source_id) if source.link else add_file.button(source_id)
    items += [again if source.link else again.named(words.NEWER), remove.button(source_id)]
    return Card(fitted(lines), [*items, sources.button()])


def _when(one: SourceDate, country: str) -> str:
    return say_days(one.first, one.last, country, weekday=True, year=True)[:100]


def _said(added: AddedSource) -> str:
    """Return what was read of a calendar, and what of it was left out."""
    count = plural(added.source.events, words.EVENT)
    lines = [words.READ.format(name=safe_name(added.source.name), events=count)]
    endless = added.read.endless
    if endless:
        named = [safe(one, 100) for one in endless[:NAMED]]
        more = [words.MORE.format(count=len(endless) - NAMED)] if endless[NAMED:] else []
        lines.append(words.LEFT_OUT_ENDLESS.format(titles=listed([*named, *more])))
    if added.read.students:
        lines.append(words.LEFT_OUT_STUDENTS.format(count=added.read.students))
    return "\n".join(lines)

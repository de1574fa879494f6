"""Telling a coordinator about the shelf, and what coordinators do about it: hide, settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.groups.reports import by_thing
from bot.kit.text import shorten
from bot.shelf import rules, words
from bot.ui.card import Button, Card, Item
from bot.ui.choices import text_channels
from bot.ui.components import button, form, select
from bot.ui.coordinators import report_parts
from bot.ui.feature import Waiting
from bot.ui.modal import Answers, Part, box
from bot.wins import words as win_words
from cogs.shelf import cards
from cogs.shelf.details import resource_button, resource_form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.context import Context

NOTE_LIMIT = 500
coordinators_button = partial(button, coordinator=True)


@resource_button(
    "shelf:tell:{resource_id:int}",
    label=win_words.TELL_COORDINATOR,
    feature=None,
    always="a report is always heard",
)
async def start_report(ctx: Context, resource_id: int) -> None:
    """Open the form for a private report."""
    await ctx.open(keep_report.filled(), resource_id)


@resource_form(
    "shelf:report_form:{resource_id:int}",
    partial(report_parts, words.WHYS),
    title=win_words.REPORT_TITLE,
    private="only coordinators read it",
    always="a report is always heard",
)
async def keep_report(ctx: Context, answers: Answers, resource_id: int) -> None:
    """Keep the report, and hide the thing at once where it may harm somebody."""
    why = next(iter(rules.known([answers.choice("about")], rules.WHYS)), "other")
    said = answers.text("words").strip() or None
    key = ctx.guild_id, resource_id, ctx.member_id
    hidden = await ctx.services.shelf_reports.report(*key, why, said, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.answer(words.TOLD_HIDDEN if hidden else win_words.REPORTED)


@coordinators_button("shelf:report:{report_id:int}", label=words.OPEN_REPORT)
async def open_report(ctx: Context, report_id: int) -> None:
    """Show a coordinator what was told about one thing."""
    found = await ctx.services.shelf_reports.about_the_same(ctx.guild_id, report_id)
    resource = await ctx.services.shelf.get(ctx.guild_id, found.first.resource_id)
    await ctx.show(cards.report(found.reports, resource, ctx.group.zone))


@coordinators_button("shelf:leave:{report_id:int}", label=win_words.CLOSE_REPORT)
async def leave(ctx: Context, report_id: int) -> None:
    """Close what a coordinator read about one thing: there is nothing to do."""
    await ctx.services.shelf_reports.leave(ctx.guild_id, report_id, ctx.now)
    await ctx.show(Card(win_words.REPORT_DONE))


@coordinators_button("shelf:restore:{resource_id:int}:{read:int}", label=words.SHOW_AGAIN)
async def restore(ctx: Context, resource_id: int, read: int) -> None:
    """Let colleagues find something again, once what hides it was read."""
    await ctx.services.shelf_reports.show_again(ctx.guild_id, resource_id, ctx.now, read)
    await ctx.client.agenda.tick()
    await ctx.show(Card(words.SHOWN_AGAIN))


@coordinators_button("shelf:hide:{resource_id:int}", label=words.HIDE)
async def hide(ctx: Context, resource_id: int) -> None:
    """Open the form for the note to its owner."""
    resource = await ctx.services.shelf.get(ctx.guild_id, resource_id)
    await ctx.open(note_to_owner.filled(resource.note or ""), resource_id)


def _note(note: str = "") -> list[Part]:
    label, hint = words.HIDE_LABEL, words.HIDE_HINT
    return [box("note", label, hint=hint, value=note, limit=NOTE_LIMIT, long=True, required=True)]


@form(
    "shelf:note:{resource_id:int}",
    _note,
    title=words.HIDE_TITLE,
    private="only the owner reads it",
    coordinator=True,
)
async def note_to_owner(ctx: Context, answers: Answers, resource_id: int) -> None:
    """Hide it and let its owner know."""
    note = shorten(answers.text("note"), NOTE_LIMIT)
    await ctx.services.shelf_reports.hide(ctx.guild_id, resource_id, note, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.show(Card(words.NOW_HIDDEN))


@coordinators_button("shelf:settings", label=words.SETTINGS)
async def settings(ctx: Context) -> None:
    """Show where the shelf is posted."""
    await _settings(ctx)


@coordinators_button("shelf:forum:{row:int}", label=words.SETTINGS)
async def forum(ctx: Context, row: int) -> None:
    """Show the same, from the line about a forum that takes no posts."""
    await _settings(ctx)


@select("shelf:channel", coordinator=True)
async def pick_channel(ctx: Context, values: list[discord.abc.GuildChannel]) -> None:
    """Save a channel for the shelf, or that it's posted nowhere."""
    channel_id = values[0].id if values else None
    await ctx.services.groups.change(ctx.guild_id, ctx.now, shelf_channel_id=channel_id)
    await _settings(ctx, words.SETTINGS_SAVED)


async def _settings(ctx: Context, note: str = "") -> None:
    group, guild = await ctx.services.groups.get(ctx.guild_id), ctx.interaction.guild
    channel = None if guild is None else guild.get_channel(group.shelf_channel_id or 0)
    menu = pick_channel.select(text_channels(words.PICK_CHANNEL, channel, least=0, forums=True))
    items: list[Item] = [
        menu,
        Button("shelf:add"),
        Button("shelf:starter"),
        Button("setup:more"),
    ]
    await ctx.show(
        Card(cards.settings(group, note, is_forum=isinstance(channel, discord.ForumChannel)), items)
    )


async def inbox(client: WhatsWorking, group: Group, _now: datetime) -> Sequence[Waiting]:
    """Return what was reported and nobody has looked at, for the one list."""
    return [
        Waiting(
            words.WAITS.format(
                number="{number}",
                why=words.WHYS[one.first.why],
                when=discord.utils.format_dt(one.first.created_at, "R"),
            ),
            Button(f"shelf:report:{one.first.id}"),
        )
        for one in by_thing(await client.services.shelf_reports.open(group.guild_id))
    ]

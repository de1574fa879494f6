"""A table of an association's days: the upload, what it would add, and adding it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.celebrations import own_words, sheet, words
from bot.celebrations.sheet import UploadedTable
from bot.drafts.rules import Draft
from bot.drafts.words import GONE
from bot.kit import spreadsheet
from bot.kit import words as kit_words
from bot.kit.errors import NotFound, Refusal
from bot.kit.text import plural
from bot.ui.card import Button, Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, upload
from bot.ui.review import Surface, keep, submit
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only

if TYPE_CHECKING:
    from bot.ui.context import Context

KIND = "celebration.table"
AGAIN, PANEL = "celebrate:import", "celebrate:choose"


@button("celebrate:import", label=words.IMPORT, coordinator=True)
async def import_days(ctx: Context) -> None:
    """Open the form for a table."""
    await coordinators_only(ctx)
    await ctx.open(read_table.filled())


def _table() -> list[Part]:
    label, hint = own_words.IMPORT_LABEL, own_words.IMPORT_HINT
    return [upload("table", label, hint=hint, required=True)]


@form("celebrate:import", _table, title=own_words.IMPORT_TITLE, surface=KIND, coordinator=True)
async def read_table(ctx: Context, answers: Answers) -> None:
    """Show what a table would add; nothing is added yet."""
    await coordinators_only(ctx)
    table = answers.file("table")
    if table is None:
        raise Refusal(own_words.FILE_NONE, AGAIN)
    await ctx.take_time()
    try:
        text = await _text(ctx, table)
        await ctx.services.imports.look(ctx.guild_id, text, ctx.now)  # is it a table at all?
    except Refusal as refusal:
        raise Refusal(refusal.message, AGAIN, PANEL) from refusal
    typed = UploadedTable(table.filename, text)
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, KIND, typed))


@button("celebrate:take:{draft_id:int}", label=words.IMPORT, style=Style.primary, coordinator=True)
async def take(ctx: Context, draft_id: int) -> None:
    """Add what a table holds."""
    await coordinators_only(ctx)
    await ctx.take_time()
    draft = await _kept(ctx, draft_id)
    if not all(map(draft.is_decided, draft.text.texts())):
        await submit(ctx, draft)  # nobody has looked at it yet
        return
    mine = draft.guild_id, draft.member_id
    found = await ctx.services.imports.take(*mine, draft.text.table, ctx.now)
    await ctx.services.drafts.done(draft)
    days = plural(len(found.new), own_words.DAY)
    await ctx.show(Card(own_words.IMPORTED.format(days=days), [Button(PANEL)]))


@button("celebrate:untake:{draft_id:int}", label=own_words.DROP, coordinator=True)
async def drop_table(ctx: Context, draft_id: int) -> None:
    """Add nothing of a table, and forget it."""
    await coordinators_only(ctx)
    await _kept(ctx, draft_id)  # someone else's stays
    await ctx.services.drafts.drop(ctx.guild_id, draft_id, ctx.member_id)
    await ctx.show(Card(own_words.IMPORT_DROPPED, [Button(PANEL)]))


async def _text(ctx: Context, table: discord.Attachment) -> str:
    if table.size > spreadsheet.BYTES:
        limit = spreadsheet.BYTES // 1_000_000
        raise Refusal(kit_words.FILE_TOO_LARGE.format(limit=limit))
    try:
        content = await table.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Refusal(own_words.FILE_LOST) from error
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    return await asyncio.to_thread(sheet.as_text, content, ctx.group.zone, today)


async def _kept(ctx: Context, draft_id: int) -> Draft[UploadedTable]:
    kept = await ctx.services.drafts.get(ctx.guild_id, draft_id, ctx.member_id)
    if kept.kind != KIND:
        raise NotFound(GONE, AGAIN)
    return kept.read(UploadedTable)


async def _check(ctx: Context, _draft: Draft[UploadedTable]) -> None:
    await coordinators_only(ctx)


async def _dry_run(ctx: Context, draft: Draft[UploadedTable]) -> None:
    """Show what a table would add, now that its names were looked at."""
    draft, table = await keep(ctx, draft.decided()), draft.text
    found = await ctx.services.imports.look(ctx.guild_id, table.table, ctx.now)
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    items = []
    if found.new:
        days = plural(len(found.new), own_words.DAY)
        items.append(take.button(draft.id).named(own_words.TAKE.format(days=days)))
    items += [Button(AGAIN), drop_table.button(draft.id)]
    text = calendar_cards.dry_run(table.file, found, today, ctx.group.country)
    await ctx.show(Card(text, items))


async def _change(ctx: Context, _draft: Draft[UploadedTable]) -> None:
    await ctx.open(read_table.filled())


TABLE = Surface(KIND, UploadedTable, lambda table: table, _check, _dry_run, _change, "save")

"""A table of an association's days: the upload, what it would add, and adding it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.celebrations import own_words, sheet, words
from bot.kit import spreadsheet
from bot.kit import words as kit_words
from bot.kit.errors import NotFound, Refusal
from bot.kit.text import plural
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.card import Button, Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, upload
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only

if TYPE_CHECKING:
    from bot.celebrations.imports import Import
    from bot.ui.context import Context

AGAIN, PANEL = "celebrate:import", "celebrate:choose"


@button("celebrate:import", label=words.IMPORT)
async def import_days(ctx: Context) -> None:
    """Open the form for a table."""
    await coordinators_only(ctx)
    await ctx.open(read_table.filled())


def _table() -> list[Part]:
    label, hint = own_words.IMPORT_LABEL, own_words.IMPORT_HINT
    return [upload("table", label, hint=hint, required=True)]


@form("celebrate:import", _table, title=own_words.IMPORT_TITLE)
async def read_table(ctx: Context, answers: Answers) -> None:
    """Show what a table would add; nothing is added yet."""
    await coordinators_only(ctx)
    table = answers.file("table")
    if table is None:
        raise Refusal(own_words.FILE_NONE, AGAIN)
    await ctx.take_time()
    try:
        text = await _text(ctx, table)
        found = await ctx.services.imports.look(ctx.guild_id, text, ctx.now)
    except Refusal as refusal:
        raise Refusal(refusal.message, AGAIN, PANEL) from refusal
    kept = {"file": table.filename, "table": text}
    draft_id = await ctx.services.day_drafts.keep(ctx.guild_id, ctx.member_id, kept, ctx.now)
    await ctx.show(await _dry_run(ctx, found, table.filename, draft_id))


@button("celebrate:take:{draft_id:int}", label=words.IMPORT, style=Style.primary)
async def take(ctx: Context, draft_id: int) -> None:
    """Add what a table holds."""
    await coordinators_only(ctx)
    await ctx.take_time()
    kept = await _kept(ctx, draft_id)
    found = await ctx.services.imports.take(
        ctx.guild_id, ctx.member_id, kept["table"], ctx.now, draft_id
    )
    days = plural(len(found.new), own_words.DAY)
    await ctx.show(Card(own_words.IMPORTED.format(days=days), [Button(PANEL)]))


@button("celebrate:unnamed:{draft_id:int}", label=student_words.USE_A_STUDENT)
async def name_nobody(ctx: Context, draft_id: int) -> None:
    """Let "a student" stand for every name in a table that worries, and show it again."""
    await coordinators_only(ctx)
    services, kept = ctx.services, await _kept(ctx, draft_id)
    known = await services.students.known(ctx.guild_id)
    kept["table"] = sheet.renamed(
        kept["table"], lambda name: students.replace(name, students.check(name, known))
    )
    found = await services.imports.look(ctx.guild_id, kept["table"], ctx.now)
    await services.day_drafts.keep(ctx.guild_id, ctx.member_id, kept, ctx.now, draft_id)
    await ctx.show(await _dry_run(ctx, found, kept["file"], draft_id))


@button("celebrate:untake:{draft_id:int}", label=own_words.DROP)
async def drop_table(ctx: Context, draft_id: int) -> None:
    """Add nothing of a table, and forget it."""
    await coordinators_only(ctx)
    await _kept(ctx, draft_id)  # someone else's stays
    await ctx.services.day_drafts.drop(ctx.guild_id, draft_id)
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


async def _kept(ctx: Context, draft_id: int) -> dict[str, str]:
    drafts = ctx.services.day_drafts
    content: dict[str, str] = await drafts.get(ctx.guild_id, ctx.member_id, draft_id)
    if "table" not in content:
        raise NotFound(own_words.DRAFT_GONE, AGAIN)
    return content


async def _dry_run(ctx: Context, found: Import, file: str, draft_id: int) -> Card:
    names = [line.proposal.name for line in found.new]
    looks = await ctx.services.students.look(ctx.guild_id, names)
    worries = [worry.words for one in looks for worry in one.worries]
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    items = []
    if hard := [worry for one in looks for worry in one.hard]:
        items.append(name_nobody.button(draft_id).named(student_words.instead_of(hard)))
    if found.new:
        days = plural(len(found.new), own_words.DAY)
        items.append(take.button(draft_id).named(own_words.TAKE.format(days=days)))
    items += [Button(AGAIN), drop_table.button(draft_id)]
    text = calendar_cards.dry_run(file, found, worries, today, ctx.group.country)
    return Card(text, items)

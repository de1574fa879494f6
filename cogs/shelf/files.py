"""Files that people put on the shelf: fetched, inspected, kept, looked at, handed out."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe
from bot.shelf import file_words, words
from bot.shelf.rules import ResourceDraft, Upload
from bot.ui.card import Attached, Button, Card
from bot.ui.components import button
from bot.ui.review import CHECKED, keep, own, submit
from cogs.shelf.details import resource_button

if TYPE_CHECKING:
    from bot.ui.context import Context

FETCH_LIMIT = 60.0  # seconds; others wait behind it


async def kept(ctx: Context, file: discord.Attachment) -> Upload:
    """Fetch a file, inspect it and keep it. Raises Refusal with the reason."""
    from bot.shelf import inspecting  # what reads files takes memory

    if file.size > inspecting.MAX_BYTES:
        raise Refusal(
            file_words.TOO_LARGE.format(
                size=-(-file.size // inspecting.MEBIBYTE),
                most=inspecting.MAX_BYTES // inspecting.MEBIBYTE,
            )
        )
    pictures, known = ctx.services.pictures, await ctx.services.students.known(ctx.guild_id)
    async with pictures.room:
        try:
            async with asyncio.timeout(FETCH_LIMIT):
                content = await file.read()
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            raise Refusal(words.FILE_LOST) from error
        found = await pictures.at_the_desk(partial(inspecting.inspect, known=known), content)
        name = await pictures.keep(found)
    called = inspecting.named(file.filename, found.suffix)
    digest = await asyncio.to_thread(lambda: hashlib.sha256(content).hexdigest())
    return Upload(
        name,
        called,
        len(found.content),
        digest,
        found.worries,
        found.look_at,
        found.kept,
    )


def link_question(draft_id: int, worry: str) -> Card:
    """Return what its owner is to look at before colleagues see a link."""
    lines = [words.LINK_FIRST, words.LINK_WORRY.format(words=safe(worry))]
    return Card("\n".join(lines), [fine.button(draft_id), Button(f"draft:change:{draft_id}")])


def question(draft_id: int, upload: Upload) -> Card:
    """Return what its owner is to look at before colleagues get a file."""
    lines = [words.FILE_FIRST]
    lines += [
        words.FILE_WORRY.format(where=where, words=safe(what)) for where, what in upload.worries
    ]
    lines += [words.FILE_LOOK_AT.format(what=what) for what in upload.look_at]
    return Card("\n".join(lines), [fine.button(draft_id), Button(f"draft:change:{draft_id}")])


@button("shelf:fine:{draft_id:int}", label=words.FILE_FINE, works_in_dm=True, always=CHECKED)
async def fine(ctx: Context, draft_id: int) -> None:
    """Note that the owner looked, and go on."""
    ctx, _, draft = await own(ctx, draft_id)
    if not isinstance(draft.text, ResourceDraft):
        raise NotFound(words.GONE)
    offer = replace(draft.text, looked=True)
    if offer.upload is not None:
        offer = replace(offer, upload=replace(offer.upload, looked=True))
    await submit(ctx, await keep(ctx, replace(draft, text=offer)))


@resource_button("shelf:file:{resource_id:int}", label=words.GET_FILE)
async def get_file(ctx: Context, resource_id: int) -> None:
    """Hand a file out, privately."""
    resource = await ctx.services.shelf.get(ctx.guild_id, resource_id)
    may = not resource.hidden or resource.owner_id == ctx.member_id or ctx.is_coordinator
    if resource.file is None or not may:
        raise NotFound(words.GONE, "shelf:find")
    await ctx.take_time()
    content = await ctx.services.pictures.read(resource.file)
    if content is None:
        raise NotFound(words.FILE_GONE)
    attached = Attached(content, resource.file_name or resource.file)
    await ctx.answer(Card(words.HERE_IT_IS.format(title=safe(resource.title)), files=[attached]))

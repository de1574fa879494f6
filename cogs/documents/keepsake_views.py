"""A group's keepsake, for its coordinators: asked for once, looked at, and given in zips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import keepsake, words
from bot.documents import keepsake_words as said
from bot.documents.leaving import say_included
from bot.documents.looking import look_lines
from bot.kit import calendar
from bot.kit.dates import say_in_file_name
from bot.kit.errors import Refusal
from bot.kit.zips import in_parts
from bot.ui.card import Attached, Card
from bot.ui.components import Style, button
from cogs.documents import cards

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.documents.keepsake import Keepsake
    from bot.documents.workshop import Made
    from bot.kit.zips import File
    from bot.ui.context import Context

KIND = "keepsake"


@button(
    "document:keepsake:{looked_at}",
    label=said.MAKE,
    style=Style.primary,
    coordinator=True,
    slow=True,
)
async def make(ctx: Context, looked_at: str | None = None) -> None:
    """Make the zip and give it, or show first what's worth a look."""
    documents = ctx.services.documents
    found = await _found(ctx)
    if not found.found.leaving:
        raise Refusal(said.NOTHING_IN)
    done = await documents.make(
        ctx.guild_id, found.document, ("html", "docx", "csv"), looked_at or ""
    )
    if done.worries and not done.files:
        lines = look_lines(done.worries, said.LOOK_THEN, cards.quoted)
        await ctx.show(
            Card("\n".join(lines), [make.button(done.fingerprint).named(words.MAKE_ANYWAY)])
        )
        return
    if not found.still_holds(await _found(ctx)):
        raise Refusal(said.CHANGED_MEANWHILE)
    await documents.record(ctx.guild_id, ctx.member_id, KIND, "group", found.found, ctx.now)
    number, today = 0, calendar.local_day(ctx.now, ctx.group.zone)
    day = say_in_file_name(today, today, ctx.group.country)
    async for part in in_parts(_files(ctx, found, done), ctx.now):
        number += 1
        text = said.MADE.format(included=say_included(found.found))
        if number > 1:
            text = said.MORE.format(number=number)
        name = said.ZIP_NAME.format(day=day, part="" if number == 1 else f"-{number}")
        await ctx.answer(Card(text, files=[Attached(part, name)]))


async def _found(ctx: Context) -> Keepsake:
    server = ctx.interaction.guild
    name = ctx.group.name or ("" if server is None else server.name)
    return await ctx.services.documents.keepsake(ctx.guild_id, name, ctx.now)


async def _files(ctx: Context, found: Keepsake, done: Made) -> AsyncIterator[File]:
    for file in keepsake.papers(found, done):
        yield file
    for picture, name in found.photos.items():
        content = await ctx.services.pictures.read(picture)
        if content is not None:
            yield name, content

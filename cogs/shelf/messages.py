"""What a message becomes that somebody puts on the shelf."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.kit.text import shorten
from bot.shelf import rules, words
from bot.shelf.rules import ResourceDraft

if TYPE_CHECKING:
    import discord

    from bot.ui.context import Context

_LEADS_TO = " :;,\u2013\u2014-"  # what's left of "Look at this: https://…"
_LINK = re.compile(r"https?://[^\s<>]+")


def offer_in(text: str) -> ResourceDraft | None:
    """Return what a text links to, under the words before the link; None without one."""
    found = _LINK.search(text)
    if found is None:
        return None
    said = " ".join(_LINK.sub(" ", text).replace("<", " ").replace(">", " ").split())
    return ResourceDraft(shorten(said.rstrip(_LEADS_TO), rules.TITLE_LIMIT), found[0])


async def offer_of(
    ctx: Context, message: discord.Message
) -> tuple[ResourceDraft, discord.Attachment | None]:
    """Return what a message links to, or its author's own file. Raises Refusal.

    The photo of a win is its author's, though the bot posted it.
    """
    text = message.content
    if message.author.id == ctx.client.own_id:  # its first line says whose it is
        text = text.partition("\n")[2] or text
    offer = offer_in(text)
    if offer is not None:
        return offer, None
    if not message.attachments:
        raise Refusal(words.NO_LINK_THERE, "shelf:add")
    author_id: int | None = message.author.id
    if author_id == ctx.client.own_id:
        win = await ctx.services.wins.of_source(ctx.guild_id, message.id)
        author_id = None if win is None else win.author_id
    if author_id != ctx.member_id:
        raise Refusal(words.NOT_YOUR_FILE, "shelf:add")
    file = message.attachments[0]
    title = " ".join(text.split()) or PurePath(file.filename).stem.replace("_", " ")
    return ResourceDraft(shorten(title, rules.TITLE_LIMIT), ""), file

"""A member's words inside a message of the bot's."""

from __future__ import annotations

import re

import discord

_PINGS = re.compile(r"@(?=everyone|here)|(?<=<@)(?=&)")
_MARKS = re.compile(r"[*_~`|>#\\\[\]]")


def shown(text: str, limit: int | None = None) -> str:
    """Return a member's words so that they read as typed: no formatting, no pings."""
    # discord.py's escaping stops only the first masked link of a line.
    text = _PINGS.sub("\u200b", text).replace("](", "]\u200b(")
    safe = discord.utils.escape_markdown(text, ignore_links=True)
    if limit is not None and len(safe) > limit:
        # Hundreds of asterisks: leaving them out says as much as escaping each.
        safe = _MARKS.sub("", text)[:limit]
    return safe

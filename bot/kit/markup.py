"""Discord's marks in what members wrote, as words: <@7>, <#7>, <t:7>; pure.

Outside Discord nothing turns them into a name, a channel or a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit import words

if TYPE_CHECKING:
    from collections.abc import Callable

# https://docs.discord.com/developers/reference#message-formatting
_MARK = re.compile(
    r"<(?:@!?(?P<person>\d+)|(?P<role>@&\d+)|(?P<room>#\d+|id:\w+)|(?P<moment>t:-?\d+(?::\w)?)"
    r"|/(?P<command>[^:<>]+):\d+|a?:(?P<emoji>\w+):\d+)>"
)
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n\s*)$")


def someone(_person: int) -> str:
    """Return what anybody is called where nobody may be named."""
    return words.A_COLLEAGUE


def spelled_out(text: str, name: Callable[[int], str] = someone) -> str:
    """Return *text* in words that need no Discord; *name* says what a person is called."""

    def said(found: re.Match[str]) -> str:
        if found["person"]:
            told = name(int(found["person"]))
        elif found["command"] or found["emoji"]:
            return f"/{found['command']}" if found["command"] else ""
        else:
            told = words.MARKS[found.lastgroup or ""]
        return told[:1].upper() + told[1:] if _BEGINS.search(text, 0, found.start()) else told

    return _MARK.sub(said, text)

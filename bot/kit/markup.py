"""Discord's markup in what members wrote, as words: <@7>, <#7>, <t:7>; pure.

Outside Discord nothing turns them into a name, a channel or a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

# https://docs.discord.com/developers/reference#message-formatting
_MARK = re.compile(
    r"<(?:@!?(?P<person>\d+)|(?P<role>@&\d+)|(?P<room>#\d+|id:\w+)|(?P<moment>t:-?\d+(?::\w)?)"
    r"|/(?P<command>[^:<>]+):\d+|a?:(?P<emoji>\w+):\d+)>"
)
_PERSON = re.compile(r"<@!?(\d{1,20})>")
_HALF = re.compile(r"<@!?\d*(?=…)")  # where a text was cut
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n\s*)$")


def someone(_person: int) -> str:
    """Return what anybody is called where nobody may be named."""
    return words.A_COLLEAGUE


def spelled_out(text: str, name: Callable[[int], str] = someone) -> str:
    """Return *text* in words that need no Discord; *name* says what a person is called."""

    def said(found: re.Match[str]) -> str:
        if found["person"]:
            spoken = name(int(found["person"]))
        elif found["command"] or found["emoji"]:
            return f"/{found['command']}" if found["command"] else ""
        else:
            spoken = words.MARKS[found.lastgroup or ""]
        return _as_it_begins(spoken, text, found)

    return _MARK.sub(said, text)


def people_in(text: str) -> frozenset[int]:
    """Return who is mentioned in *text*, by their ids."""
    return frozenset(int(one) for one in _PERSON.findall(text))


def without_people(text: str, people: Collection[int]) -> str:
    """Return *text* with "a colleague" where one of these *people* is mentioned.

    What's left of a mention that was cut goes: half a number still tells who it is.
    """

    def said(found: re.Match[str]) -> str:
        if int(found[1]) not in people:
            return found[0]
        return _as_it_begins(words.A_COLLEAGUE, text, found)

    return _HALF.sub("", _PERSON.sub(said, text) if people else text)


def without_mentions(text: str) -> str:
    """Return *text* with "a colleague" for everyone it mentions: a label or a name shows nobody."""
    return without_people(text, people_in(text))


def _as_it_begins(spoken: str, text: str, found: re.Match[str]) -> str:
    return spoken[:1].upper() + spoken[1:] if _BEGINS.search(text, 0, found.start()) else spoken

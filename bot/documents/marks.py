"""Discord's marks in what members wrote, as words: <@7>, <#7>, <t:7>; pure.

Outside Discord nothing turns them into a name, a channel or a time.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.documents import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.documents.leaving import Audience
    from bot.members.rules import Member
    from bot.wins.rules import Win

# https://docs.discord.com/developers/reference#message-formatting
_MARK = re.compile(
    r"<(?:@!?(?P<person>\d+)|(?P<role>@&\d+)|(?P<room>#\d+|id:\w+)|(?P<moment>t:-?\d+(?::\w)?)"
    r"|/(?P<command>[^:<>]+):\d+|a?:(?P<emoji>\w+):\d+)>"
)
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n\s*)$")


def printed(win: Win, members: Mapping[int, Member], audience: Audience) -> Win:
    """Return a win whose words need no Discord to be read."""
    name = partial(_name, members=members, audience=audience, win=win)
    story, thanks, alt = (_plain(one, name) for one in (win.story, win.thanks, win.alt))
    return replace(win, story=story or "", thanks=thanks, alt=alt)


def plain(text: str, members: Mapping[int, Member], audience: Audience) -> str:
    """Return what a member wrote beside a win, in words that need no Discord."""
    return _plain(text, partial(_name, members=members, audience=audience, win=None)) or ""


def _plain(text: str | None, name: Callable[[int], str]) -> str | None:
    def said(found: re.Match[str]) -> str:
        if found["person"]:
            told = name(int(found["person"]))
        elif found["command"] or found["emoji"]:
            return f"/{found['command']}" if found["command"] else ""
        else:
            told = words.MARKS[found.lastgroup or ""]
        return told[:1].upper() + told[1:] if _BEGINS.search(text or "", 0, found.start()) else told

    return None if text is None else _MARK.sub(said, text)


def _name(
    person: int, *, members: Mapping[int, Member], audience: Audience, win: Win | None
) -> str:
    """Return the name for print of somebody who has one, and doesn't hide."""
    member = members.get(person)
    if win is not None and person == win.author_id:
        # It tells whose win it is, as the name does: the decision has to see it.
        return win.author_name if member is None else member.name
    if member is None:
        return words.A_COLLEAGUE
    if audience == "self":
        return member.named
    agreed = not member.hidden and member.left_at is None
    return (member.print_name if agreed else None) or words.A_COLLEAGUE

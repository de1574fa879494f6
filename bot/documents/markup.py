"""Discord's markup in what leaves it, as words: who may be named is named; pure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.kit.markup import someone, spelled_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.documents.leaving import Audience
    from bot.members.rules import Member
    from bot.wins.rules import Win


def printed(win: Win, members: Mapping[int, Member], audience: Audience) -> Win:
    """Return a win whose words need no Discord to be read."""
    name = partial(_name, members=members, audience=audience, win=win)
    thanks, alt, behalf = (
        None if one is None else spelled_out(one, name) for one in (win.thanks, win.alt, win.behalf)
    )
    story = spelled_out(win.story, name)
    return replace(win, story=story, thanks=thanks, alt=alt, behalf=behalf)


def plain(text: str, members: Mapping[int, Member], audience: Audience) -> str:
    """Return what a member wrote beside a win, in words that need no Discord."""
    return spelled_out(text, partial(_name, members=members, audience=audience, win=None))


def _name(
    person: int, *, members: Mapping[int, Member], audience: Audience, win: Win | None
) -> str:
    """Return the name for print of somebody who has one, and doesn't hide."""
    member = members.get(person)
    if win is not None and person == win.author_id:
        # It tells whose win it is, as the name does: the decision has to see it.
        return win.author_name if member is None else member.name
    if member is None:
        return someone(person)
    if audience == "self":
        return member.named
    agreed = not member.hidden and member.left_at is None
    return (member.print_name if agreed else None) or someone(person)

"""Members' words inside a message of the bot's: made safe here, and nowhere else.

Discord reads formatting, links, dates, channels and pings out of whatever the bot sends. Words
that a member typed go through `safe`, names through `safe_name`; cards take `Safe` for both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit.markup import without_mentions
from bot.kit.text import CONTENT_LIMIT, cut, opening, shorten, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAK = "\N{ZERO WIDTH SPACE}"
_MARKS = r"[*_~`|\\\[]"
# What stays as it is: addresses, people, channels, moments in time, a server's own emoji.
_KEPT = (
    r"https?://[^\s<\[\]\\]+[^\s<\[\]\\.,:;\"']"
    r"|<(?:@!?\d+|\#\d+|t:-?\d+(?::[a-zA-Z])?|a?:\w+:\d+)>"
)
_PING = r"@(?=(?:everyone|here)\b)(?!(?<=[\w.+-]@)[\w-]+\.\w)"  # not in an e-mail address
_ROLE_OR_COMMAND = r"<(?=@&|/|id:)"
_LINE_START = r"^(?P<indent>[ \t]*)(?P<start>[>\#]|-(?=[\s\#]))"
_WORDS = re.compile(
    rf"(?P<kept>{_KEPT})|(?P<broken>{_PING}|{_ROLE_OR_COMMAND})|(?P<mark>{_MARKS})|{_LINE_START}",
    re.MULTILINE,
)
# A name says who somebody is; it links nowhere and shows no date. Invitations need no "https".
_NAME = re.compile(
    rf"(?P<broken>@(?=everyone|here)|<(?=[@\#:/a-zA-Z])|:(?=//)|discord(?:app)?(?=\.(?:gg|com|new)/))"
    rf"|(?P<mark>{_MARKS})|{_LINE_START}",
    re.IGNORECASE,
)
_FENCE = re.compile("`(?=``)")
_LIKE_A_BACKTICK = "\N{MODIFIER LETTER GRAVE ACCENT}"  # as long, so that no limit is passed
_HALF_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\$")


class Safe(str):
    """Words that read as typed inside a message: no formatting, no masked links, no pings."""

    __slots__ = ()


def safe(text: str, limit: int | None = None) -> Safe:
    """Return what a member wrote, line breaks, emoji and plain addresses as they were.

    With a *limit*, at most that many characters come back, "…" standing for the rest.
    """
    if isinstance(text, Safe):
        return text
    found = _WORDS.sub(_escaped, text)
    if limit is not None and len(found) > limit:
        # Hundreds of asterisks: leaving them out says as much as escaping each.
        found = clipped(_WORDS.sub(_left_out, text) or found, limit)
    return Safe(found)


def safe_line(text: str, limit: int) -> Safe:
    """Return how what a member wrote begins, on one line, about *limit* characters long."""
    return safe(opening(text, limit))


def safe_name(name: str, limit: int = 100) -> Safe:
    """Return what somebody or something is called: nothing in it links, dates, names or pings."""
    return Safe(_NAME.sub(_escaped, shorten(without_mentions(tidy(name)), limit)))


def _escaped(found: re.Match[str]) -> str:
    named = found.groupdict()
    if named.get("kept"):
        return found[0]
    if named["broken"]:
        return found[0] + _BREAK
    if named["mark"]:
        return "\\" + found[0]
    return f"{named['indent']}\\{named['start']}"


def _left_out(found: re.Match[str]) -> str:
    return "" if found["mark"] else _escaped(found)


def fenced(text: str, limit: int | None = None) -> Safe:
    """Return a text in a block whose *Copy* gives the same words, in at most *limit* characters."""
    body = _FENCE.sub(_LIKE_A_BACKTICK, text)
    if limit is not None:
        body = cut(body, limit - len("```\n\n```"))
    return Safe(f"```\n{body}\n```")


def quoting(text: str) -> str:
    """Return a message whose quote ends with it: Discord takes all that follows ">>>" into one."""
    before, found, quoted = f"\n{text}".partition("\n>>> ")
    if not found:
        return text
    lines = [f"> {line}" for line in quoted.split("\n")]
    return "\n".join([before, *lines]).removeprefix("\n")


def is_plain(text: str) -> bool:
    """Return whether Discord shows a text as it stands, so that it can be copied from there."""
    return safe(text) == text


def fitted(lines: Iterable[str], limit: int = CONTENT_LIMIT) -> str:
    """Return lines as one message, the longest shortened until Discord takes it."""
    kept = list(lines)
    while (over := len("\n".join(kept)) - limit) > 0:
        longest = max(range(len(kept)), key=lambda at: len(kept[at]))
        room = len(kept[longest]) - over
        if room < _SHORTEST:
            return clipped("\n".join(kept), limit)
        kept[longest] = clipped(kept[longest], room)
    return "\n".join(kept)


_SHORTEST = 40  # characters; a line cut further says nothing


def clipped(text: str, limit: int) -> str:
    """Return the beginning of a message's text, never ending within an emoji or an escape."""
    if len(text) <= limit:
        return text
    return _HALF_ESCAPED.sub("", cut(text, limit - 1)).rstrip() + "…"

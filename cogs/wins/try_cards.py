"""What one reads about how an idea went: from plain values to private messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.safe import Safe, safe, safe_name
from bot.ui.card import Button, Card
from bot.wins import try_words, words
from bot.wins.rules import address
from cogs.wins import cards

if TYPE_CHECKING:
    from bot.wins.rules import Win
    from bot.wins.tries import Try


def outcome(win: Win, one: Try) -> Card:
    """Return how a try went, to the author of the idea, with one way to say thank you."""
    first = try_words.TOLD[one.answer or "not_yet"]
    lines = [first.format(name=safe_name(one.name), line=cards.line(win.story)), *_where(win)]
    if one.line is not None:
        lines.append(try_words.TOLD_LINE.format(words=safe(one.line)))
    lines.append(try_words.TOLD_PRIVATE)
    thank = Button(f"tried:thank:{win.id}:{one.member_id}")
    return Card("\n".join(lines), [] if one.thanked else [thank])


def thanks(win: Win, author: Safe) -> Card:
    """Return an author's thanks to anyone who tried the idea."""
    name = author.capitalize() if author == words.ITS_AUTHOR else author
    first = try_words.THANKS_FROM.format(name=name, line=cards.line(win.story))
    return Card("\n".join((first, *_where(win))))


def _where(win: Win) -> list[str]:
    return [words.READ_IT.format(link=address(win))] if win.message_id is not None else []

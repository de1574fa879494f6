"""Buttons of a table: they name the server, since some stand in direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import words
from bot.ui.press import presses

if TYPE_CHECKING:
    from bot.coffee.small import SmallGroup
    from bot.ui.press import Press

SUIT, MET, MEET = "coffee:suit", "coffee:met", "coffee:meet"


def suit(group: SmallGroup, number: int) -> Press:
    """Return the button of one suggested time."""
    label = words.SUITS.format(number=number + 1)
    return presses[SUIT](group.guild_id, label, tail=f"{group.id}:{number}")


def met(group: SmallGroup, answer: str, member_id: int, label: str) -> Press:
    """Return the button of one answer; *member_id* makes the question, and so its message, one."""
    return presses[MET](group.guild_id, label, tail=f"{group.id}:{answer}:{member_id}")


def meet(guild_id: int, other: int) -> Press:
    """Return the button that puts one together with who waits."""
    return presses[MEET](other, tail=str(guild_id))

"""Whose name is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.client import WhatsWorking
    from bot.wins.rules import Win


async def hidden_among(client: WhatsWorking, wins: Iterable[Win]) -> frozenset[int]:
    """Return the authors of these wins who hide their name."""
    members = client.services.members
    found = [await members.get(win.guild_id, win.author_id) for win in wins]
    return frozenset(one.member_id for one in found if one is not None and one.hidden)

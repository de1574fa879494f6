"""Whose name is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wins.rules import of_wins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.client import WhatsWorking
    from bot.wins.rules import Win


async def hidden_among(client: WhatsWorking, wins: Iterable[Win]) -> frozenset[int]:
    """Return who hides their name: of the authors of a group's wins, and of those they mention."""
    found = list(wins)
    guild_id = found[0].guild_id if found else 0
    return await client.services.members.hidden(guild_id, of_wins(found).people)

"""What Discord refused so far: posts that are owed, and posts that are to go."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.wins import queries
from bot.wins.posts import POST, UNPOST, Posted
from bot.wins.rules import NAMELESS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True)
class RefusedWins:
    """Wins that aren't posted for one reason; or, with `post`, a removed one whose post is there.

    `authors`: their names, each once. `post`: its channel and message.
    """

    authors: tuple[str, ...]
    count: int
    reason: str
    next_try: datetime
    post: tuple[int, int] | None = None


async def refused(connection: AsyncConnection, guild_id: int) -> list[RefusedWins]:
    """Return what Discord refused to post or to delete; who hides their name is not named."""
    owed: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for one in await agenda.open_occurrences(connection, guild_id, POST):
        win = await queries.find(connection, guild_id, one.subject_id)
        if one.error is None or win is None:
            continue
        hides = await queries.author_hides(connection, guild_id, win.id)
        owed[one.error].append((NAMELESS if hides else win.author_name, one.due_at))
    found = []
    for reason, each in owed.items():
        names = tuple(dict.fromkeys(name for name, _ in each))
        found.append(RefusedWins(names, len(each), reason, min(at for _, at in each)))
    for one in await agenda.open_occurrences(connection, guild_id, UNPOST):
        if one.error is not None:
            post = one.load(Posted).channel_id, one.subject_id
            found.append(RefusedWins((), 1, one.error, one.due_at, post))
    return found

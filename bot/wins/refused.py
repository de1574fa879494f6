"""What Discord refused so far: posts that are owed, and posts that are to go."""

from __future__ import annotations

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
class Refused:
    """A win that is not posted; or, with `post`, a removed one whose post is still there.

    `post`: its channel and message.
    """

    win_id: int
    author_name: str
    reason: str
    next_try: datetime
    post: tuple[int, int] | None = None


async def refused(connection: AsyncConnection, guild_id: int) -> list[Refused]:
    """Return what Discord refused to post or to delete; who hides their name is not named."""
    found = []
    for one in await agenda.open_occurrences(connection, guild_id, POST):
        win = await queries.find(connection, guild_id, one.subject_id)
        if one.error is None or win is None:
            continue
        hides = await queries.author_hides(connection, guild_id, win.id)
        name = NAMELESS if hides else win.author_name
        found.append(Refused(win.id, name, one.error, one.due_at))
    for one in await agenda.open_occurrences(connection, guild_id, UNPOST):
        if one.error is not None:
            post = one.load(Posted).channel_id, one.subject_id
            found.append(Refused(0, "", one.error, one.due_at, post))
    return found

"""The rows by which the posts of wins come, change and go."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda.rows import Done, Planned
from bot.wins import queries

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.wins.rules import Win

POST = "win.post"  # subject: the win's id
RENDER = "win.render"  # the same; occurrence: the change
UNPOST = "win.unpost"  # subject: channel:message, or channel:message:thread

CHANGES_FOR = timedelta(days=14)
DELETE_FOR = timedelta(days=365)


def to_render(win_id: int, guild_id: int, now: datetime) -> Planned:
    """Return a row that brings a post up to date after a change at *now*; each change has one."""
    change = secrets.token_hex(8)
    return Planned(RENDER, guild_id, str(win_id), now, now + CHANGES_FOR, change)


async def renders_of(
    connection: AsyncConnection, guild_id: int, author_id: int, now: datetime
) -> list[Planned]:
    """Return the rows that bring all posts of one person up to date."""
    return [
        to_render(win_id, guild_id, now)
        for win_id in await queries.posts_of(connection, guild_id, author_id)
    ]


def to_unpost(win: Win, now: datetime, *, thread_too: bool) -> Planned:
    """Return the row that deletes a win's post."""
    subject = f"{win.channel_id}:{win.message_id}"
    if thread_too and win.thread_id is not None:
        subject += f":{win.thread_id}"
    return Planned(UNPOST, win.guild_id, subject, now, now + DELETE_FOR)


async def posted(
    connection: AsyncConnection, guild_id: int, win_id: int, done: Done, now: datetime
) -> list[Planned]:
    """Note where a post is, and return what follows from what happened on the way.

    A win that was removed takes its post along; one that was changed or cheered is shown so,
    and so is an author who hid their name meanwhile.
    """
    where = {"channel_id": done.channel_id, "message_id": done.message_id}
    row = await queries.land(connection, guild_id, win_id, where)
    if row is not None:
        outdated = row.edited_at or row.cheers or row.tries or row.author_hides
        return [to_render(win_id, guild_id, now)] if outdated else []
    subject = f"{done.channel_id}:{done.message_id}"
    return [Planned(UNPOST, guild_id, subject, now, now + DELETE_FOR)]

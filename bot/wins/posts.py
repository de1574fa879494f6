"""What's planned for the posts of wins, that they come, change and go; and what Discord refused."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Done, Planned, Series
from bot.wins import queries
from bot.wins.rules import NAMELESS, PRESENTED

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Connection
    from bot.wins.rules import Win


POST = "win.post"  # subject: the win, as for the next; about nobody: the win knows its author
RENDER = "win.render"  # occurrence: the change
UNPOST = "win.unpost"  # subject: the message

POST_FOR = timedelta(days=365)  # what is saved is posted, however late a coordinator looks
CHANGES_FOR = timedelta(days=14)
DELETE_FOR = timedelta(days=365)
# Discord shows what it took within seconds; a request that hangs is given up after a minute.
APPEARS_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True)
class Change:
    """What changed about a post: its numbers only, or anything."""

    numbers_only: bool = False


@dataclass(frozen=True)
class Owed:
    """What's known of a post that is owed.

    `author_knows`: that Discord refuses it. `withdrawn`: when the win was removed, as an
    instant in ISO format; Discord may have taken the post, so it's looked for, and goes.
    """

    author_knows: bool = False
    withdrawn: str = ""

    def may_appear(self, now: datetime) -> bool:
        """Return whether a message that was sent before the win was removed may still appear."""
        if not self.withdrawn:
            return False
        return now - datetime.fromisoformat(self.withdrawn) < APPEARS_WITHIN


@dataclass(frozen=True)
class Unfit:
    """Discord's code, where it doesn't take what a win says; 0 where that isn't why."""

    code: int = 0


@dataclass(frozen=True)
class Posted:
    """Where a post that is to be deleted is, and the thread under it if that goes too.

    *stays* is a thread that doesn't go: its name says nothing of the win anymore.
    """

    channel_id: int
    thread_id: int | None = None
    stays: int | None = None


def to_render(win_id: int, guild_id: int, now: datetime) -> Planned:
    """Return the change that brings a post up to date at *now*; each change is another."""
    change = secrets.token_hex(8)
    return Series(RENDER, guild_id, win_id).at(now, now + CHANGES_FOR, change, Change())


async def renders_of(
    connection: AsyncConnection, guild_id: int, member_id: int, now: datetime
) -> list[Planned]:
    """Return the changes that bring all posts up to date that name one person."""
    return [
        to_render(win_id, guild_id, now)
        for win_id in await queries.posts_of(connection, guild_id, member_id)
    ]


def to_unpost(win: Win, now: datetime, *, thread_too: bool) -> Planned:
    """Return the deletion of a win's post, which it has."""
    assert win.channel_id is not None
    assert win.message_id is not None
    goes, stays = (win.thread_id, None) if thread_too else (None, win.thread_id)
    return unpost(win.guild_id, win.channel_id, win.message_id, now, goes, stays)


def unpost(
    guild_id: int,
    channel_id: int,
    message_id: int,
    now: datetime,
    thread_id: int | None = None,
    stays: int | None = None,
) -> Planned:
    """Return the deletion of a post, and of the thread under it if one is named."""
    series = Series(UNPOST, guild_id, message_id)
    return series.at(now, now + DELETE_FOR, payload=Posted(channel_id, thread_id, stays))


async def withdraw(connection: AsyncConnection, guild_id: int, win_id: int, now: datetime) -> bool:
    """Take back the post of a removed win; return whether Discord may have it: then it's found."""
    gone, series = Owed(withdrawn=now.isoformat()), Series(POST, guild_id, win_id)
    return await agenda.withdraw(connection, series, gone, now + DELETE_FOR, now)


async def posted(
    connection: AsyncConnection, guild_id: int, win_id: int, done: Done, now: datetime
) -> list[Planned]:
    """Note where a post is, and return what follows from what happened on the way.

    A win that was removed takes its post along; one that was changed, hidden or cheered is shown
    so, and so is an author who hid their name meanwhile.
    """
    where = {"channel_id": done.channel_id, "message_id": done.message_id}
    row = await queries.record_post(connection, guild_id, win_id, where)
    if row is not None:
        changed = row.edited_at or row.hidden or row.cheers or row.tries
        outdated = changed or row.author_hides or not row.author_id
        return [to_render(win_id, guild_id, now)] if outdated else []
    assert done.channel_id is not None
    assert done.message_id is not None
    return [unpost(guild_id, done.channel_id, done.message_id, now)]


async def to_restore(
    connection: AsyncConnection, guild_id: int, win_id: int, now: datetime
) -> list[Planned]:
    """Return what brings a win's post up to date, or posts it if it was hidden before it was."""
    if await agenda.is_open(connection, Series(POST, guild_id, win_id)):
        return []  # its post is still owed, and will show the change
    row = await queries.find(connection, guild_id, win_id)
    if row is not None and row.message_id is not None:
        return [to_render(win_id, guild_id, now)]
    if row is None or row.hidden or row.channel_id is not None:
        return []  # a moderator tidied it away
    again = Series(POST, guild_id, win_id)
    return [again.at(now, now + POST_FOR, secrets.token_hex(8))]


THREAD = "win.thread"  # subject: the win's id


async def plan_thread(connection: Connection, win: Win, now: datetime) -> None:
    """Plan the thread of something that is presented, in the transaction that keeps it."""
    if win.kind == PRESENTED:
        planned = Planned(THREAD, win.guild_id, win.id, now, now + POST_FOR)
        await agenda.plan(connection, [planned])


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

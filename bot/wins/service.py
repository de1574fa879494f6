"""Sharing wins, and what colleagues do with them."""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda import queries as agenda
from bot.agenda.rows import Done, Due, Planned
from bot.kit.errors import NotFound, NotYours
from bot.wins import queries, rules, search, words
from bot.wins.rules import Draft, Win

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

POST = "win.post"  # subject: the win's id
RENDER = "win.render"  # the same; occurrence: the change
UNPOST = "win.unpost"  # subject: channel:message, or channel:message:thread

POST_FOR = timedelta(days=14)
CHANGES_FOR = timedelta(days=14)
DELETE_FOR = timedelta(days=365)
PAGE = 5


@dataclass(frozen=True)
class Changed:
    """A win after a change, and the row that brings its post up to date, if it has one."""

    win: Win
    due: Due | None = None


@dataclass(frozen=True)
class Refused:
    """A win whose post Discord refused so far."""

    win_id: int
    author_name: str
    reason: str
    next_try: datetime


class Wins:
    """The wins of every group; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def share(self, draft: Draft, now: datetime) -> Changed:
        """Keep a win together with the row that owes its post. Raises Refusal."""
        draft = rules.tidied(draft)
        values = _values(draft) | {
            "guild_id": draft.guild_id,
            "author_id": draft.author_id,
            "author_name": draft.author_name,
            "behalf": draft.behalf or None,
            "created_at": now,
        }
        async with self._database.write() as connection:
            await _take(connection, draft)
            win_id = await queries.add(connection, values)
            planned = Planned(POST, draft.guild_id, str(win_id), now, now + POST_FOR)
            due = await agenda.plan_claimed(connection, planned, now)
        values.pop("words")
        win = Win(id=win_id, **values)
        return Changed(win, replace(due, given=win))

    async def get(self, guild_id: int, win_id: int) -> Win:
        """Return a win of this group. Raises NotFound."""
        async with self._database.read() as connection:
            return await find_win(connection, guild_id, win_id, to_change=False)

    async def get_own(self, guild_id: int, win_id: int, member_id: int) -> Win:
        """Return a win to the person who shared it. Raises NotFound, NotYours."""
        win = await self.get(guild_id, win_id)
        _check_own(win, member_id)
        return win

    async def edit(self, draft: Draft, now: datetime) -> Changed:
        """Change a win's words; a post that was sent back is shown again. Raises Refusal."""
        draft = rules.tidied(draft)
        win_id = draft.win_id or 0
        values = _values(draft) | {"edited_at": now, "hidden": None, "note": None}
        async with self._database.write() as connection:
            _check_own(await find_win(connection, draft.guild_id, win_id), draft.author_id)
            await _take(connection, draft)
            await queries.change(connection, draft.guild_id, win_id, values)
            return await self._changed(connection, draft.guild_id, win_id, now)

    async def remove(
        self, guild_id: int, win_id: int, member_id: int, now: datetime, *, thread_too: bool = False
    ) -> Changed:
        """Delete a win; its post goes by the agenda. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            _check_own(win, member_id)
            return await remove(connection, win, now, thread_too=thread_too)

    async def withdrawn(self, message_id: int, now: datetime) -> Win | None:
        """Delete the win whose post someone deleted; return it, if there was one."""
        async with self._database.write() as connection:
            row = await queries.by_message(connection, message_id)
            if row is None:
                return None
            win = as_win(row)
            await queries.remove(connection, win.guild_id, win.id, now)
            return win

    async def consent(self, guild_id: int, win_id: int, member_id: int, consent: str) -> Win:
        """Set how far a win may travel. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            _check_own(win, member_id)
            await queries.change(connection, guild_id, win_id, {"consent": consent})
        return replace(win, consent=consent)

    async def mine(
        self, guild_id: int, member_id: int, before: int | None = None, limit: int = PAGE + 1
    ) -> list[Win]:
        """Return one's own wins, newest first; one more than a page says that there are more."""
        async with self._database.read() as connection:
            rows = await queries.of_author(connection, guild_id, member_id, before, limit)
        return [as_win(row) for row in rows]

    async def totals(self, guild_id: int, member_id: int) -> tuple[int, int]:
        """Return how many wins a person shared here and how many cheers they got."""
        async with self._database.read() as connection:
            return await queries.totals(connection, guild_id, member_id)

    async def lift(self, guild_id: int, member_id: int) -> Win | None:
        """Return one of a person's own wins, at random."""
        count, _ = await self.totals(guild_id, member_id)
        if not count:
            return None
        wins = await self.mine(guild_id, member_id, limit=min(count, 500))
        return random.choice(wins)  # noqa: S311 - a pleasant surprise needs no cryptography

    async def find(
        self, guild_id: int, query: str, *, limit: int = PAGE + 1, **narrowed: Any
    ) -> list[Win]:
        """Return a page of wins, newest first, and one more if there are more.

        *narrowed*: kind, author_id, since, before, after. Raises Refusal for an empty query.
        """
        terms = rules.search_terms(query)
        async with self._database.read() as connection:
            rows = await search.find(connection, guild_id, terms, limit=limit, **narrowed)
        return [as_win(row) for row in rows]

    async def opened_thread(self, guild_id: int, win_id: int, thread_id: int | None) -> None:
        """Note the thread under a win's post."""
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, win_id, {"thread_id": thread_id})

    async def refused_posts(self, guild_id: int) -> list[Refused]:
        """Return the wins that Discord refused to post so far."""
        async with self._database.read() as connection:
            rows = await agenda.open_rows(connection, guild_id, POST)
            found = []
            for row in rows:
                if row.error is None:
                    continue
                win = await queries.find(connection, guild_id, int(row.subject))
                if win is not None:
                    found.append(Refused(win.id, win.author_name, row.error, row.due_at))
        return found

    async def retry_posts(self, guild_id: int, now: datetime) -> int:
        """Let refused posts be tried now; return how many there are."""
        async with self._database.write() as connection:
            return await agenda.bring_forward(connection, guild_id, (POST, RENDER), now)

    async def posted(self, guild_id: int) -> Sequence[Any]:
        """Return id, channel and message of every post of this group."""
        async with self._database.read() as connection:
            return await queries.posted(connection, guild_id)

    async def pictures(self) -> set[str]:
        """Return the names of all pictures that wins need."""
        async with self._database.read() as connection:
            return await queries.pictures(connection)

    async def _changed(
        self, connection: AsyncConnection, guild_id: int, win_id: int, now: datetime
    ) -> Changed:
        win = await find_win(connection, guild_id, win_id)
        if win.message_id is None:
            return Changed(win, None)  # its post is still owed, and will show the change
        return Changed(
            win, await agenda.plan_claimed(connection, to_render(win.id, guild_id, now), now)
        )


async def find_win(
    connection: AsyncConnection, guild_id: int, win_id: int, *, to_change: bool = True
) -> Win:
    """Return a win of this group; with *to_change* nobody else changes it meanwhile.

    Raises NotFound.
    """
    row = await queries.find(connection, guild_id, win_id, to_change=to_change)
    if row is None:
        raise NotFound(words.NO_WIN)
    return as_win(row)


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


async def remove(
    connection: AsyncConnection, win: Win, now: datetime, *, thread_too: bool
) -> Changed:
    """Delete a win and claim the row that deletes its post, if it has one."""
    await queries.remove(connection, win.guild_id, win.id, now)
    await agenda.drop(connection, win.guild_id, POST, str(win.id))
    if win.message_id is None or win.channel_id is None:
        return Changed(win, None)
    planned = to_unpost(win, now, thread_too=thread_too)
    return Changed(win, await agenda.plan_claimed(connection, planned, now))


def to_unpost(win: Win, now: datetime, *, thread_too: bool) -> Planned:
    """Return the row that deletes a win's post."""
    subject = f"{win.channel_id}:{win.message_id}"
    if thread_too and win.thread_id is not None:
        subject += f":{win.thread_id}"
    return Planned(UNPOST, win.guild_id, subject, now, now + DELETE_FOR)


async def _take(connection: AsyncConnection, draft: Draft) -> None:
    # Whoever presses twice, or in two places, posts once.
    if draft.id and not await queries.take_draft(
        connection, draft.guild_id, draft.id, draft.author_id
    ):
        raise NotFound(words.DRAFT_GONE)


async def landed(
    connection: AsyncConnection, guild_id: int, win_id: int, done: Done, now: datetime
) -> list[Planned]:
    """Note where a post is, and return what follows from what happened on the way.

    A win that was removed takes its post along; one that was changed or cheered is shown so.
    """
    where = {"channel_id": done.channel_id, "message_id": done.message_id}
    row = await queries.land(connection, guild_id, win_id, where)
    if row is not None:
        outdated = row.edited_at or row.cheers or row.tries
        return [to_render(win_id, guild_id, now)] if outdated else []
    subject = f"{done.channel_id}:{done.message_id}"
    return [Planned(UNPOST, guild_id, subject, now, now + DELETE_FOR)]


def _values(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        "story": draft.story,
        "thanks": draft.thanks or None,
        "picture": draft.picture,
        "alt": draft.alt or None,
        "release": draft.release,
        "words": rules.searchable(draft),
    }


_FIELDS = frozenset(field.name for field in fields(Win))


def as_win(row: Any) -> Win:
    """Return a win from a row that has its columns."""
    return Win(**{name: value for name, value in row._mapping.items() if name in _FIELDS})


def _check_own(win: Win, member_id: int) -> None:
    if win.author_id != member_id:
        raise NotYours(words.NOT_YOUR_WIN)

"""Sharing wins, and what colleagues do with them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Due, Planned
from bot.drafts import queries as drafts
from bot.drafts.rules import lets_read
from bot.drafts.words import GONE
from bot.kit.database import Connection, in_turn
from bot.kit.errors import NotFound, NotYours
from bot.kit.followers import Followers
from bot.wins import helped, queries, reports, rules, search, words
from bot.wins.posts import (
    POST,
    POST_FOR,
    RENDER,
    UNPOST,
    Change,
    refused,
    to_render,
    to_restore,
    to_unpost,
    withdraw,
)
from bot.wins.posts import RefusedWins as RefusedWins
from bot.wins.queries import as_win as as_win
from bot.wins.rules import Win, WinDraft
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, Database, RowValues
    from bot.search.finding import Found


PAGE = 5
# What comes with a new win as it is, and isn't edited.
_GIVEN = (
    "guild_id",
    "author_id",
    "author_name",
    "shared_in",
    "recap",
    "answers",
    "question_id",
    "credit",
)
TWICE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class ChangedWin:
    """A win after a change, and the row that brings its post up to date, if it has one.

    `in_doubt`: it's removed, and nobody knows whether its post is there.
    """

    win: Win
    due: Due | None = None
    in_doubt: bool = False


class Wins:
    """The wins of every group; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # What other features do about a new win, in the transaction that keeps it.
        self.on_share: Followers[Connection, Win, datetime] = Followers()

    @lets_read
    async def share(
        self,
        draft: WinDraft,
        now: datetime,
        channel_id: int | None = None,
        first: Callable[[Connection], Awaitable[None]] | None = None,
    ) -> ChangedWin:
        """Keep a win together with the row that owes its post. Raises Refusal.

        *channel_id* is where it's posted, unless the draft names a thread. *first* happens in the
        same transaction, or neither does: it takes the words from where they waited.
        The same words of the same person, handed in twice, are one win: the first.
        """
        draft = rules.tidied(draft)
        values = _new(draft) | {"created_at": now}
        async with self._database.write(brief=True) as connection:
            await in_turn(connection, f"share {draft.guild_id} {draft.author_id}")
            if first is not None:
                await first(connection)
            await _take(connection, draft)
            there = await _same(connection, draft, now)
            if there is not None:
                return ChangedWin(there)
            win = Win(id=await queries.add(connection, values), **values)
            due = None
            if win.source is None:
                planned = Planned(POST, draft.guild_id, win.id, now, now + POST_FOR)
                tries = draft.shared_in or channel_id
                due = await agenda.plan_claimed(connection, planned, now, tries=tries)
                due = replace(due, given=win)
            await self.on_share.follow(connection, win, now)
        return ChangedWin(win, due)

    async def get(self, guild_id: int, win_id: int) -> Win:
        """Return a win of this group. Raises NotFound."""
        async with self._database.read() as connection:
            return await find_win(connection, guild_id, win_id, to_change=False)

    async def of_source(self, guild_id: int, message_id: int) -> Win | None:
        """Return the win that a member's own message is."""
        async with self._database.read() as connection:
            row = await queries.by_message(connection, message_id)
        return None if row is None or row.guild_id != guild_id else as_win(row)

    async def post_again(self, guild_id: int, win_id: int, member_id: int, now: datetime) -> None:
        """Let the author's own win be posted, unless it is. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            _check_own(await find_win(connection, guild_id, win_id), member_id)
            await agenda.plan(connection, await to_restore(connection, guild_id, win_id, now))

    async def get_own(self, guild_id: int, win_id: int, member_id: int) -> Win:
        """Return a win to the person who shared it. Raises NotFound, NotYours."""
        win = await self.get(guild_id, win_id)
        _check_own(win, member_id)
        return win

    @lets_read
    async def edit(self, draft: WinDraft, now: datetime) -> ChangedWin:
        """Change a win's words; shows what was sent back, not what is reported. Raises Refusal."""
        draft = rules.tidied(draft)
        win_id = draft.win_id or 0
        values = _values(draft) | {"edited_at": now, "note": None}
        async with self._database.write() as connection:
            win = await find_win(connection, draft.guild_id, win_id)
            _check_own(win, draft.author_id)
            await _take(connection, draft)
            # Only a coordinator ends what a member told them about a student.
            waits = win.hidden and await queries.about_student(connection, win.guild_id, win_id)
            values["hidden"] = reports.REPORTED if waits else None
            if win.hidden and draft.picture and draft.picture == win.refused_picture:
                values |= {"hidden": win.hidden, "note": win.note}
            await queries.change(connection, draft.guild_id, win_id, values, now)
            changed = await self._changed(connection, draft.guild_id, win_id, now)
            await helped.plan_news(connection, changed.win, now)
            return changed

    async def remove(
        self, guild_id: int, win_id: int, member_id: int, now: datetime, *, thread_too: bool = False
    ) -> ChangedWin:
        """Delete a win; its post goes by the agenda. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            _check_own(win, member_id)
            return await remove(connection, win, now, thread_too=thread_too)

    async def deleted_by_moderator(self, message_id: int, now: datetime) -> Win | None:
        """Delete the win whose post a moderator deleted; return it, if there was one."""
        async with self._database.write() as connection:
            row = await queries.by_message(connection, message_id)
            if row is None:
                return None
            win = as_win(row)
            await queries.remove(connection, win.guild_id, win.id, now, moderated=True)
            await agenda.taken_down(connection, win.guild_id, message_id)
            return win

    async def deleted_in_doubt(self, guild_id: int, win_id: int, now: datetime) -> Win | None:
        """Delete a win whose post was deleted before it was known where it is; return it."""
        async with self._database.write() as connection:
            row = await queries.find(connection, guild_id, win_id)
            if row is None or row.message_id is not None:
                return None
            if not await withdraw(connection, guild_id, win_id, now):
                return None
            await queries.remove(connection, guild_id, win_id, now, moderated=True)
            return as_win(row)

    async def purge(self, message_ids: Collection[int]) -> int:
        """Keep the wins whose posts went in a purge, without their posts; return how many."""
        async with self._database.write() as connection:
            return await queries.detach_posts(connection, message_ids)

    async def lose_channel(self, guild_id: int, channel_id: int) -> int:
        """Keep the wins whose posts went with their channel, without them; return how many."""
        async with self._database.write() as connection:
            return await queries.detach_channel(connection, guild_id, channel_id)

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
        """Return a member's own wins, newest first; one more than a page means more."""
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
        self,
        guild_id: int,
        typed: str,
        *,
        limit: int = PAGE + 1,
        offset: int = 0,
        **narrowed: Unpack[search.WinFilter],
    ) -> Found[Win]:
        """Return a page of wins, the best first, and one more if there are more.

        *narrowed*: as in `search.find`. Raises Refusal for a query without a word to look for.
        """
        async with self._database.read() as connection:
            return await search.find(
                connection, guild_id, typed, limit=limit, offset=offset, **narrowed
            )

    async def renamed(
        self, connection: Connection, guild_id: int, member_id: int, _now: datetime
    ) -> None:
        """Let a person's wins be found by their name, or no longer, as they chose."""
        await queries.index_again(connection, guild_id, WinRow.author_id == member_id)

    async def opened_thread(self, guild_id: int, win_id: int, thread_id: int | None) -> None:
        """Note the thread under a win's post."""
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, win_id, {"thread_id": thread_id})

    async def refused_posts(self, guild_id: int) -> list[RefusedWins]:
        """Return what Discord refused so far: posts that are owed, and posts that are to go."""
        async with self._database.read() as connection:
            return await refused(connection, guild_id)

    async def unchanged_posts(self, guild_id: int) -> list[Win]:
        """Return the wins whose posts should say something else, and can't be changed so far."""
        found = []
        async with self._database.read() as connection:
            for one in await agenda.open_occurrences(connection, guild_id, RENDER):
                if one.error is None or one.attempts < 2 or one.load(Change).numbers_only:
                    continue
                row = await queries.find(connection, guild_id, one.subject_id)
                if row is not None and row.message_id is not None:
                    found.append(as_win(row))
        return list({win.id: win for win in found}.values())

    async def retry_posts(self, guild_id: int, now: datetime) -> int:
        """Let refused posts be tried now; return how many there are."""
        async with self._database.write() as connection:
            return await agenda.bring_forward(connection, guild_id, (POST, RENDER, UNPOST), now)

    async def posted(self, guild_id: int) -> Sequence[AnyRow]:
        """Return id, channel and message of every post of this group."""
        async with self._database.read() as connection:
            return await queries.posted(connection, guild_id)

    async def pictures(self) -> set[str]:
        """Return the names of all pictures that wins need."""
        async with self._database.read() as connection:
            return await queries.pictures(connection)

    async def has_picture(self, name: str) -> bool:
        """Return whether a win has a picture."""
        async with self._database.read() as connection:
            return await queries.has_picture(connection, name)

    async def _changed(
        self, connection: AsyncConnection, guild_id: int, win_id: int, now: datetime
    ) -> ChangedWin:
        win = await find_win(connection, guild_id, win_id)
        if win.message_id is None:
            await agenda.plan(connection, await to_restore(connection, guild_id, win_id, now))
            return ChangedWin(win, None)
        return ChangedWin(
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


async def remove(
    connection: AsyncConnection, win: Win, now: datetime, *, thread_too: bool
) -> ChangedWin:
    """Delete a win and claim the row that deletes its post, if it has one."""
    await queries.remove(connection, win.guild_id, win.id, now)
    in_doubt = await withdraw(connection, win.guild_id, win.id, now)
    if win.message_id is None or win.channel_id is None:
        return ChangedWin(win, None, in_doubt)
    planned = to_unpost(win, now, thread_too=thread_too)
    return ChangedWin(win, await agenda.plan_claimed(connection, planned, now))


async def _take(connection: AsyncConnection, draft: WinDraft) -> None:
    # Anyone who presses twice, or in two places, posts once.
    mine = draft.guild_id, draft.id, draft.author_id
    if draft.id and await drafts.take(connection, *mine) is None:
        raise NotFound(GONE)


async def _same(connection: AsyncConnection, draft: WinDraft, now: datetime) -> Win | None:
    """Return the win that these words became a moment ago, if they did."""
    win_id = await queries.same(connection, draft, now - TWICE_WITHIN, among=PAGE)
    if win_id is None:
        return None
    return await find_win(connection, draft.guild_id, win_id, to_change=False)


def _new(draft: WinDraft) -> RowValues:
    values = _values(draft) | {name: getattr(draft, name) for name in _GIVEN}
    if draft.is_own_message:  # others read it there already
        values |= {"source": draft.source, "channel_id": draft.shared_in}
    return values | {"behalf": draft.behalf or None}


def _values(draft: WinDraft) -> RowValues:
    return {
        "kind": draft.kind,
        "story": draft.story,
        "thanks": draft.thanks or None,
        "picture": draft.picture,
        "alt": draft.alt or None,
        "release": draft.release,
    }


def _check_own(win: Win, member_id: int) -> None:
    if win.author_id != member_id:
        raise NotYours(words.NOT_YOUR_WIN)

"""What the agenda triggers about wins: posts, their changes, their end, the one question."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import discord

from bot.agenda import planning
from bot.agenda.occurrences import Done, Dropped, Outcome, Retry, Series
from bot.kit.errors import Refusal, if_found
from bot.members.service import RENAME
from bot.ui import under_post
from bot.ui.answer import PATIENCE
from bot.ui.channel_post import MAY_APPEAR, OwedPost, Target
from bot.ui.coordinators import PostReport
from bot.ui.handlers import ClientHandler, PlanOnly
from bot.ui.mentions import for_readers
from bot.ui.send import UNREACHED, edit, existing_post, may_be_deleted, unreached
from bot.ui.unfit import OF_USE_FOR, Untaken
from bot.wins import posts, reports, words
from bot.wins.rules import Win
from cogs.wins import cards, report_cards, threads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.ui.card import Card

ITS_POST_FIRST = timedelta(seconds=10)
HIDDEN_FIRST = Dropped("it's hidden, and wasn't posted before")
REFUSED = "win.refused"  # what waits for an author whose win is not posted; subject: the win
# A moderator's no is never overruled; what somebody else deleted is the author's to post again.
VANISHED = Dropped("a moderator may have deleted it while the bot was away")
ASK_AGAIN = "win.vanished"  # about its author; subject: the win
UNFIT = "win.unfit"  # about its author, whose change Discord doesn't take; subject: the win
ASK = "win.ask"  # subject: the draft, about its author, who is asked


class WinHandler(ClientHandler):
    """A handler with the client at hand."""

    async def win(self, due: Due) -> Win | None:
        """Return the win that a row is about, if it is still there."""
        if isinstance(due.given, Win):
            return due.given
        return await if_found(self.services.wins.get(due.guild_id, due.subject_id))

    async def card(self, win: Win) -> Card:
        """Return a win's post as it should be now."""
        services = self.services
        picture = await services.pictures.read(win.picture) if win.picture else None
        group = await services.groups.get(win.guild_id)
        return cards.post(
            win,
            hidden_name=await services.members.hides(win.guild_id, win.author_id),
            picture=picture,
            also=cards.to_shelf(group, win),
        )


class PostWin(WinHandler, OwedPost[Win]):
    """Post a win that was shared."""

    kind = posts.POST
    shows = False  # the win's own row knows where its post is, and changes or deletes it
    refused = REFUSED
    taken_back = Dropped("it was removed before it was posted")

    async def target(self, due: Due, now: datetime) -> Target[Win] | Outcome:
        """Return the wins channel, or the thread that the win was shared in."""
        win = await self.win(due)
        if win is None:
            return await self.withdrawn(due, now)
        if win.message_id is not None:
            return Done(win.channel_id, win.message_id)
        if win.hidden:
            may_appear = due.tried_in and now - due.first_claimed_at < posts.APPEARS_WITHIN
            return await self.tried(due) or (MAY_APPEAR if may_appear else HIDDEN_FIRST)
        channel_id = await self.wins_channel(due)
        if isinstance(channel_id, Retry):
            return channel_id
        return Target(win.shared_in or channel_id, self.mark(due), win)

    def mark(self, due: Due) -> str:
        """Return the button that cheers for it."""
        return f"win:cheer:{due.subject_id}"

    async def author(self, due: Due) -> int | None:
        """Return the win's author; None once it's removed."""
        win = await self.win(due)
        return None if win is None else win.author_id

    async def existing(self, due: Due, target: Target[Win]) -> Outcome | None:
        """Return what an earlier try posted; what is shown again may have been posted before."""
        since = target.about.created_at if due.occurrence else None
        channel_id, mark = target.channel_id, target.mark
        found = await existing_post(self.client, due, channel_id, mark, since)
        listens_since = self.services.sweeps.listens_since(due.guild_id)
        if found is None and await may_be_deleted(self.client, due, channel_id, listens_since):
            return VANISHED
        return found

    async def compose(self, due: Due, about: Win, now: datetime) -> Card:
        """Return the win's post."""
        return await self.card(about)

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it once; then a picture that this group doesn't keep goes."""
        outcome = await super().deliver(due, now)
        if isinstance(outcome, Done):
            await self._drop_picture(due)
        return outcome

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note where the post is; a win that was removed meanwhile takes its post along."""
        await super().record(connection, due, outcome, now)
        win = await self.win(due) if outcome == VANISHED else None
        if win is not None:
            asked = Series(ASK_AGAIN, due.guild_id, win.id, win.author_id)
            return [asked.at(now, now + OF_USE_FOR, str(due.id))]
        if not isinstance(outcome, Done) or outcome.message_id is None:
            return ()
        if due.occurrence:  # it was changed, or shown again
            await planning.came_after_all(
                connection, Series(posts.POST, due.guild_id, due.subject_id)
            )
        return await posts.posted(connection, due.guild_id, due.subject_id, outcome, now)

    async def _drop_picture(self, due: Due) -> None:
        group = await self.services.groups.get(due.guild_id)
        win = None if group.keep_photos else await self.win(due)
        if win is not None and win.picture is not None:
            await self.services.pictures.remove(win.picture)


class RenderWin(WinHandler):
    """Bring a post up to date: words, numbers, name, hidden or shown."""

    kind = posts.RENDER

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Edit the post into what it should be now, one change of a post at a time."""
        turn = self._turns.setdefault(due.subject_id, asyncio.Lock())
        async with turn:
            return await self._render(due)

    async def _render(self, due: Due) -> Outcome:
        win = await self.win(due)
        if win is None or win.message_id is None or win.channel_id is None:
            return Dropped("there is no post to change")
        card = await for_readers(self.client, win.guild_id, await self.card(win))
        # Where a group keeps no copies of photos, Discord's own stays.
        is_kept_there = win.picture is not None and not win.hidden and not card.files
        leave_files = is_kept_there or due.load(posts.Change).numbers_only

        def changes() -> dict[str, object]:
            given = self.client.components.editing(card)
            if leave_files:
                given.pop("attachments")
            return given

        done = await edit(self.client, win.guild_id, win.channel_id, win.message_id, changes)
        if win.thread_id is None or due.load(posts.Change).numbers_only:
            return done
        try:
            name = await threads.name_of(self.client, win)
            await under_post.rename(self.client, win.thread_id, name)
        except UNREACHED as error:
            return unreached(error)
        return done

    async def not_taken(self, due: Due, code: int, now: datetime) -> Iterable[Planned]:
        """Tell the author, unless they're reading it in the answer that waits for this try."""
        in_time = now - due.first_claimed_at < timedelta(seconds=PATIENCE / 2)
        win = None if due.at_once and due.attempts == 1 and in_time else await self.win(due)
        if win is None:
            return ()
        series, at = Series(UNFIT, due.guild_id, win.id, win.author_id), now.isoformat()
        return [series.at(now, now + OF_USE_FOR, due.occurrence, Untaken(code, at=at))]


class UnpostWin(WinHandler):
    """Delete the post of a win that is gone."""

    kind = posts.UNPOST

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Delete the message, and its thread where its author wanted that."""
        post = due.load(posts.Posted)
        channel = self.client.get_partial_messageable(post.channel_id, guild_id=due.guild_id)
        try:
            # The author's words first: they go also where the thread must stay.
            with contextlib.suppress(discord.NotFound):
                await channel.get_partial_message(due.subject_id).delete()
            if post.thread_id is not None:
                with contextlib.suppress(discord.NotFound):
                    await self.client.http.delete_channel(post.thread_id)
            if post.stays is not None:
                await under_post.rename(self.client, post.stays, words.THREAD_NAME_REMOVED)
        except UNREACHED as error:
            return unreached(error)
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Let the week say no more that it came."""
        if isinstance(outcome, Done):
            await planning.taken_down(connection, due.guild_id, due.subject_id)
        return ()


class RenameMember(PlanOnly):
    """Someone is hidden or shown again: all their posts follow, one by one, at Discord's pace."""

    kind = RENAME

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the change of each post."""
        return await posts.renders_of(connection, due.guild_id, due.member_id, now)


class OpenWinThread(WinHandler):
    """Open the thread under something that was presented, once its post is there."""

    kind = posts.THREAD

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Open it; one that is there already is the one."""
        win = await self.win(due)
        if win is None or win.hidden or win.purged:
            return Dropped("its post is gone or hidden")
        if win.message_id is None:
            return Retry("its post is not there yet", ITS_POST_FIRST)
        try:
            thread = await threads.made(self.client, win)
        except Refusal:
            return Dropped("its post is gone")
        except UNREACHED as error:
            return unreached(error)
        return Done(thread.id)


class PostWinReport(PostReport):
    """Says that a message was reported."""

    kind, tell = reports.NOTICE, reports.TELL
    notice = staticmethod(report_cards.notice)

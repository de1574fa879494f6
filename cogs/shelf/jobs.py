"""What the agenda triggers about the shelf, and how it looks when it reaches one person."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.agenda.occurrences import Done, Dropped, Retry
from bot.kit.errors import if_found
from bot.kit.safe import safe_name
from bot.shelf import checking, reports, uses, words
from bot.shelf.forum import DESK, TELL, ForumTrouble, to_desk
from bot.shelf.queries import POST
from bot.shelf.rules import Resource
from bot.ui import forum, under_post
from bot.ui.card import Button, Card
from bot.ui.channel_post import MemberPost, Target
from bot.ui.coordinators import (
    PostReport,
    TellCoordinator,
    may_read,
    still_open,
    tell_coordinators,
)
from bot.ui.handlers import ClientHandler, TellOne
from bot.ui.reach import notice_of, reach
from bot.ui.send import Refused, existing_post
from cogs.shelf import cards

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.members.rules import Notice
    from bot.shown.rules import Message
    from bot.ui.send import Sending

LOOK_AGAIN = timedelta(days=1)


class PostResource(MemberPost[Resource]):
    """Post something that was put on the shelf, where the group has a channel for it."""

    kind = POST
    shows = True

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        self._making = asyncio.Lock()
        self._why: dict[int, ForumTrouble] = {}  # by row, from a try until it's recorded

    async def target(self, due: Due, now: datetime) -> Target[Resource] | Outcome:
        """Return the channel for the shelf."""
        group = await self.services.groups.get(due.guild_id)
        resource = await self._resource(due)
        if resource is None or group.shelf_channel_id is None or not group.has("shelf"):
            for one in due.tried_in:  # what an earlier try may have posted goes, too
                found = await self._existing(due, one, _mark(due))
                if found is not None:
                    return found
            return Dropped("it's taken down, or the shelf isn't posted anymore")
        return Target(group.shelf_channel_id, _mark(due), resource)

    async def existing(self, due: Due, target: Target[Resource]) -> Outcome | None:
        """Return what an earlier try posted; in a forum it's looked for thread by thread."""
        for one in dict.fromkeys((*due.tried_in, target.channel_id)):
            found = await self._existing(due, one, target.mark)
            if found is not None:
                return found
        return None

    async def _existing(self, due: Due, channel_id: int, mark: str) -> Done | Retry | None:
        there = self._forum(channel_id)
        if there is None:
            return await existing_post(self.client, replace(due, tried_in=()), channel_id, mark)
        return None if due.attempts == 1 else await forum.existing(self.client, due, there, mark)

    async def put(self, due: Due, target: Target[Resource], card: Card, *, silent: bool) -> Sending:
        """Post it; in a forum with tags for what it is and for which levels."""
        there = self._forum(target.channel_id)
        if there is None:
            return await super().put(due, target, card, silent=silent)
        tags = await self._tags(there, target.about)
        name = cards.forum_name(target.about)
        sent = await forum.post(self.client, due, there, card, name, tags, silent=silent)
        if isinstance(sent, Refused) and sent.code in (forum.TAG_REQUIRED, forum.THREADS_FULL):
            self._why[due.id] = ForumTrouble(sent.code, there.id)
        return sent

    async def _tags(
        self, there: discord.ForumChannel, about: Resource | None
    ) -> list[discord.ForumTag]:
        names = cards.forum_tags(about)
        tags = await forum.tags(self.client, there, names, self._making)
        if not tags and there.flags.require_tag:
            tags = await forum.tags(self.client, there, [words.FORUM_OTHER], self._making)
        return tags

    def _forum(self, channel_id: int) -> discord.ForumChannel | None:
        found = self.client.get_channel(channel_id)
        return found if isinstance(found, discord.ForumChannel) else None

    async def is_silent(self, due: Due, about: Resource, now: datetime) -> bool:
        """Return True: the shelf is for anyone who looks, and nobody waits for its posts."""
        return True

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Tell coordinators of a forum that takes no post."""
        why = self._why.pop(due.id, None)
        return () if why is None else [to_desk(due.guild_id, why, now)]

    async def compose(self, due: Due, about: Resource, now: datetime) -> Card:
        """Return its post."""
        return cards.post(about)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return its post as it is now; None once it's taken down."""
        resource = await self._resource(due)
        if message.channel_id == message.message_id:
            await self._follow(message, resource)
        return None if resource is None else cards.post(resource)

    async def _follow(self, message: Message, resource: Resource | None) -> None:
        """Let a post in a forum be called what it should be; one without replies goes."""
        thread_id = message.channel_id or 0
        if resource is None and await self._is_deleted(thread_id):
            return
        thread, tags = self.client.get_channel(thread_id), None
        if isinstance(thread, discord.Thread) and isinstance(thread.parent, discord.ForumChannel):
            tags = [one.id for one in await self._tags(thread.parent, resource)]
        await under_post.rename(self.client, thread_id, cards.forum_name(resource), tags)

    async def _is_deleted(self, thread_id: int) -> bool:
        http = self.client.http
        try:
            there = dict(await http.get_channel(thread_id))
            if there["message_count"]:  # without the first; what colleagues wrote isn't lost
                return False
            await http.delete_channel(thread_id)
        except discord.Forbidden:
            return False
        except discord.NotFound:
            return True
        return True

    async def _resource(self, due: Due) -> Resource | None:
        return await if_found(self.services.shelf.get(due.guild_id, due.subject_id))


def _mark(due: Due) -> str:
    return f"shelf:use:{due.subject_id}"


class TellForum(ClientHandler):
    """Says to the coordinators why the shelf's forum takes no posts."""

    kind = DESK

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Tell them."""
        why = due.load(ForumTrouble)
        card = Card(cards.blocked(why), [Button(f"shelf:forum:{due.id}")])
        return await tell_coordinators(self.client, due, card, TELL, now, payload=why)


class AskAboutUse(ClientHandler):
    """Ask once, privately, how something from the shelf went."""

    kind = uses.ASK
    prunable = False  # who was asked once is never asked again
    brief = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the person who wanted to use it, once it may be read."""
        key = due.guild_id, due.subject_id, due.member_id
        found = await self.services.shelf_uses.still_uses(*key)
        if found is not None and found[0].hidden:
            return Retry("it's hidden", LOOK_AGAIN)
        return await reach(self.client, due, notice_of(due), now)


class PostResourceReport(PostReport):
    """Says that something on the shelf was reported."""

    kind, tell = reports.NOTICE, reports.TELL
    notice = staticmethod(cards.notice)


async def asked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the one question about a use; None when it needs no answer anymore."""
    key = notice.guild_id, notice.subject_id, notice.member_id
    found = await client.services.shelf_uses.still_uses(*key)
    if found is None or found[0].hidden:
        return None
    group = await client.services.groups.get(notice.guild_id)
    return cards.question(*found, safe_name(client.name_of(group)))


async def hidden(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a coordinator hid something, to its owner; None once it's shown again."""
    resource = await if_found(client.services.shelf.get(notice.guild_id, notice.subject_id))
    if resource is None or not resource.hidden or resource.owner_id != notice.member_id:
        return None
    group = await client.services.groups.get(notice.guild_id)
    reach = await client.services.shelf_uses.reach(resource.guild_id, resource.id)
    card = cards.owned(resource, reach, (), group.zone)
    return replace(card, content=f"{words.HIDDEN_TOLD}\n\n{card.content}")


async def reported(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that something was reported, for a coordinator; None once it's settled."""
    report = await still_open(client, notice, client.services.shelf_reports)
    return None if report is None else Card(words.TOLD_COORDINATOR)


async def blocked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return why the shelf's forum takes no posts; None once it's posted elsewhere."""
    group, why = await client.services.groups.get(notice.guild_id), notice.load(ForumTrouble)
    if group.shelf_channel_id != why.channel_id or not may_read(group, notice):
        return None
    return Card(cards.blocked(why))


async def broken(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a link no longer opens, to its owner; None once it's changed or opens again."""
    resource = await if_found(client.services.shelf.get(notice.guild_id, notice.subject_id))
    if resource is None or not resource.broken or resource.owner_id != notice.member_id:
        return None
    return cards.broken(resource)


HANDLERS = (
    PostResource,
    TellForum,
    AskAboutUse,
    PostResourceReport,
    *TellCoordinator.each(TELL, why="pressing"),
    *TellCoordinator.each(reports.TELL, why="pressing", hours="day"),
    *TellOne.each(reports.HIDDEN, why="pressing"),
    # Who was asked about a link once is never asked about it again.
    *TellOne.each(checking.BROKEN, prunable=False),
)
NOTICES = {
    uses.ASK: asked,
    TELL: blocked,
    reports.HIDDEN: hidden,
    reports.TELL: reported,
    checking.BROKEN: broken,
}

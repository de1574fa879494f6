"""What the agenda triggers about the shelf, and how it looks when it reaches one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Dropped, Retry
from bot.kit.errors import NotFound
from bot.kit.safe import safe_name
from bot.shelf import checking, reports, uses, words
from bot.shelf.queries import POST
from bot.shelf.rules import Resource
from bot.ui.card import Card
from bot.ui.channel_post import MemberPost, Target
from bot.ui.desk import TellCoordinator, may_read, tell_coordinators
from bot.ui.handlers import ClientHandler, TellOne
from bot.ui.reach import notice_of, reach
from cogs.shelf import cards

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.shown.rules import Message

LOOK_AGAIN = timedelta(days=1)


class PostResource(MemberPost[Resource]):
    """Post something that was put on the shelf, where the group has a channel for it."""

    kind = POST
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[Resource] | Outcome:
        """Return the channel for the shelf."""
        group = await self.services.groups.get(due.guild_id)
        resource = await self._resource(due)
        if resource is None or group.shelf_channel_id is None or not group.has("shelf"):
            return Dropped("it's taken down, or the shelf isn't posted anymore")
        return Target(group.shelf_channel_id, f"shelf:use:{due.subject_id}", resource)

    async def compose(self, due: Due, about: Resource, now: datetime) -> Card:
        """Return its post."""
        return cards.post(about)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return its post as it is now; None once it's taken down."""
        resource = await self._resource(due)
        return None if resource is None else cards.post(resource)

    async def _resource(self, due: Due) -> Resource | None:
        try:
            return await self.services.shelf.get(due.guild_id, due.subject_id)
        except NotFound:
            return None


class AskHowItWent(ClientHandler):
    """Ask once, privately, how something from the shelf went."""

    kind = uses.ASK
    prunable = False  # who was asked once is never asked again

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the person who wanted to use it, once it may be read."""
        key = due.guild_id, due.subject_id, due.member_id
        resource = await self.services.shelf_uses.still_uses(*key)
        if resource is not None and resource.hidden:
            return Retry("it's hidden", LOOK_AGAIN)
        return await reach(self.client, due, notice_of(due), now)


class TellHidden(TellOne):
    """Tells an owner that a coordinator hid something, and why."""

    kind = reports.HIDDEN
    why = "pressing"


class AskAboutLink(TellOne):
    """Asks an owner once about a link that doesn't open anymore."""

    kind = checking.BROKEN
    prunable = False  # who was asked about a link once is never asked about it again


class TellCoordinators(ClientHandler):
    """Say to the coordinators that something on the shelf was reported."""

    kind = reports.NOTICE

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Tell them, with sound: it may be about a student."""
        card = cards.notice(due.subject_id)
        return await tell_coordinators(self.client, due, card, reports.TELL, now, silent=False)


class TellReport(TellCoordinator):
    """Tells one coordinator that something on the shelf was reported."""

    kind = reports.TELL
    any_day = True
    why = "pressing"


async def asked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the one question about a use; None when it needs no answer any more."""
    key = notice.guild_id, notice.subject_id, notice.member_id
    resource = await client.services.shelf_uses.still_uses(*key)
    if resource is None or resource.hidden:
        return None
    guild = client.get_guild(notice.guild_id)
    group = await client.services.groups.get(notice.guild_id)
    return cards.question(resource, safe_name(group.name if guild is None else guild.name))


async def hidden(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a coordinator hid something, to its owner; None once it's shown again."""
    try:
        resource = await client.services.shelf.get(notice.guild_id, notice.subject_id)
    except NotFound:
        return None
    if not resource.hidden or resource.owner_id != notice.member_id:
        return None
    group = await client.services.groups.get(notice.guild_id)
    reach = await client.services.shelf_uses.reach(resource.guild_id, resource.id)
    card = cards.owned(resource, reach, (), group.zone)
    return replace(card, content=f"{words.HIDDEN_TOLD}\n\n{card.content}")


async def reported(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that something was reported, for a coordinator; None once it's settled."""
    group = await client.services.groups.get(notice.guild_id)
    found = await client.services.shelf_reports.open(notice.guild_id)
    waits = any(one.id == notice.subject_id for one in found)
    return Card(words.TOLD_COORDINATOR) if waits and may_read(group, notice) else None


async def broken(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a link no longer opens, to its owner; None once it's changed or opens again."""
    try:
        resource = await client.services.shelf.get(notice.guild_id, notice.subject_id)
    except NotFound:
        return None
    if not resource.broken or resource.owner_id != notice.member_id:
        return None
    return cards.broken(resource)


HANDLERS = (PostResource, AskHowItWent, TellHidden, TellCoordinators, TellReport, AskAboutLink)
SHOWS = {
    uses.ASK: asked,
    reports.HIDDEN: hidden,
    reports.TELL: reported,
    checking.BROKEN: broken,
}

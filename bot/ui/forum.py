"""Posts in a forum: a thread each, with tags, whose first message has the thread's id."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
import structlog

from bot.agenda.occurrences import Done, Retry
from bot.shown.rules import of_people
from bot.ui.mentions import for_readers, mentioned
from bot.ui.send import CLOCKS_APART, SEND_LIMIT, UNREACHED, Sent, custom_ids, not_sent, unreached
from bot.ui.under_post import A_WEEK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due
    from bot.client import WhatsWorking
    from bot.ui.card import Card
    from bot.ui.send import Sending

log = structlog.get_logger()

MOST_TAGS = 20  # in a forum
MOST_OF_A_POST = 5
TAG_REQUIRED = 40067
THREADS_FULL = 160006


async def post(
    client: WhatsWorking,
    due: Due,
    forum: discord.ForumChannel,
    card: Card,
    name: str,
    tags: Sequence[discord.ForumTag],
    *,
    silent: bool,
) -> Sending:
    """Make a post; where to, and the people it shows, is written down before.

    A forum's posts have no nonce: look for an earlier try first.
    """
    shows = card.shows | of_people(*mentioned(card))
    await client.services.shown.about_to_send(due, forum.id, shows, client.clock.now())
    card = await for_readers(client, due.guild_id, card)
    try:
        async with asyncio.timeout(SEND_LIMIT):
            made = await forum.create_thread(
                name=name,
                applied_tags=tags,
                auto_archive_duration=A_WEEK,
                silent=silent,
                **client.components.sending(card),
            )
            return Sent(made.message)
    except UNREACHED as error:
        return not_sent(error)


async def existing(
    client: WhatsWorking, due: Due, forum: discord.ForumChannel, mark: str
) -> Done | Retry | None:
    """Return the post that an earlier try made, found by its button *mark*; None: there's none."""
    try:
        async for thread in _own_threads(client, forum, due.first_claimed_at - CLOCKS_APART):
            there = client.get_partial_messageable(thread.id, guild_id=due.guild_id)
            try:
                message = await there.fetch_message(thread.id)
            except discord.NotFound:
                continue
            if mark in custom_ids(message.components):
                return Done(thread.id, message.id)
    except discord.NotFound:
        return None  # no forum, and so no post: sending says what to do about it
    except UNREACHED as error:
        return unreached(error)
    return None


async def _own_threads(
    client: WhatsWorking, forum: discord.ForumChannel, since: datetime
) -> AsyncIterator[discord.Thread]:
    for one in await forum.guild.active_threads():
        if one.parent_id == forum.id and _is_own(client, one, since):
            yield one
    async for one in forum.archived_threads(limit=None):
        if one.archive_timestamp < since:
            return
        if _is_own(client, one, since):
            yield one


def _is_own(client: WhatsWorking, thread: discord.Thread, since: datetime) -> bool:
    made_at = discord.utils.snowflake_time(thread.id)
    return thread.owner_id == client.own_id and made_at >= since


async def tags(
    client: WhatsWorking, forum: discord.ForumChannel, names: Sequence[str], making: asyncio.Lock
) -> list[discord.ForumTag]:
    """Return a forum's tags of these names; what's missing is made, where the bot may and can.

    Making one sends the whole list, so *making* lets one do it at a time. Without a tag a post is
    worth as much: nothing here keeps it from coming.
    """
    names = names[:MOST_OF_A_POST]
    found = _known(forum, names)
    if len(found) < len(names) and may_make(forum):
        try:
            async with making, asyncio.timeout(SEND_LIMIT):
                found = _known(await _with_tags(client, forum.id, names), names)
        except UNREACHED as error:
            log.info("forum.tags", error=type(error).__name__, guild=forum.guild.id)
    return found


async def _with_tags(
    client: WhatsWorking, forum_id: int, names: Sequence[str]
) -> discord.ForumChannel:
    # As Discord knows it now: what the gateway told may be older than the tag made just before.
    forum = await client.fetch_channel(forum_id)
    assert isinstance(forum, discord.ForumChannel)
    there = {one.name.casefold() for one in forum.available_tags}
    missing = [name for name in names if name.casefold() not in there]
    new = [discord.ForumTag(name=name) for name in missing][: MOST_TAGS - len(there)]
    if not new:
        return forum
    return await forum.edit(available_tags=[*forum.available_tags, *new]) or forum


def may_make(forum: discord.ForumChannel) -> bool:
    """Return whether the bot may make tags there, and there's room for one."""
    may = forum.permissions_for(forum.guild.me).manage_channels
    return may and len(forum.available_tags) < MOST_TAGS


def _known(forum: discord.ForumChannel, names: Sequence[str]) -> list[discord.ForumTag]:
    """Return the tags of these names that the bot may give; some are for moderators alone."""
    moderates = forum.permissions_for(forum.guild.me).manage_threads
    there = {
        one.name.casefold(): one for one in forum.available_tags if moderates or not one.moderated
    }
    return [there[name.casefold()] for name in names if name.casefold() in there]

"""The one way in which the bot posts of its own accord."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog

from bot.agenda.occurrences import LEASE, Done, Dropped, Failed, Outcome, Retry
from bot.shown.rules import of_people
from bot.ui import words
from bot.ui.mentions import for_readers, mentioned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due
    from bot.client import WhatsWorking
    from bot.ui.card import Card

log = structlog.get_logger()

SEND_LIMIT = 55.0  # seconds; an agenda row's lease outlives two of them

CLOCKS_APART = timedelta(minutes=5)
CLOCKS_CLOSE = timedelta(seconds=10)
NO_ANSWER = "no answer from Discord"
LOOK_HOLDS = 3.0  # seconds
DELETED_WITHIN = timedelta(minutes=5)  # a moderator hardly reads and deletes something sooner

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
CANNOT_DM = 50007
ARCHIVED = 50083

# Everything that a network, Discord's limits or a server's settings can raise.
UNREACHED = (
    discord.HTTPException,
    discord.RateLimited,
    aiohttp.ClientError,
    TimeoutError,
    OSError,
)


_TOO_LARGE = 413
_UNFIT = {20009, 40005, 50006, 50035, 200000, 200001, 240000}
_NO_PLACE = {UNKNOWN_CHANNEL, 10004, UNKNOWN_MESSAGE}
_PLAIN = {
    50001: "I can't see the channel",
    50013: "I don't have permission there",
    UNKNOWN_CHANNEL: "the channel isn't there anymore",
    UNKNOWN_MESSAGE: "the message isn't there anymore",
    ARCHIVED: "the thread is closed",
    160005: "a moderator locked the thread",
    160006: "the server has as many open threads as Discord allows",
    40067: "the forum wants a tag with each post",
}
_MOST = range(30_000, 31_000)  # "the most of … is reached", such as edits of an old message


class Cause(StrEnum):
    """Why Discord doesn't take something: each has its own way on."""

    CONTENT = "content"  # what it says or carries: unchanged it's never taken
    PERMISSION = "permission"
    CHANNEL = "channel"  # where it was to go isn't there
    LIMIT = "limit"
    AWAY = "away"  # no answer, or none that's of use; it may even be there


def cause_of(error: Exception) -> Cause:
    """Return what one of UNREACHED means; what nobody knows counts as a permission."""
    if isinstance(error, discord.RateLimited):
        return Cause.LIMIT
    if not isinstance(error, discord.HTTPException) or error.status >= 500:
        return Cause.AWAY
    if error.status == 429 or error.code in _MOST:
        return Cause.LIMIT
    if error.code in _UNFIT or error.status == _TOO_LARGE:
        return Cause.CONTENT
    if error.code in _NO_PLACE or isinstance(error, discord.NotFound):
        return Cause.CHANNEL
    return Cause.PERMISSION


@dataclass(frozen=True)
class Sent:
    """It is there."""

    message: discord.Message


@dataclass(frozen=True)
class Refused:
    """Discord doesn't take it, and says so; `code` is Discord's."""

    reason: str
    code: int
    cause: Cause = Cause.PERMISSION


@dataclass(frozen=True)
class Unreached:
    """Discord did not answer, or not usefully; it may even be there."""

    reason: str


Sending = Sent | Refused | Unreached


async def send(
    client: WhatsWorking,
    target: discord.abc.Messageable,
    card: Card,
    *,
    nonce: str,
    silent: bool = False,
) -> Sending:
    """Send a card once: Discord answers a repeated nonce with the first message.

    Raises nothing that a network or a server's settings can cause.
    """
    try:
        async with asyncio.timeout(SEND_LIMIT):
            given = client.components.sending(card)
            return Sent(await target.send(**given, nonce=nonce, silent=silent))
    except UNREACHED as error:
        return not_sent(error)


def not_sent(error: Exception) -> Refused | Unreached:
    """Return what one of UNREACHED says of something that was sent."""
    cause = cause_of(error)
    if cause is Cause.LIMIT:
        return Unreached("Discord asked to slow down")
    if isinstance(error, discord.HTTPException):
        if cause is Cause.AWAY:
            return Unreached(f"Discord answered {error.status}")
        log.info("discord.refused", cause=cause, status=error.status, code=error.code)
        reason = unfit(error.code).reason if cause is Cause.CONTENT else said(error)
        return Refused(reason, error.code, cause)
    # Also when the connection broke after Discord took the message.
    return Unreached(f"{NO_ANSWER} ({type(error).__name__})")


def said(error: discord.HTTPException) -> str:
    """Return what Discord said no to, the way a coordinator would say it."""
    known = _PLAIN.get(error.code)
    return known or f"Discord said no: {error.text or error.status}"


def unfit(code: int) -> Failed:
    """Return the outcome of a message whose words or files Discord doesn't take."""
    return Failed(why_unfit(code), code)


def is_unfit(sending: Sending) -> bool:
    """Return whether Discord doesn't take what a message says."""
    return isinstance(sending, Refused) and sending.cause is Cause.CONTENT


def why_unfit(code: int) -> str:
    """Return, for its author, why Discord doesn't take something: the half of a sentence."""
    return words.UNFIT_WHY.get(code, words.UNFIT_ELSE)


async def send_once(
    client: WhatsWorking, due: Due, channel_id: int, card: Card, *, silent: bool = False
) -> Sending:
    """Send what an occurrence says; where to, and the people it shows, is written down before.

    Look for an earlier try first.
    """
    handler = client.agenda.handler(due.kind)
    follows = handler is not None and handler.shows
    assert handler is None or follows or not card.shows, f"{due.kind} follows nobody"
    shows = card.shows | of_people(*mentioned(card)) if follows else card.shows
    await client.services.shown.about_to_send(due, channel_id, shows, client.clock.now())
    # In this order: who hides from here on is followed, and who hid before is found.
    card = await for_readers(client, due.guild_id, card)
    channel = client.get_partial_messageable(channel_id, guild_id=due.guild_id or None)
    return await send(client, channel, card, nonce=due.nonce, silent=silent)


def outcome_of(sending: Sending | Outcome, *, keep_trying: bool = True) -> Outcome:
    """Return what the agenda is told; a refusal is tried again where settings may change.

    What Discord doesn't take as it is isn't tried again unchanged.
    What's an outcome already, since an earlier try posted it, stays as it is.
    """
    if isinstance(sending, Outcome):
        return sending
    if isinstance(sending, Sent):
        return Done(sending.message.channel.id, sending.message.id)
    if isinstance(sending, Unreached):
        return Retry(sending.reason, away=True)
    if is_unfit(sending):
        return unfit(sending.code)
    if keep_trying:
        no_channel = sending.cause is Cause.CHANNEL
        return Retry(sending.reason, refused=True, untaken=True, no_channel=no_channel)
    return Failed(sending.reason)


def unreached(error: Exception) -> Retry:
    """Return what the agenda is told of one of UNREACHED: when to try again, and why."""
    if isinstance(error, discord.Forbidden | discord.NotFound):
        no_channel = cause_of(error) is Cause.CHANNEL
        return Retry(said(error), refused=True, no_channel=no_channel)
    if isinstance(error, discord.RateLimited):
        return Retry("Discord asked to slow down", timedelta(seconds=error.retry_after))
    is_away = cause_of(error) is Cause.AWAY
    if isinstance(error, discord.HTTPException):
        return Retry(f"Discord answered {error.status}", away=is_away)
    return Retry(f"{NO_ANSWER} ({type(error).__name__})", away=is_away)


async def existing_post(
    client: WhatsWorking, due: Due, channel_id: int, mark: str, since: datetime | None = None
) -> Done | Retry | None:
    """Return what an earlier try posted, found by its button *mark*; None: post it now.

    It's looked for where it was tried, then where it goes now. A first try finds nothing, unless
    *since* says from when to look. Where Discord doesn't let the bot look, it's tried later:
    unseen isn't absent.
    """
    if not mark or (due.attempts == 1 and since is None):
        return None
    for one in dict.fromkeys((*due.tried_in, channel_id)):
        channel = client.get_partial_messageable(one, guild_id=due.guild_id)
        try:
            found = await client.lookup.find_post(
                channel, client.own_id, mark, since or due.first_claimed_at
            )
        except discord.NotFound:
            continue  # no channel, and so no post: sending says what to do about it
        except UNREACHED as error:
            return unreached(error)
        if found is not None:
            return Done(found.channel.id, found.id)
    return None


async def may_be_deleted(
    client: WhatsWorking, due: Due, channel_id: int, listens_since: datetime | None
) -> bool:
    """Return whether what an earlier try of *due* sent there may have been deleted unheard.

    *listens_since*: from when on the bot heard of each deletion there; None: not yet. Discord
    keeps the id of a channel's last message, deleted or not: that's the one trace of what went
    before. It may have been somebody else's; and where somebody wrote since, there's no trace.
    """
    guild = client.get_guild(due.guild_id)
    last: int | None = getattr(guild and guild.get_channel(channel_id), "last_message_id", None)
    if last is None or not due.tried_in or due.attempts == 1:
        return False
    after = discord.utils.snowflake_time(last) - due.first_claimed_at
    if after < -CLOCKS_CLOSE:
        return False  # nothing came since it was tried
    # Only the second try asks about the one message: one later may follow a first that Discord
    # refused, and then nothing was ever there.
    if after <= LEASE and due.attempts == 2 and await _is_gone(client, channel_id, last):
        return True
    if due.error is not None and not due.error.startswith(NO_ANSWER):
        return False  # Discord answered that it failed: that left no post for anyone to delete
    return (listens_since or client.clock.now()) - due.first_claimed_at > DELETED_WITHIN


async def _is_gone(client: WhatsWorking, channel_id: int, message_id: int) -> bool:
    try:
        await client.get_partial_messageable(channel_id).fetch_message(message_id)
    except discord.NotFound as error:
        return error.code == UNKNOWN_MESSAGE
    except UNREACHED:
        return False
    return False


async def edit(
    client: WhatsWorking,
    guild_id: int,
    channel_id: int,
    message_id: int,
    changes: Callable[[], dict[str, Any]],
) -> Outcome:
    """Edit a message; a thread that sleeps is woken for it, and closed again.

    *changes* gives the arguments, for each try its own: files can be sent once.
    """
    post = client.get_partial_messageable(channel_id, guild_id=guild_id or None)
    message = post.get_partial_message(message_id)
    try:
        try:
            await message.edit(**changes())
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
            await client.http.edit_channel(channel_id, archived=False)
            await message.edit(**changes())
            await client.http.edit_channel(channel_id, archived=True)
    except discord.NotFound as error:
        return Dropped(f"the post is gone ({error.code})")
    except UNREACHED as error:
        if isinstance(error, discord.HTTPException) and cause_of(error) is Cause.CONTENT:
            return unfit(error.code)
        return unreached(error)
    return Done(channel_id, message_id)


class PostLookup:
    """Finds own messages in channels; one look serves everyone who asks within seconds.

    After a crash hundreds of posts may be in doubt at once. A try that ended meanwhile isn't in
    an earlier look; its nonce still is with Discord.
    """

    def __init__(self) -> None:
        self._taken: dict[int, tuple[datetime, asyncio.Task[dict[str, discord.Message]]]] = {}

    async def find_post(
        self, channel: discord.PartialMessageable, me: int, custom_id: str, since: datetime
    ) -> discord.Message | None:
        """Return the bot's own message that carries a button, if it was posted after *since*.

        A nonce is remembered for minutes; a button stays. Raises what Discord answers.
        """
        began, look = self._taken.get(channel.id, (since, None))
        if look is None or began > since:
            look = asyncio.create_task(_own_posts(channel, me, since), name="work-look")
            self._taken[channel.id] = since, look
            asyncio.get_running_loop().call_later(LOOK_HOLDS, self._taken.pop, channel.id, None)
        return (await asyncio.shield(look)).get(custom_id)


async def _own_posts(
    channel: discord.abc.Messageable, me: int, since: datetime
) -> dict[str, discord.Message]:
    # This computer's clock and Discord's need not agree.
    found: dict[str, discord.Message] = {}
    history = channel.history(limit=None, after=since - CLOCKS_APART, oldest_first=True)
    async for message in history:
        if message.author.id == me:
            for custom_id in custom_ids(message.components):
                found.setdefault(custom_id, message)
    return found


def custom_ids(components: Iterable[object]) -> set[str]:
    """Return the custom ids of a message's buttons."""
    return {
        child.custom_id
        for row in components
        for child in getattr(row, "children", ())
        if getattr(child, "custom_id", None)
    }

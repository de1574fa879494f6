"""Reaching one person privately: the one way, which every feature takes."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.agenda.occurrences import Done, Dropped, Retry
from bot.kit.safe import clipped, safe_name
from bot.kit.text import CONTENT_LIMIT
from bot.members.rules import Notice, how_to_reach
from bot.reaching import words as reaching_words
from bot.reaching.rules import DmChannel
from bot.shown.rules import of_people
from bot.ui import send, words
from bot.ui.card import MOST_ROWS, Button, Card, rows
from bot.ui.membership import UnsureError, is_here
from bot.ui.mentions import for_readers

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.members.rules import Member, Reach
    from bot.reaching.rules import Method, Topic, Ways, Why
    from bot.ui.context import Context
    from bot.ui.send import Sending

Hours = Literal["school", "day", "any"]

OPEN_LIMIT = 20.0  # seconds
OUTSIDE_HOURS = "outside school hours"
NO_DIRECT_MESSAGE = Dropped("direct messages do not come through")
# Who comes back early is not left waiting for the end of the pause.
LOOK_AGAIN = timedelta(days=1)

_NEVER = {send.CANNOT_DM, 10013}  # closed to the bot, or an account that is gone
_NO_CHANNEL = {send.UNKNOWN_CHANNEL, 50001}


@dataclass(frozen=True)
class ToldEnough(Done):
    """They were told enough this week, so it waits for their press: no place is missing."""


class DmBudget:
    """How many direct-message channels may be opened in a while.

    Discord takes a bot that opens dozens at once for spam, and quarantines it for good. It counts
    the whole bot's: each of several processes has its *share*.
    """

    def __init__(
        self, share: float = 1.0, count: int = 10, within: timedelta = timedelta(minutes=10)
    ) -> None:
        self._count = max(1, round(count * share))
        self._within = within
        self._opened: deque[datetime] = deque()

    def wait(self, now: datetime) -> timedelta | None:
        """Return how long to wait before the next one; None when it may be opened now."""
        while self._opened and self._opened[0] <= now - self._within:
            self._opened.popleft()
        if len(self._opened) < self._count:
            return None
        return self._opened[0] + self._within - now

    def spend(self, now: datetime) -> None:
        """Note that one is opened."""
        self._opened.append(now)


def notice_of(
    due: Due, member_id: int | None = None, kind: str | None = None, occurrence: str = ""
) -> Notice:
    """Return what an occurrence tells a person: the one it's about, unless it's for another.

    What isn't an *occurrence* of its own waits once, however often it comes.
    """
    reader = due.member_id if member_id is None else member_id
    about = due.member_id if due.member_id != reader else 0
    what = (kind or due.kind, due.subject_id, about, occurrence, due.payload)
    return Notice(due.guild_id, reader, *what)


async def reach(
    client: WhatsWorking,
    due: Due,
    notice: Notice,
    now: datetime,
    *,
    topic: Topic = "general",
    asked_by_dm: bool = False,
    waits: bool = True,
    first: str = "",
    thread_id: int | None = None,
    hours: Hours = "school",
    why: Why = "unprompted",
) -> Outcome:
    """Tell a person what `client.notices` shows for a notice; they are asked for nothing.

    By direct message where they chose that for the *topic* (or asked for this very one:
    *asked_by_dm*) and Discord lets it through, in school hours; else in the private thread
    *thread_id* that they share with others, calling only them; else it waits for their next
    press, or is dropped unless it *waits*. Nothing reaches who left, nor who pauses yet. After two
    messages in a week that they didn't wait for, what's *unprompted* waits for their press, too.
    *first* begins it. *hours*: by "day", without school or in a pause; "any", as they asked for it.
    """
    members, member_id = client.services.members, notice.member_id
    member = await members.get(due.guild_id, member_id)
    ways = await client.services.reaching.ways(due.guild_id, member_id)
    way = how_to_reach(member, ways, now, topic, asked_by_dm=asked_by_dm)
    if out_of_reach := await _out_of_reach(client, notice, member, way, hours, now):
        return out_of_reach
    card = await client.notices[notice.kind](client, notice)
    if card is None:
        return Dropped("no longer needed")
    sent, known = None, ways.channel if way == "dm" else None
    if member is not None and (known is not None or thread_id is not None):
        whole = replace(card, content=f"{first}\n{card.content}") if first else card
        where, when = (topic, thread_id, known), (hours, why)
        sent = await _unless_enough(client, due, member, whole, now, where, when)
    if waits and (sent is None or isinstance(sent, ToldEnough)):
        await members.let_wait(notice, now)
    return sent or (Done() if waits else NO_DIRECT_MESSAGE)


async def _unless_enough(
    client: WhatsWorking,
    due: Due,
    member: Member,
    card: Card,
    now: datetime,
    where: tuple[Topic, int | None, DmChannel | None],
    when: tuple[Hours, Why],
) -> Outcome | None:
    """Return what became of telling a person now, unless they were told enough this week."""
    (topic, thread_id, known), (hours, why) = where, when
    reaching = client.services.reaching

    async def tell() -> Outcome | None:
        early = await _too_early(client, member, now, hours)
        return early or await _tell_now(client, due, member, card, now, topic, thread_id, known)

    if why == "awaited":
        return await tell()
    async with reaching.turn(member.member_id):  # else each of two would find room for one more
        ways = await reaching.ways(due.guild_id, member.member_id)
        if why == "unprompted" and await _is_enough(client, due.guild_id, ways, now):
            return await _earlier(client, due, card, known, thread_id) or ToldEnough()
        sent = await tell()
        if isinstance(sent, Done):
            await reaching.count_contact(due.guild_id, member.member_id, now)
        return sent


async def _is_enough(client: WhatsWorking, guild_id: int, ways: Ways, now: datetime) -> bool:
    """Return whether a person was told enough this week that they didn't wait for."""
    group = await client.services.groups.get(guild_id)
    return ways.had_enough(now, group.zone)


async def _earlier(
    client: WhatsWorking, due: Due, card: Card, known: DmChannel | None, thread_id: int | None
) -> Outcome | None:
    """Return what an earlier try sent, if one did."""
    for channel_id in (known.channel_id if known is not None else None, thread_id):
        if channel_id is not None:
            earlier = await send.existing_post(client, due, channel_id, card.mark)
            if earlier is not None:
                return earlier
    return None


@dataclass(frozen=True)
class Chosen:
    """What became of a choice: how they're reached now, and what is said about it."""

    method: Method | None  # None: nothing changed
    says: str


async def choose(
    ctx: Context, topic: Topic, method: Method, otherwise: Method | None = None
) -> Chosen:
    """Keep how the member who pressed is reached about a topic.

    Direct messages are tried right then with a test message. Where it doesn't come through,
    *otherwise* is kept; without one, nothing changes.
    """
    reaching, key = ctx.services.reaching, (ctx.guild_id, ctx.member_id)
    ways, says = await reaching.ways(*key), reaching_words.SAVED
    if method == "dm" and (ways.dm_closed or ways.chosen.get(topic) != "dm"):
        tried = await _try_dm(ctx, topic, ways)
        says = reaching_words.DM_TRIED[tried]
        if tried != "works":
            if otherwise is None:
                return Chosen(None, says)
            method, says = otherwise, reaching_words.DM_INSTEAD[tried]
    await reaching.choose(*key, topic, method, ctx.now)
    return Chosen(method, says)


async def _try_dm(ctx: Context, topic: Topic, ways: Ways) -> Literal["works", "closed", "unsure"]:
    """Send the test message of a member who chooses direct messages; return how that went.

    "unsure": Discord didn't answer, so nobody knows whether it lets direct messages through.
    """
    await ctx.take_time()
    client, nonce = ctx.client, f"t{ctx.interaction.id}"
    card, now = _stoppable(Card(reaching_words.DM_TEST), ctx.guild_id, topic), client.clock.now()
    sent = await _send(client, ctx.member_id, card, nonce, now, ways.channel)
    if isinstance(sent, send.Sent):
        return "works"
    return "closed" if isinstance(sent, send.Refused) else "unsure"


async def _out_of_reach(
    client: WhatsWorking,
    notice: Notice,
    member: Member | None,
    way: Reach,
    hours: Hours,
    now: datetime,
) -> Outcome | None:
    """Return the outcome for somebody who pauses, isn't in the server, or may not be."""
    if way == "paused" and hours == "school":
        until = member.paused_until if member is not None else None
        return Retry("they pause", LOOK_AGAIN if until is None else min(until - now, LOOK_AGAIN))
    try:
        here = way != "gone" and await is_here(client, notice.guild_id, notice.member_id)
    except UnsureError as error:
        return Retry(str(error))
    return None if here else Dropped("they left the server")


async def _too_early(
    client: WhatsWorking, member: Member, now: datetime, hours: Hours
) -> Retry | None:
    if hours == "any":
        return None
    school = await client.services.groups.school(member.guild_id)
    moment = member.fit_moment(school, now, any_day=hours == "day")
    return Retry(OUTSIDE_HOURS, moment - now) if moment > now else None


async def _tell_now(
    client: WhatsWorking,
    due: Due,
    member: Member,
    card: Card,
    now: datetime,
    topic: Topic,
    thread_id: int | None,
    by_message: DmChannel | None,
) -> Outcome | None:
    """Return what became of telling a person now; None when it has to wait for their press."""
    outcome = None
    if by_message is not None:
        outcome = await _by_message(client, due, member, card, now, topic, by_message)
    if outcome is None and thread_id is not None:
        outcome = await _in_thread(client, due, member, card, topic, thread_id)
    return outcome


async def _by_message(
    client: WhatsWorking,
    due: Due,
    member: Member,
    card: Card,
    now: datetime,
    topic: Topic,
    known: DmChannel,
) -> Outcome | None:
    """Return what became of a direct message; None when Discord will not let it through."""
    group = await client.services.groups.get(due.guild_id)
    wait = client.dm_budget.wait(now)
    if known.channel_id is None and wait is not None:
        return Retry("enough direct messages were opened for now", wait)
    if known.channel_id is not None:
        earlier = await send.existing_post(client, due, known.channel_id, card.mark)
        if earlier is not None:
            return earlier
    named = _about(card, _group_name(client, due.guild_id, group.name))
    named = await for_readers(client, due.guild_id, _stoppable(named, due.guild_id, topic))
    sending = await _send(client, member.member_id, named, due.nonce, now, known)
    if isinstance(sending, send.Refused) and sending.code in _NEVER:
        return None
    return send.outcome_of(sending)


async def _in_thread(
    client: WhatsWorking, due: Due, member: Member, card: Card, topic: Topic, thread_id: int
) -> Outcome | None:
    """Return what became of a message in a private thread; None when the thread is gone."""
    earlier = await send.existing_post(client, due, thread_id, card.mark)
    if earlier is not None:
        return earlier
    called = _in_their_thread(card, member.member_id, topic)
    sending = await send.send_once(client, due, thread_id, called)
    return None if isinstance(sending, send.Refused) else send.outcome_of(sending)


def _in_their_thread(card: Card, member_id: int, topic: Topic) -> Card:
    """Return a card as it's sent to a private thread: it calls one person, who can stop these."""
    shows = card.shows | of_people(member_id)
    called = replace(card, content=f"<@{member_id}> {card.content}", pings=(member_id,))
    return _with(replace(called, shows=shows), Button(f"me:stop_thread:{topic}"))


async def in_thread_again(client: WhatsWorking, notice: Notice, topic: Topic) -> Card | None:
    """Return what a person was told in a private thread as it's shown today; None: no more."""
    card = await client.notices[notice.kind](client, notice)
    if card is None:
        return None
    return _in_their_thread(card, notice.member_id, topic)


async def _send(
    client: WhatsWorking, member_id: int, card: Card, nonce: str, now: datetime, known: DmChannel
) -> Sending:
    reaching = client.services.reaching
    channel = known.channel_id or await _opened(client, member_id, now)
    if not isinstance(channel, int):
        if isinstance(channel, send.Refused) and channel.code in _NEVER:
            await reaching.keep_channel(member_id, DmChannel(None, now, known.refusal_read))
        return channel
    sending = await send.send(client, client.get_partial_messageable(channel), card, nonce=nonce)
    if isinstance(sending, send.Sent):
        await reaching.keep_channel(member_id, DmChannel(channel))
    elif isinstance(sending, send.Refused) and sending.code in _NEVER:
        await reaching.keep_channel(member_id, DmChannel(channel, now, known.refusal_read))
    elif isinstance(sending, send.Refused) and sending.code in _NO_CHANNEL:
        await reaching.keep_channel(member_id, DmChannel())
    return sending


async def _opened(
    client: WhatsWorking, member_id: int, now: datetime
) -> int | send.Refused | send.Unreached:
    """Open the direct-message channel, and return its id."""
    client.dm_budget.spend(now)
    try:
        async with asyncio.timeout(OPEN_LIMIT):
            opened = await client.http.start_private_message(member_id)
    except send.UNREACHED as error:
        return send.not_sent(error)
    channel = int(opened["id"])
    # Kept before anything is sent there, so that a crash after it does not open another.
    await client.services.reaching.keep_channel(member_id, DmChannel(channel))
    return channel


def _group_name(client: WhatsWorking, guild_id: int, kept: str) -> str:
    guild = client.get_guild(guild_id)
    return guild.name if guild is not None else kept


def _about(card: Card, group: str) -> Card:
    """Return the card with the group's name on it: a person may be in several."""
    name = safe_name(group)
    if name in card.content:
        return card
    line = words.FROM_GROUP.format(group=name)
    room = CONTENT_LIMIT - len(line) - 2
    text = clipped(card.content, room)
    return replace(card, content=f"{text}\n\n{line}")


def _stoppable(card: Card, guild_id: int, topic: Topic) -> Card:
    """Return a direct message with the way to stop what it's about."""
    return _with(card, Button(f"me:stop:{topic}:{guild_id}"))


def _with(card: Card, button: Button) -> Card:
    items = [*card.items, button]
    return card if rows(items) > MOST_ROWS else replace(card, items=items)

"""Making a private thread exactly once: the one way, in recorded steps.

A private thread hangs on no message and takes no nonce. Before one is made again, those
that are there, archived ones too, are searched for one of its name that no room has noted.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import discord

from bot.agenda.occurrences import Done, Dropped, Failed, Retry
from bot.pairing import words
from bot.ui import send
from bot.ui.permissions import THREAD_NEEDS, missing
from bot.ui.send import CLOCKS_APART, UNREACHED, existing_post, outcome_of, unreached

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.types.threads import Thread

    from bot.agenda.occurrences import Due
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.pairing.rooms import Room
    from bot.ui.card import Card

STEP_LIMIT = 20.0  # seconds
# Minutes without a word until Discord archives it: a week, its longest.
KEPT_OPEN: Literal[10080] = 10_080
PAGE = 50
ANOTHER_LOOK = timedelta(seconds=20)

_PRIVATE: Literal[12] = 12  # discord.ChannelType.private_thread, as its HTTP methods take it
# Missing access, missing permissions, an unknown channel: no thread can be made there.
_NOT_POSSIBLE = {50001, 50013, send.UNKNOWN_CHANNEL}
_GONE = {10007, 10013, 50001, 50007}  # who cannot be added: they left, or do not see the channel
_THREAD_GONE = 10003


def may_make(client: WhatsWorking, group: Group) -> bool:
    """Return whether the bot may make private threads in a group, as far as it knows.

    Of a server that another process has, it knows nothing: making one will tell.
    """
    if not client.settings.shards.have(group.guild_id):
        return True
    guild = client.get_guild(group.guild_id)
    channel = guild.get_channel(group.wins_channel_id or 0) if guild is not None else None
    return channel is not None and not missing(channel, needs=THREAD_NEEDS)


def first_line(count: int) -> str:
    """Return who can read a private thread of so many people: its first line."""
    return words.WHO_READS.get(count, words.WHO_READS_MORE)


def opening(first: Card, count: int) -> Card:
    """Return the first message of a room, which begins with who can read it."""
    who = first_line(count)
    if first.content.startswith(who):
        return first
    return replace(first, content=f"{who}\n{first.content}")


async def make(
    client: WhatsWorking, room: Room, first: Card, due: Due, channel_id: int
) -> Room | Retry | Dropped | Failed:
    """Make a room's thread, or what's missing of it; return the room as it is then.

    Failed: Discord doesn't take what *first* says.

    A room that is `in_messages` has no thread, since the bot may not make any there: the caller
    reaches each person instead. *first* needs a button that is this room's alone; who can read it
    stands before it, and those of its mentions that belong here are called. Who is added cannot
    add others.
    """
    if room.message_id is not None or room.in_messages:
        return room
    try:
        async with asyncio.timeout(STEP_LIMIT * 4):
            found = await _thread(client, room, due, channel_id)
            if isinstance(found, Retry) or found.in_messages:
                return found
            room = await _fill(client, found)
    except discord.HTTPException as error:
        if error.code == _THREAD_GONE and room.thread_id is not None:
            return await _lost(client, room, due)
        return unreached(error)
    except UNREACHED as error:
        return unreached(error)
    return await _open(client, room, first, due)


async def _thread(client: WhatsWorking, room: Room, due: Due, channel_id: int) -> Room | Retry:
    """Return the room with its thread: the recorded one, one that is found, or a new one."""
    rooms = client.services.rooms
    if room.thread_id is not None:
        if due.attempts > 1:
            await _wake(client, room.thread_id)
        return room
    if room.channel_id is None:
        await rooms.begin_in(room, channel_id)
        room = replace(room, channel_id=channel_id)
    elif due.attempts > 1:
        channel_id = room.channel_id  # an earlier try made it there, if it made it
    thread_id = await _found(client, room, channel_id) if due.attempts > 1 else None
    if thread_id is not None:
        await _wake(client, thread_id)
    else:
        try:
            made = await client.http.start_thread_without_message(
                channel_id,
                name=room.thread_name,
                auto_archive_duration=KEPT_OPEN,
                type=_PRIVATE,
                invitable=False,
            )
        except (discord.Forbidden, discord.NotFound) as error:
            if error.code not in _NOT_POSSIBLE:
                raise
            await rooms.not_possible(room)
            return replace(room, in_messages=True)
        thread_id = int(made["id"])
    if not await rooms.made(room, thread_id):
        # Two rooms of one name were in doubt at once. Nobody was in that thread yet.
        return Retry("another room took its thread", ANOTHER_LOOK)
    return replace(room, thread_id=thread_id)


async def _found(client: WhatsWorking, room: Room, channel_id: int) -> int | None:
    """Return the thread that an earlier try made: active, or archived since."""
    http = client.http
    active = await http.get_active_threads(room.guild_id)
    if (found := await _own(client, room, active["threads"])) is not None:
        return found
    before: int | None = None
    while True:
        page = await http.get_joined_private_archived_threads(channel_id, before, PAGE)
        threads = page["threads"]
        if (found := await _own(client, room, threads)) is not None:
            return found
        oldest = min((int(one["id"]) for one in threads), default=0)
        if not page.get("has_more") or oldest <= _since(room) or oldest == before:
            return None
        before = oldest


async def _own(client: WhatsWorking, room: Room, threads: Sequence[Thread]) -> int | None:
    # Names repeat and can be copied. Who made it and when can't, and a thread that no room has
    # noted is empty: nobody is added to one before it's noted.
    fitting = [
        int(one["id"])
        for one in threads
        if one["name"] == room.thread_name
        and int(one["owner_id"]) == client.own_id
        and int(one["id"]) >= _since(room)
    ]
    taken = await client.services.rooms.taken(room.guild_id, fitting)
    return next((one for one in fitting if one not in taken), None)


def _since(room: Room) -> int:
    return discord.utils.time_snowflake(room.made_at - CLOCKS_APART)


async def _wake(client: WhatsWorking, thread_id: int) -> None:
    """Take a thread out of the archive: nobody can be added to one that is in it."""
    await client.http.edit_channel(thread_id, archived=False)


async def _fill(client: WhatsWorking, room: Room) -> Room:
    assert room.thread_id is not None
    for member_id in room.left_to_add:
        try:
            await client.http.add_user_to_thread(room.thread_id, member_id)
        except (discord.Forbidden, discord.NotFound) as error:
            if error.code not in _GONE:
                raise
            continue  # they left meanwhile; the thread is there for the others
        await client.services.rooms.added(room, member_id)
    return room


async def _open(
    client: WhatsWorking, room: Room, first: Card, due: Due
) -> Room | Retry | Dropped | Failed:
    assert room.thread_id is not None
    card = replace(opening(first, len(room.members)), pings=room.members)
    since = room.made_at if due.attempts > 1 else None
    sent: Done | Retry | Failed | None
    sent = await existing_post(client, due, room.thread_id, card.mark, since)
    if sent is None:
        sending = await send.send_once(client, due, room.thread_id, card)
        if isinstance(sending, send.Refused) and sending.code == _THREAD_GONE:
            return await _lost(client, room, due)
        made = outcome_of(sending)
        assert not isinstance(made, Dropped)
        sent = made
    if isinstance(sent, Retry | Failed):
        return sent
    assert sent.message_id is not None
    await client.services.rooms.opened(room, sent.message_id)
    return replace(room, message_id=sent.message_id)


async def _lost(client: WhatsWorking, room: Room, due: Due) -> Room | Dropped:
    """Return the room without the thread that was deleted: direct messages stand in for it.

    One person's own thread is made again once something is to be told there.
    """
    assert room.thread_id is not None
    if len(room.members) < 2:
        return Dropped("its thread was deleted")
    await client.services.rooms.lost(due.guild_id, room.thread_id, client.clock.now())
    return replace(room, thread_id=None, in_messages=True)

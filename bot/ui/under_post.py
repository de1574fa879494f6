"""The public thread under a post, which hangs on the message; or one in the channel instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import discord

from bot.ui.send import CLOCKS_APART

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.agenda.occurrences import Due
    from bot.client import WhatsWorking

THREAD_EXISTS = 160004
A_WEEK: Literal[10080] = 10_080  # minutes without a message until Discord archives it


async def create(
    client: WhatsWorking, guild_id: int, channel_id: int, message_id: int, name: str
) -> discord.Thread | None:
    """Open the thread under a message; None where there's one: an earlier try's, or a member's.

    Raises what Discord answers otherwise.
    """
    if client.get_channel(message_id) is not None:
        return None  # as the gateway says; one that sleeps it doesn't know
    channel = client.get_partial_messageable(channel_id, guild_id=guild_id)
    message = channel.get_partial_message(message_id)
    try:
        return await message.create_thread(name=name, auto_archive_duration=A_WEEK)
    except discord.HTTPException as error:
        if error.code != THREAD_EXISTS:
            raise
        return None


async def instead(
    client: WhatsWorking,
    due: Due,
    channel_id: int,
    name: str,
    claim: Callable[[int], Awaitable[bool]],
) -> int:
    """Open a thread that hangs on no message, and return its id once *claim* has written it down.

    It takes no nonce: what an earlier try made is found by its name. Another's may have the same
    name, and then *claim* says no. Raises what Discord answers.
    """
    if due.attempts > 1:
        since = due.first_claimed_at - CLOCKS_APART
        for one in (await client.http.get_active_threads(due.guild_id))["threads"]:
            is_own = int(one["owner_id"]) == client.own_id and int(one["parent_id"]) == channel_id
            made_at = discord.utils.snowflake_time(int(one["id"]))
            is_it = is_own and one["name"] == name and made_at >= since
            if is_it and await claim(int(one["id"])):
                return int(one["id"])
    channel = client.get_channel(channel_id)
    is_news = isinstance(channel, discord.TextChannel) and channel.is_news()
    kind: Literal[10, 11] = 10 if is_news else 11  # a news thread, a public thread
    made = await client.http.start_thread_without_message(
        channel_id, name=name, auto_archive_duration=A_WEEK, type=kind
    )
    await claim(int(made["id"]))
    return int(made["id"])


async def rename(
    client: WhatsWorking, thread_id: int, name: str, tags: Sequence[int] | None = None
) -> None:
    """Give a thread another name, and tags; one that sleeps is woken for it, and closed again.

    Raises what Discord answers; a thread that's gone is fine.
    """
    http = client.http
    try:
        there: dict[str, object] = {**await http.get_channel(thread_id)}
        new: dict[str, Any] = {"name": name}
        if tags is not None:
            new["applied_tags"] = [str(one) for one in tags]
        if all(there.get(what) == value for what, value in new.items()):
            return
        about = there.get("thread_metadata")
        sleeps = isinstance(about, dict) and about.get("archived", False)
        if sleeps:
            await http.edit_channel(thread_id, archived=False)
        await http.edit_channel(thread_id, **new)
        if sleeps:
            await http.edit_channel(thread_id, archived=True)
    except discord.NotFound:
        return

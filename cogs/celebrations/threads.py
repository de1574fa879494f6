"""The thread of a day: made once, found again, never made after it was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.celebrations.coordinator_notes import LOCKED, NO_THREAD, THREAD_GONE
from bot.ui import under_post
from bot.ui.send import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE
from cogs.celebrations import day_cards

if TYPE_CHECKING:
    from bot.celebrations.gathering import Gathering
    from bot.client import WhatsWorking

ARCHIVED, LOCKED_CODE = 50083, 160005
FULL = 30033  # 1,000 people are in it
TOO_MANY_CODES = (160006, 160007)  # open threads in a server, and in its announcements


class Trouble(Exception):
    """Something with a thread that waiting does not fix; `why` names the sentence about it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


async def made(client: WhatsWorking, gathering: Gathering) -> int:
    """Return the id of a gathering's thread, making it if it never was.

    Raises Trouble where the post or the thread is gone, and what Discord raises otherwise.
    """
    if gathering.thread_deleted:
        raise Trouble("deleted")
    if gathering.thread_id is not None:
        return gathering.thread_id
    message_id, gatherings = gathering.message_id or 0, client.services.gatherings
    where = gathering.guild_id, gathering.channel_id or 0, message_id
    try:
        await under_post.create(client, *where, day_cards.thread_name(gathering))
    except discord.NotFound as error:
        if error.code in (UNKNOWN_CHANNEL, UNKNOWN_MESSAGE):
            await gatherings.change(gathering.guild_id, gathering.id, thread_deleted=True)
            if error.code == UNKNOWN_CHANNEL:
                await gatherings.note(gathering, THREAD_GONE, client.clock.now())
            raise Trouble("no_post") from error
        raise
    await gatherings.change(gathering.guild_id, gathering.id, thread_id=message_id)
    return message_id


async def add(client: WhatsWorking, gathering: Gathering, member_id: int) -> None:
    """Add a member to a gathering's thread, waking it where it sleeps. Raises Trouble."""
    thread_id = gathering.thread_id or 0
    try:
        try:
            await client.http.add_user_to_thread(thread_id, member_id)
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
            await wake(client, thread_id)
            await client.http.add_user_to_thread(thread_id, member_id)
    except discord.HTTPException as error:
        raise await trouble(client, gathering, error) from error


async def wake(client: WhatsWorking, thread_id: int) -> None:
    """Take a thread out of the archive. Raises Trouble where a moderator locked it."""
    try:
        await client.http.edit_channel(thread_id, archived=False)
    except discord.Forbidden as error:
        raise Trouble("locked") from error


async def trouble(
    client: WhatsWorking, gathering: Gathering, error: discord.HTTPException
) -> Exception:
    """Return what an error in a thread means; the error itself where trying again may help."""
    found = await lasting(client, gathering, error.code)
    if found is None and isinstance(error, discord.Forbidden):
        await client.services.gatherings.note(gathering, NO_THREAD, client.clock.now())
        found = Trouble("forbidden")
    return found or error


async def lasting(client: WhatsWorking, gathering: Gathering, code: int) -> Trouble | None:
    """Return what an error's code says of a thread, noted where coordinators should know."""
    gatherings, now = client.services.gatherings, client.clock.now()
    if code == UNKNOWN_CHANNEL:
        if gathering.thread_id is not None:
            await gatherings.lose_thread(gathering.guild_id, gathering.thread_id)
        await gatherings.note(gathering, THREAD_GONE, now)
        return Trouble("deleted")
    if code in (ARCHIVED, LOCKED_CODE):
        await gatherings.note(gathering, LOCKED, now)
        return Trouble("locked")
    return Trouble("full") if code == FULL else None

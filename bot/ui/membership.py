"""Whether a person is still in a server. No event says so without the member list."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.agenda.occurrences import Retry

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import WhatsWorking

ASK_LIMIT = 20.0  # seconds
HOLDS = timedelta(minutes=5)

UNKNOWN_GUILD, MISSING_ACCESS = 10004, 50001
_UNKNOWN_MEMBER, _UNKNOWN_USER = 10007, 10013

# What would be removed waits: to another application every server looks left.
ANOTHER = Retry("another application than the one that the groups know", timedelta(hours=6))


class UnsureError(Exception):
    """Discord did not say; ask again later."""


class NotInServerError(UnsureError):
    """Discord does not tell, because the bot itself is not in that server."""


class Presence:
    """Who was in which server minutes ago, so that not every press asks Discord."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], datetime] = {}

    async def is_here(self, client: WhatsWorking, guild_id: int, member_id: int) -> bool:
        """Return what the function of this name returns, and raise what it raises."""
        now, key = client.clock.now(), (guild_id, member_id)
        self._seen = {one: at for one, at in self._seen.items() if timedelta() <= now - at < HOLDS}
        if key in self._seen:
            return True
        here = await is_here(client, guild_id, member_id)
        if here:
            self._seen[key] = now
        return here


async def is_here(client: WhatsWorking, guild_id: int, member_id: int) -> bool:
    """Ask Discord whether a person is in a server; note it if they left.

    Raises UnsureError.
    """
    try:
        async with asyncio.timeout(ASK_LIMIT):
            # Not by the guild's own method: before the gateway is ready there is no guild.
            await client.http.get_member(guild_id, member_id)
    except (discord.NotFound, discord.Forbidden) as error:
        if error.code in (_UNKNOWN_MEMBER, _UNKNOWN_USER):
            await client.services.members.leave(guild_id, member_id, client.clock.now())
            return False
        if error.code in (UNKNOWN_GUILD, MISSING_ACCESS):
            raise NotInServerError(error.text) from error
        raise UnsureError(error.text) from error
    except discord.HTTPException as error:
        raise UnsureError(f"Discord answered {error.status}") from error
    except (discord.RateLimited, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise UnsureError(f"no answer from Discord ({type(error).__name__})") from error
    return True


async def is_another(client: WhatsWorking) -> bool:
    """Return whether the token is that of another application than the one that the groups know."""
    return await client.services.groups.application() not in (None, client.application_id)

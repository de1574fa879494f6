"""What moderators deleted while the bot was away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.agenda.rows import Done, Later, Outcome
from bot.ui.send import UNKNOWN_MESSAGE
from cogs.wins.jobs import WinHandler

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.rows import Due

log = structlog.get_logger()

SWEEP = "win.sweep"  # occurrence: the start after which it is done


class SweepPosts(WinHandler):
    """After each start, find posts that are gone; a hundred messages a request."""

    kind = SWEEP

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Compare the channel with what should be in it."""
        by_channel: dict[int, list[int]] = {}
        for row in await self.client.services.wins.posted(due.guild_id):
            by_channel.setdefault(row.channel_id, []).append(row.message_id)
        for channel_id, message_ids in by_channel.items():
            try:
                await self._sweep(due.guild_id, channel_id, message_ids, now)
            except (discord.Forbidden, discord.NotFound) as error:
                # A channel that is gone or closed says nothing about what authors want.
                log.info("sweep.skipped", guild=due.guild_id, code=error.code)
            except discord.HTTPException as error:
                return Later(f"Discord answered {error.status}")
        return Done()

    async def _sweep(
        self, guild_id: int, channel_id: int, message_ids: Sequence[int], now: datetime
    ) -> None:
        channel = self.client.get_partial_messageable(channel_id, guild_id=guild_id)
        there = await self._seen(channel, message_ids)
        for message_id in message_ids:
            if message_id in there:
                continue
            # Without Read Message History Discord shows an empty channel: ask for each one.
            try:
                await channel.fetch_message(message_id)
            except discord.NotFound as error:
                if error.code == UNKNOWN_MESSAGE:
                    await self.withdraw(message_id, now)

    async def _seen(self, channel: Any, message_ids: Sequence[int]) -> set[int]:
        before = discord.Object(max(message_ids) + 1)
        after = discord.Object(min(message_ids) - 1)
        history = channel.history(limit=None, before=before, after=after, oldest_first=True)
        return {message.id async for message in history}

    async def withdraw(self, message_id: int, now: datetime) -> None:
        """Delete the win whose post was deleted."""
        win = await self.client.services.wins.withdrawn(message_id, now)
        if win is not None and win.picture is not None:
            await self.client.services.pictures.remove(win.picture)

"""What moderators deleted while the bot was away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog

from bot.agenda.rows import Done, Outcome
from bot.ui.send import UNKNOWN_MESSAGE, UNREACHED, unreached
from cogs.wins.jobs import WinHandler

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.rows import Due
    from bot.client import WhatsWorking

log = structlog.get_logger()

PAGE = 100  # as many messages as Discord gives at once
SWEEP = "win.sweep"  # occurrence: the start after which it is done


class SweepPosts(WinHandler):
    """After each start, find posts that are gone; a hundred messages a request."""

    kind = SWEEP

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        # How far each row came in each channel: in a busy one a single try is too short.
        self._reached: dict[int, dict[int, int]] = {}

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Compare the channel with what should be in it; a later try goes on from there."""
        reached = self._reached.setdefault(due.id, {})
        by_channel: dict[int, list[int]] = {}
        for row in await self.client.services.wins.posted(due.guild_id):
            if row.message_id > reached.get(row.channel_id, 0):
                by_channel.setdefault(row.channel_id, []).append(row.message_id)
        for channel_id, message_ids in by_channel.items():
            channel = self.client.get_partial_messageable(channel_id, guild_id=due.guild_id)
            try:
                await self._sweep(channel, message_ids, reached, now)
            except (discord.Forbidden, discord.NotFound) as error:
                # A channel that is gone or closed says nothing about what authors want.
                log.info("sweep.skipped", guild=due.guild_id, code=error.code)
            except UNREACHED as error:
                return unreached(error)
        del self._reached[due.id]
        return Done()

    async def _sweep(
        self,
        channel: discord.PartialMessageable,
        message_ids: Sequence[int],
        reached: dict[int, int],
        now: datetime,
    ) -> None:
        """Look for messages, given oldest first, a page of the channel's history at a time."""
        last = message_ids[-1]
        while (after := max(reached.get(channel.id, 0), message_ids[0] - 1)) < last:
            there, upto = await self._page(channel, after, last)
            for message_id in message_ids:
                if after < message_id <= upto:
                    if message_id not in there:
                        await self._ask(channel, message_id, now)
                    reached[channel.id] = message_id
            reached[channel.id] = upto

    async def _page(
        self, channel: discord.PartialMessageable, after: int, last: int
    ) -> tuple[set[int], int]:
        """Return the ids of a page after a message, and up to which message that says all."""
        history = channel.history(
            limit=PAGE,
            after=discord.Object(after),
            before=discord.Object(last + 1),
            oldest_first=True,
        )
        page = [message.id async for message in history]
        return set(page), max(page) if len(page) == PAGE else last

    async def _ask(
        self, channel: discord.PartialMessageable, message_id: int, now: datetime
    ) -> None:
        # Without Read Message History Discord shows an empty channel: ask for each one.
        try:
            await channel.fetch_message(message_id)
        except discord.NotFound as error:
            if error.code == UNKNOWN_MESSAGE:
                await self.withdraw(message_id, now)

    async def withdraw(self, message_id: int, now: datetime) -> None:
        """Delete the win whose post was deleted."""
        win = await self.client.services.wins.withdrawn(message_id, now)
        if win is not None and win.picture is not None:
            await self.client.services.pictures.remove(win.picture)

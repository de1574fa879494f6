"""What becomes of a private thread that a moderator deletes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

if TYPE_CHECKING:
    import discord

    from bot.client import WhatsWorking


class PrivateThreads(commands.Cog):
    """Listens for threads that are deleted."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Let those who shared it know."""
        now = self.client.clock.now()
        await self.client.services.rooms.lost(event.guild_id, event.thread_id, now)

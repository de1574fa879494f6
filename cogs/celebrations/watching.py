"""What happens to the threads of days without the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

if TYPE_CHECKING:
    import discord

    from bot.client import WhatsWorking


class ThreadsCog(commands.Cog):
    """Hears of threads that are deleted."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Remember it: such a thread is not made again."""
        await self.client.services.gatherings.lose_thread(event.guild_id, event.thread_id)

"""What becomes of a private thread that a moderator deletes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.ui.cog import WithClient

if TYPE_CHECKING:
    import discord


class PrivateThreads(WithClient, commands.Cog):
    """Listens for threads that are deleted."""

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Let those who shared it know."""
        now = self.client.clock.now()
        await self.client.services.rooms.lost(event.guild_id, event.thread_id, now)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Do the same for every thread in it: of those that sleep no event says so."""
        now = self.client.clock.now()
        await self.client.services.rooms.lose_channel(channel.guild.id, channel.id, now)

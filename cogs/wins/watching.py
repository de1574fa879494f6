"""When a group's events arrive and when they do not: what was deleted meanwhile is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from cogs.wins import messages
from cogs.wins.sweep import lose_channel

if TYPE_CHECKING:
    import discord

    from bot.client import WhatsWorking


class Watching(commands.Cog):
    """Listens to the gateway itself."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look once after each start for what was deleted meanwhile."""
        await messages.plan_sweeps(self.client, {one.id for one in self.client.guilds})

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Look after a new session too, of which on_ready says nothing where shards are many."""
        await messages.plan_sweeps(self.client, self._of(shard_id))

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Look where Discord itself was away; at a start all are looked at together."""
        if self.client.is_ready():
            group = await self.client.services.groups.get(guild.id)
            if group.wins_channel_id is not None:
                now = self.client.clock.now()
                await self.client.services.sweeps.plan([guild.id], now)

    @commands.Cog.listener()
    async def on_shard_resumed(self, shard_id: int) -> None:
        """Discord repeats what was missed."""
        self.client.services.sweeps.resumed(self._of(shard_id))

    @commands.Cog.listener()
    async def on_shard_disconnect(self, shard_id: int) -> None:
        """From now on deletions may be missed."""
        self.client.services.sweeps.cut(self._of(shard_id), self.client.clock.now())

    @commands.Cog.listener()
    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        """From now on deletions may be missed here."""
        self.client.services.sweeps.cut({guild.id}, self.client.clock.now())

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Keep the wins that were in it, without a link that leads nowhere."""
        now = self.client.clock.now()
        await lose_channel(self.client.services, channel.guild.id, channel.id, now)

    def _of(self, shard_id: int) -> set[int]:
        return {one.id for one in self.client.guilds if one.shard_id == shard_id}

"""When what the bot may do in a server changes, or a channel of its own does: it looks soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

if TYPE_CHECKING:
    import discord

    from bot.client import WhatsWorking


class ChannelWatch(commands.Cog):
    """Listens for what can cost the bot a channel or a permission, or give it back."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Look where a channel of the group was deleted."""
        await self._channel(channel)

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Look where one is of another kind now, or has other permissions."""
        await self._channel(after)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Look where a role is allowed something else; it may be the bot's."""
        if before.permissions != after.permissions and after in after.guild.me.roles:
            await self._look(after.guild)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Look where a role is gone: who had it isn't known any more."""
        await self._look(role.guild)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Look where the bot was given a role, or one was taken from it."""
        if after == after.guild.me and before.roles != after.roles:
            await self._look(after.guild)

    @commands.Cog.listener()
    async def on_guild_update(self, _before: discord.Guild, after: discord.Guild) -> None:
        """Look where the server itself changed."""
        await self._look(after)

    async def _channel(self, channel: discord.abc.GuildChannel) -> None:
        group = await self.client.services.groups.get(channel.guild.id)
        if channel.id in (group.wins_channel_id, group.coordinator_channel_id):
            await self._look(channel.guild)

    async def _look(self, guild: discord.Guild) -> None:
        groups = self.client.services.groups
        if (await groups.get(guild.id)).wins_channel_id is not None:
            await groups.look_soon(guild.id, self.client.clock.now())

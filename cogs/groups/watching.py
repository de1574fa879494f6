"""When what the bot may do in a server changes, or a channel of its own does: it looks soon.

What changed while it wasn't connected comes with no event: it compares what it finds then with
what it knows, and looks only where they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.ui.cog import WithClient
from cogs.groups import health
from cogs.groups.trouble_jobs import by_place, known_server

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord


class ChannelWatch(WithClient, commands.Cog):
    """Listens for what can cost the bot a channel or a permission, or give it back."""

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look where something changed before this session."""
        await self._compare(self.client.guilds)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Look after a new session too, of which on_ready says nothing where shards are many."""
        if self.client.is_ready():
            await self._compare([one for one in self.client.guilds if one.shard_id == shard_id])

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Look where something changed while the connection was cut."""
        await self._compare(self.client.guilds)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Look where Discord itself was away; at a start all are looked at together."""
        if self.client.is_ready():
            await self._compare([guild])

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
        """Look where a role is gone: who had it isn't known anymore."""
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
        if channel.id in group.channels:
            await self._look(channel.guild)

    async def _compare(self, guilds: Sequence[discord.Guild]) -> None:
        known = await self.client.services.groups.known_troubles()
        for one in guilds:
            if one.id not in known or known_server(self.client, one.id) is None:
                continue
            group, seen = await self.client.services.groups.get(one.id), known[one.id]
            found = by_place(health.channels(group, one))
            if (
                seen is None
                or {purpose: sorted(what) for purpose, what in found.items()} != seen.what
            ):
                await self._look(one)

    async def _look(self, guild: discord.Guild) -> None:
        groups = self.client.services.groups
        if (await groups.get(guild.id)).wins_channel_id is not None:
            await groups.look_soon(guild.id, self.client.clock.now())

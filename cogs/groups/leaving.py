"""When the bot is out of a server: what it kept of the group goes thirty days later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.agenda.occurrences import Done, Dropped
from bot.groups.leaving import REMOVAL
from bot.ui.handlers import ClientHandler
from bot.ui.send import UNREACHED, unreached

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking

BACK = Dropped("the bot is back in the server")


class RemoveGroup(ClientHandler):
    """Removes everything about a group, unless the bot was invited back."""

    kind = REMOVAL

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask once more, then remove."""
        client, services = self.client, self.services
        if client.get_guild(due.guild_id) is not None:
            return BACK
        try:
            await client.http.get_guild(due.guild_id, with_counts=False)
        except (discord.NotFound, discord.Forbidden):
            gone = await services.privacy.remove_group(due.guild_id, now)
        except UNREACHED as error:
            return unreached(error)
        else:
            return BACK
        for name in gone.pictures:
            await services.pictures.remove(name)
        return Done()


async def look_around(client: WhatsWorking, now: datetime) -> None:
    """Note which servers the bot is in again, and which it was thrown out of while away."""
    here = {guild.id for guild in client.guilds}
    groups = client.services.groups
    for guild_id in await groups.guild_ids():
        if guild_id in here:
            await groups.stay(guild_id)
        elif _is_ours(client, guild_id):
            await groups.leave(guild_id, now)


def _is_ours(client: WhatsWorking, guild_id: int) -> bool:
    """Return whether this process would know a server: another one may have its shard."""
    shards = client.shard_ids
    return not shards or (guild_id >> 22) % (client.shard_count or 1) in shards

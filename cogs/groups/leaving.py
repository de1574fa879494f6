"""When the bot is out of a server: what it kept of the group goes thirty days later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog

from bot.agenda.occurrences import Done, Dropped
from bot.groups import words
from bot.groups.leaving import REMOVAL
from bot.ui.handlers import ClientHandler
from bot.ui.membership import ANOTHER, MISSING_ACCESS, UNKNOWN_GUILD, is_another
from bot.ui.send import UNREACHED, unreached

if TYPE_CHECKING:
    from collections.abc import Sequence, Set
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking

log = structlog.get_logger()

BACK = Dropped("the bot is back in the server")
# What Discord says where the bot isn't. Whatever else it answers says nothing about that.
OUT_OF_IT = (UNKNOWN_GUILD, MISSING_ACCESS)


class RemoveGroup(ClientHandler):
    """Removes everything about a group, unless the bot was invited back."""

    kind = REMOVAL

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask once more, then remove."""
        client, services = self.client, self.services
        if await is_another(client):
            return ANOTHER
        if client.get_guild(due.guild_id) is not None:
            return BACK
        try:
            await client.http.get_guild(due.guild_id, with_counts=False)
        except UNREACHED as error:
            if not isinstance(error, discord.HTTPException) or error.code not in OUT_OF_IT:
                return unreached(error)
        else:
            return BACK
        gone = await services.privacy.remove_group(due.guild_id, now)
        for name in gone.pictures:
            await services.pictures.remove(name)
        return Done()


async def look_around(client: WhatsWorking, now: datetime) -> None:
    """Note which servers the bot was thrown out of while away."""
    here = {guild.id for guild in client.guilds}
    groups = client.services.groups
    shards = client.settings.shards
    known = [one for one in await groups.guild_ids() if shards.have(one)]
    if await _is_known(client, known, here):
        for guild_id in known:
            if guild_id not in here:
                await groups.leave(guild_id, now)


async def _is_known(client: WhatsWorking, known: Sequence[int], here: Set[int]) -> bool:
    """Return whether the groups know this application: another one was never in their servers.

    With the token of a test bot, or of a new application, every server looks as if it were left.
    """
    own, groups = client.application_id or 0, client.services.groups
    if await groups.application() == own:
        return True
    if not known or 2 * len(here & set(known)) > len(known):
        await groups.belong_to(own)
        return True
    says = f"{words.ANOTHER_APPLICATION} {words.ANOTHER_APPLICATION_FIX}"
    log.warning("groups.another_application", says=says)
    return False

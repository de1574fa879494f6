"""Which commands each server sees: those of the features it has switched on."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import aiohttp
import discord
import structlog

from bot.kit.work_queue import WorkQueue

if TYPE_CHECKING:
    from discord import app_commands

    RegisteredCommand = (
        app_commands.Command[app_commands.Group, ..., object]
        | app_commands.ContextMenu
        | app_commands.Group
    )
    from bot.client import WhatsWorking
    from bot.groups.service import Group

log = structlog.get_logger()


class Registry:
    """Registers commands server by server, and only when something changed.

    The tree keeps every command; Discord is sent the subset for one guild, and a call falls
    back to the tree's own command. A hash of what was sent is kept with the group.
    """

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._queue = WorkQueue("commands", self.register)
        # The one server that a host named gets its commands at every start, changed or not.
        self._due_again = client.settings.discord_guild_id

    def begin(self, guild_id: int) -> None:
        """See to it that a server has its commands, after those that wait already.

        A new release has something for each of thousands of servers, and Discord takes one after
        another.
        """
        self._queue.begin(guild_id)

    async def close(self) -> None:
        """Stop before the database does: what still waits is registered at the next start."""
        await self._queue.close()

    @property
    def is_busy(self) -> bool:
        """Whether servers wait for their commands."""
        return self._queue.is_busy

    async def register(self, guild_id: int, *, again: bool = False) -> bool:
        """Send a server its commands; return whether they are registered."""
        # Discord says twice that a server is there; one at a time, the second finds it done.
        turn = self._turns.setdefault(guild_id, asyncio.Lock())
        async with turn:
            again = again or guild_id == self._due_again
            done = await self._register(guild_id, again=again)
            if done and guild_id == self._due_again:
                self._due_again = None
            return done

    async def _register(self, guild_id: int, *, again: bool) -> bool:
        groups = self._client.services.groups
        group = await groups.get(guild_id)
        payload = self.payload(group)
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:16]
        if group.commands_hash == digest and not again:
            return True
        application_id = self._client.application_id
        if application_id is None:
            return False
        try:
            await self._client.http.bulk_upsert_guild_commands(application_id, guild_id, payload)
        except discord.HTTPException as error:
            log.warning("commands.refused", guild=guild_id, status=error.status, code=error.code)
            return False
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("commands.refused", guild=guild_id, error=type(error).__name__)
            return False
        await groups.change(guild_id, self._client.clock.now(), commands_hash=digest)
        log.info("commands.registered", guild=guild_id, commands=len(payload))
        return True

    def payload(self, group: Group) -> list[dict[str, object]]:
        """Return what Discord is sent for a group."""
        return [
            command.to_dict(self._client.tree)
            for command in self._commands()
            if _feature(command) not in group.switches or group.has(_feature(command))
        ]

    def _commands(self) -> list[RegisteredCommand]:
        tree = self._client.tree
        kinds = (discord.AppCommandType.chat_input, discord.AppCommandType.message)
        return [command for kind in kinds for command in tree.get_commands(type=kind)]


def _feature(command: object) -> str:
    extras = getattr(command, "extras", None) or {}
    return str(extras.get("feature", ""))

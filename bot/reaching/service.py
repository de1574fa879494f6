"""Where people want to be reached: one table, read in one statement, written in one place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from bot.kit.database import in_turn
from bot.kit.followers import Followers
from bot.reaching import queries
from bot.reaching.rules import METHODS, MethodChoice

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection, Database
    from bot.reaching.rules import DmChannel, Method, Topic, Ways


class Reaching:
    """Reads and keeps how each person is reached; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        # What features plan, or make, by where a person is reached.
        self.on_choose: Followers[Connection, MethodChoice, datetime] = Followers()

    async def ways(self, guild_id: int, member_id: int) -> Ways:
        """Return what a person chose for each topic, and the way to their direct messages."""
        async with self._database.read() as connection:
            return await queries.ways(connection, guild_id, member_id)

    async def choose(
        self, guild_id: int, member_id: int, topic: Topic, method: Method, now: datetime
    ) -> None:
        """Keep how a person is reached about a topic; what depends on it moves along."""
        async with self._database.write() as connection:
            await self.choose_in(connection, MethodChoice(guild_id, member_id, topic, method), now)

    async def choose_in(self, connection: Connection, choice: MethodChoice, now: datetime) -> None:
        """Do the same within the caller's transaction."""
        assert choice.method in METHODS[choice.topic], choice
        await queries.keep(connection, choice)
        await self.on_choose.follow(connection, choice, now)

    async def keep_channel(self, member_id: int, channel: DmChannel) -> None:
        """Write what is known of the direct-message channel with a person."""
        async with self._database.write() as connection:
            await queries.keep_channel(connection, member_id, vars(channel))

    async def refusal_was_read(self, member_id: int) -> None:
        """Note that a person read why what's told isn't a direct message."""
        async with self._database.write() as connection:
            await queries.keep_channel(connection, member_id, {"refusal_read": True})

    def turn(self, member_id: int) -> asyncio.Lock:
        """Return what is held while a person is told something, as each of it counts."""
        return self._turns.setdefault(member_id, asyncio.Lock())

    async def count_contact(self, guild_id: int, member_id: int, now: datetime) -> None:
        """Count something that a person is told privately and didn't wait for."""
        async with self._database.write() as connection:
            await in_turn(
                connection, f"contact {member_id}"
            )  # in another group, by another process
            ways = await queries.ways(connection, guild_id, member_id)
            contacts = [one.isoformat() for one in ways.contacts_with(now)]
            await queries.keep_channel(connection, member_id, {"contacts": contacts})

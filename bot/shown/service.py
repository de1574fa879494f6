"""What was shown where: written before it's sent, noted where it landed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Done, Retry
from bot.shown import queries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.kit.database import Connection, Database
    from bot.shown.rules import Message, Shows


class Shown:
    """The messages of every group that show something of somebody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begins(self, due: Due, _now: datetime) -> None:
        """Write that a message is composed from here on: it follows what changes meanwhile."""
        async with self._database.write() as connection:
            await queries.expect(connection, due)

    async def about_to_send(self, due: Due, channel_id: int, shows: Shows, now: datetime) -> None:
        """Write where an occurrence is sent to, and what it shows, before Discord has it."""
        if channel_id in due.tried_in and not shows:
            return
        async with self._database.write() as connection:
            await agenda.tries(connection, due, channel_id)
            if shows:
                await queries.keep(connection, due, shows, now)

    async def recorded(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note what became of a message, in the transaction that records its occurrence."""
        if isinstance(outcome, Retry):
            return ()  # it may be there all the same
        if not isinstance(outcome, Done) or outcome.message_id is None:
            await queries.drop(connection, due.id)
            return ()
        found = await queries.posted(
            connection, due.id, outcome.channel_id or 0, outcome.message_id
        )
        if found is None or not found[1]:
            return ()
        return [queries.renewal(found[0], due.id, now)]

    async def begin(self, guild_id: int, shown_id: int) -> Message | None:
        """Return a message that is composed again now; None when it's gone."""
        async with self._database.write() as connection:
            return await queries.begin(connection, guild_id, shown_id)

    async def also(self, guild_id: int, shown_id: int, shows: Shows) -> None:
        """Let a message follow these from now on, too."""
        if shows:
            async with self._database.write() as connection:
                await queries.add(connection, guild_id, shown_id, shows)

    async def block(self, connection: Connection, shown_id: int, why: str | None) -> None:
        """Note why a message can't be changed; None: it can."""
        await queries.block(connection, shown_id, why)

    async def blocked(self, guild_id: int) -> list[Message]:
        """Return the messages that still show what they shouldn't, and can't be changed."""
        async with self._database.read() as connection:
            return await queries.blocked(connection, guild_id)

    async def hidden(
        self, connection: Connection, guild_id: int, member_id: int, now: datetime
    ) -> None:
        """Let everything that names a person follow when they hide, or show themselves again."""
        await queries.changed(connection, guild_id, now, people=[member_id])

"""Until when it is known what was deleted in each group's channel.

While the gateway is connected, Discord says so; what happened before that is found by a look at
the channel, which is planned whenever events may have been missed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.wins import sweep_queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

SWEEP = "win.sweep"  # occurrence: the moment at which it was planned
SWEEP_FOR = timedelta(days=7)
# After a start many groups wait for their look; members come first.
APART = timedelta(seconds=0.25)
# A connection that died quietly is noticed after about a minute (discord.py's heartbeat_timeout).
NOTICED_AFTER = timedelta(minutes=2)
_AT_ONCE = 50  # groups in one transaction


class Sweeps:
    """Plans the look after posts, and knows what it found out until when."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._watched: set[int] = set()  # its events arrive, and a look was planned since then
        self._swept: set[int] = set()  # that look is done
        self._cut: dict[int, datetime] = {}  # since when its events do not arrive
        self._listens: dict[int, datetime] = {}  # since when they did, last

    def listens_since(self, guild_id: int) -> datetime | None:
        """Return from when on every deletion in a group was heard of; None: not yet."""
        return self._listens.get(guild_id)

    async def plan(self, guild_ids: Iterable[int], now: datetime) -> None:
        """Plan one look for every group whose events may have been missed; it replaces others."""
        missed = [one for one in guild_ids if one not in self._watched or one in self._cut]
        at = now
        for start in range(0, len(missed), _AT_ONCE):
            some = missed[start : start + _AT_ONCE]
            async with self._database.write() as connection:
                for guild_id in some:
                    if guild_id in self._swept and guild_id in self._cut:
                        await sweep_queries.keep(connection, guild_id, self._cut[guild_id])
                    series = Series(SWEEP, guild_id)
                    await agenda.drop(connection, series)
                    sweep = series.at(at, now + SWEEP_FOR, now.isoformat())
                    await agenda.plan(connection, [sweep])
                    at += APART
            self._watched.update(some)
            self._listens.update(dict.fromkeys(some, now))
            self._swept.difference_update(some)
            for guild_id in some:
                self._cut.pop(guild_id, None)

    def cut(self, guild_ids: Iterable[int], now: datetime) -> None:
        """Note that events of these groups do not arrive anymore."""
        for guild_id in guild_ids:
            self._cut.setdefault(guild_id, now - NOTICED_AFTER)

    def resumed(self, guild_ids: Iterable[int]) -> None:
        """Note that events arrive again, and that Discord repeated those that were missed."""
        for guild_id in guild_ids:
            self._cut.pop(guild_id, None)

    async def finished(self, connection: AsyncConnection, guild_id: int, began: datetime) -> None:
        """Note that a look is done that began at an instant."""
        await sweep_queries.keep(connection, guild_id, began)
        if guild_id in self._watched:
            self._swept.add(guild_id)

    async def certain_until(self, guild_id: int, now: datetime) -> datetime | None:
        """Return until when it is known what was deleted here; None before the first look."""
        if guild_id in self._swept:
            return self._cut.get(guild_id, now)
        async with self._database.read() as connection:
            return await sweep_queries.swept_until(connection, guild_id)

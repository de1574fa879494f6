"""The row that removes a group some time after the bot left its server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection

REMOVAL = "group.removal"  # occurrence: when the bot left
REMOVED_AFTER = timedelta(days=30)  # as for a member who left
STILL = timedelta(days=3_650)  # what was promised does not become stale


async def plan(connection: Connection, guild_id: int, now: datetime) -> None:
    """Plan the removal, unless it waits already."""
    series, at = Series(REMOVAL, guild_id), now + REMOVED_AFTER
    if not await agenda.is_open(connection, series):
        await agenda.plan(connection, [series.at(at, at + STILL, f"{now:%Y-%m-%d %H:%M:%S}")])


async def drop(connection: Connection, guild_id: int) -> None:
    """Take the removal back."""
    await agenda.drop(connection, Series(REMOVAL, guild_id))

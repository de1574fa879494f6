"""The row that removes a group some time after the bot left its server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import queries as agenda
from bot.agenda.rows import Planned

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection

REMOVAL = "group.removal"  # occurrence: when the bot left
REMOVED_AFTER = timedelta(days=30)  # as for a member who left
STILL = timedelta(days=3_650)  # what was promised does not become stale


async def plan(connection: Connection, guild_id: int, now: datetime) -> None:
    """Plan the removal, unless it waits already."""
    if await agenda.open_rows(connection, guild_id, REMOVAL):
        return
    at = now + REMOVED_AFTER
    planned = Planned(REMOVAL, guild_id, "", at, at + STILL, f"{now:%Y-%m-%d %H:%M:%S}")
    await agenda.plan(connection, [planned])


async def drop(connection: Connection, guild_id: int) -> None:
    """Take the removal back."""
    await agenda.drop(connection, guild_id, REMOVAL, "")

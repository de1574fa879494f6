"""A group whose week is told: wins that are posted, and what the agenda waits for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.agenda.occurrences import Done
from bot.agenda.tables import AgendaRow
from bot.wins import posts
from bot.wins.rules import Win, WinDraft

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.services import Services

GROUP, OTHER = 1_001, 2_002
DANA, LUIS, PRIYA = 900_000_011, 900_000_012, 900_000_013
ZONE = "America/Chicago"


async def set_up(services: Services, now: datetime, guild_id: int = GROUP) -> None:
    """Answer what setup asks."""
    await services.groups.change(guild_id, now, zone=ZONE, wins_channel_id=5)


async def share(
    services: Services,
    database: Database,
    story: str,
    now: datetime,
    author: int = DANA,
    guild_id: int = GROUP,
    **values: object,
) -> Win:
    """Share a win and note that it was posted."""
    draft = replace(WinDraft(guild_id, author, f"N{author}", story), **values)  # type: ignore[arg-type] # a test's own values
    win = (await services.wins.share(draft, now)).win
    async with database.write() as connection:
        await posts.posted(connection, guild_id, win.id, Done(5, 10_000 + win.id), now)
    return await services.wins.get(guild_id, win.id)


async def waiting(database: Database, kind: str) -> list[tuple[int, str, str]]:
    """Guild, occurrence and due moment (UTC) of every row of a kind that waits."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.guild_id, AgendaRow.occurrence, AgendaRow.due_at)
            .where(AgendaRow.kind == kind, AgendaRow.state == "waiting")
            .order_by(AgendaRow.due_at)
        )
        return [(row.guild_id, row.occurrence, f"{row.due_at:%a %d %b %H:%M}") for row in rows]

"""A group with book days switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from tests.agenda.rows import about

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.services import Services
    from tests.discord import World

GROUP, OTHER = 1_001, 2_002
DANA, LUIS, MARTA = 900_000_011, 900_000_012, 900_000_013


async def set_up(services: Services, now: datetime, guild_id: int = GROUP) -> None:
    """Answer what setup asks, switch book days on, and name a coordinator."""
    await services.groups.change(
        guild_id,
        now,
        zone="America/Chicago",
        wins_channel_id=5,
        switched_on=frozenset({"celebrations"}),
    )
    await services.groups.name_coordinator(guild_id, MARTA, "Marta Olson", now)


async def switch_on(world: World) -> None:
    """Switch book days on in a running world, with the commands that come with it."""
    now, guild_id = world.clock.now(), world.guild.id
    on = frozenset({"celebrations"})
    await world.services.groups.change(guild_id, now, switched_on=on)
    await world.client.registry.register(guild_id)


async def waiting(database: Database, kind: str) -> list[tuple[str, str, str]]:
    """Subject, occurrence and due moment (UTC) of every row of a kind that waits."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.__table__)
            .where(AgendaRow.kind == kind, AgendaRow.state == "waiting")
            .order_by(AgendaRow.due_at, AgendaRow.subject_id, AgendaRow.member_id)
        )
        return [(about(row), row.occurrence, f"{row.due_at:%a %d %b %Y %H:%M}") for row in rows]

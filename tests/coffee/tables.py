"""A group that has coffee: who joins, what the agenda waits for, a round that is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.coffee import kinds
from tests.agenda.rows import about

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.coffee.small import SmallGroup
    from bot.kit.database import Database
    from bot.reaching.rules import Method
    from bot.services import Services

GROUP, OTHER = 1_001, 2_002
ZONE = "America/Chicago"


EVERY = (
    kinds.ROUND,
    kinds.ROOM,
    kinds.TELL,
    kinds.ASK,
    kinds.ENDED,
    kinds.REST,
    kinds.ALONE,
    kinds.OFFER,
)


async def set_up(services: Services, now: datetime, guild_id: int = GROUP) -> None:
    """Answer what setup asks, with coffee switched on."""
    on = frozenset({"coffee"})
    await services.groups.change(guild_id, now, zone=ZONE, wins_channel_id=5, switched_on=on)


async def join(
    services: Services, now: datetime, *members: int, guild_id: int = GROUP, way: Method = "thread"
) -> None:
    """Let people join."""
    for one in members:
        await services.members.arrive(guild_id, one, f"N{one}", now)
        await services.reaching.choose(guild_id, one, "coffee", way, now)
        await services.coffee.join(guild_id, one, now)


async def a_round(
    services: Services, day: date, now: datetime, *, guild_id: int = GROUP, threads: bool = True
) -> list[SmallGroup]:
    """Make a round, and return its small groups."""
    assert await services.rounds.make(guild_id, day, now, threads=threads)
    found = await services.small_groups.overview(guild_id, now)
    return [one for one in found.groups if one.made_at == now]


async def planned(database: Database, *of: str) -> list[tuple[str, str, str]]:
    """Kind, subject and due moment (UTC) of every row of coffee that waits."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.__table__)
            .where(AgendaRow.kind.in_(of or EVERY), AgendaRow.state == "waiting")
            .order_by(AgendaRow.due_at, AgendaRow.kind, AgendaRow.id)
        )
        return [(row.kind, about(row), f"{row.due_at:%a %d %b %H:%M}") for row in rows]

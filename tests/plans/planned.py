"""What tests of the plan share: what waits in the agenda, and moments of a school week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.kit.database import Database
from bot.plans import words
from tests.agenda.rows import about
from tests.discord import buttons

if TYPE_CHECKING:
    from datetime import datetime

    import discord
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

ZONE = "America/Chicago"


async def planned(
    database: Database, kind: str, state: str | None = "waiting"
) -> list[tuple[str, str, datetime]]:
    """Return subject, occurrence and time of the rows of a kind, by time."""
    statement = select(AgendaRow.__table__).where(AgendaRow.kind == kind)
    if state is not None:
        statement = statement.where(AgendaRow.state == state)
    async with database.read() as connection:
        found = await connection.execute(statement.order_by(AgendaRow.due_at))
        return [(about(row), row.occurrence, row.due_at) for row in found]


async def rows(
    world: World, kind: str, state: str | None = "waiting"
) -> list[tuple[str, str, datetime]]:
    """Return the same of a running bot."""
    database = Database(world.settings.resolved_database_url)
    found = await planned(database, kind, state)
    await database.close()
    return found


async def go_to(world: World, moment: datetime) -> None:
    """Move on to a moment, and tick."""
    await world.advance(seconds=(moment - world.clock.now()).total_seconds())


async def plan(
    world: World, actor: MemberActor, command: str, **options: object
) -> InteractionResult:
    """Let someone use a command under /plan."""
    return await actor.slash(world.general, f"plan {command}", **options)


async def come(world: World, *actors: MemberActor) -> None:
    """Let people have pressed something."""
    for one in actors:
        name = one.user.global_name or one.name
        await world.services.members.arrive(world.guild.id, one.id, name, world.clock.now())


def nudge_line(world: World) -> discord.Message:
    """Return the newest line of the nudge; last week's post may come in the same moment."""
    return [post for post in world.posts() if words.MY_NUDGE in buttons(post)][-1]

"""Until when it is known what was deleted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.wins.sweeps import APART, NOTICED_AFTER, SWEEP, Sweeps

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from tests.conftest import StandingClock
    from tests.discord import World

GROUP, OTHER, DANA = 1, 2, 10
HOUR = timedelta(hours=1)


async def planned(database: Database) -> list[tuple[int, datetime]]:
    """Every look that waits: group, and when."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.guild_id, AgendaRow.due_at)
            .where(AgendaRow.kind == SWEEP, AgendaRow.state == "waiting")
            .order_by(AgendaRow.due_at)
        )
        return [(row.guild_id, row.due_at) for row in rows]


async def finish(sweeps: Sweeps, database: Database, guild_id: int, began: datetime) -> None:
    """Let a look be done."""
    async with database.write() as connection:
        await sweeps.finished(connection, guild_id, began)


async def test_from_start_to_start(database: Database, clock: StandingClock) -> None:
    """Certain is what a look found, then every moment, then the moment of the last contact."""
    sweeps, began = Sweeps(database), clock.now()
    assert await sweeps.certain_until(GROUP, began) is None
    await sweeps.plan([GROUP], began)
    assert await sweeps.certain_until(GROUP, began) is None
    await finish(sweeps, database, GROUP, began)
    later = began + HOUR
    assert await sweeps.certain_until(GROUP, later) == later

    sweeps.cut([GROUP], later)
    sweeps.cut([GROUP], later + HOUR)  # the first one counts
    assert await sweeps.certain_until(GROUP, later + 2 * HOUR) == later - NOTICED_AFTER
    sweeps.resumed([GROUP])
    assert await sweeps.certain_until(GROUP, later + 2 * HOUR) == later + 2 * HOUR

    sweeps.cut([GROUP], later + 3 * HOUR)
    await sweeps.plan([GROUP], later + 4 * HOUR)
    lost = later + 3 * HOUR - NOTICED_AFTER
    assert await sweeps.certain_until(GROUP, later + 5 * HOUR) == lost
    started_anew = Sweeps(database)
    assert await started_anew.certain_until(GROUP, later + 5 * HOUR) == lost
    assert await started_anew.certain_until(OTHER, later) is None


async def test_one_look_each(database: Database, clock: StandingClock) -> None:
    """A second start replaces what waits; the same start plans nothing twice; groups take turns."""
    now, first = clock.now(), Sweeps(database)
    await first.plan([GROUP, OTHER], now)
    await first.plan([GROUP, OTHER], now + HOUR)
    assert await planned(database) == [(GROUP, now), (OTHER, now + APART)]

    await Sweeps(database).plan([GROUP], now + HOUR)
    assert await planned(database) == [(OTHER, now + APART), (GROUP, now + HOUR)]


async def test_a_look_that_began_earlier(database: Database, clock: StandingClock) -> None:
    """An old look that ends late takes nothing back."""
    sweeps, now = Sweeps(database), clock.now()
    await finish(sweeps, database, GROUP, now)
    await finish(sweeps, database, GROUP, now - HOUR)

    assert await Sweeps(database).certain_until(GROUP, now + HOUR) == now


async def test_the_bot_knows(world: World) -> None:
    """After a start it looks, and says until when it is certain."""
    now, guild_id = world.clock.now(), world.guild.id
    await world.tick()
    known = world.services.sweeps

    assert await known.certain_until(guild_id, now) is None  # it was no group at the start
    await world.dana.slash(world.channel, "win share", story="A cart by the doors.")
    await world.restart()
    await world.tick()
    known = world.services.sweeps
    assert await known.certain_until(guild_id, now) == now
    shard = world.client.guilds[0].shard_id
    await dispatch(world, "shard_disconnect", shard)
    assert await known.certain_until(guild_id, now + HOUR) == now - NOTICED_AFTER
    await dispatch(world, "shard_resumed", shard)
    assert await known.certain_until(guild_id, now + HOUR) == now + HOUR
    await dispatch(world, "guild_unavailable", world.client.guilds[0])
    assert await known.certain_until(guild_id, now + HOUR) == now - NOTICED_AFTER
    world.clock.advance(HOUR)
    await dispatch(world, "guild_available", world.client.guilds[0])
    assert await known.certain_until(guild_id, now + HOUR) == now  # from the look before
    await world.tick()
    assert await known.certain_until(guild_id, now + HOUR) == now + HOUR


async def dispatch(world: World, event: str, about: object) -> None:
    """Let the gateway say something."""
    with world.env._bot_scope():
        world.client.dispatch(event, about)
    await world.env.settle()

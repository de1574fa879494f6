"""Several processes on one database: each row is handed to one of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.agenda import queries
from bot.agenda.agenda import Agenda
from tests.agenda.rows import Nudges, claim, nudge, plan, work
from tests.conftest import MONDAY, StandingClock

if TYPE_CHECKING:
    from bot.kit.database import Database


async def test_release_of_own_shards(database: Database) -> None:
    """A process ends no lease of another process's groups."""
    await plan(database, nudge(1, guild_id=1 << 22), nudge(2, guild_id=2 << 22))
    await claim(database)
    async with database.write() as connection:
        await queries.release(connection, MONDAY, queries.of_shards({2}, 4))

    assert [due.member_id for due in await claim(database)] == [2]


async def test_shards(database: Database) -> None:
    """Each process claims the groups that Discord hands it, by Discord's own formula."""
    guilds = [0, 1, (1 << 22) - 1, 1 << 22, 7 << 22, 1_456_074_443_980_800_001]
    guilds += [guild + (1 << 22) for guild in guilds[-1:]]
    await plan(database, *(nudge(guild, guild_id=guild) for guild in guilds))
    for shard in range(4):
        claimed = await claim(database, shards={shard})

        assert {due.guild_id for due in claimed} == {
            guild for guild in guilds if (guild >> 22) % 4 == shard
        }


async def test_several_shards_in_one_process(database: Database) -> None:
    """A process may have several shards."""
    await plan(database, *(nudge(shard, guild_id=shard << 22) for shard in range(4)))

    assert [due.member_id for due in await claim(database, shards={1, 3})] == [1, 3]


async def test_many_claim_at_once(database: Database) -> None:
    """Anyone who claims in the same moment gets other rows, and never more than they asked for."""
    await plan(database, *(nudge(number) for number in range(60)))
    async with asyncio.timeout(60):
        claimed = await asyncio.gather(*(claim(database, limit=4) for _ in range(12)))
    members = [due.member_id for one in claimed for due in one]

    assert all(len(one) <= 4 for one in claimed)
    assert len(members) == len(set(members))
    # Who finds every oldest row locked goes home with fewer; nobody waits for another.
    rest = [due.member_id for due in await claim(database, limit=60)]
    assert sorted([*members, *rest]) == list(range(60))


async def test_claimed_beside_an_open_transaction(postgres_database: Database) -> None:
    """On PostgreSQL a claim that is still under way holds nobody up: its rows are skipped."""
    await plan(postgres_database, *(nudge(number) for number in range(4)))
    async with postgres_database.write() as connection:
        first = await queries.claim(connection, MONDAY, 2)
        async with asyncio.timeout(30):
            second = await claim(postgres_database, limit=2)

    assert [due.member_id for due in first] == [0, 1]
    assert [due.member_id for due in second] == [2, 3]


async def test_two_processes(database: Database, clock: StandingClock) -> None:
    """Two that tick at the same time never deliver the same thing."""
    handlers = [Nudges(), Nudges()]
    both = [Agenda(database, clock) for _ in handlers]
    for one, handler in zip(both, handlers, strict=True):
        one.register(handler)
    await plan(database, *(nudge(number) for number in range(100)))
    async with asyncio.timeout(30):
        while any(await asyncio.gather(*(one.tick() for one in both))):
            await asyncio.gather(*(one.settled() for one in both))
    delivered = handlers[0].delivered + handlers[1].delivered

    assert delivered == dict.fromkeys(range(100), 1)
    assert all(handler.delivered for handler in handlers)


async def test_only_its_own_shards(database: Database, agenda: Agenda, nudges: Nudges) -> None:
    """A process with some of the shards leaves the other groups alone, at its start too."""
    await plan(database, nudge(1, guild_id=1 << 22), nudge(2, guild_id=2 << 22))
    await claim(database, limit=2)
    agenda.keep_to({2}, 4)
    await agenda.start()
    await work(agenda)

    assert nudges.delivered == {2: 1}

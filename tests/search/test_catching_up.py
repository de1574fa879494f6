"""An index that other rules made is made again while members share, search, edit and leave."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update

from bot.search import catching_up, index, queries
from bot.search.catching_up import catch_up
from bot.search.tables import IndexRow, StemRow, WaitingRow
from bot.services import INDEXED
from bot.wins.queries import WINS
from tests.search.test_index import STEMS, a_group, is_right
from tests.wins.test_service import GROUP, OTHER, draft

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Index two wins at once, and delete a few places at once."""
    monkeypatch.setattr(catching_up, "AT_ONCE", 2)
    monkeypatch.setattr(queries, "_PLACES_AT_ONCE", 3)


async def by_other_rules(database: Database) -> None:
    """Let the index be what other rules made of the wins, as an update finds it."""
    async with database.write() as connection:
        await connection.execute(delete(IndexRow).where(IndexRow.collection == "wins"))
        await connection.execute(insert(IndexRow).values(collection="wins", version="0 by hand"))
        await connection.execute(update(StemRow).values(documents=7))
        await connection.execute(
            update(StemRow).where(StemRow.stem == "cart").values(stem="old rules")
        )
    await index.refresh(database, INDEXED)


async def waiting(database: Database) -> dict[int, int]:
    """Return below which win each group waits."""
    async with database.read() as connection:
        rows = await connection.execute(select(WaitingRow.guild_id, WaitingRow.below))
    return {row.guild_id: row.below for row in rows}


async def test_all_of_it(database: Database, services: Services, clock: StandingClock) -> None:
    """At the start nothing is done but noting it; then it's done, and searching says so."""
    shared = await a_group(services, clock.now())
    await by_other_rules(database)
    assert await waiting(database) == {GROUP: 0, OTHER: 0}
    assert (await services.wins.find(GROUP, "paper")).is_partial

    await catch_up(database, INDEXED)
    found = await services.wins.find(GROUP, "cart", limit=50)

    assert await is_right(database)
    assert await waiting(database) == {}
    assert {win.id for win in found.documents} == {*shared}
    assert not found.is_partial


async def test_the_newest_first_and_on(
    database: Database,
    services: Services,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ended halfway, it goes on where it was; what's new is found meanwhile."""
    shared = await a_group(services, clock.now())
    await by_other_rules(database)

    async def end(_seconds: float) -> None:
        if (await waiting(database))[GROUP] == shared[-2]:
            raise asyncio.CancelledError

    with monkeypatch.context() as patch, suppress(asyncio.CancelledError):
        patch.setattr("bot.search.catching_up.asyncio.sleep", end)
        await catch_up(database, INDEXED)
    assert await waiting(database) == {GROUP: shared[-2], OTHER: 0}
    new = (await services.wins.share(draft("A cart of poems."), clock.now())).win.id
    await services.wins.edit(draft("Nothing old.", win_id=shared[0]), clock.now())
    found = await services.wins.find(GROUP, "cart", limit=50)
    assert {win.id for win in found.documents} == {new, *shared[-2:]}
    assert found.is_partial

    await catch_up(database, INDEXED)

    assert await is_right(database)
    assert await waiting(database) == {}


async def test_other_rules_once_more(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """What was begun by rules that have changed again begins once more."""
    shared = await a_group(services, clock.now())
    await by_other_rules(database)
    async with database.write() as connection:
        await queries.wait_below(connection, GROUP, WINS.name, shared[2])
    await by_other_rules(database)
    assert await waiting(database) == {GROUP: 0, OTHER: 0}

    await catch_up(database, INDEXED)

    assert await is_right(database)


async def test_whatever_happens_meanwhile(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Sharing, editing, hiding, removing, and a group that goes: every count is right after it."""
    chance, wins, now = random.Random(7), services.wins, clock.now()
    for number in range(60):
        story = " ".join(chance.sample(STEMS, 5)) + f" {number}"
        await wins.share(draft(story, author_id=200 + number % 6), now)
    await a_group(services, now)
    await by_other_rules(database)

    async def come_and_go(person: int) -> None:
        for number, win in enumerate(await wins.mine(GROUP, person)):
            story = " ".join(chance.sample(STEMS, 5))
            if number % 3 == 0:
                await wins.edit(draft(story, author_id=person, win_id=win.id), now)
            elif number % 3 == 1:
                await wins.remove(GROUP, win.id, person, now)
            await wins.share(draft(f"{story} {number}", author_id=person), now)
            await asyncio.sleep(0)

    await asyncio.gather(
        catch_up(database, INDEXED),
        *(come_and_go(person) for person in range(200, 206)),
        services.privacy.remove_group(OTHER, now),
    )

    assert await is_right(database)
    assert await waiting(database) == {}


async def test_whole_groups(database: Database, services: Services, clock: StandingClock) -> None:
    """Where nothing else writes, it's done a group at a time, also where it was begun in pieces."""
    shared = await a_group(services, clock.now())
    await by_other_rules(database)
    async with database.write() as connection:
        await queries.wait_below(connection, GROUP, WINS.name, shared[2])
    await index.build(database, INDEXED)

    assert await is_right(database)
    assert await waiting(database) == {}
    await services.privacy.remove_group(GROUP, clock.now())  # on PostgreSQL its places follow
    assert await is_right(database)

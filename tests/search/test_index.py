"""The index says what the wins say, whatever happens to them, on both databases."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.kit.personal import Person
from bot.search import rules
from bot.search.tables import PostingRow, StemRow
from bot.wins import queries
from bot.wins.tables import WinRow
from tests.wins.test_service import DANA, GROUP, LUIS, OTHER, PRIYA, draft

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock

STEMS = ("cart", "doors", "blind", "date", "paper", "pizza", "table", "sign", "crying", "books")


async def is_right(database: Database) -> bool:
    """Tell whether each stem, its count and its places are those of the wins' words."""
    async with database.read() as connection:
        wins = (await connection.execute(select(WinRow.guild_id, WinRow.id, WinRow.words))).all()
        stems = (await connection.execute(select(StemRow))).all()
        postings = (await connection.execute(select(PostingRow))).all()
    expected = {
        (win.guild_id, stem, win.id)
        for win in wins
        if win.words
        for stem in (*rules.stems(win.words), "")
    }
    counts = Counter((guild_id, stem) for guild_id, stem, _ in expected)
    names = {row.id: (row.guild_id, row.stem) for row in stems}
    return counts == {(row.guild_id, row.stem): row.documents for row in stems} and {
        (*names[row.stem_id], row.document_id) for row in postings
    } == {one for one in expected if one[1]}


PEOPLE = ((DANA, "Dana Whitehorse"), (LUIS, "Luis Doors"), (PRIYA, "Priya Raman"))


async def a_group(services: Services, now: datetime) -> list[int]:
    """Three people with two wins each; return the ids. Another group has one."""
    shared = []
    for person, name in PEOPLE:
        await services.members.arrive(GROUP, person, name, now)
        for story in (f"A cart by the doors of {name}.", "Blind dates in paper."):
            one = draft(story, author_id=person, author_name=name, thanks="The cart")
            shared.append((await services.wins.share(one, now)).win.id)
    await services.wins.share(draft("A cart.", guild_id=OTHER), now)
    return shared


async def test_it_follows(database: Database, services: Services, clock: StandingClock) -> None:
    """Sharing, editing, hiding a name, removing, forgetting and leaving are followed."""
    wins, privacy, now = services.wins, services.privacy, clock.now()
    shared = await a_group(services, now)
    assert await is_right(database)

    async def found(words: str) -> int:
        return len((await wins.find(GROUP, words, limit=50)).documents)

    assert await found("cart") == 6
    await wins.edit(draft("A shelf by the windows.", win_id=shared[0]), now)
    assert await is_right(database)
    assert (await found("windows"), await found("cart")) == (1, 5)
    await services.members.hide(GROUP, LUIS, True, now)
    assert await is_right(database)
    assert (await found("luis"), await found("doors")) == (1, 2)  # the story with it, and Priya's
    await wins.remove(GROUP, shared[1], DANA, now)
    assert await is_right(database)
    await privacy.forget(Person(GROUP, DANA), now)
    assert await is_right(database)
    assert await found("windows") == 0
    await wins.consent(GROUP, shared[5], PRIYA, "named")
    await privacy.depart(Person(GROUP, PRIYA), now)
    assert await is_right(database)
    assert (await found("priya"), await found("dates")) == (0, 2)
    await privacy.remove_group(GROUP, now)
    assert await is_right(database)
    assert len((await wins.find(OTHER, "cart")).documents) == 1


async def test_whatever_happens_at_once(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Many at once, with the same words in any order: no deadlock, and every count is right."""
    chance, wins, now = random.Random(5), services.wins, clock.now()

    async def come_and_go(person: int) -> None:
        for number in range(8):
            story = " ".join(chance.sample(STEMS, 6)) + f" {person} {number}"
            win = (await wins.share(draft(story, author_id=person), now)).win
            if number % 3 == 0:
                other = " ".join(chance.sample(STEMS, 6))
                await wins.edit(draft(other, author_id=person, win_id=win.id), now)
            elif number % 3 == 1:
                await wins.remove(GROUP, win.id, person, now)

    await asyncio.gather(*(come_and_go(person) for person in range(100, 112)))

    assert await is_right(database)


async def test_other_groups_count_for_nothing(services: Services, clock: StandingClock) -> None:
    """What's rare here is rare here, however common it is elsewhere."""
    wins, now = services.wins, clock.now()
    rare = (await wins.share(draft("A cart of poems."), now)).win
    for number in range(5):
        await wins.share(draft(f"Table number {number}."), now)
        await wins.share(draft(f"A cart, {number}.", guild_id=OTHER), now)

    assert (await wins.find(GROUP, "cart table")).documents[0] == rare
    assert (await wins.find(OTHER, "poems")).documents == []
    assert (await wins.find(OTHER, "tabel")).documents == []


@pytest.mark.parametrize("hidden", ["reported", None])
async def test_a_hidden_win_is_in_no_list(
    database: Database, services: Services, clock: StandingClock, hidden: str | None
) -> None:
    """While a post is hidden nothing of it is in the index; shown again, all of it is."""
    win = (await services.wins.share(draft(), clock.now())).win
    async with database.write() as connection:
        await queries.change(connection, GROUP, win.id, {"hidden": hidden})
    async with database.read() as connection:
        stems = (await connection.execute(select(StemRow.stem))).scalars().all()

    assert ("cart" in stems) is (hidden is None)
    assert await is_right(database)

"""What sharing a win asks of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.kit import sqlite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.kit.database import Database
    from tests.discord import World

STORY = "The poetry shelf by the window is empty every Friday."


async def test_a_share(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It's nine statements in two transactions, which make one trip to SQLite's thread each.

    They're the same ones for each story, so that they're prepared once.
    """
    for number in ("One", "Two"):  # what's at hand from then on isn't read again
        await world.dana.slash(world.channel, "win share", story=f"{number} shelf is empty.")
    statements, trips = list[str](), list[object]()
    run, execute = sqlite.Cursor._run, sqlite.Connection._execute

    def running(self: sqlite.Cursor, sql: str, parameters: object) -> Sequence[object]:
        statements.append(sql)
        return run(self, sql, parameters)

    async def asking(
        self: sqlite.Connection, work: Callable[..., object], *given: object
    ) -> object:
        trips.append(work)
        return await execute(self, work, *given)

    monkeypatch.setattr(sqlite.Cursor, "_run", running)
    monkeypatch.setattr(sqlite.Connection, "_execute", asking)
    await world.dana.slash(world.channel, "win share", story=STORY)
    assert (len(statements), len(trips)) == (9, 2), "\n".join(statements)
    await world.dana.slash(world.channel, "win share", story=f"{STORY} Who would have thought?")
    monkeypatch.undo()

    assert statements[9:] == statements[:9]
    assert len(world.posts()) == 4


@pytest.mark.parametrize("column", ["message_id", "shared_in", "question_id", "source"])
async def test_found_without_looking_through_all(sqlite_database: Database, column: str) -> None:
    """What most new wins have none of is found by an index, which holds only those that have it."""
    explain = text(f"EXPLAIN QUERY PLAN SELECT id FROM wins WHERE {column} IN (1, 2)")
    written = text("SELECT sql FROM sqlite_master WHERE name = :name")
    async with sqlite_database.read() as connection:
        found = (await connection.execute(explain)).all()
        index = await connection.scalar(written, {"name": f"ix_wins_{column}"})

    assert [f"USING COVERING INDEX ix_wins_{column}" in row[3] for row in found] == [True]
    assert str(index).endswith(f"WHERE {column} IS NOT NULL")

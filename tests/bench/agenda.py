"""A tick costs by what is due, not by what waits."""

from __future__ import annotations

import shutil
import time
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, text

from bot.agenda import queries
from bot.agenda.agenda import AT_ONCE
from bot.agenda.tables import AgendaRow
from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from tests import postgres
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

DUE = 500
FEW = 5_000
LOT = 20_000  # rows of one statement
DAY = timedelta(days=1)


async def measure(template: Path, folder: Path, many: int, server: str | None) -> list[Figure]:
    """Time ticks among few and among *many* waiting rows, on each database that is there."""
    path = folder / "agenda.db"
    shutil.copy(template, path)
    figures = await _both("SQLite", Database(f"sqlite+aiosqlite:///{path}"), many)
    if server is not None:
        database = Database(await postgres.made(server, "agenda"))
        await migrate.migrate(database, folder, SystemClock().now())
        figures += await _both("PostgreSQL", database, many)
    return figures


async def _both(name: str, database: Database, many: int) -> list[Figure]:
    now = SystemClock().now()
    await _fill(database, 0, FEW, now + DAY)
    few = await _tick(database, now)
    await _fill(database, FEW, many, now + DAY)
    big = await _tick(database, now)
    await database.close()
    return [
        Figure(f"a tick among {many:,} waiting beside {FEW:,}, {name}", big / few, "times", 1.2),
        Figure(f"  among {FEW:,}", few * 1e3, "ms"),
        Figure(f"  among {many:,}", big * 1e3, "ms"),
    ]


async def _tick(database: Database, now: datetime) -> float:
    """Return the seconds in which one tick claims its share of 500 due rows, at the median."""
    await _fill(database, -DUE, 0, now - DAY)
    took = []
    for _ in range(DUE // AT_ONCE):
        began = time.perf_counter()
        async with database.write() as connection:
            claimed = await queries.claim(connection, now, AT_ONCE)
        took.append(time.perf_counter() - began)
        assert len(claimed) == AT_ONCE
    async with database.write() as connection:
        await connection.execute(delete(AgendaRow).where(AgendaRow.due_at < now))
    return median(took)


async def _fill(database: Database, first: int, last: int, due_at: datetime) -> None:
    """Let rows wait whose moments lie seconds apart."""
    for start in range(first, last, LOT):
        lot = [
            {
                "kind": "a.kind",
                "guild_id": number % 200 << 22,
                "subject_id": number,
                "member_id": 0,
                "occurrence": "",
                "due_at": due_at + timedelta(seconds=number),
                "use_by": due_at + 400 * DAY,
                "state": "waiting",
                "attempts": 0,
            }
            for number in range(start, min(last, start + LOT))
        ]
        async with database.write() as connection:
            await connection.execute(insert(AgendaRow), lot)
    if not database.is_sqlite:  # PostgreSQL does this by itself, a little later
        async with database.write() as connection:
            await connection.execute(text("ANALYZE agenda"))

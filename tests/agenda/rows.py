"""Rows for tests of the agenda, and a look at what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.agenda import queries
from bot.agenda.rows import Planned
from bot.agenda.tables import AgendaRow
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from bot.kit.database import Database

GUILD = 1 << 22  # belongs to shard 1, where there are several
NUDGE = Planned("nudge", GUILD, "100", MONDAY, MONDAY + timedelta(days=7), "2026-38")


def nudge(subject: object = "100", **other: Any) -> Planned:
    """One thing that is due, for one member."""
    return replace(NUDGE, subject=str(subject), **other)


async def plan(database: Database, *planned: Planned) -> None:
    """Write what is to happen."""
    async with database.write() as connection:
        await queries.plan(connection, planned)


async def rows(database: Database) -> Sequence[Row[Any]]:
    """Return every row, in the order in which they were planned."""
    async with database.read() as connection:
        table = AgendaRow.__table__
        return (await connection.execute(select(table).order_by(table.c.id))).all()


async def row(database: Database) -> Row[Any]:
    """Return the one row there is."""
    (only,) = await rows(database)
    return only

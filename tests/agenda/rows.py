"""Rows for tests of the agenda, and a look at what became of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.agenda import planning, queries
from bot.agenda.agenda import Agenda, Handler
from bot.agenda.occurrences import Done, Due, Outcome, Planned
from bot.agenda.tables import AgendaRow
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, Database

GUILD = 1 << 22  # belongs to shard 1, where there are several
WEEK = timedelta(days=7)
NUDGE = Planned("nudge", GUILD, 0, MONDAY, MONDAY + WEEK, "2026-38", member_id=100)
BAD, NEXT = 666, 700


def nudge(member_id: int = 100, **other: Any) -> Planned:
    """One thing that is due, for one member."""
    return replace(NUDGE, member_id=member_id, **other)


def about(row: AnyRow) -> str:
    """What an occurrence is about, shortly: "7", "7:101" for a member, "101" for one alone."""
    return ":".join(str(one) for one in (row.subject_id, row.member_id) if one)


async def plan(database: Database, *planned: Planned) -> None:
    """Write what is to happen."""
    async with database.write() as connection:
        await planning.plan(connection, planned)


async def rows(database: Database) -> Sequence[Row[object]]:
    """Return every row, in the order in which they were planned."""
    async with database.read() as connection:
        table = AgendaRow.__table__
        return (await connection.execute(select(table).order_by(table.c.id))).all()


async def row(database: Database) -> Row[object]:
    """Return the one row there is."""
    (only,) = await rows(database)
    return only


async def claim(
    database: Database, now: datetime = MONDAY, limit: int = 16, shards: set[int] | None = None
) -> list[Due]:
    """Claim what is due, of all shards or of some of four."""
    mine = None if shards is None else queries.of_shards(shards, 4)
    async with database.write() as connection:
        return await queries.claim(connection, now, limit, mine)


async def work(agenda: Agenda) -> None:
    """Tick until nothing is due."""
    while await agenda.tick():
        await agenda.settled()


class Nudges(Handler):
    """Delivers nudges as it is told to, and counts them."""

    kind = "nudge"

    def __init__(self) -> None:
        self.delivered: Counter[int] = Counter()
        self.at_once = 0
        self.most_at_once = 0
        self.free = asyncio.Event()
        self.free.set()
        self.following: list[Planned] = []
        self.breaks_recording = False

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Count it; the one for BAD raises."""
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            await self.free.wait()
        finally:
            self.at_once -= 1
        self.delivered[due.member_id] += 1
        if due.member_id == BAD:
            raise RuntimeError("it is bad")
        return Done(1, 2)

    async def record(
        self, connection: AsyncConnection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan what follows, or raise after it was written."""
        if self.breaks_recording:
            await planning.plan(connection, [nudge(NEXT)])
            raise RuntimeError
        return self.following

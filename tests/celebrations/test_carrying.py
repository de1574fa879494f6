"""How long a day waits for a post that may carry it; one that is found late; both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.agenda.occurrences import OUT_OF_TIME, Done, Dropped, Retry
from bot.agenda.tables import AgendaRow
from bot.celebrations import gatherings as kinds
from bot.plans.schedule import NUDGE
from tests.celebrations.test_gatherings import (
    ALOUD,
    DAY,
    HOSTS,
    MORNING,
    chosen,
    claimed,
    host,
)
from tests.weekly.groups import GROUP

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services


@pytest.mark.parametrize(
    ("tries", "state", "waits"),
    [(1, "waiting", True), (2, "waiting", True), (3, "waiting", False), (9, "claimed", True)],
)
async def test_how_long_it_waits(
    services: Services, database: Database, tries: int, state: str, *, waits: bool
) -> None:
    """For what was tried in vain thrice, and rests, no longer; for its next try until then."""
    await chosen(services, ALOUD)
    await host(database)
    next_try = MORNING + timedelta(minutes=2)
    changed = {"attempts": tries, "state": state, "due_at": next_try}
    async with database.write() as connection:
        await connection.execute(update(AgendaRow).where(AgendaRow.kind == NUDGE).values(**changed))
    found = await services.gatherings.own(GROUP, DAY, HOSTS, MORNING)

    assert isinstance(found, Retry) == waits
    if isinstance(found, Retry):
        assert found.wait == timedelta(minutes=2, seconds=20)


async def test_rode_after_all(services: Services, database: Database) -> None:
    """Its time passed, and then the post that carried it was found: no note says it was lost."""
    await chosen(services, ALOUD)
    attach, posted = services.gatherings.attach, services.gatherings.posted
    due = await claimed(database, kinds.DAY)
    await attach(GROUP, "a9", MORNING)
    lost = Dropped(OUT_OF_TIME)
    async with database.write() as connection:
        await services.gatherings.recorded(connection, due, lost, MORNING)
    assert len(await services.taking_part.notes(GROUP)) == 1
    async with database.write() as connection:
        await posted(connection, GROUP, "a9", Done(5, 88), MORNING)
    assert await services.taking_part.notes(GROUP) == []
    async with database.write() as connection:
        await services.gatherings.recorded(connection, due, lost, MORNING)

    assert await services.taking_part.notes(GROUP) == []

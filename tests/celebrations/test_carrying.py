"""How long a day waits for a post that may carry it; one that is found late; both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.agenda.occurrences import OUT_OF_TIME, Done, Dropped, Retry
from bot.agenda.tables import AgendaRow
from bot.celebrations import gatherings as kinds
from bot.celebrations.gathering import Morning
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

GIVING, GIVEN = "international-book-giving-day", date(2027, 2, 12)


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


async def test_after_a_day_that_was_lost(services: Services, database: Database) -> None:
    """A day whose own post never came doesn't keep the next one's post from being noted."""
    await chosen(services, ALOUD, GIVING)
    hosts, own = HOSTS, services.gatherings.own
    first = await own(GROUP, DAY, hosts, MORNING)
    due = await claimed(database, kinds.DAY)
    async with database.write() as connection:
        await services.gatherings.recorded(connection, due, Dropped(OUT_OF_TIME), MORNING)
    later = MORNING + (GIVEN - DAY)
    second = await own(GROUP, GIVEN, hosts, later)
    assert isinstance(first, Morning)
    assert isinstance(second, Morning)
    following = replace(due, occurrence=str(GIVEN))
    async with database.write() as connection:
        planned = await services.gatherings.recorded(connection, following, Done(5, 99), later)

    assert [(one.kind, one.subject_id) for one in planned] == [(kinds.THREAD, second.gathering.id)]
    assert (await services.gatherings.get(GROUP, first.gathering.id)).message_id is None
    assert (await services.gatherings.get(GROUP, second.gathering.id)).message_id == 99

"""Gatherings on both databases: who carries a day, who takes part, what is kept and forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bot.agenda import planning as agenda
from bot.agenda import queries as agenda_queries
from bot.agenda.occurrences import OUT_OF_TIME, Done, Dropped, Planned, Retry
from bot.agenda.tables import AgendaRow
from bot.celebrations import gatherings as kinds
from bot.celebrations.day_tables import GatheredRow, GatheringRow
from bot.celebrations.gathering import Gathering, Morning
from bot.celebrations.taking_part import JOIN
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.plans.schedule import NUDGE
from bot.totals.tables import CountedRow
from bot.wins.rules import WinDraft
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, set_up, waiting

if TYPE_CHECKING:
    from bot.agenda.occurrences import Due
    from bot.kit.database import Database
    from bot.services import Services

ALOUD, DAY = "world-read-aloud-day", date(2027, 2, 3)
BEFORE = datetime(2027, 1, 20, 18, tzinfo=UTC)
MORNING = datetime(2027, 2, 3, 13, 15, tzinfo=UTC)
HOSTS = {NUDGE}
HOUR = timedelta(hours=1)


async def chosen(services: Services, *slugs: str, guild_id: int = GROUP) -> None:
    """Let a group celebrate these days."""
    await set_up(services, BEFORE, guild_id)
    await services.groups.change(guild_id, BEFORE, switched_on={"celebrations"})
    await services.selections.take_list(guild_id, "", BEFORE)
    await services.selections.pick(guild_id, slugs, slugs, BEFORE)


async def claimed(database: Database, kind: str) -> Due:
    """Claim the row of a kind, as the agenda does when it is due."""
    async with database.write() as connection:
        dues = await agenda_queries.claim(connection, MORNING, 50)
        return next(one for one in dues if one.kind == kind)


async def own(services: Services, now: datetime = MORNING) -> Gathering:
    """Let the day have a post of its own."""
    morning = await services.gatherings.own(GROUP, DAY, HOSTS, now)
    assert isinstance(morning, Morning)
    return morning.gathering


async def opened(services: Services, database: Database) -> Gathering:
    """Let the day's post and its thread be there."""
    await chosen(services, ALOUD)
    gathering = await own(services)
    due = replace(await claimed(database, kinds.DAY), occurrence=str(DAY))
    async with database.write() as connection:
        await services.gatherings.recorded(connection, due, Done(5, 77), MORNING)
    await services.gatherings.change(GROUP, gathering.id, thread_id=77)
    return await services.gatherings.get(GROUP, gathering.id)


async def host(database: Database) -> None:
    """Let another post be due the same morning."""
    planned = Planned(NUDGE, GROUP, 0, MORNING, MORNING + 9 * HOUR, "2027-02-03")
    async with database.write() as connection:
        await agenda.plan(connection, [planned])


async def test_one_row_waits(services: Services, database: Database) -> None:
    """The next day and the next planning wait; they follow the choice, the hour, the switch."""
    await chosen(services, ALOUD)
    assert await waiting(database, kinds.DAY) == [(GROUP, str(DAY), "Wed 03 Feb 13:15")]
    assert await waiting(database, kinds.PLAN) == [(GROUP, "2027-03-01", "Thu 11 Feb 21:00")]
    late = datetime(2027, 1, 1, 8, 30).time()
    await services.groups.change(GROUP, BEFORE, nudge_at=late)
    assert await waiting(database, kinds.DAY) == [(GROUP, str(DAY), "Wed 03 Feb 14:30")]
    await services.selections.pick(GROUP, (), (ALOUD,), BEFORE)
    assert await waiting(database, kinds.DAY) == []
    await services.selections.take_list(GROUP, "calm", BEFORE)
    assert await waiting(database, kinds.DAY) == [(GROUP, "2027-01-27", "Wed 27 Jan 14:30")]
    await services.groups.change(GROUP, BEFORE, switched_on=frozenset())

    assert await waiting(database, kinds.DAY) == await waiting(database, kinds.PLAN) == []


async def test_the_next_is_planned_with_this_one(services: Services, database: Database) -> None:
    """Recorded, the day plans its thread and the next day; a second record changes nothing."""
    await chosen(services, ALOUD, "international-book-giving-day")
    gathering = await own(services)
    due = await claimed(database, kinds.DAY)
    for _ in range(2):
        async with database.write() as connection:
            await agenda_queries.record(connection, due, Done(5, 77), MORNING)
            following = await services.gatherings.recorded(connection, due, Done(5, 77), MORNING)
            await agenda.plan(connection, following)

    assert await waiting(database, kinds.DAY) == [(GROUP, "2027-02-12", "Fri 12 Feb 13:15")]
    assert len(await waiting(database, kinds.THREAD)) == 1
    assert (await services.gatherings.get(GROUP, gathering.id)).message_id == 77


async def test_who_carries(services: Services, database: Database) -> None:
    """While a post of the morning is on its way, it carries; the same post, asked again, too."""
    await chosen(services, ALOUD)
    await host(database)
    attach = services.gatherings.attach
    assert isinstance(await services.gatherings.own(GROUP, DAY, HOSTS, MORNING), Retry)
    first = await attach(GROUP, "a9", MORNING)
    again = await attach(GROUP, "a9", MORNING)
    assert first is not None
    assert again is not None
    assert first.gathering == again.gathering
    assert (first.is_new, again.is_new) == (True, False)
    assert await attach(GROUP, "a10", MORNING) is None
    async with database.write() as connection:
        posted = await services.gatherings.posted(connection, GROUP, "a9", Done(5, 88), MORNING)
        twice = await services.gatherings.posted(connection, GROUP, "a9", Done(5, 88), MORNING)
    carried = await services.gatherings.own(GROUP, DAY, HOSTS, MORNING)

    assert [one.kind for one in posted] == [kinds.THREAD]
    assert twice == []
    assert isinstance(carried, Morning)
    assert carried.gathering.message_id == 88
    assert await attach(GROUP, "a9", MORNING) is None


async def test_a_thread_of_a_group_that_is_gone(services: Services, database: Database) -> None:
    """Its row went while the thread was opened: nothing follows."""
    async with database.write() as connection:
        assert await services.gatherings.opened(connection, GROUP, 404, MORNING) == []


async def test_not_before_its_time(services: Services) -> None:
    """A post that is sent early carries nothing that is not due; nor one of another group."""
    await chosen(services, ALOUD)

    assert await services.gatherings.attach(GROUP, "a9", MORNING - HOUR) is None
    assert await services.gatherings.attach(OTHER, "a9", MORNING) is None


async def test_nothing_left(services: Services) -> None:
    """What was taken off the list meanwhile is not posted."""
    await chosen(services, ALOUD)
    await services.selections.pick(GROUP, (), (ALOUD,), BEFORE)

    assert await services.gatherings.own(GROUP, DAY, HOSTS, MORNING) == kinds.NOTHING_CHOSEN


async def test_a_second_post_of_a_week_is_silent(services: Services) -> None:
    """One is heard; the next one in the same week makes no sound."""
    await chosen(services, ALOUD, "take-your-child-to-the-library-day", "library-lovers-month")
    found = []
    week = date(2027, 2, 1), date(2027, 2, 5)
    for post in await services.celebrations.posts_between(GROUP, *week):
        morning = await services.gatherings.own(GROUP, post.day, HOSTS, MORNING)
        assert isinstance(morning, Morning)
        found.append(morning.gathering.silent)

    assert found == [False] + [True] * (len(found) - 1)
    assert len(found) > 1


async def test_joining(services: Services, database: Database) -> None:
    """Twice in the same second is one row; later it is another, for anyone who left the thread."""
    gathering = await opened(services, database)
    first = await services.taking_part.join(GROUP, gathering.id, DANA, MORNING)
    assert first is not None
    assert await services.taking_part.join(GROUP, gathering.id, DANA, MORNING) is None
    async with database.write() as connection:
        await agenda_queries.record(connection, first, Done(77), MORNING)

    assert await services.taking_part.join(GROUP, gathering.id, DANA, MORNING) is not None


async def test_a_win_in_a_thread(services: Services, database: Database) -> None:
    """Anyone who shares there took part; a place that is no thread of this group's is not found."""
    gathering = await opened(services, database)
    draft = WinDraft(GROUP, DANA, "Dana", "One page in three voices.", kind="moment", shared_in=77)
    await services.wins.share(draft, MORNING)
    recap = await services.memories.recap(gathering)
    assert recap.libraries == 1
    assert await waiting(database, "win.unanswered") == []
    with pytest.raises(NotFound):
        await services.wins.share(replace(draft, story="Another.", guild_id=OTHER), MORNING)

    assert await services.wins.mine(OTHER, DANA) == []


async def test_one_s_own_data(services: Services, database: Database) -> None:
    """Everything a person pressed or entered is exported and forgotten; the sum stays."""
    gathering = await opened(services, database)
    await services.taking_part.join(GROUP, gathering.id, DANA, MORNING)
    await services.taking_part.did(GROUP, gathering.id, LUIS, MORNING)
    await services.taking_part.add(GROUP, gathering.id, DANA, "40", MORNING)
    await services.planning.help_with(GROUP, DAY, DANA, MORNING)
    async with database.write() as connection:
        await connection.execute(kinds_counter())
    dana = Person(GROUP, DANA)
    sheets = (await services.privacy.export(dana)).sheets
    assert [row["name"] for row in sheets["book days I took part in"]] == ["World Read Aloud Day"]
    assert [row["amount"] for row in sheets["what I added to a total"]] == [40]
    assert [row["slug"] for row in sheets["book days I help to plan"]] == [ALOUD]
    await services.privacy.forget(dana, MORNING)
    after = (await services.privacy.export(dana)).sheets
    async with database.read() as connection:
        kept = (await connection.execute(select(CountedRow.member_id, CountedRow.amount))).all()
        rows = await connection.execute(select(AgendaRow.id).where(AgendaRow.kind == JOIN))
        assert rows.all() == []

    assert not {name for name in after if "book day" in name or "total" in name}
    assert [tuple(row) for row in kept] == [(0, 40)]
    assert (await services.memories.recap(gathering)).libraries == 1  # Luis, who did not forget


def kinds_counter() -> object:
    """Return the statement that lets the day count pages."""
    return update(GatheredRow).values(counter="pages read")


async def test_reported_once(services: Services, database: Database) -> None:
    """A day that Discord refuses is one note, however often it is tried; posted, it goes."""
    await chosen(services, ALOUD)
    await own(services)
    due = await claimed(database, kinds.DAY)
    for outcome in (Retry("gone", refused=True), Retry("gone", refused=True)):
        async with database.write() as connection:
            await services.gatherings.recorded(connection, due, outcome, MORNING)
    (note,) = await services.taking_part.notes(GROUP)
    assert (note.why, note.name, note.channel_id) == ("unposted", "World Read Aloud Day", 5)
    assert await services.taking_part.notes(OTHER) == []
    with pytest.raises(NotFound):
        await services.taking_part.see(OTHER, note.id, MORNING)
    async with database.write() as connection:
        await services.gatherings.recorded(connection, due, Done(5, 77), MORNING)

    assert await services.taking_part.notes(GROUP) == []


@pytest.mark.parametrize(("reason", "told"), [(OUT_OF_TIME, 1), ("a coordinator skipped it", 0)])
async def test_lost(services: Services, database: Database, reason: str, told: int) -> None:
    """A day whose time passed is reported; one that a coordinator skipped is not."""
    await chosen(services, ALOUD)
    due = await claimed(database, kinds.DAY)
    async with database.write() as connection:
        await services.gatherings.recorded(connection, due, Dropped(reason), MORNING)

    assert len(await services.taking_part.notes(GROUP)) == told


async def test_a_deleted_thread_stays_deleted(services: Services, database: Database) -> None:
    """Remembered by the thread's id, in its own group alone."""
    gathering = await opened(services, database)
    await services.gatherings.lose_thread(OTHER, 77)
    assert not (await services.gatherings.get(GROUP, gathering.id)).thread_deleted
    await services.gatherings.lose_thread(GROUP, 77)
    async with database.read() as connection:
        lost = select(GatheringRow.id).where(GatheringRow.thread_deleted.is_(True))
        assert list((await connection.execute(lost)).scalars()) == [gathering.id]
    memories = await services.memories.of(GROUP, {ALOUD}, date(2028, 2, 2))

    assert memories == {}

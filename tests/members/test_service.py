"""Members, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.members.rules import Notice
from bot.members.service import REMOVAL, RENAME
from bot.reaching.rules import DmChannel
from tests.agenda.rows import about
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services

GUILD, OTHER, DANA, LUIS = 11, 12, 101, 102
DAY = timedelta(days=1)


async def planned(database: Database, kind: str) -> list[object]:
    """Return guild, subject and time of what the agenda holds of a kind."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.__table__).where(AgendaRow.kind == kind).order_by(AgendaRow.id)
        )
        return [(row.guild_id, about(row), row.due_at) for row in rows]


async def test_the_first_press(services: Services) -> None:
    """Someone new is new until they have read the welcome, and known from the first press on."""
    first = await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    second = await services.members.arrive(GUILD, DANA, "Dana", MONDAY + DAY)
    services.members.welcomed(second.member)
    third = await services.members.arrive(GUILD, DANA, "Dana", MONDAY + DAY)

    assert (first.is_new, second.is_new, third.is_new) == (True, True, False)
    assert third.member.first_seen_at == MONDAY


async def test_a_new_name(services: Services) -> None:
    """A name that changed on Discord is renewed by the next press."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    arrival = await services.members.arrive(GUILD, DANA, "Dana W.", MONDAY)

    assert arrival.member.name == "Dana W."
    assert await services.members.names(GUILD) == {"Dana W."}


async def test_two_groups(services: Services) -> None:
    """What a person sets in one group is not set in another."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    await services.members.arrive(OTHER, DANA, "Dana", MONDAY)
    await services.members.change(GUILD, DANA, school="Lakeview")
    there = await services.members.get(OTHER, DANA)

    assert there is not None
    assert there.school is None


async def test_someone_nobody_has_seen(services: Services) -> None:
    """There is nothing to change about someone who never came."""
    with pytest.raises(NotFound):
        await services.members.change(GUILD, DANA, school="Lakeview")


async def test_leaving_and_coming_back(services: Services, database: Database) -> None:
    """Who left is removed 30 days later, unless they press something before."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    await services.members.leave(GUILD, DANA, MONDAY)
    await services.members.leave(GUILD, DANA, MONDAY + DAY)
    way = await services.members.reach(GUILD, DANA, MONDAY + DAY)
    left = await planned(database, REMOVAL)
    arrival = await services.members.arrive(GUILD, DANA, "Dana", MONDAY + 2 * DAY)

    assert way == "gone"
    assert left == [(GUILD, str(DANA), MONDAY + 30 * DAY)]
    assert arrival.member.left_at is None
    assert await planned(database, REMOVAL) == []


async def test_leaving_a_second_time(services: Services, database: Database) -> None:
    """Someone who was removed, came back and left again is removed again."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    await services.members.leave(GUILD, DANA, MONDAY)
    await services.privacy.depart(Person(GUILD, DANA), MONDAY + 30 * DAY)
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY + 40 * DAY)
    await services.members.leave(GUILD, DANA, MONDAY + 41 * DAY)

    assert await planned(database, REMOVAL) == [(GUILD, str(DANA), MONDAY + 71 * DAY)]


async def test_leaving_on_the_last_of_february(services: Services, database: Database) -> None:
    """A day that few years have is no obstacle."""
    leap = MONDAY.replace(year=2028, month=1, day=30)
    await services.members.arrive(GUILD, DANA, "Dana", leap)
    await services.members.leave(GUILD, DANA, leap)

    assert await planned(database, REMOVAL) == [(GUILD, str(DANA), leap + 30 * DAY)]


async def test_who_never_came_leaves_nothing(services: Services, database: Database) -> None:
    """Nothing is planned about someone that nothing is known about."""
    await services.members.leave(GUILD, DANA, MONDAY)

    assert await planned(database, REMOVAL) == []


async def test_hiding_renews_the_posts(services: Services, database: Database) -> None:
    """Each change of mind about a name renews its member's posts."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    hidden = await services.members.hide(GUILD, DANA, True, MONDAY)
    shown = await services.members.hide(GUILD, DANA, False, MONDAY + DAY)

    assert (hidden.hidden, shown.hidden) == (True, False)
    assert await planned(database, RENAME) == [
        (GUILD, str(DANA), MONDAY),
        (GUILD, str(DANA), MONDAY + DAY),
    ]


async def test_what_waits(services: Services) -> None:
    """The same thing waits once, for one person, and is counted at their next press."""
    members = services.members
    await members.arrive(GUILD, DANA, "Dana", MONDAY)
    for subject_id in (5, 5, 6):
        await members.let_wait(Notice(GUILD, DANA, "a.kind", subject_id), MONDAY)
    notes = await members.notices(GUILD, DANA)
    await members.drop_notice(GUILD, LUIS, notes[0].id)  # not theirs
    before = (await members.arrive(GUILD, DANA, "Dana", MONDAY)).waiting
    await members.drop_notice(GUILD, DANA, notes[0].id)
    after = (await members.arrive(GUILD, DANA, "Dana", MONDAY)).waiting

    assert [note.subject_id for note in notes] == [5, 6]
    assert (before, after) == (2, 1)
    assert await members.notices(GUILD, DANA) == [Notice(GUILD, DANA, "a.kind", 6, id=notes[1].id)]


async def test_what_waits_for_someone_who_never_came(services: Services) -> None:
    """It is there at the very first press."""
    await services.members.let_wait(Notice(GUILD, DANA, "a.kind", 5), MONDAY)
    arrival = await services.members.arrive(GUILD, DANA, "Dana", MONDAY)

    assert (arrival.is_new, arrival.waiting) == (True, 1)


async def test_whom_to_ask_about(services: Services) -> None:
    """Everyone of the group who has not left, and who has something waiting."""
    members = services.members
    await members.arrive(GUILD, DANA, "Dana", MONDAY)
    await members.arrive(OTHER, 103, "Ruth", MONDAY)
    await members.arrive(GUILD, 104, "Priya", MONDAY)
    await members.let_wait(Notice(GUILD, LUIS, "a.kind", 5), MONDAY)
    await members.let_wait(Notice(GUILD, 104, "a.kind", 5), MONDAY)
    await members.leave(GUILD, 104, MONDAY)

    assert await members.ids(GUILD) == [DANA, LUIS]


async def test_the_way_to_direct_messages(services: Services) -> None:
    """A refused direct message makes it wait until the person chooses again."""
    members = services.members
    await members.arrive(GUILD, DANA, "Dana", MONDAY)
    await services.reaching.choose(GUILD, DANA, "general", "dm", MONDAY)
    await services.reaching.keep_channel(DANA, DmChannel(500))
    open_way = await members.reach(GUILD, DANA, MONDAY)
    await services.reaching.keep_channel(DANA, DmChannel(500, MONDAY))

    assert open_way == "dm"
    assert await members.reach(GUILD, DANA, MONDAY) == "waits"
    assert (await services.reaching.ways(GUILD, DANA)).channel == DmChannel(500, MONDAY)

"""What members went to and how long it took, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.documents import counting
from bot.documents import queries as documents
from bot.kit.errors import NotFound
from bot.kit.feature import personal_data_of
from bot.kit.personal import Person
from bot.plans.attending import Went
from bot.services import FEATURES
from bot.wins.rules import PRESENTED, WinDraft
from tests.conftest import MONDAY
from tests.plans.planned import ZONE

if TYPE_CHECKING:
    from bot.documents.counting import Activity
    from bot.kit.database import Database
    from bot.services import Services

GUILD, DANA, LUIS = 11, 900_101, 900_102
TODAY = date(2026, 9, 14)
DAY = Went("Regional library day", "pd", TODAY, 360, "Start small.")

pytestmark = pytest.mark.usefixtures("group")


@pytest.fixture
async def group(services: Services) -> None:
    """A group that is set up, with two people."""
    await services.groups.change(GUILD, MONDAY, wins_channel_id=7, zone=ZONE)
    for member_id, name in ((DANA, "Dana"), (LUIS, "Luis")):
        await services.members.arrive(GUILD, member_id, name, MONDAY)


async def activities(database: Database, member_id: int = DANA) -> list[Activity]:
    """Return what a document would be made of."""
    year = timedelta(days=200)
    async with database.read() as connection:
        found = await documents.entries(connection, GUILD, TODAY - year, TODAY + year, member_id)
    return counting.activities(found)


async def test_it_ticks_the_month(services: Services, database: Database) -> None:
    """What one went to meets the month's goal, and its minutes count once."""
    _kept, already = await services.hours.went(GUILD, DANA, DAY, MONDAY)
    found = await services.plans.overview(GUILD, DANA, MONDAY)
    (done,) = await activities(database)

    assert not already
    assert [entry.about for entry in found.done["monthly"]] == ["Regional library day"]
    assert found.done["quarterly"] == []
    assert (done.about, done.minutes, done.note) == ("Regional library day", 360, "Start small.")


async def test_presenting_ticks_the_quarter_too(services: Services, database: Database) -> None:
    """Two goals, one thing, and its minutes once; as something else it's the month's alone."""
    talk = Went("Talk on weeding", "presentation", TODAY, 20)
    kept, _already = await services.hours.went(GUILD, DANA, talk, MONDAY)
    both = await services.plans.overview(GUILD, DANA, MONDAY)
    (done,) = await activities(database)
    webinar = Went("Talk on weeding", "webinar", TODAY, 20)
    await services.hours.change(kept.id, DANA, webinar, MONDAY)
    after = await services.plans.overview(GUILD, DANA, MONDAY)

    assert (len(both.done["monthly"]), len(both.done["quarterly"])) == (1, 1)
    assert (done.kind, done.minutes) == ("presentation", 20)
    assert (len(after.done["monthly"]), len(after.done["quarterly"])) == (1, 0)


@pytest.mark.parametrize("first", ["went", "event", "plan done"])
async def test_minutes_never_count_twice(
    services: Services, database: Database, first: str
) -> None:
    """The same thing of the same day is the same entry, however it was noted before."""
    if first == "plan done":
        given, title = (GUILD, DANA, "weekly", TODAY, MONDAY), "regional Library Day"
        await services.plans.done(*given, about=title, minutes=300, note="Start small.")
    else:
        ref = "event 7 2026-09-14" if first == "event" else None
        await services.hours.went(GUILD, DANA, DAY, MONDAY, ref)
    again = Went("Regional library day", "pd", TODAY, 360)
    _kept, already = await services.hours.went(GUILD, DANA, again, MONDAY)
    await services.hours.went(GUILD, DANA, again, MONDAY)
    (done,) = await activities(database)

    assert already
    assert (done.minutes, done.note) == (360, "Start small.")


async def test_an_event_is_one_entry(services: Services, database: Database) -> None:
    """*I went* on an event twice is one entry, under whatever name."""
    ref = "event 7 2026-09-14"
    await services.hours.went(GUILD, DANA, DAY, MONDAY, ref)
    await services.hours.went(GUILD, DANA, Went("Library day!", "pd", TODAY, 300), MONDAY, ref)
    (done,) = await activities(database)

    assert (done.about, done.minutes) == ("Library day!", 300)


async def test_nothing_counts_until_it_is_added(services: Services, database: Database) -> None:
    """Presenting suggests a length; it stands in the record once the member adds it."""
    draft = WinDraft(GUILD, DANA, "Dana", "We weeded.", kind=PRESENTED)
    shared = await services.wins.share(draft, MONDAY)
    ref = f"win {shared.win.id}"
    before = await services.hours.entry_of(GUILD, DANA, "presented", ref)
    assert before is not None
    await services.hours.took(before.id, DANA, 15)
    after = await services.hours.entry_of(GUILD, DANA, "presented", ref)

    assert before.minutes is None
    assert after is not None
    assert after.minutes == 15


async def test_removing(services: Services, database: Database) -> None:
    """It's out of the record for every goal; nobody else can do it."""
    talk = Went("Talk on weeding", "presentation", TODAY, 20)
    kept, _already = await services.hours.went(GUILD, DANA, talk, MONDAY)
    for act in (services.hours.remove, services.hours.entry):
        with pytest.raises(NotFound):
            await act(kept.id, LUIS)
    await services.hours.remove(kept.id, DANA)

    assert await activities(database) == []


async def test_it_is_exported_and_forgotten(services: Services, database: Database) -> None:
    """A member can take it along and delete it."""
    await services.hours.went(GUILD, DANA, DAY, MONDAY)
    (plans,) = [one for one in personal_data_of(FEATURES) if "plan_entries" in one.tables]
    async with database.write() as connection:
        exported = await plans.export(connection, Person(GUILD, DANA))
        await plans.forget(connection, Person(GUILD, DANA), MONDAY)
    (row,) = exported.sheets["what I did"]

    assert (row["about"], row["kind"], row["minutes"]) == ("Regional library day", "pd", 360)
    assert await activities(database) == []

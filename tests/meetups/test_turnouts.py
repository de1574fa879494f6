"""How many came: a number from the organizer, in their own document and the group's report."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.documents.choices import GROUP, MY_YEAR
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.meetups.rules import MeetupDraft
from bot.meetups.turnouts import read_people
from tests.meetups.meeting import DANA, GUILD, LUIS, WEDNESDAY, WEEKLY, a_group, meet

if TYPE_CHECKING:
    from bot.documents.paper import Document
    from bot.services import Services
    from tests.conftest import StandingClock

WEEK = timedelta(weeks=1)


@pytest.mark.parametrize(
    ("typed", "people"), [("14", 14), ("14 teachers came", 14), ("about 1,200", 1200), ("0", 0)]
)
def test_numbers(typed: str, people: int) -> None:
    """One number is read, whatever stands beside it."""
    assert read_people(typed) == people


@pytest.mark.parametrize("typed", ["", "a lot", "12 or 14", "99999", "Ana, Ben"])
def test_no_numbers(typed: str) -> None:
    """Anything else is asked again; names are never kept."""
    with pytest.raises(Refusal):
        read_people(typed)


async def of_kind(services: Services, kind: str, clock: StandingClock) -> Document:
    """Return Dana's year, or the group's."""
    choice = await services.documents.choices.get(GUILD, DANA, kind, clock.now())
    make = services.documents.my_year if kind == MY_YEAR else services.documents.report
    return (await make(choice, "Prairie", clock.now())).document


async def test_number_reaches_the_documents(services: Services, clock: StandingClock) -> None:
    """The organizer's own year has each date, and the group's report the sums, from three on."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY, MeetupDraft(title="Tea and books", kind="open"))
    clock.advance(3 * WEEK)
    for number, people in enumerate((14, 9, 1)):
        day = WEDNESDAY + number * WEEK
        await services.turnouts.count(GUILD, meetup.id, DANA, day, people, clock.now(), runs=False)
    year = await of_kind(services, MY_YEAR, clock)
    held = next(one for one in year.sections if one.title == "Meet-ups for colleagues")

    assert held.paragraphs == ("Three meet-ups, with 24 visits in all.",)
    assert held.tables[0].rows[0] == ("September 16, 2026", "Tea and books", "14")
    assert {"What": "Tea and books: one person came", "Date": "2026-09-30"}.items() <= {
        **year.rows[-1]
    }.items()
    report = await of_kind(services, GROUP, clock)
    assert {("Meet-ups", "3"), ("Visits", "24")} <= {
        row for one in report.sections for table in one.tables for row in table.rows
    }
    assert "Tea and books" not in "\n".join(report.texts())


async def test_few_are_not_in_the_report(services: Services, clock: StandingClock) -> None:
    """Fewer than three might point to somebody; neither is there a host who hides."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY)
    clock.advance(3 * WEEK)
    for number in range(2):
        day = WEDNESDAY + number * WEEK
        await services.turnouts.count(GUILD, meetup.id, DANA, day, 20, clock.now(), runs=False)

    assert "Visits" not in "\n".join((await of_kind(services, GROUP, clock)).texts())
    day = WEDNESDAY + 2 * WEEK
    await services.turnouts.count(GUILD, meetup.id, DANA, day, 20, clock.now(), runs=False)
    assert "Visits" in "\n".join((await of_kind(services, GROUP, clock)).texts())
    await services.members.hide(GUILD, DANA, True, clock.now())
    assert "Visits" not in "\n".join((await of_kind(services, GROUP, clock)).texts())


async def test_who_counts_and_when(services: Services, clock: StandingClock) -> None:
    """The organizer or a coordinator, once it has begun; a number can be changed."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY)
    given = GUILD, meetup.id

    with pytest.raises(NotFound):
        await services.turnouts.count(*given, DANA, WEDNESDAY, 3, clock.now(), runs=False)
    clock.advance(WEEK)
    with pytest.raises(NotYours):
        await services.turnouts.count(*given, LUIS, WEDNESDAY, 3, clock.now(), runs=False)
    with pytest.raises(NotFound):
        await services.turnouts.count(
            GUILD + 1, meetup.id, DANA, WEDNESDAY, 3, clock.now(), runs=True
        )
    await services.turnouts.count(*given, LUIS, WEDNESDAY, 3, clock.now(), runs=True)
    await services.turnouts.count(*given, DANA, WEDNESDAY, 4, clock.now(), runs=False)
    assert await services.turnouts.people(meetup, WEDNESDAY) == 4

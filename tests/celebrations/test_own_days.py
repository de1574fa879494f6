"""Days of a group's own as they are kept, on both databases: proposed, decided, imported."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.celebrations import own_words
from bot.celebrations.proposals import ANSWER
from bot.celebrations.rules import Proposal
from bot.celebrations.when import CelebrationDays
from bot.drafts.rules import Draft
from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from tests.celebrations.groups import DANA, GROUP, LUIS, MARTA, OTHER, set_up, waiting
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services

DAY = CelebrationDays(date(2027, 3, 4), date(2027, 3, 4))
READS = Proposal("Prairie Reads Day", why="Everyone reads.", activity="Read a page.")
TABLE = "name,from,to,link\nPrairie Reads Day,2027-03-04,,\nAuthor visit,2027-05-03,2027-05-07,\n"


async def test_a_proposal(services: Services, database: Database) -> None:
    """It is nobody's day until it is approved; then it is posted, and who proposed it is told."""
    await set_up(services, NOW)
    await services.selections.take_list(GROUP, "calm", NOW)
    day = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)
    span = date(2027, 3, 4), date(2027, 3, 4)

    assert await services.celebrations.posts_between(GROUP, *span) == []
    assert [one.id for one in await services.proposals.waiting(GROUP, NOW.date())] == [day.id]
    assert await services.proposals.waiting(OTHER, NOW.date()) == []
    with pytest.raises(NotFound):
        await services.proposals.approve(OTHER, day.id, MARTA, NOW)

    await services.proposals.approve(GROUP, day.id, MARTA, NOW)
    (post,) = await services.celebrations.posts_between(GROUP, *span)
    found = await services.celebrations.observance(GROUP, post.occurrences[0].slug)
    assert (found.name, found.what, found.idea) == (READS.name, READS.why, READS.activity)
    assert [row[0] for row in await waiting(database, ANSWER)] == [f"{day.id}:{DANA}"]
    for decide in (services.proposals.approve, services.proposals.decline):
        with pytest.raises(Refusal, match="decided that one"):
            await decide(GROUP, day.id, MARTA, NOW)
    with pytest.raises(NotFound):
        await services.celebrations.observance(OTHER, post.occurrences[0].slug)


async def test_approving_before_a_list_is_chosen(services: Services) -> None:
    """Then the group celebrates that day, and nothing else."""
    await set_up(services, NOW)
    day = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)
    assert await services.celebrations.choice(GROUP) is None
    await services.proposals.approve(GROUP, day.id, MARTA, NOW)
    found = await services.celebrations.calendar(GROUP)

    assert found is not None
    assert [one.name for one in found.chosen()] == [READS.name]


async def test_the_same_day_twice(services: Services) -> None:
    """Each way of proposing what is there has its sentence; after a no it may be proposed again."""
    await set_up(services, NOW)
    first = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)
    again = Proposal("  prairie READS day ")
    yearly = CelebrationDays(rule="FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4")
    for when in (DAY, yearly):
        with pytest.raises(Refusal) as waits:
            await services.proposals.propose(GROUP, LUIS, again, when, NOW)
        assert waits.value.message == own_words.ALREADY_PROPOSED.format(name=READS.name)
    await services.proposals.propose(OTHER, LUIS, READS, DAY, NOW)

    await services.proposals.approve(GROUP, first.id, MARTA, NOW)
    with pytest.raises(Refusal) as there:
        await services.proposals.propose(GROUP, LUIS, again, DAY, NOW)
    assert there.value.message == own_words.ALREADY_OWN.format(name=READS.name)
    with pytest.raises(Refusal) as listed:
        await services.proposals.propose(GROUP, LUIS, Proposal("World poetry day"), DAY, NOW)
    assert listed.value.message == own_words.ALREADY_LISTED.format(name="World Poetry Day")

    other = CelebrationDays(date(2028, 3, 2), date(2028, 3, 2))
    second = await services.proposals.propose(GROUP, LUIS, READS, other, NOW)
    await services.proposals.decline(GROUP, second.id, MARTA, NOW)
    third = await services.proposals.propose(GROUP, LUIS, READS, other, NOW)
    assert third.id > second.id


async def test_two_who_propose_the_same_at_once(services: Services) -> None:
    """One of them has proposed it; the other is told that it was."""
    await set_up(services, NOW)
    proposing = (services.proposals.propose(GROUP, who, READS, DAY, NOW) for who in (DANA, LUIS))
    found = await asyncio.gather(*proposing, return_exceptions=True)

    assert sorted(type(one).__name__ for one in found) == ["OwnDay", "Refusal"]
    assert len(await services.proposals.waiting(GROUP, NOW.date())) == 1


async def test_proposals_that_are_over_wait_no_longer(services: Services) -> None:
    """Nobody is asked about a day that has gone by."""
    await set_up(services, NOW)
    await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)

    assert len(await services.proposals.waiting(GROUP, date(2027, 3, 4))) == 1
    assert await services.proposals.waiting(GROUP, date(2027, 3, 5)) == []


async def test_importing(services: Services) -> None:
    """A look changes nothing; taking adds what is new; a second time adds nothing."""
    await set_up(services, NOW)
    look = await services.imports.look(GROUP, TABLE + "author visit,2027-05-03,,\n", NOW)
    assert [line.number for line in look.new] == [2, 3]
    assert [line.number for line in look.there] == [4]
    assert await services.celebrations.choice(GROUP) is None

    first = await services.imports.take(GROUP, MARTA, TABLE, NOW)
    again = await services.imports.take(GROUP, MARTA, TABLE, NOW)
    found = await services.celebrations.calendar(GROUP)
    assert (len(first.new), len(again.new), len(again.there)) == (2, 0, 2)
    assert found is not None
    kinds = {one.name: one.kind for one in found.chosen()}
    assert kinds == {"Prairie Reads Day": "day", "Author visit": "week"}


async def test_ones_own_data(services: Services, database: Database) -> None:
    """Days and drafts are exported; forgetting removes them, but for what the group took."""
    await set_up(services, NOW)
    taken = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)
    await services.proposals.approve(GROUP, taken.id, MARTA, NOW)
    later = CelebrationDays(date(2027, 4, 5), date(2027, 4, 5))
    await services.proposals.propose(GROUP, DANA, Proposal("Another day"), later, NOW)
    await services.proposals.propose(GROUP, LUIS, Proposal("Luis's day"), later, NOW)
    typed = Draft(GROUP, DANA, "celebration.day", Proposal("A draft"))
    kept = await services.drafts.keep(typed, NOW)
    person = Person(GROUP, DANA)
    exported = await services.privacy.export(person)
    await services.privacy.forget(person, NOW)

    assert [row["name"] for row in exported.sheets["days I proposed"]] == [
        "Prairie Reads Day",
        "Another day",
    ]
    assert exported.sheets["my drafts"][0]["name"] == "A draft"
    left = {day.observance.name: day.member_id for day in await services.proposals.open(GROUP)}
    assert left == {"Prairie Reads Day": None, "Luis's day": LUIS}
    assert await services.drafts.find(GROUP, kept.id) is None
    assert "days I proposed" not in (await services.privacy.export(person)).sheets

"""What groups choose and enter, as it is kept, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.celebrations import words
from bot.celebrations.asking import ASK
from bot.celebrations.choosing import Choice
from bot.celebrations.proposals import ANSWER
from bot.celebrations.rules import Proposal
from bot.celebrations.tables import DayDraftRow, OwnDayRow
from bot.celebrations.when import When
from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from tests.celebrations.groups import DANA, GROUP, LUIS, MARTA, OTHER, set_up, waiting
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection, Database
    from bot.kit.school import SchoolClock
    from bot.services import Services

DAY = When(date(2027, 3, 4), date(2027, 3, 4))
READS = Proposal("Prairie Reads Day", why="Everyone reads.", activity="Read a page.")
TABLE = "name,from,to,link\nPrairie Reads Day,2027-03-04,,\nAuthor visit,2027-05-03,2027-05-07,\n"


async def test_nothing_until_it_is_chosen(services: Services) -> None:
    """A group that chose nothing has no calendar and no posts; the one beside it is no matter."""
    await set_up(services, NOW)
    await set_up(services, NOW, OTHER)
    await services.choices.take_list(OTHER, "everything", NOW)
    year = date(2026, 9, 1), date(2027, 8, 31)

    assert await services.celebrations.choice(GROUP) is None
    assert await services.celebrations.posts_between(GROUP, *year) == []
    assert len(await services.celebrations.posts_between(OTHER, *year)) > 30


async def test_choosing(services: Services) -> None:
    """A list, packs, a cap and changes one by one are kept together, and each can be taken back."""
    await set_up(services, NOW)
    choices = services.choices
    await choices.take_list(GROUP, "everything", NOW)
    await choices.take_packs(GROUP, {"funny", "no pack"}, NOW)
    await choices.add(GROUP, "roald-dahl-story-day", NOW)
    await choices.remove(GROUP, "dictionary-day", NOW)
    kept = await services.celebrations.choice(GROUP)
    assert kept == Choice(
        "everything",
        frozenset({"funny"}),
        frozenset({"roald-dahl-story-day"}),
        frozenset({"dictionary-day"}),
        weekly_cap=1,
    )

    await choices.take_list(GROUP, "calm", NOW)
    await choices.remove(GROUP, "roald-dahl-story-day", NOW)
    await choices.add(GROUP, "dictionary-day", NOW)
    await choices.take_packs(GROUP, (), NOW)
    assert await services.celebrations.choice(GROUP) == Choice(
        "calm",
        added=frozenset({"dictionary-day"}),
        removed=frozenset({"roald-dahl-story-day"}),
    )
    await choices.cap(GROUP, 2, NOW)
    capped = await services.celebrations.choice(GROUP)
    assert capped is not None
    assert capped.weekly_cap == 2
    with pytest.raises(NotFound):
        await choices.take_list(GROUP, "no list", NOW)


async def test_ticking_a_page(services: Services) -> None:
    """What stayed as it was is no change by hand, and what was not on the page stays."""
    await set_up(services, NOW)
    await services.choices.take_list(GROUP, "calm", NOW)
    page = ["world-read-aloud-day", "library-lovers-day", "no-such-day"]
    found = await services.choices.pick(GROUP, page, page, NOW)

    assert found.choice.added == {"library-lovers-day"}
    assert found.choice.removed == frozenset()
    assert len(found.chosen()) == 13


async def test_two_who_choose_at_once(services: Services) -> None:
    """Changes of the same moment are both kept."""
    await set_up(services, NOW)
    slugs = [f"{one}-day" for one in ("dictionary", "thesaurus", "towel", "limerick", "hobbit")]
    await asyncio.gather(*(services.choices.add(GROUP, slug, NOW) for slug in slugs))
    choice = await services.celebrations.choice(GROUP)

    assert choice is not None
    assert choice.added == set(slugs)


async def test_what_follows_is_in_the_same_transaction(services: Services) -> None:
    """Whatever plans by the calendar sees the change, and undoes it when it cannot."""
    await set_up(services, NOW)
    await services.choices.take_list(GROUP, "calm", NOW)
    seen: list[tuple[int, int]] = []

    async def follow(
        connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        picks = await connection.execute(select(func.count()).select_from(OwnDayRow))
        seen.append((guild_id, picks.scalar_one()))
        if len(seen) == 2:
            raise RuntimeError("cannot")

    services.celebrations.replanners.append(follow)
    await services.proposals.propose(GROUP, MARTA, READS, DAY, NOW, approved=True)
    with pytest.raises(RuntimeError, match="cannot"):
        await services.choices.take_list(GROUP, "usual", NOW)
    choice = await services.celebrations.choice(GROUP)

    assert seen[0] == (GROUP, 1)
    assert choice is not None
    assert choice.base == "calm"


async def test_dates_of_ones_own(services: Services) -> None:
    """A date that a group entered is its own; the days inside the week come along."""
    await set_up(services, NOW)
    await set_up(services, NOW, OTHER)
    for guild_id in (GROUP, OTHER):
        await services.choices.take_list(guild_id, "usual", NOW)
        await services.choices.add(guild_id, "national-library-workers-day", NOW)
    before = [one.observance.slug for one in await services.asking.undated(GROUP, NOW)]
    week = date(2027, 4, 4), date(2027, 4, 10)
    await services.choices.enter_date(GROUP, "national-library-week", *week, NOW)
    posts = await services.celebrations.posts_between(GROUP, *week)

    assert before == ["national-library-week"]
    assert await services.asking.undated(GROUP, NOW) == []
    assert {post.day: [one.slug for one in post.occurrences] for post in posts} == {
        date(2027, 4, 5): ["national-library-week"],
        date(2027, 4, 6): ["national-library-workers-day"],
    }
    assert len(await services.asking.undated(OTHER, NOW)) == 1
    with pytest.raises(NotFound):
        await services.choices.enter_date(GROUP, "own-1", *week, NOW)


async def test_a_proposal(services: Services, database: Database) -> None:
    """It is nobody's day until it is approved; then it is posted, and who proposed it is told."""
    await set_up(services, NOW)
    await services.choices.take_list(GROUP, "calm", NOW)
    draft = await services.day_drafts.keep(GROUP, DANA, {"name": "x"}, NOW)
    day = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW, draft_id=draft)
    span = date(2027, 3, 4), date(2027, 3, 4)

    assert await services.celebrations.posts_between(GROUP, *span) == []
    assert [one.id for one in await services.proposals.waiting(GROUP, NOW.date())] == [day.id]
    assert await services.proposals.waiting(OTHER, NOW.date()) == []
    with pytest.raises(NotFound):
        await services.day_drafts.get(GROUP, DANA, draft)
    with pytest.raises(NotFound):
        await services.proposals.approve(OTHER, day.id, MARTA, NOW)

    await services.proposals.approve(GROUP, day.id, MARTA, NOW)
    (post,) = await services.celebrations.posts_between(GROUP, *span)
    found = await services.celebrations.observance(GROUP, post.occurrences[0].slug)
    assert (found.name, found.what, found.idea) == (READS.name, READS.why, READS.activity)
    assert [row[0] for row in await waiting(database, ANSWER)] == [str(day.id)]
    for decide in (services.proposals.approve, services.proposals.decline):
        with pytest.raises(Refusal, match="decided that one already"):
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
    """Each way of proposing what is there has its sentence; after a no it may be proposed anew."""
    await set_up(services, NOW)
    first = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)
    again = Proposal("  prairie READS day ")
    yearly = When(rule="FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4")
    for when in (DAY, yearly):
        with pytest.raises(Refusal) as waits:
            await services.proposals.propose(GROUP, LUIS, again, when, NOW)
        assert waits.value.message == words.ALREADY_PROPOSED.format(name=READS.name)
    await services.proposals.propose(OTHER, LUIS, READS, DAY, NOW)

    await services.proposals.approve(GROUP, first.id, MARTA, NOW)
    with pytest.raises(Refusal) as there:
        await services.proposals.propose(GROUP, LUIS, again, DAY, NOW)
    assert there.value.message == words.ALREADY_OWN.format(name=READS.name)
    with pytest.raises(Refusal) as listed:
        await services.proposals.propose(GROUP, LUIS, Proposal("World poetry day"), DAY, NOW)
    assert listed.value.message == words.ALREADY_LISTED.format(name="World Poetry Day")

    other = When(date(2028, 3, 2), date(2028, 3, 2))
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


async def test_asking_is_planned_for_whoever_celebrates(
    services: Services, database: Database
) -> None:
    """The second school day of January comes next, then that of the new school year; once each."""
    await set_up(services, NOW)
    assert await waiting(database, ASK) == []
    await services.choices.take_list(GROUP, "calm", NOW)
    january = await waiting(database, ASK)
    await services.groups.change(GROUP, NOW, zone="Europe/London")
    london = await waiting(database, ASK)
    await services.groups.change(GROUP, NOW, switched_on=frozenset())
    off = await waiting(database, ASK)
    await services.groups.change(
        GROUP, NOW + timedelta(days=150), switched_on=frozenset({"celebrations"})
    )

    assert january == [("", "2027-january", "Tue 05 Jan 2027 13:15")]
    assert london == [("", "2027-january", "Tue 05 Jan 2027 07:15")]
    assert off == []
    assert await waiting(database, ASK) == [("", "2027-begin", "Tue 17 Aug 2027 06:15")]


async def test_what_is_asked_for(services: Services) -> None:
    """What is chosen and undated, unless its time of the year is long over."""
    await set_up(services, NOW)
    await services.choices.take_list(GROUP, "everything", NOW)

    async def asked(now: datetime) -> set[str]:
        return {one.observance.slug for one in await services.asking.undated(GROUP, now)}

    september = await asked(NOW)
    january = await asked(NOW.replace(year=2027, month=1, day=5))
    assert september >= {"us-media-literacy-week", "storywalk-week", "national-library-week"}
    assert "banned-books-week" not in september
    assert january == september - {"us-media-literacy-week"}


async def test_ones_own_data(services: Services, database: Database) -> None:
    """Days and drafts are exported; forgetting removes them, but for what the group took."""
    await set_up(services, NOW)
    taken = await services.proposals.propose(GROUP, DANA, READS, DAY, NOW)
    await services.proposals.approve(GROUP, taken.id, MARTA, NOW)
    later = When(date(2027, 4, 5), date(2027, 4, 5))
    await services.proposals.propose(GROUP, DANA, Proposal("Another day"), later, NOW)
    await services.proposals.propose(GROUP, LUIS, Proposal("Luis's day"), later, NOW)
    await services.day_drafts.keep(GROUP, DANA, {"name": "A draft"}, NOW)
    person = Person(GROUP, DANA)
    exported = await services.privacy.export(person)
    await services.privacy.forget(person, NOW)

    assert [row["name"] for row in exported.sheets["days I proposed"]] == [
        "Prairie Reads Day",
        "Another day",
    ]
    assert "A draft" in exported.sheets["drafts of days"][0]["content"]
    left = {day.observance.name: day.member_id for day in await services.proposals.open(GROUP)}
    assert left == {"Prairie Reads Day": None, "Luis's day": LUIS}
    async with database.read() as connection:
        drafts = await connection.execute(select(func.count()).select_from(DayDraftRow))
        assert drafts.scalar_one() == 0
    assert "days I proposed" not in (await services.privacy.export(person)).sheets

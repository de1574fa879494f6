"""What groups choose and enter, as it is kept, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.celebrations.asking import ASK
from bot.celebrations.gatherings import DAY as DAY_POST
from bot.celebrations.rules import Proposal
from bot.celebrations.selection import Selection
from bot.celebrations.tables import OwnDayRow
from bot.celebrations.when import CelebrationDays
from bot.kit.errors import NotFound
from bot.school.clock import SchoolYear
from tests.celebrations.groups import GROUP, MARTA, OTHER, set_up, waiting
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock
    from bot.services import Services

DAY = CelebrationDays(date(2027, 3, 4), date(2027, 3, 4))
READS = Proposal("Prairie Reads Day", why="Everyone reads.", activity="Read a page.")
TABLE = "name,from,to,link\nPrairie Reads Day,2027-03-04,,\nAuthor visit,2027-05-03,2027-05-07,\n"


async def test_nothing_until_it_is_chosen(services: Services) -> None:
    """A group that chose nothing has no calendar and no posts; the one beside it is no matter."""
    await set_up(services, NOW)
    await set_up(services, NOW, OTHER)
    await services.selections.take_list(OTHER, "everything", NOW)
    year = date(2026, 9, 1), date(2027, 8, 31)

    assert await services.celebrations.choice(GROUP) is None
    assert await services.celebrations.posts_between(GROUP, *year) == []
    assert len(await services.celebrations.posts_between(OTHER, *year)) > 30


async def test_choosing(services: Services) -> None:
    """A list, packs, a cap and changes one by one are kept together, and each can be taken back."""
    await set_up(services, NOW)
    selections = services.selections
    await selections.take_list(GROUP, "everything", NOW)
    await selections.take_packs(GROUP, {"funny", "no pack"}, NOW)
    await selections.add(GROUP, "roald-dahl-story-day", NOW)
    await selections.remove(GROUP, "dictionary-day", NOW)
    kept = await services.celebrations.choice(GROUP)
    assert kept == Selection(
        "everything",
        frozenset({"funny"}),
        frozenset({"roald-dahl-story-day"}),
        frozenset({"dictionary-day"}),
        weekly_cap=1,
        country="US",
    )

    await selections.take_list(GROUP, "calm", NOW)
    await selections.remove(GROUP, "roald-dahl-story-day", NOW)
    await selections.add(GROUP, "dictionary-day", NOW)
    await selections.take_packs(GROUP, (), NOW)
    assert await services.celebrations.choice(GROUP) == Selection(
        "calm",
        added=frozenset({"dictionary-day"}),
        removed=frozenset({"roald-dahl-story-day"}),
        country="US",
    )
    await selections.cap(GROUP, 2, NOW)
    capped = await services.celebrations.choice(GROUP)
    assert capped is not None
    assert capped.weekly_cap == 2
    with pytest.raises(NotFound):
        await selections.take_list(GROUP, "no list", NOW)


async def test_ticking_a_page(services: Services) -> None:
    """What stayed as it was is no change by hand, and what was not on the page stays."""
    await set_up(services, NOW)
    await services.selections.take_list(GROUP, "calm", NOW)
    page = ["world-read-aloud-day", "library-lovers-day", "no-such-day"]
    found = await services.selections.pick(GROUP, page, page, NOW)

    assert found.choice.added == {"library-lovers-day"}
    assert found.choice.removed == frozenset()
    assert len(found.chosen()) == 13


async def test_two_who_choose_at_once(services: Services) -> None:
    """Changes of the same moment are both kept."""
    await set_up(services, NOW)
    slugs = [f"{one}-day" for one in ("dictionary", "thesaurus", "towel", "limerick", "hobbit")]
    await asyncio.gather(*(services.selections.add(GROUP, slug, NOW) for slug in slugs))
    choice = await services.celebrations.choice(GROUP)

    assert choice is not None
    assert choice.added == set(slugs)


async def test_what_follows_is_in_the_same_transaction(services: Services) -> None:
    """Whatever plans by the calendar sees the change, and undoes it when it cannot."""
    await set_up(services, NOW)
    await services.selections.take_list(GROUP, "calm", NOW)
    seen: list[tuple[int, int]] = []

    async def follow(
        connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        picks = await connection.execute(select(func.count()).select_from(OwnDayRow))
        seen.append((guild_id, picks.scalar_one()))
        if len(seen) == 2:
            raise RuntimeError("cannot")

    services.celebrations.on_change.add(follow)
    await services.proposals.propose(GROUP, MARTA, READS, DAY, NOW, approved=True)
    with pytest.raises(RuntimeError, match="cannot"):
        await services.selections.take_list(GROUP, "usual", NOW)
    choice = await services.celebrations.choice(GROUP)

    assert seen[0] == (GROUP, 1)
    assert choice is not None
    assert choice.base == "calm"


async def test_dates_of_ones_own(services: Services) -> None:
    """A date that a group entered is its own; the days inside the week come along."""
    await set_up(services, NOW)
    await set_up(services, NOW, OTHER)
    for guild_id in (GROUP, OTHER):
        await services.selections.take_list(guild_id, "usual", NOW)
        await services.selections.add(guild_id, "national-library-workers-day", NOW)
    before = [one.observance.slug for one in await services.asking.undated(GROUP, NOW)]
    week = date(2027, 4, 4), date(2027, 4, 10)
    await services.selections.enter_date(GROUP, "national-library-week", *week, NOW)
    posts = await services.celebrations.posts_between(GROUP, *week)

    assert before == ["national-library-week"]
    assert await services.asking.undated(GROUP, NOW) == []
    assert {post.day: [one.slug for one in post.occurrences] for post in posts} == {
        date(2027, 4, 5): ["national-library-week"],
        date(2027, 4, 6): ["national-library-workers-day"],
    }
    assert len(await services.asking.undated(OTHER, NOW)) == 1
    with pytest.raises(NotFound):
        await services.selections.enter_date(GROUP, "own-1", *week, NOW)


async def test_the_hosts_date(services: Services) -> None:
    """One entry counts for every group, and a group's own counts before it."""
    for guild_id in (GROUP, OTHER):
        await set_up(services, NOW, guild_id)
        await services.selections.take_list(guild_id, "usual", NOW)
    theirs, hosts = date(2027, 4, 4), date(2027, 4, 11)
    six = timedelta(days=6)
    slug, dates = "national-library-week", services.host_dates
    await services.selections.enter_date(OTHER, slug, theirs, theirs + six, NOW)
    before = await services.asking.undated(GROUP, NOW)
    reached = await dates.enter(slug, hosts, hosts + six, NOW)
    days = []
    for guild_id in (GROUP, OTHER):
        posts = await services.celebrations.posts_between(guild_id, theirs, hosts + six)
        days.append([post.day for post in posts if slug in [one.slug for one in post.occurrences]])

    assert reached == 2
    assert [one.observance.slug for one in before] == [slug]
    assert await services.asking.undated(GROUP, NOW) == []
    assert days == [[hosts + timedelta(days=1)], [theirs + timedelta(days=1)]]
    assert await dates.drop(slug, 2027, NOW)
    assert not await dates.drop(slug, 2027, NOW)
    assert len(await services.asking.undated(GROUP, NOW)) == 1
    with pytest.raises(NotFound):
        await dates.enter("own-1", hosts, hosts, NOW)


async def test_what_is_planned_follows_the_host(services: Services, database: Database) -> None:
    """The next post is planned for the host's date, without a restart."""
    await set_up(services, NOW)
    await services.selections.add(GROUP, "national-library-week", NOW)
    assert await waiting(database, DAY_POST) == []
    await services.host_dates.enter(
        "national-library-week", date(2027, 4, 11), date(2027, 4, 17), NOW
    )

    assert [day for _, day, _ in await waiting(database, DAY_POST)] == ["2027-04-12"]


async def test_asking_is_planned_for_whoever_celebrates(
    services: Services, database: Database
) -> None:
    """The second school day of January comes next, then that of the new school year; once each."""
    await set_up(services, NOW)
    assert await waiting(database, ASK) == []
    await services.selections.take_list(GROUP, "calm", NOW)
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


@pytest.mark.parametrize(
    ("begins", "asked"), [(12, "Thu 13 Aug 2026"), (13, "Fri 14 Aug 2026"), (14, "Fri 14 Aug 2026")]
)
async def test_asking_stays_in_the_first_week(
    services: Services, database: Database, begins: int, asked: str
) -> None:
    """Where school begins on a Friday, that day is all of its first week."""
    july = NOW.replace(month=7, day=1)
    await set_up(services, july)
    year = SchoolYear(date(2026, 8, begins), date(2027, 5, 28))
    await services.groups.set_school(GROUP, year, july)
    await services.selections.take_list(GROUP, "usual", july)
    ((_, name, at),) = await waiting(database, ASK)

    assert name == "2026-begin"
    assert at.startswith(asked)


async def test_what_is_asked_for(services: Services) -> None:
    """What is chosen and undated, unless its time of the year is long over."""
    await set_up(services, NOW)
    await services.selections.take_list(GROUP, "everything", NOW)

    async def asked(now: datetime) -> set[str]:
        return {one.observance.slug for one in await services.asking.undated(GROUP, now)}

    september = await asked(NOW)
    january = await asked(NOW.replace(year=2027, month=1, day=5))
    assert september >= {"us-media-literacy-week", "storywalk-week", "national-library-week"}
    assert "banned-books-week" not in september
    assert january == september - {"us-media-literacy-week", "digital-citizenship-week"}

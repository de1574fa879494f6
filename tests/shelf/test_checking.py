"""Links that are tried once a week: marked after three weeks, and the owner asked once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from bot.agenda.occurrences import Done, Dropped, Due, Planned
from bot.shelf import checking, words
from bot.shelf.checking import AT_ONCE, BROKEN, LOOK, LinkChecks, LookAtLinks
from bot.shelf.probing import FAILS, OPENS, UNKNOWN, Prober
from bot.shelf.rules import ResourceDraft
from cogs.shelf.jobs import broken as broken_card
from tests.discord import text
from tests.ui.telling import waiting

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.services import Services
    from bot.shelf.rules import Resource
    from tests.conftest import StandingClock
    from tests.discord import World

GROUP, DANA = 1_001, 11
WEEK = timedelta(days=7)


class Answers(Prober):
    """A prober that asks nobody, and says what it's told to."""

    def __init__(self, **outcomes: str) -> None:
        super().__init__()
        self.outcomes = outcomes
        self.asked: list[str] = []

    async def look(self, link: str) -> str:
        """Return what was said of the host's first label."""
        self.asked.append(link)
        return self.outcomes.get(link.split("//")[1].split(".")[0], OPENS)


@pytest.fixture
def checks(database: Database) -> LinkChecks:
    """What's to be tried."""
    return LinkChecks(database)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked in these tests, so nobody is given time either."""
    monkeypatch.setattr(checking, "PAUSE", 0)


async def put(services: Services, now: datetime, name: str) -> Resource:
    """Put a link on the shelf."""
    offer = ResourceDraft(f"The {name}", f"https://{name}.example/page")
    return (await services.shelf.add(GROUP, DANA, "Dana", offer, now)).resource


def due_row(now: datetime) -> Due:
    """Return the row that the agenda hands out."""
    row = {"id": 1, "kind": LOOK, "guild_id": 0, "subject_id": 0, "member_id": 0}
    times = {"due_at": now, "use_by": now + WEEK, "occurrence": f"{now:%Y-%m-%d}"}
    return cast("Due", _Row(**row, **times))


class _Row:
    def __init__(self, **values: object) -> None:
        vars(self).update(values)


async def rounds(checks: LinkChecks, prober: Prober, clock: StandingClock, weeks: int = 1) -> None:
    """Try what's due, once a week."""
    handler = LookAtLinks(checks, prober, on=True)
    for _ in range(weeks):
        assert await handler.deliver(due_row(clock.now()), clock.now()) == Done()
        clock.advance(WEEK)


async def test_three_weeks(services: Services, checks: LinkChecks, clock: StandingClock) -> None:
    """Two failures say nothing; the third marks the link, and one that opens clears it."""
    gone = await put(services, clock.now(), "gone")
    fine = await put(services, clock.now(), "fine")
    prober = Answers(gone=FAILS)
    await rounds(checks, prober, clock, 2)
    assert not (await services.shelf.get(GROUP, gone.id)).broken
    await rounds(checks, prober, clock)

    assert (await services.shelf.get(GROUP, gone.id)).broken
    assert not (await services.shelf.get(GROUP, fine.id)).broken
    prober.outcomes = {}
    await rounds(checks, prober, clock)
    assert not (await services.shelf.get(GROUP, gone.id)).broken


async def test_once_a_week(services: Services, checks: LinkChecks, clock: StandingClock) -> None:
    """A link that was tried isn't tried again before a week is over; a new one is."""
    await put(services, clock.now(), "one")
    prober = Answers()
    handler = LookAtLinks(checks, prober, on=True)
    for _ in range(2):
        await handler.deliver(due_row(clock.now()), clock.now())
    await put(services, clock.now(), "two")
    await handler.deliver(due_row(clock.now()), clock.now())

    assert prober.asked == ["https://one.example/page", "https://two.example/page"]


async def test_a_new_link(services: Services, checks: LinkChecks, clock: StandingClock) -> None:
    """What failed says nothing of the link that took its place."""
    gone = await put(services, clock.now(), "gone")
    await rounds(checks, Answers(gone=FAILS), clock, 3)
    offer = ResourceDraft("The page", "https://moved.example/page")
    await services.shelf.edit(GROUP, gone.id, DANA, offer, clock.now())
    assert not (await services.shelf.get(GROUP, gone.id)).broken
    [link] = await checks.to_try(clock.now())

    assert (link.link, link.failures) == (offer.link, 0)


async def test_a_connection_that_is_away(
    services: Services, checks: LinkChecks, clock: StandingClock
) -> None:
    """Where nothing opens at all, the fault is more likely here, and nobody is blamed."""
    things = [await put(services, clock.now(), name) for name in ("one", "two", "three")]
    await rounds(checks, Answers(one=FAILS, two=FAILS, three=FAILS), clock, 3)

    assert not any([(await services.shelf.get(GROUP, one.id)).broken for one in things])


async def test_what_nobody_knows(
    services: Services, checks: LinkChecks, clock: StandingClock
) -> None:
    """A link that can't be judged is no failure."""
    one = await put(services, clock.now(), "one")
    await rounds(checks, Answers(one=UNKNOWN), clock, 4)

    assert not (await services.shelf.get(GROUP, one.id)).broken


async def test_many_links(
    services: Services, checks: LinkChecks, database: Database, clock: StandingClock
) -> None:
    """Some at a time, until all were tried; then the next day."""
    for number in range(AT_ONCE + 3):
        await put(services, clock.now(), f"site{number}")
    prober = Answers()
    rows: list[Planned] = []
    handler = LookAtLinks(checks, prober, on=True)
    due, now = due_row(clock.now()), clock.now()
    for _ in range(2):
        await handler.deliver(due, now)
        async with database.write() as connection:
            rows += await handler.record(connection, due, Done(), now)

    assert len(prober.asked) == len(set(prober.asked)) == AT_ONCE + 3
    assert rows[0].occurrence == f"{now:%Y-%m-%d}.1"
    assert rows[0].due_at - now < timedelta(minutes=5)
    assert rows[1].occurrence == f"{(rows[1].due_at):%Y-%m-%d}"


async def test_taken_down_meanwhile(
    services: Services, checks: LinkChecks, clock: StandingClock
) -> None:
    """What's taken down while it's tried stays away; the others are noted, once for a week."""
    now = clock.now()
    gone, there = [await put(services, now, name) for name in ("gone", "there")]
    found = dict.fromkeys(await checks.to_try(now), OPENS)
    await services.shelf.remove(GROUP, gone.id, DANA, now)
    await checks.record(found, now)
    await checks.record(found, now)

    assert await checks.to_try(now) == []
    assert [one.resource_id for one in await checks.to_try(now + WEEK)] == [there.id]


async def test_off(checks: LinkChecks, clock: StandingClock) -> None:
    """Where the host doesn't allow it, nobody is asked."""
    prober = Answers()
    handler = LookAtLinks(checks, prober, on=False)

    assert isinstance(await handler.deliver(due_row(clock.now()), clock.now()), Dropped)
    assert prober.asked == []


async def test_the_owner_is_asked_once(world: World) -> None:
    """At their next press, with the way to change it; not again for the same link."""
    await world.switch_on("shelf")
    link = "https://gone.example/page"
    await world.dana.slash(world.channel, "resource add", title="The guide", link=link)
    checks = world.services.link_checks
    handler = LookAtLinks(checks, Answers(gone=FAILS), on=True)
    for _ in range(4):
        now = world.clock.now()
        await handler.deliver(due_row(now), now)
        await world.advance(days=7)
    waits = [one for one in await waiting(world, world.dana) if one.kind == BROKEN]

    assert len(waits) == 1
    found = await world.luis.slash(world.channel, "resource find")
    assert words.BROKEN in text(found)
    told = await broken_card(world.client, waits[0])
    assert told is not None
    assert "in three different weeks" in told.content
    moved = ResourceDraft("The guide", "https://moved.example/page")
    await world.services.shelf.edit(world.guild.id, 1, world.dana.id, moved, world.clock.now())
    assert await broken_card(world.client, waits[0]) is None

"""Spots: the last one is one person's, and one that opens goes to who waits longest."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda.occurrences import Due
from bot.kit.errors import NotFound
from bot.meetups import kinds
from bot.meetups.rules import COMING, WAITING
from bot.meetups.spans import Span
from tests.meetups.meeting import (
    CHAT,
    DANA,
    GUILD,
    LUIS,
    MARTA,
    ONCE,
    RUTH,
    STARTS,
    WEDNESDAY,
    WEEKLY,
    a_group,
    meet,
)

if TYPE_CHECKING:
    from bot.agenda.agenda import Agenda
    from bot.meetups.meetup import Meetup
    from bot.services import Services
    from tests.conftest import StandingClock

ONE_SPOT = replace(CHAT, spots="1")
MANY = range(200, 210)


async def _states(services: Services, meetup: Meetup, *members: int) -> list[str | None]:
    return [await services.rsvps.state(meetup, WEDNESDAY, one) for one in members]


async def _planned(agenda: Agenda, kind: str, until: timedelta) -> list[tuple[str, int]]:
    found = await agenda.coming(GUILD, [kind], STARTS + until)
    return [(one.kind, one.count) for one in found]


async def test_ten_press_for_the_last_spot(services: Services, clock: StandingClock) -> None:
    """Pressed by ten at once, it's one person's; the nine others read that it's full."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock, plan=ONE_SPOT)
    key = GUILD, meetup.id, WEDNESDAY

    found = await asyncio.gather(
        *(services.rsvps.answer(*key, one, COMING, clock.now()) for one in MANY)
    )

    assert sorted(one.full for one in found) == [False] + [True] * 9
    seen = await services.meetups.seen(GUILD, meetup.id, clock.now())
    assert dict(seen.count.by_state) == {"coming": 1}
    assert seen.is_full


async def test_a_spot_opens_while_ten_wait(
    services: Services, clock: StandingClock, agenda: Agenda
) -> None:
    """One of the ten is told, the one who waited longest; nobody else can take it meanwhile."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, plan=ONE_SPOT)
    key, rsvps = (GUILD, meetup.id, WEDNESDAY), services.rsvps
    await rsvps.answer(*key, DANA, COMING, clock.now())
    for one in MANY:
        assert (await rsvps.answer(*key, one, WAITING, clock.now())).state == "waiting"

    await asyncio.gather(
        rsvps.answer(*key, DANA, None, clock.now()),
        *(rsvps.answer(*key, one, WAITING, clock.now()) for one in MANY),
        rsvps.answer(*key, LUIS, COMING, clock.now()),
    )

    seen = await services.meetups.seen(GUILD, meetup.id, clock.now())
    states = await _states(services, meetup, *MANY)
    # Luis may have pressed before or after Dana said no: either way one person has the spot.
    assert seen.count.of("coming", "offered") == 1
    assert states.count("offered") + seen.count.coming == 1
    assert states[0] != "waiting" or states.count("offered") == 0
    offers = await _planned(agenda, kinds.SPOT, timedelta())
    assert offers == ([(kinds.SPOT, 1)] if "offered" in states else [])


async def test_in_order(services: Services, clock: StandingClock) -> None:
    """Who gets a spot that opens can take it; the next date's is the next in line's."""
    await a_group(services, clock, "Dana", "Luis", "Marta", "Ruth")
    meetup = await meet(services, clock, plan=ONE_SPOT)
    key, rsvps = (GUILD, meetup.id, WEDNESDAY), services.rsvps
    await rsvps.answer(*key, DANA, COMING, clock.now())
    await rsvps.answer(*key, LUIS, WAITING, clock.now())
    await rsvps.answer(*key, MARTA, WAITING, clock.now())

    await rsvps.answer(*key, DANA, None, clock.now())
    ruth = await rsvps.answer(*key, RUTH, COMING, clock.now())
    luis = await rsvps.answer(*key, LUIS, COMING, clock.now())

    assert ruth.full
    assert luis.state == "coming"
    await rsvps.answer(*key, LUIS, None, clock.now())
    assert await _states(services, meetup, LUIS, MARTA) == [None, "offered"]


async def test_a_spot_that_nobody_takes(services: Services, clock: StandingClock) -> None:
    """Who doesn't take it in a school day lets the next in line have it."""
    await a_group(services, clock, "Dana", "Luis", "Marta")
    meetup = await meet(services, clock, plan=ONE_SPOT)
    key, rsvps = (GUILD, meetup.id, WEDNESDAY), services.rsvps
    await rsvps.answer(*key, DANA, COMING, clock.now())
    await rsvps.answer(*key, LUIS, WAITING, clock.now())
    await rsvps.answer(*key, MARTA, WAITING, clock.now())
    await rsvps.answer(*key, DANA, None, clock.now())
    clock.advance(timedelta(days=1))

    about = {"day": str(WEDNESDAY), "which": "", "at": ""}
    due = Due(1, kinds.LAPSE, GUILD, meetup.id, LUIS, "x", about, clock.at, clock.at, 1, clock.at)
    async with services.meetups._database.write() as connection:
        await rsvps.lapse(connection, due, clock.now())

    assert await _states(services, meetup, LUIS, MARTA) == [None, "offered"]


async def test_who_leaves_makes_room(services: Services, clock: StandingClock) -> None:
    """Somebody who leaves the server comes to nothing anymore, and the next in line has it."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, plan=ONE_SPOT)
    key, rsvps = (GUILD, meetup.id, WEDNESDAY), services.rsvps
    await rsvps.answer(*key, DANA, COMING, clock.now())
    await rsvps.answer(*key, LUIS, WAITING, clock.now())

    await services.members.leave(GUILD, DANA, clock.now())

    assert await _states(services, meetup, DANA, LUIS) == [None, "offered"]
    assert [one.id for one in await services.meetup_oversight.adrift(GUILD)] == [meetup.id]


async def test_too_late_to_tell(services: Services, clock: StandingClock) -> None:
    """A spot that opens too late to tell anyone in school hours is anybody's who presses."""
    await a_group(services, clock, "Dana", "Luis", "Marta")
    breakfast = replace(ONCE, span=Span(WEDNESDAY, time(6, 45), 30))
    meetup = await meet(services, clock, breakfast, ONE_SPOT)
    key, rsvps = (GUILD, meetup.id, WEDNESDAY), services.rsvps
    await rsvps.answer(*key, DANA, COMING, clock.now())
    await rsvps.answer(*key, LUIS, WAITING, clock.now())
    clock.at = STARTS - timedelta(hours=20)  # Tuesday at 7:30 PM

    await rsvps.answer(*key, DANA, None, clock.now())
    marta = await rsvps.answer(*key, MARTA, COMING, clock.now())

    assert marta.state == "coming"
    assert await _states(services, meetup, LUIS) == ["waiting"]


async def test_more_spots(services: Services, clock: StandingClock) -> None:
    """An organizer who adds spots lets those who wait longest have them."""
    await a_group(services, clock, "Dana", "Luis", "Marta", "Ruth")
    meetup = await meet(services, clock, plan=ONE_SPOT)
    key, rsvps = (GUILD, meetup.id, WEDNESDAY), services.rsvps
    await rsvps.answer(*key, DANA, COMING, clock.now())
    for one in (LUIS, MARTA, RUTH):
        await rsvps.answer(*key, one, WAITING, clock.now())

    more = replace(CHAT, spots="3")
    await services.meetups.edit(GUILD, meetup.id, DANA, more, clock.now(), runs=False)
    await rsvps.after_edit(GUILD, meetup.id, clock.now())

    states = await _states(services, meetup, LUIS, MARTA, RUTH)
    assert states == ["offered", "offered", "waiting"]


async def test_a_later_date(services: Services, clock: StandingClock, agenda: Agenda) -> None:
    """Any date to come has its own answers, spots and line; those of the next stay as they are."""
    await a_group(services, clock, "Dana", "Luis", "Marta")
    meetup = await meet(services, clock, WEEKLY, ONE_SPOT)
    later = WEDNESDAY + timedelta(weeks=2)
    next_, then = (GUILD, meetup.id, WEDNESDAY), (GUILD, meetup.id, later)
    rsvps = services.rsvps
    assert (await rsvps.answer(*next_, LUIS, COMING, clock.now())).state == "coming"
    there = await rsvps.answer(*then, LUIS, COMING, clock.now())
    assert (there.state, there.meetup.next_day) == ("coming", later)
    assert (await rsvps.answer(*then, MARTA, COMING, clock.now())).full
    assert (await rsvps.answer(*then, MARTA, WAITING, clock.now())).state == "waiting"

    await rsvps.answer(*then, LUIS, None, clock.now())

    shown = await services.meetups.mine(GUILD, meetup.id, MARTA, clock.now(), later)
    assert (shown.state, shown.seen.count.coming) == ("offered", 0)
    assert shown.seen.later[0] == STARTS + timedelta(weeks=3)
    assert (await services.meetups.mine(GUILD, meetup.id, LUIS, clock.now())).state == "coming"
    assert await _planned(agenda, kinds.SPOT, timedelta()) == [(kinds.SPOT, 1)]
    await services.meetups.end(GUILD, meetup.id, DANA, clock.now(), runs=False)
    with pytest.raises(NotFound):
        await rsvps.answer(*then, MARTA, COMING, clock.now())
    tidied = await agenda.coming(GUILD, [kinds.TIDY], clock.now() + timedelta(days=31))
    assert sum(one.count for one in tidied) == 2


async def test_an_old_date(services: Services, clock: StandingClock) -> None:
    """A press on a date that's over leads to what's next."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock)

    day = WEDNESDAY - timedelta(days=7)

    with pytest.raises(NotFound) as refused:
        await services.rsvps.answer(GUILD, meetup.id, day, DANA, COMING, clock.now())

    assert refused.value.ways == (f"meetup:show:{meetup.id}",)

"""Rounds as they are kept: who is in, who waits, who rests, and what follows; both databases."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from bot.coffee import kinds, rounds, words
from bot.coffee.forming import Seekers, form
from bot.kit.errors import NotFound, NotYours, Refusal
from tests.coffee.tables import EVERY, GROUP, OTHER, a_round, join, planned, set_up
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from bot.coffee.small import SmallGroup
    from bot.kit.database import Database
    from bot.services import Services

PEOPLE = tuple(range(11, 20))
DANA, LUIS, PRIYA, RUTH = PEOPLE[:4]
MONTH = timedelta(days=28)
DAYS = [NOW.date() + n * MONTH for n in range(10)]


def _pairs(groups: list[SmallGroup]) -> set[tuple[int, int]]:
    return {two for one in groups for two in combinations(one.members, 2)}


async def test_a_round(services: Services, database: Database) -> None:
    """Pairs, a three when odd; a room and a question for each; a repeat changes nothing."""
    await set_up(services, NOW)
    await join(services, NOW, *PEOPLE[:7])
    groups = await a_round(services, DAYS[0], NOW)
    rows = await planned(database)
    again = await a_round(services, DAYS[0], NOW)

    assert sorted(len(one.members) for one in groups) == [2, 2, 3]
    assert sorted(one for small in groups for one in small.members) == list(PEOPLE[:7])
    assert [one.id for one in again] == [one.id for one in groups]
    assert await planned(database) == rows
    count = {kind: sum(row[0] == kind for row in rows) for kind in EVERY}
    assert count | {kinds.ROUND: 0} == dict.fromkeys(EVERY, 0) | {kinds.ROOM: 3, kinds.ASK: 7}
    assert {due for kind, _, due in rows if kind == kinds.ASK} == {"Mon 28 Sep 14:00"}
    assert all(len(one.times) == 3 for one in groups)
    for one in groups:
        room = await services.rooms.get(GROUP, "coffee", str(one.id))
        assert room is not None
        assert room.members == room.left_to_add == one.members
        assert room.thread_name == "Coffee in September"


async def test_nobody_meets_twice(services: Services) -> None:
    """In seven rounds each of eight people meets each other one once."""
    await set_up(services, NOW)
    await join(services, NOW, *PEOPLE[:8])
    seen: set[tuple[int, int]] = set()
    for number in range(7):
        pairs = _pairs(await a_round(services, DAYS[number], NOW + number * MONTH))
        assert len(pairs) == 4
        assert not pairs & seen
        seen |= pairs

    assert len(seen) == 28
    eighth = _pairs(await a_round(services, DAYS[7], NOW + 7 * MONTH))
    first = (await services.pairing.ground(GROUP)).last
    assert len(eighth) == 4
    assert all(first[two] == NOW + 7 * MONTH for two in eighth)


async def test_who_is_not_in_it(services: Services, database: Database) -> None:
    """Who pauses, left or is not reachable is in no table; coordinators see numbers."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS, PRIYA, way="dm")
    await join(services, NOW, RUTH, *PEOPLE[4:6])
    await services.members.reschedule(GROUP, LUIS, NOW, paused_until=NOW + timedelta(days=2))
    await services.members.leave(GROUP, PEOPLE[4], NOW)
    groups = await a_round(services, DAYS[0], NOW, threads=False)
    found = await services.small_groups.overview(GROUP, NOW)

    assert [one.members for one in groups] == [(DANA, PRIYA)]
    assert found.left_out == {"away": 2, "unreachable": 2}
    assert (await services.small_groups.overview(OTHER, NOW)).groups == ()


async def test_a_round_of_one(services: Services, database: Database) -> None:
    """One person alone waits on, and is told; nobody at all is a round too."""
    await set_up(services, NOW)
    none = await a_round(services, DAYS[0], NOW)
    await join(services, NOW, DANA)
    later = NOW + MONTH
    groups = await a_round(services, DAYS[1], later)
    joined = await services.coffee.get(GROUP, DANA)

    assert none == groups == []
    assert joined is not None
    assert joined.waiting_since == NOW
    told = await planned(database, kinds.ALONE)
    assert [subject for _, subject, _ in told] == [str(DANA)]
    assert (await services.small_groups.overview(GROUP, later)).left_out == {"alone": 1}


async def test_wishes_are_respected(services: Services) -> None:
    """Anyone who would rather not meet never does, whichever of the two said so."""
    await set_up(services, NOW)
    await join(services, NOW, *PEOPLE[:6])
    await services.pairing.keep_not_with(GROUP, LUIS, {DANA, PRIYA}, NOW)
    seen = set()
    for number in range(6):
        seen |= _pairs(await a_round(services, DAYS[number], NOW + number * MONTH))

    assert not {(DANA, LUIS), (LUIS, PRIYA)} & seen
    assert len(seen) == 13


async def test_two_unanswered_rounds(services: Services, database: Database) -> None:
    """Who left two questions open rests and is told; one tap back, and it begins again."""
    await set_up(services, NOW)
    await join(services, NOW, *PEOPLE[:4])
    for number in range(2):
        at = NOW + number * MONTH
        (small,) = await a_round(services, DAYS[number], at)
        async with database.write() as connection:
            for one in small.members:
                await services.small_groups.asked(
                    connection, small.id, one, at + timedelta(days=14)
                )
        for one in (LUIS, PRIYA, RUTH):
            await services.small_groups.answer(GROUP, small.id, one, "no", at + timedelta(days=15))
    third = await a_round(services, DAYS[2], NOW + 2 * MONTH)
    dana = await services.coffee.get(GROUP, DANA)
    told = await planned(database, kinds.REST)
    back = await services.coffee.come_back(GROUP, DANA, NOW + 2 * MONTH)
    fourth = await a_round(services, DAYS[3], NOW + 3 * MONTH)

    assert [one.members for one in third] == [(LUIS, PRIYA, RUTH)]
    assert dana is not None
    assert dana.rested_at == NOW + 2 * MONTH
    assert [subject for _, subject, _ in told] == [str(DANA)]
    assert back.rested_at is None
    assert [one.members for one in fourth] == [(DANA, LUIS, PRIYA, RUTH)]


async def test_between_rounds(services: Services) -> None:
    """Who joins is offered who waits longest; wishes, pauses and a second taker count."""
    await set_up(services, NOW)
    find = services.rounds.longest_waiting
    for number, one in enumerate((DANA, LUIS, PRIYA)):
        await join(services, NOW + timedelta(hours=number), one)
    await services.pairing.keep_not_with(GROUP, DANA, {PRIYA}, NOW)

    assert await find(GROUP, LUIS, NOW, threads=True) == DANA
    assert await find(GROUP, PRIYA, NOW, threads=True) == LUIS
    assert await find(GROUP, RUTH, NOW, threads=True) is None
    assert await find(GROUP, LUIS, NOW, threads=False) is None
    await services.rounds.meet(GROUP, LUIS, DANA, NOW)
    small = await services.small_groups.current(GROUP, DANA, NOW)
    assert small is not None
    assert small.members == (DANA, LUIS)
    for one, other in ((PRIYA, LUIS), (PRIYA, PRIYA), (PRIYA, 999)):
        with pytest.raises(Refusal) as refused:
            await services.rounds.meet(GROUP, one, other, NOW)
        assert refused.value.message == words.OFFER_GONE
    assert await find(GROUP, PRIYA, NOW, threads=True) is None


async def test_two_take_the_same_person(services: Services) -> None:
    """Of two who tap in the same instant one gets the coffee, the other a sentence."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS, PRIYA)
    taps = [services.rounds.meet(GROUP, one, DANA, NOW) for one in (LUIS, PRIYA)]
    became = await asyncio.gather(*taps, return_exceptions=True)

    assert sorted(type(one).__name__ for one in became) == ["NoneType", "Refusal"]
    assert len((await services.small_groups.overview(GROUP, NOW)).groups) == 1


async def test_times_and_answers(services: Services) -> None:
    """A time that suits everyone is settled; a yes marks the plan once, for the one who says it."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS)
    (small,) = await a_round(services, DAYS[0], NOW)
    small_groups = services.small_groups
    await small_groups.suits(GROUP, small.id, DANA, 0)
    await small_groups.suits(GROUP, small.id, DANA, 2)
    open_ = await small_groups.suits(GROUP, small.id, LUIS, 1)
    settled = await small_groups.suits(GROUP, small.id, LUIS, 2)
    undone = await small_groups.suits(GROUP, small.id, LUIS, 2)
    for _ in range(2):
        await small_groups.answer(GROUP, small.id, DANA, "yes", NOW)
    await small_groups.answer(GROUP, small.id, LUIS, "planned", NOW)
    done = (await services.plans.overview(GROUP, DANA, NOW)).done
    luis = (await services.plans.overview(GROUP, LUIS, NOW)).done

    assert (open_.settled, settled.settled, undone.settled) == (None, 2, None)
    assert {goal: [one.source for one in entries] for goal, entries in done.items()} == {
        "weekly": ["coffee"],
        "monthly": ["coffee"],
        "quarterly": [],
    }
    assert not any(luis.values())
    assert (await small_groups.overview(GROUP, NOW)).states == {"yes": 1}


async def test_who_does_not_sit_there(services: Services) -> None:
    """A third person, another group and a time that is not there: a sentence, nothing changed."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS)
    (small,) = await a_round(services, DAYS[0], NOW)
    small_groups = services.small_groups
    with pytest.raises(NotYours):
        await small_groups.suits(GROUP, small.id, RUTH, 0)
    with pytest.raises(NotYours):
        await small_groups.answer(GROUP, small.id, RUTH, "yes", NOW)
    with pytest.raises(NotFound):
        await small_groups.answer(OTHER, small.id, DANA, "yes", NOW)
    with pytest.raises(NotFound):
        await small_groups.suits(GROUP, small.id, DANA, 7)

    assert await small_groups.get(GROUP, small.id) == small


async def test_many_people_are_formed_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of many come from a process of its own, and are the same as made here."""
    small = Seekers(dict.fromkeys(range(rounds.AT_ONCE + 7)))

    assert await rounds.formed(small, 2) == form(small)


async def test_someone_leaves_while_it_is_made(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who pauses while the groups are formed is not in them."""
    await set_up(services, NOW)
    await join(services, NOW, *PEOPLE[:4])
    usual = rounds.formed

    async def slowly(small: Seekers, size: int) -> object:
        if DANA in small.people:
            await services.members.reschedule(GROUP, DANA, NOW, paused_until=NOW + MONTH)
        return await usual(small, size)

    monkeypatch.setattr(rounds, "formed", slowly)
    (small,) = await a_round(services, DAYS[0], NOW)

    assert small.members == (LUIS, PRIYA, RUTH)


async def test_as_the_group_likes(services: Services) -> None:
    """How many sit at a table, and whose district comes first, hold in a round."""
    await set_up(services, NOW)
    await join(services, NOW, *PEOPLE[:8])
    for one in PEOPLE[:8]:
        await services.members.change(GROUP, one, district=" South" if one % 2 else "south ")
    for one in PEOPLE[:4]:
        await services.members.change(GROUP, one, district="North")
    await services.coffee.change_settings(GROUP, NOW, district="last")
    mixed = _pairs(await a_round(services, DAYS[0], NOW))
    await services.coffee.change_settings(GROUP, NOW, district="first")
    own = _pairs(await a_round(services, DAYS[1], NOW + MONTH))
    await services.coffee.change_settings(GROUP, NOW, size=4)
    fours = await a_round(services, DAYS[2], NOW + 2 * MONTH)

    assert all((one in PEOPLE[:4]) != (other in PEOPLE[:4]) for one, other in mixed)
    assert all((one in PEOPLE[:4]) == (other in PEOPLE[:4]) for one, other in own)
    assert [len(one.members) for one in fours] == [4, 4]


async def test_times_inside_the_hours_of_each(services: Services) -> None:
    """What is suggested is within the school hours that each set, in their own zone."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS)
    await services.members.reschedule(GROUP, LUIS, NOW, zone="America/Los_Angeles")
    await services.members.reschedule(GROUP, DANA, NOW, opens=time(7), closes=time(11))
    (small,) = await a_round(services, DAYS[0], NOW)
    school = await services.groups.school(GROUP)

    assert len(small.times) == 3
    for one in small.members:
        clock = await services.members.school(GROUP, one, school)
        assert all(clock.in_school_hours(at) for at in small.times)

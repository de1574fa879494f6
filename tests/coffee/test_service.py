"""Joining, sitting out, coming back, and when the next round is, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.coffee import kinds, words
from bot.kit.errors import Refusal
from bot.kit.personal import Person
from tests.coffee.tables import GROUP, OTHER, a_round, join, planned, set_up
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services

DANA, LUIS, PRIYA, RUTH = 11, 12, 13, 14
TUESDAY = date(2026, 9, 15)
ROUND = (kinds.ROUND, "", "Tue 15 Sep 14:00")


async def test_the_round_is_planned(services: Services, database: Database) -> None:
    """Where coffee is on, one round waits; it follows the settings and goes when it is off."""
    await set_up(services, NOW)
    first = await planned(database)
    await services.coffee.change_settings(GROUP, NOW, week=3)
    moved = await planned(database)
    await services.groups.change(GROUP, NOW, switched_on=frozenset())
    off = await services.coffee.coming(GROUP, NOW)

    assert first == [ROUND]
    assert moved == [(kinds.ROUND, "", "Tue 22 Sep 14:00")]
    assert await planned(database) == []
    assert off.day is None
    assert (await services.coffee.settings(GROUP)).week == 3
    assert (await services.coffee.settings(OTHER)).week == 2


async def test_joining_and_leaving(services: Services) -> None:
    """Who joins waits; joining again changes nothing; leaving twice is told kindly."""
    await set_up(services, NOW)
    await join(services, NOW, DANA)
    later = NOW + timedelta(days=3)
    again = await services.coffee.join(GROUP, DANA, later)

    assert (again.joined_at, again.waiting_since) == (NOW, NOW)
    assert await services.coffee.get(OTHER, DANA) is None
    await services.coffee.leave(GROUP, DANA)
    with pytest.raises(Refusal) as refused:
        await services.coffee.leave(GROUP, DANA)
    assert refused.value.message == words.NOT_JOINED
    with pytest.raises(Refusal):
        await services.coffee.skip(GROUP, DANA, NOW, skips=True)
    with pytest.raises(Refusal):
        await services.coffee.come_back(GROUP, DANA, NOW)


async def test_sitting_out(services: Services) -> None:
    """Who skips is not in that round, and in the one after it."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS, PRIYA)
    await services.coffee.skip(GROUP, DANA, NOW, skips=True)
    first = await a_round(services, TUESDAY, NOW)
    second = await a_round(services, date(2026, 10, 14), NOW + timedelta(days=29))
    await services.coffee.skip(GROUP, DANA, NOW, skips=True)
    back = await services.coffee.skip(GROUP, DANA, NOW, skips=False)

    assert [one.members for one in first] == [(LUIS, PRIYA)]
    assert [one.members for one in second] == [(DANA, LUIS, PRIYA)]
    assert back.skips is None


async def test_a_pause_that_ends(services: Services, database: Database) -> None:
    """An offer is planned for the moment at which a pause ends, also where that is sooner."""
    await set_up(services, NOW)
    await join(services, NOW, DANA)
    until = NOW + timedelta(days=20)
    await services.members.reschedule(GROUP, DANA, NOW, paused_until=until)
    waiting = await planned(database, kinds.OFFER)
    back = NOW + timedelta(days=2)
    await services.members.reschedule(GROUP, DANA, back, paused_until=None)
    sooner = await planned(database, kinds.OFFER)
    await services.members.reschedule(GROUP, DANA, back, zone="America/Denver")

    assert waiting == [(kinds.OFFER, str(DANA), "Sun 04 Oct 13:00")]
    assert sooner == [(kinds.OFFER, str(DANA), "Wed 16 Sep 13:00")]
    assert await planned(database, kinds.OFFER) == sooner


async def test_own_data(services: Services, database: Database) -> None:
    """A member's place and seats are exported without others; forgetting leaves no row behind."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS)
    (small,) = await a_round(services, TUESDAY, NOW)
    dana = Person(GROUP, DANA)
    sheets = (await services.privacy.export(dana)).sheets
    await services.privacy.forget(dana, NOW + timedelta(days=1))

    assert sheets["coffee"] == [
        {"joined_at": NOW, "waiting_since": None, "skips": None, "rested_at": None}
    ]
    assert sheets["my coffees"][0]["made_at"] == NOW
    assert str(LUIS) not in str(sheets["coffee"]) + str(sheets["my coffees"])
    assert (await services.privacy.export(dana)).sheets == {}
    assert (await services.small_groups.get(GROUP, small.id)).members == (LUIS,)
    subjects = {subject for _, subject, _ in await planned(database)}
    assert f"{small.id}:{DANA}" not in subjects
    assert (kinds.ENDED, f"{small.id}:{LUIS}", "Tue 15 Sep 13:00") in await planned(database)


async def test_whom_somebody_leaves_alone(services: Services, database: Database) -> None:
    """Who leaves the server ends the coffee of the one who stays: told, and waiting from then."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS)
    (small,) = await a_round(services, TUESDAY, NOW)
    day = timedelta(days=1)
    await services.members.leave(GROUP, DANA, NOW + day)
    luis = await services.coffee.get(GROUP, LUIS)
    await join(services, NOW + 2 * day, RUTH)
    offered = await services.rounds.longest_waiting(GROUP, RUTH, NOW + 2 * day, threads=True)

    assert await planned(database, kinds.ENDED) == [
        (kinds.ENDED, f"{small.id}:{LUIS}", "Tue 15 Sep 13:00")
    ]
    assert luis is not None
    assert luis.waiting_since == NOW + day
    assert offered == LUIS


async def test_who_has_met_is_told_nothing(services: Services, database: Database) -> None:
    """A coffee that took place has not ended when the other one leaves."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS)
    (small,) = await a_round(services, TUESDAY, NOW)
    await services.small_groups.answer(GROUP, small.id, LUIS, "yes", NOW)
    await services.privacy.forget(Person(GROUP, DANA), NOW)

    assert await planned(database, kinds.ENDED) == []


async def test_back_from_a_pause_after_a_round(services: Services) -> None:
    """Who paused while a round was made, and had a table before, waits for a partner too."""
    await set_up(services, NOW)
    await join(services, NOW, DANA, LUIS, PRIYA)
    await a_round(services, TUESDAY, NOW)
    then, back = NOW + timedelta(days=28), NOW + timedelta(days=35)
    await services.members.reschedule(GROUP, DANA, then, paused_until=back)
    await a_round(services, date(2026, 10, 14), then)
    await join(services, then, RUTH)
    find = services.rounds.longest_waiting

    assert await find(GROUP, RUTH, then, threads=True) is None
    assert await find(GROUP, DANA, back, threads=True) == RUTH
    assert await find(GROUP, RUTH, back, threads=True) == DANA

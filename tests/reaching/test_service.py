"""Where people want to be reached: one table, one read, one group at a time."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.personal import Person
from bot.reaching.rules import DmChannel, MethodChoice, Ways
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.services import Services

GUILD, OTHER, DANA, LUIS = 11, 12, 101, 102


async def test_one_read(services: Services) -> None:
    """What was chosen for each topic, and the channel; another group and person have their own."""
    reaching = services.reaching
    nothing = await reaching.ways(GUILD, DANA)
    await reaching.choose(GUILD, DANA, "general", "dm", MONDAY)
    await reaching.choose(GUILD, DANA, "coffee", "dm", MONDAY)
    await reaching.choose(GUILD, DANA, "coffee", "thread", MONDAY)
    await reaching.choose(GUILD, LUIS, "general", "here", MONDAY)
    await reaching.keep_channel(DANA, DmChannel(500, MONDAY))
    ways = await reaching.ways(GUILD, DANA)

    assert nothing == Ways()
    assert nothing.method("coffee") == "here"
    assert ways == Ways({"general": "dm", "coffee": "thread"}, DmChannel(500, MONDAY))
    assert (ways.method("coffee"), ways.method("mentor"), ways.dm_closed) == ("thread", "dm", True)
    assert await reaching.ways(OTHER, DANA) == Ways({}, DmChannel(500, MONDAY))


async def test_what_was_read_about_a_refusal(services: Services) -> None:
    """Who read why it's no direct message is told again only after one came through."""
    reaching = services.reaching
    await reaching.keep_channel(DANA, DmChannel(500, MONDAY))
    await reaching.refusal_was_read(DANA)
    told = (await reaching.ways(GUILD, DANA)).channel
    await reaching.keep_channel(DANA, DmChannel(500))

    assert told == DmChannel(500, MONDAY, refusal_read=True)
    assert (await reaching.ways(GUILD, DANA)).channel == DmChannel(500)


async def test_what_follows_fails(services: Services) -> None:
    """A choice and what follows it are one transaction."""

    async def fail(_connection: Connection, _choice: MethodChoice, _now: datetime) -> None:
        raise RuntimeError

    services.reaching.on_choose.add(fail)
    with pytest.raises(RuntimeError):
        await services.reaching.choose(GUILD, DANA, "nudge", "dm", MONDAY)

    assert await services.reaching.ways(GUILD, DANA) == Ways()
    assert not (await services.plans.get(GUILD, DANA)).made


async def test_forgetting(services: Services) -> None:
    """Choices are exported and forgotten, of one group only."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    for guild_id in (GUILD, OTHER):
        await services.reaching.choose(guild_id, DANA, "mentor", "dm", MONDAY)
    exported = await services.privacy.export(Person(GUILD, DANA))
    await services.privacy.forget(Person(GUILD, DANA), MONDAY)

    assert exported.sheets["how I am reached"] == [{"about": "mentor", "how": "dm"}]
    assert (await services.reaching.ways(GUILD, DANA)).chosen == {}
    assert (await services.reaching.ways(OTHER, DANA)).chosen == {"mentor": "dm"}


@pytest.mark.parametrize(
    ("days", "enough"), [((0,), False), ((0, 2), True), ((-1, -2, 0), False), ((0, 0, 4), True)]
)
def test_had_enough(days: tuple[int, ...], enough: bool) -> None:
    """Two in one week, Monday to Sunday where the group is, are enough."""
    contacts = tuple(MONDAY + timedelta(days=one) for one in days)
    friday = MONDAY + timedelta(days=4)

    assert Ways(contacts=contacts).had_enough(friday, "America/Chicago") == enough


async def test_counted_over_groups(services: Services) -> None:
    """What one person is told counts for all their groups; what's long past is dropped."""
    reaching, later = services.reaching, MONDAY + timedelta(days=9)
    for now in (MONDAY, later):
        await reaching.count_contact(GUILD, DANA, now)
    await reaching.keep_channel(DANA, DmChannel(500))

    assert (await reaching.ways(OTHER, DANA)).contacts == (later,)
    assert (await reaching.ways(GUILD, LUIS)).contacts == ()


async def test_counted_at_once(services: Services) -> None:
    """Two groups' processes may tell a person something in the same moment: both count."""
    reaching = services.reaching
    await asyncio.gather(*(reaching.count_contact(one, DANA, MONDAY) for one in (GUILD, OTHER)))

    assert (await reaching.ways(GUILD, DANA)).contacts == (MONDAY, MONDAY)

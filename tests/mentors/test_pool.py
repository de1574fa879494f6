"""What is known of people becomes reasons, and keeps out who may not be matched; both databases."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from bot.mentors import words
from tests.conftest import MONDAY
from tests.mentors.matched import (
    AMINA,
    DANA,
    DAY,
    GUILD,
    LATER,
    LUIS,
    OTHER,
    PRIYA,
    WEEK,
    a_group,
    asks,
    offers,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.members.service import MemberChange
    from bot.services import Services


pytestmark = pytest.mark.usefixtures("group")


async def why(services: Services, now: datetime = LATER, mentor_id: int = DANA) -> dict[str, str]:
    """Return the reasons of Luis and a mentor, with what stands in their sentences."""
    pool = await services.mentor_rounds.pool(GUILD, now, threads=True)
    request = await services.mentors.open_request(GUILD, LUIS)
    assert request is not None
    fit = pool.fit(request.id, mentor_id)
    assert fit is not None
    return {one.name: one.what for one in fit.reasons}


@pytest.mark.parametrize(
    ("dana", "luis", "wish", "name"),
    [
        ({"level": "high"}, {"level": "high"}, "any", "level"),
        ({"level": "high"}, {"level": "middle"}, "any", "near"),
        ({"district": "North"}, {"district": "south"}, "other", "other_district"),
        ({"district": "North "}, {"district": "north"}, "own", "own_district"),
    ],
)
async def test_what_they_told_of_themselves(
    services: Services, dana: MemberChange, luis: MemberChange, wish: str, name: str
) -> None:
    """The level and the district of `/me set` count where a form or a wish says nothing else."""
    await offers(services, DANA)
    await asks(services, LUIS)
    await services.mentors.update_options(GUILD, LUIS, MONDAY, district=wish)
    before = await why(services)
    for member_id, values in ((DANA, dana), (LUIS, luis)):
        await services.members.change(GUILD, member_id, **values)

    assert name not in before
    assert name in await why(services)


async def test_their_own_hours(services: Services) -> None:
    """Hours overlap as each keeps them, in their own zone."""
    await offers(services, DANA)
    await asks(services, LUIS)
    usual = (await why(services))["hours"]
    await services.members.reschedule(GUILD, LUIS, MONDAY, zone="America/Los_Angeles")
    west = (await why(services))["hours"]
    await services.members.reschedule(GUILD, DANA, MONDAY, opens=time(7), closes=time(9))
    early = await why(services)

    assert (usual, west) == ("10 hours", "8 hours")
    assert "hours" not in early


async def test_how_long_they_wait(services: Services) -> None:
    """Whole weeks count, from the day on which it was asked; who it was with before, too."""
    await offers(services, DANA)
    await asks(services, LUIS)
    now = MONDAY + 3 * WEEK

    assert (await why(services, now))["waited"] == "3 weeks"
    assert "waited" not in await why(services, MONDAY + 6 * DAY)
    assert "first" in await why(services, now)
    assert words.WHY["waited"].format(what="3 weeks").endswith("3 weeks.")


async def test_a_member_of_two_groups(services: Services) -> None:
    """What somebody offers, asks, wishes and took on in one group counts in that one alone."""
    await a_group(services, OTHER)
    await offers(services, DANA, guild_id=OTHER)
    await offers(services, AMINA)
    await asks(services, LUIS)
    await asks(services, LUIS, guild_id=OTHER, size="year")
    await services.pairing.keep_not_with(OTHER, LUIS, [AMINA, DANA], MONDAY)
    here = await services.mentor_rounds.round(GUILD, LATER, threads=True)
    there = await services.mentor_rounds.round(OTHER, LATER, threads=True)
    await services.mentor_asks.accept(GUILD, here[0].id, AMINA, LATER)
    await offers(services, AMINA, guild_id=OTHER)
    await asks(services, PRIYA, guild_id=OTHER)
    pool = await services.mentor_rounds.pool(OTHER, LATER, threads=True)

    assert [(one.guild_id, one.mentor_id) for one in here] == [(GUILD, AMINA)]
    assert there == []
    assert pool.offerings[AMINA].room == 1
    assert (await services.reaching.ways(GUILD, DANA)).chosen == {}

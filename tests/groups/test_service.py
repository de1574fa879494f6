"""A group's settings on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups.service import Coordinator, Group, Groups
from bot.kit.migrate import known_revisions
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock

HERE, THERE = 10, 20
MARTA, JOEL = 1, 2


async def test_server_never_set_up(services: Services) -> None:
    """A server that nobody set up has the defaults, and no row."""
    group = await services.groups.get(HERE)

    assert group == Group(HERE)
    assert group.has("wins")
    assert list(await services.groups.guild_ids()) == []


async def test_answers_one_by_one(services: Services, clock: StandingClock) -> None:
    """Each answer is kept beside the earlier ones."""
    await services.groups.change(HERE, clock.now(), wins_channel_id=5, name="Prairie")
    group = await services.groups.change(HERE, clock.now(), zone="America/Chicago")

    assert (group.wins_channel_id, group.zone, group.name) == (5, "America/Chicago", "Prairie")
    assert list(await services.groups.guild_ids()) == [HERE]


async def test_another_group(services: Services, clock: StandingClock) -> None:
    """What one group decides is nothing to another."""
    await services.groups.change(HERE, clock.now(), zone="America/Chicago")
    await services.groups.name_coordinator(HERE, MARTA, "Marta Olson", clock.now())

    assert await services.groups.get(THERE) == Group(THERE)


async def test_feature_off_and_on(
    services: Services, database: Database, clock: StandingClock
) -> None:
    """What was switched off is off after a restart too, until it is switched on."""
    await services.groups.change(HERE, clock.now(), switched_off=frozenset({"wins"}))
    restarted = Groups(database, SWITCHES)
    off = await restarted.get(HERE)
    on = await restarted.change(HERE, clock.now(), switched_off=frozenset())

    assert not off.has("wins")
    assert on.has("wins")


async def test_coordinators_by_name(services: Services, clock: StandingClock) -> None:
    """Coordinators are listed by name; naming one again renews the name."""
    groups = services.groups
    await groups.name_coordinator(HERE, MARTA, "M", clock.now())
    await groups.name_coordinator(HERE, JOEL, "Joel Reyes", clock.now())
    group = await groups.name_coordinator(HERE, MARTA, "Marta Olson", clock.now())

    assert group.coordinators == (
        Coordinator(JOEL, "Joel Reyes"),
        Coordinator(MARTA, "Marta Olson"),
    )
    assert group.runs(JOEL)


async def test_coordinator_off(services: Services, clock: StandingClock) -> None:
    """Who is taken off no longer runs the group."""
    await services.groups.name_coordinator(HERE, MARTA, "Marta Olson", clock.now())
    group = await services.groups.drop_coordinator(HERE, MARTA)

    assert not group.runs(MARTA)


async def test_changed_elsewhere(
    services: Services, database: Database, clock: StandingClock
) -> None:
    """What is at hand is read again after another process on the database changed it."""
    await services.groups.get(HERE)
    await Groups(database).change(HERE, clock.now(), zone="Europe/London")

    assert (await services.groups.get(HERE)).zone == "Europe/London"


async def test_revision(services: Services) -> None:
    """The database says which revision it is at."""
    assert await services.groups.revision() == known_revisions()[-1]

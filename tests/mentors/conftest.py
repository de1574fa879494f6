"""What tests of mentors share: a group with mentors switched on, and two who are matched.

What makes them is imported where it's needed: tests of pure rules start without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.mentors.records import Pair
    from bot.services import Services
    from tests.discord import World


@pytest.fixture
async def on(world: World) -> World:
    """A group with mentors switched on."""
    from tests.mentors.acting import switch_on

    await switch_on(world)
    return world


@pytest.fixture
async def matched(on: World) -> World:
    """Dana and Luis, matched for six weeks."""
    from tests.mentors.acting import match

    await match(on, on.dana, on.luis)
    return on


@pytest.fixture
async def group(services: Services) -> None:
    """A group whose services are called, without Discord."""
    from tests.mentors.matched import a_group

    await a_group(services)


@pytest.fixture
async def pair(services: Services) -> Pair:
    """Dana and Luis, matched for a school year."""
    from tests.mentors.matched import a_pair

    return await a_pair(services, size="year")

"""What every test of the plan may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.services import Services


@pytest.fixture
async def group(services: Services) -> None:
    """A group that is set up, with three people."""
    from tests.plans.people import arrive  # tests of the rules load nothing of it

    await arrive(services)

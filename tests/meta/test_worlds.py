"""The world that tests begin with is the one that setup leaves."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.conftest import StandingClock
from tests.discord import a_world

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings


async def test_what_setup_wrote_is_all_there(settings: Settings, sqlite_template: Path) -> None:
    """Set up by answering, then twice as every test finds it: row by row, and what's at hand."""
    found = []
    for number, answers in enumerate((True, False, False)):
        place = replace(settings, data_dir=settings.data_dir / f"{number}")
        place.data_dir.mkdir(parents=True)
        shutil.copy(sqlite_template, place.data_dir / "whats-working.db")
        async with a_world(place, StandingClock(), set_up=not answers) as world:
            if answers:
                await world.set_up()
            group = await world.services.groups.get(world.guild.id)
            found.append((group, await world.everything()))

    answered, *begun = found
    assert begun == [answered, answered]
    assert answered[0].wins_channel_id is not None
    assert len(answered[1]["agenda"]) > 5

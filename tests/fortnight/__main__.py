"""Print the two weeks: `python -m tests.fortnight > fortnight.txt`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from bot.kit import migrate
from bot.kit.database import Database
from bot.log import Secret
from bot.settings import Settings
from tests.conftest import MONDAY, StandingClock
from tests.discord import a_world
from tests.fortnight.story import live

if TYPE_CHECKING:
    from tests.fortnight.transcript import Transcript


async def run(folder: Path) -> Transcript:
    """Live through the two weeks in a folder of their own; return what everyone read."""
    settings = Settings(
        discord_token=Secret("a-token"),
        data_dir=folder,
        backup_limit_mb=0,
        requests_per_second=10_000,
    )
    database = Database(settings.resolved_database_url)
    await migrate.migrate(database, folder, MONDAY)
    await database.close()
    with capture_logs() as logged:
        async with a_world(settings, StandingClock()) as world:
            transcript = (await live(world)).transcript
            transcript.close(logged)
        return transcript


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(str(asyncio.run(run(Path(name)))))

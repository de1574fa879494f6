"""The drill that a host should have done once: killed, deleted, restored elsewhere, and on."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.kit.database import Database, sqlite_url
from bot.wins.tables import WinRow
from tests.wire.group import DATABASE, promised
from tests.wire.process import BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.group import Group

STORIES = tuple(f"Book cart number {number} was empty by noon." for number in range(3))


async def told(group: Group, data: Path, url: str, *command: str) -> str:
    """Run one of the bot's commands as a host does, and return what it says."""
    place = {"DATA_DIR": str(data), "DATABASE_URL": url}
    process = BotProcess(group.wire, "-m", "bot", *command, env=place)
    await process.launch()
    code = await process.exited(60)
    said = "\n".join(process.log)
    assert code == 0, said
    return said


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the database is after the drill."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "elsewhere" / DATABASE)
    database: Database = request.getfixturevalue("postgres_database")
    return database.url.render_as_string(hide_password=False)


async def test_drill(group: Group, url: str, tmp_path: Path) -> None:
    """From a copy all of it comes back in another folder, and on the other database."""
    elsewhere, copy = tmp_path / "elsewhere", tmp_path / "copy.zip"
    shared = [await group.share(story) for story in STORIES]
    await group.settled()
    await told(group, group.data, "", "backup", str(copy))

    group.bot.kill()
    await group.bot.exited()
    (group.data / DATABASE).unlink()
    shutil.rmtree(group.data / "pictures", ignore_errors=True)

    began = time.monotonic()
    said = await told(group, elsewhere, url, "restore", str(copy), "--yes")
    group.bot.env |= {"DATA_DIR": str(elsewhere), "DATABASE_URL": url}
    await group.bot.start()
    took = time.monotonic() - began
    print(f"restored and connected again after {took:.1f} s")  # noqa: T201 - the figure
    after = await group.share("It goes on.")
    await until(lambda: len(group.posts()) == len(STORIES) + 1)
    cheered = await group.wire.press(
        group.school.coordinator, group.posts()[0], custom_id="win:cheer:1"
    )

    assert all(map(promised, [*shared, after]))
    assert "3 wins" in said
    assert not cheered.failed
    assert await wins(url) == [*STORIES, "It goes on."]
    assert max(group.posted().values()) == 1


async def wins(url: str) -> list[str]:
    """Return the words of all wins, oldest first."""
    database = Database(url)
    async with database.read() as connection:
        found = (await connection.execute(select(WinRow.story).order_by(WinRow.id))).scalars().all()
    await database.close()
    return list(found)

"""The drill that a host should have done once: killed, deleted, restored elsewhere, and on."""

from __future__ import annotations

import asyncio
import re
import shutil
import time
from typing import TYPE_CHECKING, TypeVar

import pytest
from sqlalchemy import select

from bot.kit.database import Database
from bot.kit.sqlite import sqlite_url
from bot.wins.tables import CheerRow, WinRow
from tests.wire.group import DATABASE, promised
from tests.wire.process import BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.sql import Select

    from tests.wire.group import Group

SETTLED, BESIDE, AFTER = (
    tuple(f"{when}: book cart number {number} was empty by noon." for number in range(count))
    for when, count in (("Before the copy", 3), ("Beside it", 60), ("After it", 60))
)
ON = "It goes on."
T = TypeVar("T")


async def told(group: Group, data: Path, url: str, *command: str) -> str:
    """Run one of the bot's commands as a host does, and return what it says."""
    place = {"DATA_DIR": str(data), "DATABASE_URL": url}
    process = BotProcess(group.wire, "-m", "bot", *command, env=place)
    await process.launch()
    code = await process.exited()
    said = "\n".join(process.log)
    assert code == 0, said
    return said


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the database is after the drill.

    The test asks for it before the group: the bot is stopped before the database is emptied.
    """
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "elsewhere" / DATABASE)
    database: Database = request.getfixturevalue("postgres_database")
    return database.url.render_as_string(hide_password=False)


async def test_drill(url: str, group: Group, tmp_path: Path) -> None:
    """From a copy made under load all of it comes back elsewhere, and each win is posted once.

    It's killed with shares in flight. What came after the copy is lost with the database: its posts
    are still in the channel, and pressing one of them is nobody else's win.
    """
    elsewhere, copy = tmp_path / "elsewhere", tmp_path / "copy.zip"
    shared = [await group.share(story) for story in SETTLED]
    await group.settled()
    sharing = group.sharing(*BESIDE)
    await until(lambda: len(group.posts()) > len(SETTLED))
    await told(group, group.data, "", "backup", str(copy))
    await group.settled()
    group.wire.faults.on("POST /channels/*/messages", lambda _: group.bot.kill(), when="after")
    sharing += group.sharing(*AFTER)
    await group.bot.exited()
    answers = await asyncio.gather(*sharing)
    said = await back_elsewhere(group, elsewhere, url, copy)
    kept = await values(url, select(WinRow.story).order_by(WinRow.id))
    after = await group.share(ON)
    await until(lambda: all(group.posted()[story] for story in (*kept, ON)))
    lost = next(post for post in group.posts() if post.content.split("\n")[1] in AFTER)
    [cheer] = {*re.findall(r"win:cheer:\d+", str(lost.components))}
    pressed = await group.wire.press(group.school.coordinator, lost, custom_id=cheer)
    first = group.posts()[0]
    cheered = await group.wire.press(group.school.coordinator, first, custom_id="win:cheer:1")

    assert all(map(promised, [*shared, after]))
    assert not all(map(promised, answers)), "nothing was in flight"
    assert f"{len(kept)} wins" in said
    assert tuple(kept[: len(SETTLED)]) == SETTLED
    assert set(kept) <= {*SETTLED, *BESIDE}
    assert set(group.posted().values()) == {1}
    assert not pressed.failed
    assert not cheered.failed
    assert await values(url, select(CheerRow.win_id)) == [1]


async def back_elsewhere(group: Group, folder: Path, url: str, copy: Path) -> str:
    """Delete all there was, restore the copy into another folder, and start the bot there."""
    (group.data / DATABASE).unlink()
    shutil.rmtree(group.data / "pictures", ignore_errors=True)
    began = time.monotonic()
    said = await told(group, folder, url, "restore", str(copy), "--yes")
    group.bot.env |= {"DATA_DIR": str(folder), "DATABASE_URL": url}
    await group.bot.start()
    took = time.monotonic() - began
    print(f"restored and connected again after {took:.1f} s")  # noqa: T201 - the figure
    return said


async def values(url: str, statement: Select[T]) -> list[T]:
    """Ask the database that was restored."""
    database = Database(url)
    async with database.read() as connection:
        found = (await connection.execute(statement)).scalars().all()
    await database.close()
    return list(found)

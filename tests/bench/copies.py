"""The nightly copy of very much while people go on sharing, and putting it back elsewhere."""

from __future__ import annotations

import asyncio
import os
import random
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.backup import nightly
from bot.backup.restore import restore
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.pictures.store import OWNER
from bot.settings import Settings
from bot.wins.rules import WinDraft
from bot.wins.service import Wins
from tests import postgres
from tests.bench.figures import Figure
from tests.bench.finding import Texts, filled

if TYPE_CHECKING:
    from pathlib import Path

A_SECOND = 20  # shares
PICTURE = b"\xff\xd8" + bytes(100_000)
STORY = "We put a blind date with a book cart by the doors, and it was empty by noon. "


async def measure(
    template: Path, folder: Path, wins: int, pictures: int, server: str | None
) -> list[Figure]:
    """Copy *wins* wins and *pictures* pictures while 20 wins a second come, and restore them."""
    data = folder / "copied"
    settings = Settings(data_dir=data)
    (data / "pictures").mkdir(parents=True)
    path = data / "whats-working.db"
    texts = Texts(random.Random(2))
    filled(template, path, texts, wins)
    database = Database(settings.resolved_database_url)
    names = [f"{number:032x}.jpg" for number in range(pictures)]
    await _illustrate(database, data / "pictures", names)
    await _share(database, 0)  # a bot that makes a copy at night has long had its first one
    os.sync()  # and what it copies has long been on the disk
    making = asyncio.create_task(asyncio.to_thread(nightly.make, settings, SystemClock().now()))
    began = time.perf_counter()
    took = await _shared(database, making)
    copied = time.perf_counter() - began
    assert not making.result().failing_since, making.result().why
    await database.close()
    figures = [
        Figure(f"the slowest share while {wins:,} wins are copied", max(took) * 1e3, "ms", 500),
        Figure("  the copy, read back", copied, "s"),
    ]
    [kept] = nightly.folders(data / nightly.FOLDER)
    [copy] = nightly.copies(kept).values()
    took_back = await _restored(settings, copy, folder / "elsewhere", "")
    figures.append(Figure("  put back in another folder", took_back / 60, "min", 5))
    if server is not None:
        url = await postgres.made(server, "restored")
        took_back = await _restored(settings, copy, folder / "restored", url)
        figures.append(Figure("  put back on PostgreSQL", took_back / 60, "min", 5))
    return figures


async def _illustrate(database: Database, folder: Path, names: list[str]) -> None:
    """Give the first wins a picture each."""
    (folder / OWNER).write_text(f"{await database.identity()}\n", "utf-8")
    for name in names:
        (folder / name).write_bytes(PICTURE)
    async with database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE wins SET picture = printf('%032x.jpg', id - 1) WHERE id <= ?", (len(names),)
        )


async def _shared(database: Database, making: asyncio.Task[nightly.Last]) -> list[float]:
    """Share at an even pace until the copy is made; return the seconds that each took."""
    sharing = set[asyncio.Task[float]]()
    while not making.done() or not sharing:
        sharing.add(asyncio.create_task(_share(database, 1 + len(sharing))))
        await asyncio.sleep(1 / A_SECOND)
    return await asyncio.gather(*sharing)


async def _share(database: Database, number: int) -> float:
    draft = WinDraft(1 << 22, number, "Dana", f"{STORY}{number} loans.")
    began = time.perf_counter()
    await Wins(database).share(draft, SystemClock().now())
    return time.perf_counter() - began


async def _restored(settings: Settings, copy: Path, folder: Path, url: str) -> float:
    """Return the seconds that putting a copy back takes, in an empty folder and database."""
    place = replace(settings, data_dir=folder, database_url=url)
    await asyncio.to_thread(folder.mkdir)
    began = time.perf_counter()
    missing = await restore(place, copy, SystemClock())
    took = time.perf_counter() - began
    assert missing == []
    return took

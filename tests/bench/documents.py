"""A year of thousands of wins as files, while members go on sharing."""

from __future__ import annotations

import asyncio
import resource
import shutil
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert

from bot.demo import picture
from bot.documents.choices import MY_YEAR
from bot.documents.workshop import PART_LIMIT
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.pictures.rules import tidy
from bot.search.rules import document
from bot.services import build
from bot.wins.rules import WinDraft
from bot.wins.tables import WinRow
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.services import Services

GUILD, DANA, LUIS = 1, 2, 3
STORY = (
    "We put a cart by the cafeteria doors, forty books in brown paper, three clues on each. "
    "{number} checkouts in two days, most of them from ninth graders who never come in."
)


async def measure(template: Path, folder: Path, wins: int, photos: int, aim: int) -> list[Figure]:
    """Make one member's document of *wins* wins, *photos* of them with a photo."""
    path = folder / f"documents-{wins}.db"
    shutil.copy(template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    services, now = build(database, folder / "pictures"), SystemClock().now()
    await _fill(database, services, now, wins, photos)
    choices = services.documents.choices
    choice = await choices.change(GUILD, DANA, MY_YEAR, now, audience="self")
    began = time.perf_counter()
    draft = await services.documents.my_year(choice, "Prairie", now)
    making = asyncio.create_task(services.documents.make(GUILD, draft.document, ("docx", "html")))
    answers: list[float] = []
    while not making.done():
        answers.append(await _share(services, now, len(answers)))
        await asyncio.sleep(0.02)
    files = [part for parts in (await making).files.values() for part in parts]
    took = time.perf_counter() - began
    await database.close()
    assert files
    assert max(map(len, files)) <= PART_LIMIT
    swelled = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return [
        Figure(f"a year of {wins:,} wins, {photos} photos", took, "s", aim),
        Figure("  its process at most", swelled / 1e6, "MB", 300),
        Figure("  the slowest win shared meanwhile", max(answers), "s", 1),
        Figure("  of so many", len(answers), "wins"),
    ]


async def _fill(
    database: Database, services: Services, now: datetime, wins: int, photos: int
) -> None:
    await services.members.arrive(GUILD, DANA, "Dana Whitehorse", now)
    cart = tidy(picture.cart())
    names = [await services.pictures.keep(cart) for _ in range(photos)]
    rows: list[dict[str, object]] = []
    for number in range(wins):
        story = STORY.format(number=number)
        photo = names[number * photos // wins] if number % (wins // photos) == 0 else None
        rows.append(
            {
                **{"guild_id": GUILD, "author_id": DANA, "author_name": "Dana", "kind": "success"},
                **{"story": story, "picture": photo, "alt": "A red cart with books."},
                **{"release": "unrecognizable", "consent": "named", "channel_id": 5},
                **{"message_id": 1_000 + number, "created_at": now - timedelta(minutes=number)},
                "words": document(story),
            }
        )
    async with database.write() as connection:
        await connection.execute(insert(WinRow), rows)


async def _share(services: Services, now: datetime, number: int) -> float:
    began = time.perf_counter()
    await services.wins.share(WinDraft(GUILD, LUIS, "Luis", f"A corner, {number}."), now)
    return time.perf_counter() - began

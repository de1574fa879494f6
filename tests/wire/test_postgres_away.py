"""PostgreSQL isn't there at the start, goes away, and freezes, while the bot runs."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.kit.database import ANSWER_LIMIT
from bot.scheduler import PERIOD
from bot.services import build
from bot.ui import answer as answering
from bot.ui import words
from tests.between import Between
from tests.conftest import MONDAY
from tests.wire.group import promised
from tests.wire.process import BOT, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.kit.database import Database
    from tests.wire.members import Wire
    from tests.wire.school import School

# Seconds: longer than a member waits before it's called unsure, and than PostgreSQL is waited for.
FROZEN = (15, 40) if os.environ.get("TORTURE") else (15,)


def count(bot: BotProcess, event: str) -> int:
    """Count an event's lines."""
    return sum(f"event='{event}'" in line for line in bot.log)


@asynccontextmanager
async def a_bot(
    wire: Wire, database: Database, data: Path
) -> AsyncIterator[tuple[BotProcess, Between]]:
    """Give a bot that isn't started, and what is between it and its database."""
    url = database.url.render_as_string(hide_password=False)
    async with Between(url.replace("tests@", "tests:hush@")) as between:
        bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(data), "DATABASE_URL": between.url})
        try:
            yield bot, between
        finally:
            bot.kill()
            await bot.exited()


async def set_up(database: Database, school: School, folder: Path) -> None:
    """Answer what setup asks."""
    groups = build(database, folder / "pictures").groups
    await groups.change(
        school.guild.id, MONDAY, name="Prairie", wins_channel_id=school.channel.id, zone="UTC"
    )


async def test_away_at_the_start(
    wire: Wire, school: School, postgres_database: Database, tmp_path: Path
) -> None:
    """It's waited for like Discord; being told to stop is heard meanwhile."""
    async with a_bot(wire, postgres_database, tmp_path) as (bot, between):
        await between.cut()
        await bot.launch()
        await until(lambda: count(bot, "database.unreachable") > 0)
        stopped = await bot.terminate()
        await bot.launch()
        await until(lambda: count(bot, "database.unreachable") > 1)
        await between.repair()
        await bot.connected()
        log = "\n".join(bot.log)

    assert stopped == 0
    assert "hush" not in log
    assert "Traceback" not in log


async def test_away_for_a_while(
    wire: Wire, school: School, postgres_database: Database, tmp_path: Path
) -> None:
    """One line says that it's away, anyone who presses is answered, and afterward all goes on."""
    await set_up(postgres_database, school, tmp_path)
    async with a_bot(wire, postgres_database, tmp_path) as (bot, between):
        await bot.start()
        await wire.registered(school.guild, "win")
        await between.cut()
        await until(lambda: count(bot, "database.away") == 1)
        refused = await wire.slash(school.dana, school.channel, "win share", story="Away.")
        await asyncio.sleep(7)  # several ticks
        away, size = count(bot, "database.away"), sum(map(len, bot.log))
        await between.repair()
        await until(lambda: count(bot, "database.back") == 1)
        shared = await wire.slash(school.dana, school.channel, "win share", story="Back.")
        await until(lambda: len(wire.posts(school.channel)) == 1)
        log = "\n".join(bot.log)

    assert words.BUG in refused.text
    assert promised(shared)
    assert [post.content.split("\n")[1] for post in wire.posts(school.channel)] == ["Back."]
    assert away == 1
    assert size < 4_000, log[:9000]
    assert "Traceback" not in log


@pytest.mark.torture
@pytest.mark.parametrize("seconds", FROZEN)
async def test_frozen(
    wire: Wire, school: School, postgres_database: Database, tmp_path: Path, seconds: int
) -> None:
    """Acknowledged in time, called unsure, and then the truth: posted once, or it never is."""
    await set_up(postgres_database, school, tmp_path)
    async with a_bot(wire, postgres_database, tmp_path) as (bot, between):
        await bot.start()
        await wire.registered(school.guild, "win")
        await wire.slash(school.dana, school.channel, "win share", story="Before.")
        between.freeze(at=b"Meanwhile.")  # it's being written: before that there's nothing unsure
        began = time.monotonic()
        sharing = asyncio.create_task(
            wire.slash(school.dana, school.channel, "win share", story="Meanwhile.")
        )
        await asyncio.sleep(seconds)
        between.thaw()
        shared = await sharing
        after = await wire.slash(school.dana, school.channel, "win share", story="After.")
        await until(lambda: promised(after) and len(wire.posts(school.channel)) >= 2)
        if seconds < ANSWER_LIMIT:
            await until(lambda: promised(shared))
        await asyncio.sleep(2 * PERIOD.total_seconds())
        posted = [post.content.split("\n")[1] for post in wire.posts(school.channel)]

    assert shared.took is not None
    assert shared.took < seconds  # while it was frozen, after the seconds that the bot waits
    assert answering.ACKNOWLEDGE_AFTER < 3  # which Discord waits
    assert time.monotonic() - began > seconds
    assert any(words.UNSURE in one for one in shared.shown)
    assert posted.count("Meanwhile.") == promised(shared)
    assert sorted(posted) == sorted({*posted})

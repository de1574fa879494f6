"""Several processes on one PostgreSQL, each with its shards: killed at random, nothing is lost."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.services import build
from bot.wins.tables import WinRow
from tests.conftest import MONDAY
from tests.wire import school as schools
from tests.wire.group import promised
from tests.wire.process import BOT, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.kit.database import Database
    from tests.wire.answers import Answer
    from tests.wire.members import Wire
    from tests.wire.school import School

COUNT = 3
LONG = bool(os.environ.get("TORTURE"))
SECONDS = 600 if LONG else 3
EVERY = 0.7  # seconds between two wins of a group: Discord takes one a second in a channel


@dataclass
class Association:
    """Groups in servers of every shard, with a process for each shard."""

    wire: Wire
    database: Database
    schools: list[School]
    processes: list[BotProcess]

    async def wins(self) -> list[tuple[int, str, int | None]]:
        """Return each win's group, words and message."""
        asked = select(WinRow.guild_id, WinRow.story, WinRow.message_id)
        async with self.database.read() as connection:
            rows = await connection.execute(asked)
            return [(guild_id, story, message_id) for guild_id, story, message_id in rows]

    async def owed(self) -> int:
        """Return how many wins wait to be posted."""
        waits = AgendaRow.state.in_(("waiting", "claimed"))
        asked = select(AgendaRow.id).where(AgendaRow.kind == "win.post", waits)
        async with self.database.read() as connection:
            return len((await connection.execute(asked)).all())

    def posted(self) -> Counter[tuple[int, str]]:
        """Count the posts of each win in each server."""
        return Counter(
            (one.guild.id, post.content.split("\n")[1])
            for one in self.schools
            for post in self.wire.posts(one.channel)
        )


def environment(database: Database, data: Path, ids: str) -> dict[str, str]:
    """Return the settings of one process."""
    url = database.url.render_as_string(hide_password=False)
    folder = {"DATA_DIR": str(data), "DATABASE_URL": url}
    return folder | {"SHARD_COUNT": str(COUNT), "SHARD_IDS": ids}


@asynccontextmanager
async def an_association(wire: Wire, database: Database, data: Path) -> AsyncIterator[Association]:
    """Give three processes that start at the same moment, with a group on each one's shard."""
    found: dict[int, School] = {}
    while len(found) < COUNT:
        school = schools.build(wire)
        found.setdefault((school.guild.id >> 22) % COUNT, school)
    groups = build(database, data / "pictures").groups
    for one in found.values():
        await groups.change(
            one.guild.id, MONDAY, name="Prairie", wins_channel_id=one.channel.id, zone="UTC"
        )
    async with AsyncExitStack() as stack:
        processes = [
            BotProcess(wire, *BOT, env=environment(database, data, str(shard)))
            for shard in range(COUNT)
        ]
        for process in processes:
            stack.push_async_exit(process.__aexit__)
            await process.launch()
        await until(lambda: wire.gateway.identified == COUNT, within=40)
        mine = [found[shard] for shard in range(COUNT)]
        for one in mine:
            await wire.registered(one.guild, "win")
        yield Association(wire, database, mine, processes)


async def _shares(group: Association, school: School, ends: asyncio.Event) -> dict[str, Answer]:
    """Share a win every so often, whether the one before was answered or not."""
    shared: dict[str, asyncio.Task[Answer]] = {}
    while not ends.is_set():
        story = f"Book cart number {len(shared)} was empty by noon."
        sharing = group.wire.slash(school.dana, school.channel, "win share", story=story)
        shared[story] = asyncio.create_task(sharing)
        await asyncio.sleep(EVERY)
    return {story: await answer for story, answer in shared.items()}


async def _killing(group: Association) -> list[dict[str, Answer]]:
    """Kill one at random, again and again, while each group shares; return what was answered."""
    chance = random.Random(17)
    ends, began, kills = asyncio.Event(), time.monotonic(), 0
    loads = [asyncio.create_task(_shares(group, one, ends)) for one in group.schools]
    while time.monotonic() - began < SECONDS:
        await asyncio.sleep(chance.uniform(0.5, 2.0))
        await group.processes[chance.randrange(COUNT)].restart()
        kills += 1
    await asyncio.sleep(2 * EVERY)  # some after the last one, too
    ends.set()
    print(f"{kills} kills")  # noqa: T201 - the figures
    return [await load for load in loads]


@pytest.mark.torture
async def test_killed_at_random(wire: Wire, postgres_database: Database, tmp_path: Path) -> None:
    """Under load one of three is killed, again and again: every win and message exactly once.

    Another process on some of their shards says so and stops; the three go on.
    """
    async with an_association(wire, postgres_database, tmp_path) as group:
        answers = await _killing(group)
        async with asyncio.timeout(60):
            while await group.owed():  # noqa: ASYNC110 - other processes' doing
                await asyncio.sleep(0.1)
        second = BotProcess(wire, *BOT, env=environment(postgres_database, tmp_path, "0-1"))
        await second.launch()
        code = await second.exited()
        wins, posted = await group.wins(), group.posted()
        run = [one.running for one in group.processes]
        logs = "\n".join(line for one in group.processes for line in one.log)

    kept = Counter((guild_id, story) for guild_id, story, _ in wins)
    told = {
        (school.guild.id, story)
        for school, shared in zip(group.schools, answers, strict=True)
        for story, answer in shared.items()
        if promised(answer)
    }
    print(f"{len(kept)} wins, {len(told)} of them promised")  # noqa: T201 - the figures
    assert told <= set(kept)
    assert len({guild_id for guild_id, _ in told}) == COUNT
    assert kept == posted
    assert set(kept.values()) == {1}
    assert all(message_id for *_, message_id in wins)
    assert "Traceback" not in logs
    assert run == [True] * COUNT
    assert code == 10
    assert "already has shards 0-1 of 3" in "\n".join(second.log)

"""Groups in servers of every shard, and processes that share them and one PostgreSQL."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.agenda.tables import AgendaRow
from bot.services import build
from bot.wins.tables import WinRow
from cogs.wins.jobs import ASK_AGAIN
from tests.conftest import MONDAY
from tests.wire import school as schools
from tests.wire.clock import AT_MOST
from tests.wire.process import BOT, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.kit.database import Database
    from tests.wire.members import Wire
    from tests.wire.school import School

START_LIMIT = 60.0  # seconds, for all of them


@dataclass
class Association:
    """A group for each shard, in their order, and the processes."""

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

    async def settled(self, within: float = AT_MOST) -> None:
        """Wait until no win waits to be posted."""
        waits = AgendaRow.state.in_(("waiting", "claimed"))
        owed = select(func.count()).where(AgendaRow.kind == "win.post", waits)
        async with asyncio.timeout(within):
            while True:
                async with self.database.read() as connection:
                    if not await connection.scalar(owed):
                        return
                await asyncio.sleep(0.1)

    async def asked(self) -> Counter[tuple[int, str]]:
        """Count the wins whose authors are asked whether they're to be posted again."""
        asked = select(WinRow.guild_id, WinRow.story).join(
            AgendaRow, (AgendaRow.subject_id == WinRow.id) & (AgendaRow.kind == ASK_AGAIN)
        )
        async with self.database.read() as connection:
            return Counter((guild, story) for guild, story in await connection.execute(asked))

    def posted(self) -> Counter[tuple[int, str]]:
        """Count the posts of each win in each server."""
        return Counter(
            (one.guild.id, post.content.split("\n")[1])
            for one in self.schools
            for post in self.wire.posts(one.channel)
        )


def a_process(wire: Wire, database: Database, data: Path, count: int, ids: str) -> BotProcess:
    """Return a process with some of *count* shards, which isn't started."""
    url = database.url.render_as_string(hide_password=False)
    place = {"DATA_DIR": str(data), "DATABASE_URL": url, "LOG_LEVEL": "WARNING"}
    return BotProcess(wire, *BOT, env=place | {"SHARD_COUNT": str(count), "SHARD_IDS": ids})


@asynccontextmanager
async def an_association(
    wire: Wire, database: Database, data: Path, count: int, ids: Sequence[str]
) -> AsyncIterator[Association]:
    """Start a process for each of *ids* at the same moment, with a group on every shard."""
    found: dict[int, School] = {}
    while len(found) < count:
        school = schools.build(wire)
        found.setdefault((school.guild.id >> 22) % count, school)
    groups = build(database, data / "pictures").groups
    for one in found.values():
        await groups.change(
            one.guild.id, MONDAY, name="Prairie", wins_channel_id=one.channel.id, zone="UTC"
        )
    async with AsyncExitStack() as stack:
        processes = [a_process(wire, database, data, count, one) for one in ids]
        before = wire.gateway.identified
        for process in processes:
            stack.push_async_exit(process.__aexit__)
            await process.launch()
        await until(lambda: wire.gateway.identified - before == count, START_LIMIT)
        mine = [found[shard] for shard in range(count)]
        for one in mine:
            await wire.registered(one.guild, "win")
        yield Association(wire, database, mine, processes)

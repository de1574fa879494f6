"""A group that is set up, with the real bot in it as a process of its own."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections import Counter
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.wins import words
from tests.wire.clock import AT_MOST
from tests.wire.process import BOT, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from simcord.builders import ChannelHandle

    from tests.wire.answers import Answer, SeenMessage
    from tests.wire.members import Wire
    from tests.wire.school import School

DATABASE = "whats-working.db"
PROMISED = ("Posted.", "Saved")
_ROW = """
INSERT INTO groups (
    guild_id, name, zone, wins_channel_id, switched_off, switched_on, declined, keep_photos,
    joined_at, school_days, opens, closes, nudge_at, weekly_at, answers_in
) VALUES (
    ?, 'Prairie School Librarians', 'America/Chicago', ?, '', '', '', 1, '2026-09-01 12:00:00',
    '01234', '07:00:00.000000', '17:00:00.000000', ?, ?, 'thread'
)
"""


class Group:
    """One group on the wire: its bot, and its database as another program reads it."""

    def __init__(self, wire: Wire, school: School, bot: BotProcess, data: Path) -> None:
        self.wire = wire
        self.school = school
        self.bot = bot
        self.data = data

    async def share(self, story: str, *, channel: ChannelHandle | None = None) -> Answer:
        """Share a win on the command line, as Dana."""
        where = channel or self.school.channel
        return await self.wire.slash(self.school.dana, where, "win share", story=story)

    def sharing(
        self, *stories: str, channel: ChannelHandle | None = None
    ) -> list[asyncio.Task[Answer]]:
        """Begin to share all of these at once."""
        return [asyncio.create_task(self.share(story, channel=channel)) for story in stories]

    def posts(self) -> list[SeenMessage]:
        """List the posts of wins, oldest first."""
        return self.wire.posts(self.school.channel)

    def posted(self) -> Counter[str]:
        """Count the posts of each story."""
        return Counter(post.content.split("\n")[1] for post in self.posts())

    def kept(self) -> Counter[str]:
        """Count the wins of each story in the database."""
        return Counter(row["story"] for row in self.rows("SELECT story FROM wins"))

    def owed(self) -> list[sqlite3.Row]:
        """List what the agenda has still to post."""
        return self.rows(
            "SELECT * FROM agenda WHERE kind = 'win.post' AND state IN ('waiting', 'claimed')"
        )

    def rows(self, statement: str) -> list[sqlite3.Row]:
        """Ask the database."""
        with closing(sqlite3.connect(self.data / DATABASE)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(statement).fetchall()

    async def settled(self, within: float = AT_MOST) -> None:
        """Wait until nothing is owed to the channel."""
        await until(lambda: not self.owed(), within, every=0.1)

    async def retried(self, channel: ChannelHandle | None = None) -> None:
        """Let a coordinator press *Try them now*, and wait for what's owed."""
        boss = self.school.coordinator
        card = await self.wire.slash(boss, channel or self.school.channel, "coordinator today")
        await self.wire.press(boss, card, words.RETRY)
        await self.settled()

    async def registered(self) -> None:
        """Wait until its commands are in the picker."""
        await self.wire.registered(self.school.guild, "win")


@asynccontextmanager
async def a_group(
    wire: Wire,
    school: School,
    database: Path,
    data: Path,
    command: Sequence[str] = BOT,
    **env: str,
) -> AsyncIterator[Group]:
    """Let the bot run in a group that is set up, on a copy of a migrated database."""
    shutil.copy(database, data / DATABASE)
    set_up(data / DATABASE, school)
    async with BotProcess(wire, *command, env={"DATA_DIR": str(data), **env}) as bot:
        group = Group(wire, school, bot, data)
        await group.registered()
        yield group


def set_up(database: Path, *all_schools: School) -> None:
    """Write into a database what setup asks.

    The group's own posts are half a day away: none comes among those that a test counts.
    """
    away = f"{datetime.now(ZoneInfo('America/Chicago')) + timedelta(hours=12):%H:%M:00.000000}"
    rows = [(school.guild.id, school.channel.id, away, away) for school in all_schools]
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany(_ROW, rows)


def promised(answer: Answer) -> bool:
    """Tell whether a member was told that a win is kept."""
    return answer.text.startswith(PROMISED)

"""Rows that are due in a group whose bot dies and comes back, an hour or weeks later."""

from __future__ import annotations

import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda.rows import Planned
from bot.kit.school import SchoolClock
from tests.wire.dying_bot import KIND
from tests.wire.group import DATABASE, Group, a_group
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

    from tests.wire.answers import SeenMessage
    from tests.wire.members import Wire
    from tests.wire.process import BotProcess
    from tests.wire.school import School

DYING = ("-m", "tests.wire.dying_bot")
MONTH = timedelta(days=30)
DOES_SO = ("win.post", KIND, "win.tried")  # in a channel, in a thread, by direct message


class Due:
    """A group in school hours, and what is to be posted there: in all three places."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.wire, self.school = group.wire, group.school
        self.elsewhere = self.school.guild.create_text_channel("elsewhere")
        self.thread = self.wire.thread(self.school.channel, "Try this", self.school.coordinator)
        real = datetime.now(UTC)
        hour = timedelta(hours=1)
        self.ahead = SchoolClock("America/Chicago").next_school_moment(real) + hour - real
        self.wire.advance(self.ahead.total_seconds())
        self._add(
            "members",
            guild_id=self.school.guild.id,
            member_id=self.school.dana.id,
            name="Dana",
            reach="dm",
            hidden=0,
            first_seen_at=_text(real),
        )

    @property
    def now(self) -> datetime:
        """What the bot's clock and Discord's show."""
        return datetime.now(UTC) + self.ahead

    def later(self, by: timedelta) -> None:
        """Let time pass; the bot learns of it when it starts the next time."""
        self.ahead += by
        self.wire.advance(by.total_seconds())

    async def start(self, step: str = "", kind: str = KIND) -> None:
        """Start the bot, which may be one that dies at a step."""
        bot = self.group.bot
        ahead = str(self.ahead.total_seconds())
        bot.command = (
            *DYING,
            "--ahead",
            ahead,
            *(("--dies", step, "--kind", kind) if step else ()),
        )
        await bot.launch()

    async def settled(self, within: float = 60.0) -> None:
        """Wait until nothing is due any more."""
        await until(lambda: not self.open(), within, every=0.1)

    def open(self) -> list[sqlite3.Row]:
        """List what still is to happen."""
        kinds = ", ".join(f"'{kind}'" for kind in DOES_SO)
        return self.group.rows(
            f"SELECT * FROM agenda WHERE kind IN ({kinds}) AND state IN ('waiting', 'claimed')"
        )

    def post(self, number: int) -> None:
        """Owe a win's post to the channel."""
        guild_id = self.school.guild.id
        win_id = self._add(
            "wins",
            guild_id=guild_id,
            author_id=self.school.coordinator.id,
            author_name="Rosa",
            kind="success",
            story=f"Number {number}.",
            consent="here",
            created_at=_text(self.now),
            words=f"number {number}",
        )
        self.plan("win.post", str(win_id), "")

    def ask(self, number: int) -> None:
        """Owe Dana a private question about a win that is posted."""
        guild_id, dana = self.school.guild.id, self.school.dana.id
        bot_id = self.wire.backend.bot_user.id
        post = self.wire.backend.create_message(self.elsewhere.id, bot_id, f"Number {number}.")
        win_id = self._add(
            "wins",
            guild_id=guild_id,
            author_id=self.school.coordinator.id,
            author_name="Rosa",
            kind="success",
            story=f"Number {number}.",
            consent="here",
            channel_id=self.elsewhere.id,
            message_id=post.id,
            created_at=_text(self.now),
            words=f"number {number}",
        )
        self._add(
            "tries",
            win_id=win_id,
            member_id=dana,
            guild_id=guild_id,
            name="Dana",
            created_at=_text(self.now),
            line_sent=0,
        )
        self.plan("win.tried", f"{win_id}:{dana}", "")

    def tell(self, number: int, channel_id: int | None = None) -> None:
        """Owe a line to the thread, or to a channel."""
        self.plan(KIND, str(channel_id or self.thread.id), str(number))

    def tell_all(self, lines: Iterable[tuple[int, int]]) -> None:
        """Owe many lines at once, each a number and a channel."""
        with closing(sqlite3.connect(self._path, timeout=20)) as connection, connection:
            for number, channel_id in lines:
                _insert(connection, "agenda", self._row(KIND, str(channel_id), str(number)))

    def owe(self, number: int, kind: str) -> None:
        """Owe one thing of a kind."""
        {"win.post": self.post, KIND: self.tell, "win.tried": self.ask}[kind](number)

    def plan(self, kind: str, subject: str, occurrence: str) -> None:
        """Write a row that is due."""
        self._add("agenda", **self._row(kind, subject, occurrence))

    def _row(self, kind: str, subject: str, occurrence: str) -> dict[str, Any]:
        due_at = self.now - timedelta(seconds=1)
        planned = Planned(kind, self.school.guild.id, subject, due_at, due_at + MONTH, occurrence)
        times = {"due_at": _text(due_at), "use_by": _text(planned.use_by)}
        return vars(planned) | times | {"state": "waiting", "attempts": 0}

    def seen(self, kind: str) -> list[SeenMessage]:
        """List what was posted of a kind."""
        if kind == "win.tried":
            return self.wire.dms(self.school.dana)
        return self.wire.posts(self.school.channel if kind == "win.post" else self.thread)

    @property
    def _path(self) -> Path:
        return self.group.data / DATABASE

    def _add(self, table: str, **values: Any) -> int:
        with closing(sqlite3.connect(self._path, timeout=20)) as connection, connection:
            return _insert(connection, table, values)


@asynccontextmanager
async def a_due_group(
    wire: Wire, school: School, database: Path, data: Path, **env: str
) -> AsyncIterator[Due]:
    """Give a group whose bot has been there and is stopped."""
    async with a_group(wire, school, database, data, **env) as group:
        await group.bot.terminate()
        yield Due(group)


async def died(bot: BotProcess, within: float = 30.0) -> None:
    """Wait until it has killed itself."""
    code = await bot.exited(within)
    assert code == -9, "\n".join(bot.log)


def _text(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S.%f}"


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> int:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    return connection.execute(statement, list(values.values())).lastrowid or 0

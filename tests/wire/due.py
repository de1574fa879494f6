"""Rows that are due in a group whose bot dies and comes back, an hour or weeks later."""

from __future__ import annotations

import json
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Series
from bot.kit.dates import week_of
from bot.school.clock import SchoolClock
from tests.wire.clock import AT_MOST
from tests.wire.dying_bot import KIND
from tests.wire.group import DATABASE, Group, a_group
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterable, Mapping
    from pathlib import Path

    from _typeshed import DataclassInstance
    from simcord.actors import MemberActor

    from tests.wire.members import Wire
    from tests.wire.process import BotProcess
    from tests.wire.school import School

DYING = ("-m", "tests.wire.dying_bot")
MONTH, WEEK = timedelta(days=30), timedelta(weeks=1)
MESSAGE = "POST /channels/*/messages"
TAKEN = "taken"  # Discord took what it was sent, and the bot doesn't know
# Posted in a channel, in a thread, by direct message.
DOES_SO = ("win.post", "week.post", "week.nudge", "year.restart", KIND, "win.tried", "plan.dm")
FIRST_TIMES = 6  # the bot opens no more than ten in ten minutes; who comes later knows it
RECURS = {"week.post", "week.nudge", "year.restart"}  # one of each waits in a group


class Due:
    """A group on a Tuesday in school hours, and what is to be posted there, in all its places."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.wire, self.school = group.wire, group.school
        self.elsewhere = self.school.guild.create_text_channel("elsewhere")
        self.thread = self.wire.thread(self.school.channel, "Try this", self.school.coordinator)
        self._owed: dict[int, str] = {}
        real = datetime.now(UTC)
        self.ahead = _tuesday(real) - real
        self.wire.advance(self.ahead.total_seconds())
        self._know(self.school.dana, "Dana")

    @property
    def now(self) -> datetime:
        """What the bot's clock and Discord's show."""
        return datetime.now(UTC) + self.ahead

    def later(self, by: timedelta) -> None:
        """Let time pass; the bot learns of it when it starts the next time."""
        self.ahead += by
        self.wire.advance(by.total_seconds())

    async def start(self, step: str = "", kinds: Collection[str] = ()) -> None:
        """Start the bot, which may be one that dies when each of these kinds is at a step."""
        bot = self.group.bot
        ahead = str(self.ahead.total_seconds())
        bot.command = (
            *DYING,
            "--ahead",
            ahead,
            *(("--dies", step, "--kinds", ",".join(kinds)) if step else ()),
        )
        await bot.launch()

    async def killed(self, step: str, kinds: Collection[str], what: str = MESSAGE) -> None:
        """Start the bot and let it die: at a step, or once Discord took one request (`TAKEN`)."""
        bot = self.group.bot
        if step == TAKEN:
            self.wire.faults.on(what, lambda _: bot.kill(), when="after")
        await self.start("" if step == TAKEN else step, kinds)
        await died(bot)

    async def back(self, *kinds: str, count: int | None = None) -> None:
        """Start it an hour later, when no nonce is remembered; wait until what's due is done.

        *count*: how many rows of these kinds, where it isn't one of each.
        """
        self.later(timedelta(hours=1))
        self.wire.rules.forget_nonces()
        await self.start()
        await until(lambda: self._are_done(kinds, count or len(kinds)), every=0.1)

    def _are_done(self, kinds: Collection[str], count: int) -> bool:
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        due = f"kind IN ({listed}) AND due_at <= '{_text(self.now)}'"
        rows = self.group.rows(f"SELECT kind, state FROM agenda WHERE {due}")
        return len(rows) == count and all(row["state"] == "done" for row in rows)

    async def settled(self, within: float = AT_MOST) -> None:
        """Wait until nothing is due any more."""
        await until(lambda: not self.open(), within, every=0.1)

    def open(self) -> list[sqlite3.Row]:
        """List what still is to happen of what is owed."""
        return [row for row in self.rows() if row["state"] in ("waiting", "claimed")]

    def waits(self, kind: str) -> bool:
        """Tell whether something of a kind still is to happen."""
        return any(row["kind"] == kind for row in self.open())

    def rows(self) -> list[sqlite3.Row]:
        """List what is owed, and what became of it."""
        ids = ", ".join(map(str, self._owed))
        return self.group.rows(f"SELECT * FROM agenda WHERE id IN ({ids}) ORDER BY id")

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
        self.plan("win.post", win_id)

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
        )
        self.plan("win.tried", win_id, member_id=dana)

    def tell(self, number: int, channel_id: int | None = None) -> None:
        """Owe a line to the thread, or to a channel."""
        self.plan(KIND, channel_id or self.thread.id, str(number))

    def tell_all(self, lines: Iterable[tuple[int, int]]) -> None:
        """Owe many lines at once, each a number and a channel."""
        with closing(sqlite3.connect(self._path, timeout=20)) as connection, connection:
            for number, channel_id in lines:
                row = self._row(KIND, channel_id, str(number), 0)
                self._owed[_insert(connection, "agenda", row)] = KIND

    def nudge(self, number: int) -> None:
        """Owe a new member the week's card by direct message."""
        name = f"Priya {number}"
        member = self.wire.member(self.school.guild, name)
        self._know(member, name)
        if number >= FIRST_TIMES:
            way = {"channel_id": member.user.dm_channel.id, "refusal_read": 0, "contacts": "[]"}
            self._add("dm_channels", member_id=member.id, **way)
        self._add(
            "plans",
            guild_id=self.school.guild.id,
            member_id=member.id,
            weekly="hello",
            monthly="webinar",
            quarterly="peers",
            volume="light",
            created_at=_text(self.now),
            changed_at=_text(self.now),
        )
        self._reach(member, "nudge")
        self.plan("plan.dm", 0, self._week(0), member_id=member.id)

    def recur(self, number: int, kind: str) -> None:
        """Owe the group one of what comes once a week, or once a year: of an earlier one."""
        week = self._week(number + 10)  # long ago: what comes by itself is planned already
        self.plan(kind, 0, week if kind != "year.restart" else str(1900 + number))

    def owe(self, number: int, kind: str) -> None:
        """Owe one thing of a kind; what recurs is owed once until it is done."""
        ways = {"win.post": self.post, KIND: self.tell, "win.tried": self.ask}
        if kind not in RECURS:
            ways.get(kind, self.nudge)(number)
        elif not self.waits(kind):
            self.recur(number, kind)

    def plan(
        self,
        kind: str,
        subject_id: int,
        occurrence: str = "",
        *,
        member_id: int = 0,
        payload: DataclassInstance | None = None,
    ) -> None:
        """Write a row that is due."""
        row = self._row(kind, subject_id, occurrence, member_id, payload)
        self._owed[self._add("agenda", **row)] = kind

    def _row(
        self,
        kind: str,
        subject_id: int,
        occurrence: str,
        member_id: int,
        payload: DataclassInstance | None = None,
    ) -> dict[str, object]:
        due_at = self.now - timedelta(seconds=1)
        series = Series(kind, self.school.guild.id, subject_id, member_id)
        planned = series.at(due_at, due_at + MONTH, occurrence, payload)
        times = {"due_at": _text(due_at), "use_by": _text(planned.use_by)}
        values = planned.values()
        values["payload"] = values["payload"] and json.dumps(values["payload"])
        return values | times | {"state": "waiting", "attempts": 0, "tried_in": "[]"}

    def _week(self, before: int) -> str:
        return str(week_of(self.now.date()) - before * WEEK)

    def _know(self, member: MemberActor, name: str) -> None:
        self._add(
            "members",
            guild_id=self.school.guild.id,
            member_id=member.id,
            name=name,
            hidden=0,
            first_seen_at=_text(self.now),
        )
        self._reach(member, "general")

    def _reach(self, member: MemberActor, topic: str) -> None:
        key = {"guild_id": self.school.guild.id, "member_id": member.id}
        self._add("reaches", **key, topic=topic, method="dm")

    def posted(self) -> list[int]:
        """List the ids of what the bot posted anywhere."""
        backend = self.wire.backend
        places = (stored for at, stored in backend.messages.items() if at != self.elsewhere.id)
        found = (message for place in places for message in place.values())
        return sorted(one.id for one in found if one.author_id == backend.bot_user.id)

    def bury(self, count: int = 300) -> None:
        """Let others write so much wherever the bot posted."""
        own, dana = set(self.posted()), self.school.dana.id
        places = [at for at, one in self.wire.backend.messages.items() if own.intersection(one)]
        for channel_id in places:
            for number in range(count):
                self.wire.backend.create_message(channel_id, dana, f"{number}.")

    def execute(self, statement: str) -> None:
        """Change the database of the stopped bot."""
        with closing(sqlite3.connect(self._path, timeout=20)) as connection, connection:
            connection.execute(statement)

    @property
    def _path(self) -> Path:
        return self.group.data / DATABASE

    def _add(self, table: str, **values: object) -> int:
        with closing(sqlite3.connect(self._path, timeout=20)) as connection, connection:
            return _insert(connection, table, values)


def _tuesday(real: datetime) -> datetime:
    """Return ten in the morning there, on a Tuesday with school after a Monday with school.

    No post of the group's own comes in the hours after that. In the first weeks of a school year
    it greets everybody, so that none before October will do.
    """
    school = SchoolClock("America/Chicago")
    days = (real.date() + timedelta(days=n) for n in range(1, 400))
    day = next(
        one
        for one in days
        if one.weekday() == 1
        and not 6 <= one.month <= 9
        and all(map(school.is_school_day, (one, one - timedelta(days=1))))
    )
    return school.moment(day, time(10))


@asynccontextmanager
async def a_due_group(
    wire: Wire, school: School, database: Path, data: Path, **env: str
) -> AsyncIterator[Due]:
    """Give a group whose bot has been there and is stopped."""
    async with a_group(wire, school, database, data, **env) as group:
        await group.bot.terminate()
        yield Due(group)


async def died(bot: BotProcess, within: float = AT_MOST) -> None:
    """Wait until it has killed itself."""
    try:
        code = await bot.exited(within)
    except TimeoutError:
        code = 0
    assert code == -9, "\n".join(bot.log)


def _text(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S.%f}"


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    return connection.execute(statement, list(values.values())).lastrowid or 0

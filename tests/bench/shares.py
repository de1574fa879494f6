"""What a share costs, and how many a second go through."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from statistics import quantiles
from typing import TYPE_CHECKING, TypeVar

from bot.agenda import queries
from bot.agenda.occurrences import Done
from bot.kit.database import Database
from bot.kit.sqlite import PRAGMAS
from bot.wins import posts, service
from bot.wins.rules import WinDraft
from tests.bench.figures import Figure
from tests.wire import school as schools
from tests.wire.group import DATABASE, a_group
from tests.wire.members import Wire
from tests.wire.process import BARE, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.wire.answers import Answer
    from tests.wire.group import Group

T = TypeVar("T")
IN_FLIGHT = 64
STORY = "We put a blind date with a book cart by the doors, and it was empty by noon. "
# Discord's answers say how many posts may be under way; without that discord.py sends one.
ROOM = ("POST /channels/*/messages", 100_000, 1.0)


async def measure(template: Path, folder: Path, count: int) -> list[Figure]:
    """Share *count* wins and give as many bare answers, each bot as its own process."""
    bare, posting = await _bare(count)
    async with Wire(validates=False) as wire:
        wire.limits.set(*ROOM)
        school = schools.build(wire)
        async with a_group(
            wire, school, template, folder, REQUESTS_PER_SECOND="10000", LOG_LEVEL="WARNING"
        ) as group:
            await in_flight(min(50, count), lambda n: group.share(f"Warming up, {n} times."))
            share, seconds, answers = await _shared(group, count)
            lost = _lost(group, count)
    database = await _database(folder / DATABASE, count)
    took = [answer.took if answer.took is not None else 99.0 for answer in answers]
    return [
        Figure("the bare command, CPU", bare * 1e3, "ms"),
        Figure("a share until its last record, CPU", share * 1e3, "ms"),
        Figure("a share beside the bare command", share / bare, "times", 16),
        Figure("  of it the database", database * 1e3, "ms"),
        Figure("  of it the post", posting * 1e3, "ms"),
        Figure("  of it the rest", (share - bare - database - posting) * 1e3, "ms"),
        Figure(f"wins with {IN_FLIGHT} in flight", count / seconds, "a second", 120, at_most=False),
        Figure("  the answer's 99th percentile", quantiles(took, n=100)[98], "s", 1),
        Figure("  wins lost", lost, "", 0),
        Figure("  raw SQLite commits", _commits(folder / "raw.db", count), "a second"),
    ]


async def _bare(count: int) -> tuple[float, float]:
    """Return the CPU seconds of a bare answer, and what one post adds to an answer."""
    async with Wire(validates=False) as wire:
        wire.limits.set(*ROOM)
        school = schools.build(wire)
        dana, channel = school.dana, school.channel
        async with BotProcess(wire, *BARE) as bot:
            await wire.registered(school.guild, "bare", "post")
            await in_flight(min(50, count), lambda _: wire.slash(dana, channel, "bare"))
            before = bot.cpu_seconds()
            await in_flight(count, lambda _: wire.slash(dana, channel, "bare"))
            bare = (bot.cpu_seconds() - before) / count
            before = bot.cpu_seconds()
            await in_flight(count, lambda _: wire.slash(dana, channel, "post", text=STORY))
            # It makes two more requests than the bare one: the post is one of them.
            posting = ((bot.cpu_seconds() - before) / count - bare) / 2
    return bare, posting


async def _shared(group: Group, count: int) -> tuple[float, float, list[Answer]]:
    before, began = group.bot.cpu_seconds(), time.perf_counter()
    answers = await in_flight(count, lambda n: group.share(f"{STORY}{n} loans."))
    await until(lambda: not group.owed(), within=120, every=0.05)
    return (group.bot.cpu_seconds() - before) / count, time.perf_counter() - began, answers


def _lost(group: Group, count: int) -> int:
    expected = {f"{STORY}{n} loans." for n in range(count)}
    there = {story for story, times in group.posted().items() if times == 1}
    return len(expected - there) + len(expected - set(group.kept()))


async def in_flight(count: int, act: Callable[[int], Awaitable[T]]) -> list[T]:
    """Do something *count* times, always IN_FLIGHT at once."""
    numbers, answers = iter(range(count)), list[T]()

    async def work() -> None:
        for number in numbers:
            answers.append(await act(number))

    await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))
    return answers


async def _database(path: Path, count: int) -> float:
    """Return the CPU seconds of what a share does to the database, in this process."""
    database, now = Database(f"sqlite+aiosqlite:///{path}"), datetime.now(UTC)
    wins = service.Wins(database)
    before = time.process_time()
    for number in range(count):
        changed = await wins.share(WinDraft(1, 2, "Dana", f"{STORY}{number} loans."), now)
        due = changed.due
        assert due is not None
        done = Done(3, number)
        async with database.write() as connection:
            await queries.record(connection, due, done, now)
            await posts.posted(connection, due.guild_id, changed.win.id, done, now)
    cost = (time.process_time() - before) / count
    await database.close()
    return cost


def _commits(path: Path, count: int) -> float:
    """Return how many commits a second SQLite itself does with the same settings."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("CREATE TABLE wins (id INTEGER PRIMARY KEY, story TEXT)")
        began = time.perf_counter()
        for _ in range(count):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO wins (story) VALUES (?)", (STORY,))
            connection.execute("COMMIT")
        return count / (time.perf_counter() - began)

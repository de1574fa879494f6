"""The shelf: finding among very many things, a large file that is added, links that are tried."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from bot.groups.service import Groups
from bot.members.rules import LEVELS
from bot.members.topics import topics
from bot.shelf import rules, words
from bot.shelf.service import Shelf
from tests.bench.figures import Figure
from tests.conftest import MONDAY
from tests.shelf.make import word
from tests.shelf.test_probing import serving
from tests.wire import school as schools
from tests.wire.group import DATABASE, a_group
from tests.wire.members import Wire
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from pathlib import Path

    from bot.kit.database import Database
    from tests.bench.finding import Texts
    from tests.wire.answers import Answer
    from tests.wire.group import Group

PART = 4  # of as many wins, one thing on the shelf
LARGE = 8 * 2**20 - 2**18  # bytes of a picture in a file, which can't be packed any smaller
_RESOURCE = """
INSERT INTO resources (guild_id, owner_id, owner_name, title, link, same, kind, levels, topics,
consent, created_at, looked_at, words) VALUES (?, 1, 'Dana', ?, 'https://example.org', ?, ?, ?, ?,
'here', ?, ?, ?)
"""
_TEXT = "Weeding a picture book section takes a rainy afternoon, a cart and somebody to talk to. "


def fill(path: Path, texts: Texts, wins: int) -> None:
    """Put things on the shelf beside so many wins; a third was looked at by nobody for years."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(_RESOURCE, _rows(texts, wins // PART))


def _rows(texts: Texts, count: int) -> Iterator[Sequence[object]]:
    chance, levels, about = texts.chance, tuple(LEVELS), tuple(topics())
    for number, guild_id in enumerate(texts.groups(count), 1):
        title = " ".join(texts.some(chance, 6))
        said = {"kind": chance.choice(rules.KINDS), "levels": chance.choice(levels)}
        said |= {"topics": chance.choice(about), "title": title, "owner_name": "Dana"}
        found_by = said | {"used": " ".join(texts.some(chance, 6)), "body": None, "file_name": None}
        found_by["link"] = "https://example.org"
        folded = rules.searchable(found_by, owner_hides=False)
        at = MONDAY - timedelta(days=1_095) * (1 - number / count)
        moment = f"{at:%Y-%m-%d %H:%M:%S.%f}"
        key = guild_id, title, str(number), said["kind"], said["levels"], said["topics"]
        yield *key, moment, moment, folded


async def find(database: Database, texts: Texts, where: str, queries: int) -> list[Figure]:
    """Look *queries* times for things of each kind, in the largest group more often."""
    service, figures, every = Shelf(database, Groups(database)), [], list[float]()
    for kind, narrowed, most in (
        ("words", (), 4),
        ("words of a kind, a level and a topic", ("kind", "level", "topic"), 2),
        ("one word", (), 1),
        ("no words: the newest", (), 0),
        ("no words, by topic", ("topic",), 0),
    ):
        chance, took = random.Random(4), []
        among = {"kind": rules.FOUND_KINDS, "level": tuple(LEVELS), "topic": tuple(topics())}
        for number in range(queries):
            guild_id = 1 if number % 4 == 0 else texts.groups(1, chance)[0]
            typed = " ".join(texts.some(chance, chance.randint(1, most))) if most else ""
            wanted: dict[str, Any] = {name: chance.choice(among[name]) for name in narrowed}
            began = time.perf_counter()
            await service.find(guild_id, typed, MONDAY, **wanted)
            took.append(time.perf_counter() - began)
        figures.append(Figure(f"  {kind}", _p95(took), "ms"))
        every += took
    name = f"/resource find beside {where}, 95th percentile"
    return [Figure(name, _p95(every), "ms", 25), *figures]


async def added(
    template: Path, folder: Path, files: int, size: int = LARGE, alone_for: float = 1.0
) -> list[Figure]:
    """Add so many files of 8 MB, one after the other, while somebody else looks on the shelf.

    Nobody adds any for the first seconds, *alone_for*. *size*: what a picture in each takes.
    """
    large = [_large(number, size) for number in range(files)]
    async with Wire(validates=False) as wire:
        school = schools.build(wire)
        async with a_group(wire, school, template, folder) as group:
            await _with_shelf(group)
            alone = await _looking(group, asyncio.sleep(alone_for))
            adding, took = _adding(group, large), list[float]()
            beside = await _looking(group, _timed(adding, took))
    there = group.rows("SELECT count(*) AS many FROM resources")[0]["many"]
    name = f"the slowest of {len(beside):,} answers while a file of {size / 2**20:.0f} MB is added"
    return [
        Figure(name, 1e3 * max(beside), "ms", 300),
        Figure("  without one", 1e3 * max(alone), "ms"),
        Figure("  until a file is on the shelf", took[0] / files, "s"),
        Figure("  files that aren't", files - there, "", 0),
    ]


async def _with_shelf(
    group: Group, fill: Callable[[sqlite3.Connection], None] = lambda _: None
) -> None:
    await group.bot.terminate()
    with closing(sqlite3.connect(group.data / DATABASE)) as connection, connection:
        connection.execute("UPDATE groups SET switched_on = 'shelf'")
        fill(connection)
    await group.bot.launch()
    await group.wire.registered(group.school.guild, "resource", within=60)


async def _looking(group: Group, until_then: Awaitable[object]) -> list[float]:
    """Look on the shelf again and again until something is done; return the seconds it took."""
    working, took = asyncio.ensure_future(until_then), []
    school = group.school
    while not working.done():
        found = await group.wire.slash(
            school.coordinator, school.channel, "resource find", words="weeding"
        )
        took.append(99.0 if found.took is None else found.took)
    await working
    return took


async def _timed(work: Awaitable[object], took: list[float]) -> None:
    began = time.perf_counter()
    await work
    took.append(time.perf_counter() - began)


def _large(number: int, size: int) -> bytes:
    """Return a Word file: much to read, and a picture of this size."""
    return word(
        f"<w:p><w:r><w:t>{number}. {_TEXT * 2_000}</w:t></w:r></w:p>",
        word__media__image1_dot_png=os.urandom(size),
    )


async def _adding(group: Group, files: Sequence[bytes]) -> None:
    for number, content in enumerate(files):
        asked: Answer = await group.wire.slash(
            group.school.dana,
            group.school.channel,
            "resource add",
            title=f"Weeding, part {number}",
            file=("weeding.docx", content),
        )
        if words.FILE_FINE in asked.text:
            await group.wire.press(group.school.dana, asked, words.FILE_FINE)


async def checked(template: Path, folder: Path, links: int, alone_for: float = 1.0) -> list[Figure]:
    """Try so many links, as fast as may be, while somebody looks on the shelf of the same bot."""
    async with serving() as server, Wire(validates=False) as wire:
        school = schools.build(wire)
        command = "-m", "tests.bench.trying_bot", f"{server.port}"
        async with a_group(wire, school, template, folder, command, LINK_CHECKS="off") as group:
            group.bot.env["LINK_CHECKS"] = "on"
            await _with_shelf(group, partial(_put, school.guild.id, links))
            alone = await _looking(group, asyncio.sleep(alone_for))
            await until(lambda: server.asked, within=60)
            trying = until(lambda: len(server.asked) >= links, within=3_600)
            took = await _looking(group, trying)
    there = "SELECT count(*) AS many FROM resource_checks"
    name = f"the slowest of {len(took):,} answers while {links:,} links are tried"
    return [
        Figure(name, 1e3 * max(took), "ms", 300),
        Figure("  links that weren't asked", links - len(server.asked), "", 0),
        Figure("  in the middle", 1e3 * median(took), "ms"),
        Figure("  the slowest without", 1e3 * max(alone), "ms"),
        Figure("  of which was noted by then", group.rows(there)[0]["many"], ""),
    ]


def _put(guild_id: int, links: int, connection: sqlite3.Connection) -> None:
    """Put links on the shelves of 20 groups, of which somebody looks on one."""
    at = f"{MONDAY:%Y-%m-%d %H:%M:%S.%f}"
    connection.executemany(
        "INSERT INTO resources (guild_id, owner_id, owner_name, title, link, same, levels, "
        "topics, consent, created_at, looked_at, words) "
        "VALUES (?, 1, 'Dana', 'Weeding', ?, ?, '', '', 'here', ?, ?, 'weed')",
        (
            (guild_id if number % 20 == 0 else number % 20, link, link, at, at)
            for number in range(links)
            for link in [f"http://host{number % 500}.example/{number}"]
        ),
    )


def _p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return quantiles(seconds, n=20)[18] * 1e3

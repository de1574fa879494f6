"""Searching among very many wins, on both databases, and what it costs to keep them found."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from statistics import fmean, quantiles
from typing import TYPE_CHECKING, Any

from bot.kit.database import Database
from bot.kit.errors import Refusal
from bot.search import index
from bot.search.rules import document
from bot.wins.queries import WINS
from bot.wins.rules import KINDS, facet
from bot.wins.service import Wins
from tests import postgres
from tests.bench import asking, shelving
from tests.bench.figures import Figure
from tests.bench.filling import copied
from tests.search import remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    Ask = Callable[[random.Random], tuple[str, dict[str, Any]]]

GROUPS = 200
VOCABULARY = 20_000
LARGEST = 21.5  # makes the largest of 200 groups a fiftieth of all: 20,000 of a million
MEMBERS = 40
NOW = datetime(2026, 9, 14, 13, tzinfo=UTC)
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeiou"]
_INSERT = """
INSERT INTO wins (guild_id, author_id, author_name, kind, story, consent, created_at, words)
VALUES (?, ?, ?, ?, ?, 'here', ?, ?)
"""
_WRITES = 200  # at most


async def measure(
    template: Path,
    folder: Path,
    wins: int,
    queries: int,
    server: str | None,
    sets: Sequence[str] = remembering.SETS,
) -> list[Figure]:
    """Ask *queries* of each kind over *wins* wins in 200 groups of many sizes.

    And what people half remember of *sets* of wins.
    """
    path = folder / "finding.db"
    texts = Texts(random.Random(1))
    filled(template, path, texts, wins)
    asking.fill(path, texts, wins)
    shelving.fill(path, texts, wins)
    sqlite = Database(f"sqlite+aiosqlite:///{path}")
    collections = (WINS, *asking.COLLECTIONS)
    await index.refresh(sqlite, collections)
    await index.build(sqlite, collections)
    figures = [await _remembered(template, folder, sets)]
    figures += await _asked(sqlite, texts, f"{wins:,} wins, SQLite", queries)
    figures += await shelving.find(sqlite, texts, f"{wins:,} wins, SQLite", queries)
    figures += await asking.measure(sqlite, texts, f"{wins:,} wins, SQLite", queries)
    await sqlite.close()
    if server is not None:
        database = await copied(path, await postgres.made(server, "finding"))
        where = f"{wins:,} wins, PostgreSQL"
        figures += await _asked(database, texts, where, queries)
        figures += await shelving.find(database, texts, where, queries)
        figures += await asking.measure(database, texts, where, queries)
        await database.close()
    path.unlink()
    return figures


async def _remembered(template: Path, folder: Path, sets: Sequence[str]) -> Figure:
    """Ask what people half remember of wins; the right one should be among the first."""
    found = asked_for = 0
    for name in sets:
        path = folder / f"{name}.db"
        shutil.copy(template, path)
        database = Database(f"sqlite+aiosqlite:///{path}")
        asked = remembering.load(name)
        missed = remembering.missed(asked, await remembering.first_pages(database, asked))
        await database.close()
        asked_for += len(asked.queries)
        found += len(asked.queries) - len(missed)
    name = f"half-remembered queries of {asked_for} with the right win among the first three"
    return Figure(name, found, "", round(asked_for * remembering.ENOUGH), at_most=False)


async def _asked(database: Database, texts: Texts, where: str, queries: int) -> list[Figure]:
    found = {
        kind: await _kind(database, texts, ask, queries) for kind, ask in texts.kinds().items()
    }
    slips = {kind: found.pop(kind) for kind in ("one slip", "eight unknown words")}
    every = [one for took in found.values() for one in took]
    tried = [one for took in slips.values() for one in took]
    return [
        Figure(f"/win find among {where}, 95th percentile", _p95(every), "ms", 25),
        *(Figure(f"  {kind}", _p95(took), "ms") for kind, took in found.items()),
        Figure("  where slips are tried", _p95(tried), "ms", 80),
        *(Figure(f"    {kind}", _p95(took), "ms") for kind, took in slips.items()),
        Figure("  4,000 characters made to be slow", await _slowest(database, texts), "ms", 100),
        Figure("  what a new win costs to be found", await _write(database, texts, queries), "ms"),
    ]


async def _kind(database: Database, texts: Texts, ask: Ask, queries: int) -> list[float]:
    service, chance, took = Wins(database), random.Random(2), []
    for number in range(queries):
        largest = number % 4 == 0  # where it's slowest, more often than its share
        guild_id = 1 if largest else texts.groups(1, chance)[0]
        query, narrowed = ask(chance)
        began = time.perf_counter()
        await service.find(guild_id, query, **narrowed)
        took.append(time.perf_counter() - began)
    return took


async def _slowest(database: Database, texts: Texts) -> float:
    """Return the longest that anything typed takes in the largest group, in milliseconds."""
    service, took = Wins(database), []
    common, rare = " ".join(texts.vocabulary[:700]), texts.vocabulary[-500:]
    for typed in (
        common,
        f'"{common}"',
        " ".join(f'"{one}"' for one in texts.vocabulary[:500]),
        " ".join(f"x{one}x{one}x" for one in rare),
        " ".join(f"{one[:3]}x{one[3:]}" for one in texts.vocabulary[:500]),
        " ".join(one[:3] + "x" for one in texts.vocabulary[:800]),
        "\ufdfa" * 4_000,
        '"' * 4_000,
        "b" * 4_000,
    ):
        began = time.perf_counter()
        with suppress(Refusal):
            await service.find(1, typed[:4_000])
        took.append(time.perf_counter() - began)
    return max(took) * 1e3


async def _write(database: Database, texts: Texts, times: int) -> float:
    """Return what the index adds to the transaction of a new win; nothing of it is kept."""
    took = []
    for number in range(min(times, _WRITES)):
        words = document(" ".join(texts.some(texts.chance, 32)), "Dana Whitehorse")
        with suppress(_NotKeptError):
            async with database.write() as connection:
                began = time.perf_counter()
                await index.keep(connection, WINS, 1, 2**40 + number, after=words)
                took.append(time.perf_counter() - began)
                raise _NotKeptError
    return fmean(took) * 1e3


class _NotKeptError(Exception):
    """What was written was only measured."""


class Texts:
    """Stories of about 220 characters in which few words are common and most are rare."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.vocabulary = sorted(
            {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(VOCABULARY)}
        )
        chance.shuffle(self.vocabulary)
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(self.vocabulary))))
        self.sizes = [1 / (n + LARGEST) for n in range(GROUPS)]

    def some(self, chance: random.Random, count: int) -> list[str]:
        """Return words as people use them: the common ones often."""
        return chance.choices(self.vocabulary, cum_weights=self._weights, k=count)

    def groups(self, count: int, chance: random.Random | None = None) -> list[int]:
        """Return groups, the large ones often."""
        return (chance or self.chance).choices(range(1, GROUPS + 1), self.sizes, k=count)

    def kinds(self) -> dict[str, Ask]:
        """Return what's asked, by what it's called."""

        def words(chance: random.Random) -> str:
            return " ".join(self.some(chance, chance.randint(2, 5)))

        def slip(chance: random.Random) -> str:
            word = chance.choice(self.vocabulary)
            return f"{word[:2]}z{word[2:]} {self.some(chance, 1)[0]}"

        def by(chance: random.Random) -> dict[str, object]:
            return {"author_id": chance.randint(1, MEMBERS)}

        def since(chance: random.Random) -> dict[str, object]:
            return {"since": NOW - timedelta(days=chance.randint(30, 900))}

        return {
            "two to five words": lambda chance: (words(chance), {}),
            "one word": lambda chance: (self.some(chance, 1)[0], {}),
            "five common words": lambda chance: (
                " ".join(chance.sample(self.vocabulary[:40], 5)),
                {},
            ),
            "a phrase": lambda chance: (f'"{" ".join(self.some(chance, 2))}"', {}),
            "words, kind": lambda chance: (words(chance), {"kind": chance.choice(KINDS)}),
            "words, by": lambda chance: (words(chance), by(chance)),
            "words, since": lambda chance: (words(chance), since(chance)),
            "one slip": lambda chance: (slip(chance), {}),
            "eight unknown words": lambda chance: (
                " ".join(f"x{one[:2]}x{one[2:]}x" for one in self.some(chance, 8)),
                {},
            ),
        }

    def rows(self, count: int) -> Iterator[Sequence[object]]:
        """Give wins as rows, over three years."""
        guilds = self.groups(count)
        for number, guild_id in enumerate(guilds):
            story = " ".join(self.some(self.chance, 32))
            author, kind = self.chance.randint(1, MEMBERS), self.chance.choice(KINDS)
            at = NOW - timedelta(days=1_095) * (1 - number / count)
            created = f"{at:%Y-%m-%d %H:%M:%S.%f}"
            words = document(story, facets=(facet("kind", kind), facet("by", author)))
            yield guild_id, author, f"Dana{author}", kind, story, created, words


def filled(template: Path, path: Path, texts: Texts, count: int) -> None:
    """Make a SQLite database with as many wins, which aren't indexed yet."""
    shutil.copy(template, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(_INSERT, texts.rows(count))


def _p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return quantiles(seconds, n=20)[18] * 1e3

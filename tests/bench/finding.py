"""Searching among very many wins."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing
from itertools import accumulate
from statistics import quantiles
from typing import TYPE_CHECKING

from bot.kit.database import Database
from bot.wins.service import Wins
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

GROUPS = 200
VOCABULARY = 20_000
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeiou"]
_INSERT = """
INSERT INTO wins (guild_id, author_id, author_name, kind, story, consent, created_at, words)
VALUES (?, ?, 'Dana', 'success', ?, 'here', '2026-09-14 13:00:00.000000', ?)
"""


async def measure(template: Path, folder: Path, wins: int, queries: int) -> list[Figure]:
    """Ask *queries* searches of each kind over *wins* wins in 200 groups of many sizes."""
    path = folder / "finding.db"
    texts = Texts(random.Random(1))
    _fill(template, path, texts, wins)
    database = Database(f"sqlite+aiosqlite:///{path}")
    service, chance = Wins(database), random.Random(2)
    figures, every = [], []
    for kind, ask in (("words", texts.words), ("phrases", texts.phrase), ("starts", texts.start)):
        took = []
        for _ in range(queries):
            guild_id, query = chance.choices(range(1, GROUPS + 1), texts.sizes)[0], ask(chance)
            began = time.perf_counter()
            await service.find(guild_id, query)
            took.append(time.perf_counter() - began)
        every += took
        figures.append(Figure(f"  {kind}", _p95(took), "ms"))
    await database.close()
    name = f"/win find among {wins:,} wins, 95th percentile"
    return [Figure(name, _p95(every), "ms", 15), *figures]


class Texts:
    """Stories of about 220 characters in which few words are common and most are rare."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.vocabulary = sorted(
            {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(VOCABULARY)}
        )
        chance.shuffle(self.vocabulary)
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(self.vocabulary))))
        self.sizes = [1 / (n + 10) for n in range(GROUPS)]

    def some(self, chance: random.Random, count: int) -> list[str]:
        """Return words as people use them: the common ones often."""
        return chance.choices(self.vocabulary, cum_weights=self._weights, k=count)

    def words(self, chance: random.Random) -> str:
        """Return one to three words."""
        return " ".join(self.some(chance, chance.randint(1, 3)))

    def phrase(self, chance: random.Random) -> str:
        """Return two words that stand together."""
        return f'"{" ".join(self.some(chance, 2))}"'

    def start(self, chance: random.Random) -> str:
        """Return the beginning of a word."""
        return self.some(chance, 1)[0][: chance.randint(2, 5)]

    def rows(self, count: int) -> Iterator[Sequence[object]]:
        """Give wins as rows."""
        guilds = self.chance.choices(range(1, GROUPS + 1), self.sizes, k=count)
        for guild_id in guilds:
            story = " ".join(self.some(self.chance, 32))
            yield guild_id, self.chance.randint(1, 40), story, story


def _fill(template: Path, path: Path, texts: Texts, count: int) -> None:
    shutil.copy(template, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(_INSERT, texts.rows(count))


def _p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return quantiles(seconds, n=20)[18] * 1e3

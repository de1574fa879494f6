"""What's there already when somebody is about to ask: a look at wins, questions and the shelf."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from statistics import quantiles
from typing import TYPE_CHECKING

from bot.groups.service import Groups
from bot.kit.switch import Switch
from bot.questions.queries import QUESTIONS
from bot.questions.rules import QuestionDraft
from bot.questions.service import Questions
from bot.shelf.queries import RESOURCES
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.kit.database import Database
    from tests.bench.finding import Texts

COLLECTIONS = QUESTIONS, RESOURCES
PART = 20  # of as many wins, one question
_QUESTION = """
INSERT INTO questions (guild_id, member_id, name, unnamed, asked, topic, level, channel_id,
message_id, created_at, summed_up, taken, words)
VALUES (?, 1, 'Dana', 0, ?, '', '', 7, ?, ?, 0, 0, ?)
"""
_CREATED = "2026-09-14 13:00:00.000000"


def fill(path: Path, texts: Texts, wins: int) -> None:
    """Put questions beside so many wins."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(_QUESTION, _rows(texts, wins // PART, 14))


def _rows(texts: Texts, count: int, length: int) -> Iterator[Sequence[object]]:
    for number, guild_id in enumerate(texts.groups(count), 1):
        said = " ".join(texts.some(texts.chance, length))
        yield guild_id, said, number, _CREATED, said


async def measure(database: Database, texts: Texts, where: str, queries: int) -> list[Figure]:
    """Look *queries* times at what's there, where it's slowest more often than its share."""
    groups = Groups(database, {"shelf": Switch("", "")})
    assert (await groups.get(1)).has("shelf")
    service, chance, took = Questions(database, groups), random.Random(3), []
    for number in range(queries):
        guild_id = 1 if number % 4 == 0 else texts.groups(1, chance)[0]
        said = " ".join(texts.some(chance, chance.randint(8, 14)))
        began = time.perf_counter()
        await service.similar(guild_id, QuestionDraft(said))
        took.append(time.perf_counter() - began)
    slow = quantiles(took, n=20)[18] * 1e3
    return [Figure(f"similar before asking among {where}, 95th percentile", slow, "ms", 40)]

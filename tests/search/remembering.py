"""Sets of wins and what people remember of them, written by people who hadn't seen the code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.wins.rules import WinDraft
from bot.wins.service import PAGE, Wins
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.kit.database import Database

FOLDER = Path(__file__).parent
# The rules were tried on the first, not on the others: 60 of 60 each, at first sight.
SETS = ("remembered", "fresh", "unseen")
GUILD = 1
AMONG_THE_FIRST = 3
ENOUGH = 0.9  # of the queries


@dataclass(frozen=True)
class Remembered:
    """What someone types, and which wins they mean, by their place in the set."""

    query: str
    wanted: frozenset[int]


@dataclass(frozen=True)
class WinSet:
    """Wins (author and text), oldest first, and queries for them."""

    wins: list[tuple[str, str]]
    queries: list[Remembered]


def load(name: str) -> WinSet:
    """Return a set by its file's name."""
    content = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    places = {win["id"]: place for place, win in enumerate(content["wins"])}
    return WinSet(
        [(win["author"], win["text"]) for win in content["wins"]],
        [
            Remembered(one["query"], frozenset(places[win] for win in one["want"]))
            for one in content["queries"]
        ],
    )


async def first_pages(database: Database, asked: WinSet) -> list[list[int]]:
    """Share the wins and return each query's first page: places in the set, the best first."""
    wins, places = Wins(database), {}
    authors = {author: number for number, (author, _) in enumerate(asked.wins, 1)}
    for place, (author, text) in enumerate(asked.wins):
        draft = WinDraft(GUILD, authors[author], author, text)
        shared = await wins.share(draft, MONDAY + timedelta(days=place))
        places[shared.win.id] = place
    return [
        [places[win.id] for win in (await wins.find(GUILD, one.query, limit=PAGE)).documents]
        for one in asked.queries
    ]


def missed(asked: WinSet, pages: list[list[int]]) -> list[str]:
    """Return the queries that don't have a win that's meant among the first three."""
    return [
        one.query
        for one, page in zip(asked.queries, pages, strict=True)
        if one.wanted.isdisjoint(page[:AMONG_THE_FIRST])
    ]

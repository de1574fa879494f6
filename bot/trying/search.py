"""Try the search: a file of texts and a query in, their ids out, best first."""

from __future__ import annotations

import asyncio
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.trying.reader import Reader, Unreadable, text_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

GROUP = 1
SHAPE = 'a JSON list of {"id": …, "author": "…", "text": "…"}, oldest first'


@dataclass(frozen=True)
class Item:
    """One text, under whatever id its file gives it."""

    id: int | str
    author: str
    text: str


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=SHAPE)
    parser.add_argument("--query", metavar="TEXT", required=True, help="what to look for")


def _answers(options: argparse.Namespace) -> Iterator[object]:
    items = _items(options.file)
    yield asyncio.run(_found(items, options.query))


def _items(path: Path) -> list[Item]:
    try:
        rows = json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise Unreadable(f"{path} isn't JSON: {error.msg} in line {error.lineno}.") from error
    if not isinstance(rows, list):
        raise Unreadable(f"{path} needs {SHAPE}.")
    return [_item(path, number, row) for number, row in enumerate(rows, 1)]


def _item(path: Path, number: int, row: object) -> Item:
    if isinstance(row, dict):
        found, author, text = row.get("id"), row.get("author", ""), row.get("text")
        if isinstance(found, int | str) and isinstance(author, str) and isinstance(text, str):
            return Item(found, author, text)
    raise Unreadable(f"{path}: number {number} isn't like the others. It needs {SHAPE}.")


async def _found(items: Sequence[Item], query: str) -> dict[str, object]:
    """Share the texts as wins in a group that's gone afterward, and look for them as Discord does.

    Each is a day younger than the one before it: what matches equally well comes newest first.
    """
    from datetime import timedelta

    from bot import log
    from bot.kit import migrate
    from bot.kit.clock import SystemClock
    from bot.kit.database import Database
    from bot.kit.errors import Refusal
    from bot.wins.rules import Draft
    from bot.wins.service import Wins

    log.start("WARNING")
    now = SystemClock().now()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/try.db")
        await migrate.migrate(database, Path(folder), now)
        wins, ids = Wins(database), {}
        try:
            for number, item in enumerate(items):
                draft = Draft(GROUP, number + 1, item.author, item.text)
                try:
                    shared = await wins.share(draft, now + timedelta(days=number))
                except Refusal as refusal:
                    raise Unreadable(f"{item.id!r}: {refusal}") from refusal
                ids[shared.win.id] = item.id
            found = await wins.find(GROUP, query, limit=len(items) or 1)
        except Refusal as refusal:
            return {"ids": [], "refusal": str(refusal)}
        finally:
            await database.close()
    return {"ids": [ids[win.id] for win in found]}


READER = Reader("search", "find texts by half-remembered words", _arguments, _answers)

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


async def _found(items: Sequence[Item], typed: str) -> dict[str, object]:
    """Keep the texts as wins in a database that's gone afterward, and find as Discord does.

    Each is a day younger than the one before it: what matches equally well comes newest first.
    """
    from datetime import timedelta

    from bot.kit.clock import SystemClock
    from bot.kit.database import Database
    from bot.kit.errors import Refusal
    from bot.tables import metadata
    from bot.wins import queries
    from bot.wins.service import Wins

    now, ids = SystemClock().now(), {}
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/try.db")
        try:
            async with database.write() as connection:
                await connection.run_sync(metadata.create_all)
                for number, item in enumerate(items):
                    win = {"story": item.text, "author_name": item.author, "author_id": 0}
                    win |= {"guild_id": GROUP, "kind": "success", "alt": None, "thanks": None}
                    win |= {"behalf": None, "created_at": now + timedelta(days=number)}
                    ids[await queries.add(connection, win)] = item.id
            found = await Wins(database).find(GROUP, typed, limit=len(items) or 1)
        except Refusal as refusal:
            return {"ids": [], "refusal": refusal.message}
        finally:
            await database.close()
    return {"ids": [ids[win.id] for win in found.documents]}


READER = Reader("search", "find texts by half-remembered words", _arguments, _answers)

"""A PostgreSQL database with the wins of a SQLite one, and what finds them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from bot.kit import migrate
from bot.kit.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_QUESTIONS = (
    "id guild_id member_id name unnamed asked topic level channel_id message_id created_at "
    "summed_up taken words"
)
_RESOURCES = (
    "id guild_id owner_id owner_name title link same kind levels topics consent created_at "
    "looked_at words"
)
_WINS = "id guild_id author_id author_name kind story consent created_at words"
_TABLES = {
    "wins": tuple(_WINS.split()),
    "questions": tuple(_QUESTIONS.split()),
    "resources": tuple(_RESOURCES.split()),
    "search_stems": ("id", "guild_id", "collection", "stem", "documents"),
    "search_postings": ("stem_id", "document_id"),
}
_FOREIGN = "fk_search_postings_stem_id_search_stems"  # checking 28 million takes minutes
_AFTERWARD = (
    f"ALTER TABLE search_postings ADD CONSTRAINT {_FOREIGN} FOREIGN KEY (stem_id) "
    "REFERENCES search_stems (id) ON DELETE CASCADE NOT VALID",
    "SELECT setval(pg_get_serial_sequence('search_stems', 'id'), max(id)) FROM search_stems",
    "VACUUM ANALYZE",
)


async def copied(path: Path, url: str) -> Database:
    """Return a migrated database at *url* with the rows of the file at *path*."""
    database = Database(url)
    await migrate.upgrade(database)
    async with database.unhurried() as patient:
        await _copy(path, patient)
    return database


async def _copy(path: Path, database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text(f"ALTER TABLE search_postings DROP CONSTRAINT {_FOREIGN}"))
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        with closing(sqlite3.connect(path)) as source:
            for table, columns in _TABLES.items():
                rows = source.execute(f"SELECT {', '.join(columns)} FROM {table}")
                records = _converted(rows, columns)
                await driver.copy_records_to_table(table, records=records, columns=columns)
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in _AFTERWARD:
            await connection.execute(text(statement))


def _converted(rows: Any, columns: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """Yield rows as PostgreSQL takes them: moments and yes or no aren't text and numbers there."""
    ways = {one: _WAYS[one] for one in columns if one in _WAYS}
    for row in rows:
        yield tuple(
            ways[name](value) if name in ways else value
            for name, value in zip(columns, row, strict=True)
        )


def _moment(kept: str) -> datetime:
    return datetime.fromisoformat(kept).replace(tzinfo=UTC)


_WAYS: dict[str, Callable[[Any], object]] = {
    **dict.fromkeys(("created_at", "looked_at"), _moment),
    **dict.fromkeys(("unnamed", "summed_up", "taken"), bool),
}

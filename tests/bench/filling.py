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
    from collections.abc import Iterator
    from pathlib import Path

_WINS = "id guild_id author_id author_name kind story consent created_at words"
_TABLES = {
    "wins": tuple(_WINS.split()),
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
    async with database.write() as connection:
        await connection.execute(text(f"ALTER TABLE search_postings DROP CONSTRAINT {_FOREIGN}"))
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        with closing(sqlite3.connect(path)) as source:
            for table, columns in _TABLES.items():
                rows = source.execute(f"SELECT {', '.join(columns)} FROM {table}")
                records = _with_zones(rows, columns)
                await driver.copy_records_to_table(table, records=records, columns=columns)
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in _AFTERWARD:
            await connection.execute(text(statement))
    return database


def _with_zones(rows: Any, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    if "created_at" not in columns:
        yield from rows
        return
    place = columns.index("created_at")
    for row in rows:
        at = datetime.fromisoformat(row[place]).replace(tzinfo=UTC)
        yield (*row[:place], at, *row[place + 1 :])

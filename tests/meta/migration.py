"""Writes the migration that brings a database to what the tables say.

`python -m tests.meta.migration grades "The grades of a win"`: its number is the next one. It's a
beginning, to be read: what happens to the rows that are there already is yours to say.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import Script

from bot.kit import migrate
from bot.kit.database import Database
from bot.kit.sqlite import sqlite_url

if TYPE_CHECKING:
    from alembic.operations import MigrationScript
    from sqlalchemy.engine import Connection


async def write(name: str, says: str) -> Path | None:
    """Write the next migration and return it; None when the tables say nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(sqlite_url(Path(folder) / "empty.db"))
        await migrate.upgrade(database)
        async with database.write() as connection:
            found = await connection.run_sync(_compare, name, says)
        await database.close()
    return found


def _compare(connection: Connection, name: str, says: str) -> Path | None:
    def only_what_is_new(_context: object, _to: object, found: list[MigrationScript]) -> None:
        if found[0].upgrade_ops is None or found[0].upgrade_ops.is_empty():
            found.clear()

    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s")
    config.attributes["connection"] = connection
    revision = f"{len(migrate.known_revisions()) + 1:04}_{name}"
    script = command.revision(
        config, says, autogenerate=True, rev_id=revision,
        process_revision_directives=only_what_is_new,
    )  # fmt: skip
    return _tidied(Path(script.path)) if isinstance(script, Script) else None


def _tidied(path: Path) -> Path:
    """Take out Alembic's own comments, and format it as everything else is."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    said = "".join(one for one in lines if "# ###" not in one)
    path.write_text(said.replace(", schema=None", ""), "utf-8")
    for formatted in (("check", "--fix", "--select", "F401"), ("format",)):
        subprocess.run([sys.executable, "-m", "ruff", *formatted, "--quiet", path], check=True)
    return path


if __name__ == "__main__":
    written = asyncio.run(write(*sys.argv[1:]))
    said = f"Written: {written}. Read it." if written else "The tables say nothing new."
    print(said)  # noqa: T201 - it's a command

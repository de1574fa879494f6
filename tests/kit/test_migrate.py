"""Databases of every age are brought up to date, with a copy made first."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, text

from bot.kit import migrate
from bot.kit.columns import UtcDateTime
from bot.kit.database import Database
from bot.search import index
from bot.services import build
from bot.tables import metadata
from bot.wins.queries import WINS
from tests.conftest import MONDAY
from tests.kit.sharing import GUILD, share

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy.engine import Connection

REVISIONS = migrate.known_revisions()


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> str | None:
    """Where the PostgreSQL is, which no running loop can start; None for SQLite."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
async def empty(server: str | None, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without a single table, of each kind."""
    if server is None:
        database = Database(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
        yield database
        await database.close()
        return
    admin = Database(server)
    name = f"{admin.url.database}_empty"
    await _alone(admin, f"CREATE DATABASE {name} TEMPLATE template0")
    database = Database(admin.url.set(database=name).render_as_string(hide_password=False))
    yield database
    await database.close()
    await _alone(admin, f"DROP DATABASE {name}")
    await admin.close()


async def _alone(database: Database, statement: str) -> None:
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(statement))


def _differences(connection: Connection) -> list[object]:
    """What Alembic would write into a migration."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options = {"compare_type": True, "compare_server_default": True}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


async def test_models_and_migrations(database: Database) -> None:
    """What the migrations make is what the models say."""
    async with database.read() as connection:
        assert await connection.run_sync(_differences) == []


async def test_nothing_to_do(database: Database, tmp_path: Path) -> None:
    """A database that is up to date is left alone, and no copy is made."""
    assert not await migrate.migrate(database, tmp_path / "copies", MONDAY)
    assert not (tmp_path / "copies").exists()
    assert await migrate.state(database) == REVISIONS[-1]


async def test_from_nothing(empty: Database, tmp_path: Path) -> None:
    """An empty database gets every table; there is nothing to copy first."""
    assert await migrate.state(empty) is None
    assert await migrate.migrate(empty, tmp_path / "copies", MONDAY)
    assert await migrate.state(empty) == REVISIONS[-1]
    assert not (tmp_path / "copies").exists()
    async with empty.read() as connection:
        assert await connection.run_sync(_differences) == []


@pytest.mark.parametrize("revision", REVISIONS)
async def test_search_after_each(empty: Database, tmp_path: Path, revision: str) -> None:
    """A win kept at any revision is found after every later one."""
    await migrate.upgrade(empty, revision)
    async with empty.write() as connection:
        found = await connection.run_sync(_insert_a_win)
    await migrate.upgrade(empty)
    await index.refresh(empty, (WINS,))
    await index.build(empty, (WINS,))
    services = build(empty, tmp_path / "pictures")

    assert [win.id for win in (await services.wins.find(GUILD, "mystery")).documents] == [found]
    win = await share(services, story="A shelf of graphic novels.")
    assert [one.id for one in (await services.wins.find(GUILD, "graphic novel")).documents] == [
        win.id
    ]


def _insert_a_win(connection: Connection) -> int:
    """Insert a row as the table was at this revision, whatever columns it had; return its id."""
    wins = Table("wins", MetaData(), autoload_with=connection)
    wanted = {"guild_id": GUILD, "kind": "other", "words": "a cart of mysteries", "hidden": None}
    usual = {str: "", int: 1, bool: False, datetime: MONDAY.replace(tzinfo=None)}
    if connection.dialect.name == "postgresql":
        usual[datetime] = MONDAY
    values = {
        column.name: wanted.get(column.name, usual[column.type.python_type])
        for column in wins.columns
        if column.name != "id" and (column.name in wanted or not column.nullable)
    }
    made = connection.execute(wins.insert().values(values).returning(wins.c.id))
    return int(made.scalar_one())


@pytest.mark.parametrize(
    ("revision", "refusal"),
    [
        ("9999_later", migrate.NewerDatabase),
        *((f"{old:04}", migrate.OlderDatabase) for old in range(1, 15)),
    ],
)
async def test_refused(
    database: Database, tmp_path: Path, revision: str, refusal: type[Exception]
) -> None:
    """A database of a later version or from before 1.0.0 is refused, and stays as it is."""
    await _set_revision(database, revision)
    try:
        with pytest.raises(refusal):
            await migrate.migrate(database, tmp_path / "copies", MONDAY)

        assert await migrate.state(database) == revision
        assert not (tmp_path / "copies").exists()
    finally:
        await _set_revision(database, REVISIONS[-1])


async def _set_revision(database: Database, revision: str) -> None:
    async with database.write() as connection:
        statement = text("UPDATE alembic_version SET version_num = :revision")
        await connection.execute(statement, {"revision": revision})


async def test_copy_before_migrating(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An existing database is copied first, together with what is only in its WAL."""
    source = Path(str(sqlite_database.url.database))
    await share(build(sqlite_database, tmp_path), story="A story that is only in the WAL.")
    in_file = b"only in the WAL" in source.read_bytes()  # noqa: ASYNC240 - a few pages
    monkeypatch.setattr(migrate, "known_revisions", lambda: [*REVISIONS, "9998_later"])

    assert await migrate.migrate(sqlite_database, tmp_path / "copies", MONDAY)

    assert not in_file
    (copy,) = (tmp_path / "copies").iterdir()
    assert copy.name == "2026-09-14-130000.db"
    with closing(sqlite3.connect(copy)) as kept:
        (story,) = kept.execute("SELECT story FROM wins").fetchone()
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert story == "A story that is only in the WAL."


async def test_copies_are_private(sqlite_database: Database, tmp_path: Path) -> None:
    """Nobody but the bot's own user can open the folder of copies."""
    migrate.keep_copy(sqlite_database, tmp_path / "copies", MONDAY)

    assert (tmp_path / "copies").stat().st_mode & 0o077 == 0


async def test_old_copies_go(sqlite_database: Database, tmp_path: Path) -> None:
    """A copy is kept for 30 days; what is not a copy stays."""
    for name, age in (("old.db", 31), ("young.db", 29), ("notes.txt", 400)):
        path = tmp_path / name
        path.touch()
        made = (MONDAY - timedelta(days=age)).timestamp()
        os.utime(path, (made, made))
    copy = migrate.keep_copy(sqlite_database, tmp_path, MONDAY)

    assert copy is not None
    kept = {path.name for path in copy.parent.iterdir() if path.is_file()}
    assert kept == {"young.db", "notes.txt", copy.name}


async def test_no_copy_of_postgres(postgres_database: Database, tmp_path: Path) -> None:
    """PostgreSQL's host makes copies their own way."""
    assert migrate.keep_copy(postgres_database, tmp_path / "copies", MONDAY) is None
    assert not (tmp_path / "copies").exists()


def test_revisions_are_in_order() -> None:
    """Each migration follows the one before it and only moves forward; its name is its revision.

    Alembic's own table holds 32 characters, and four bare digits were a revision before 1.0.0.
    """
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    script = ScriptDirectory.from_config(config)

    assert [one.revision for one in script.walk_revisions()][::-1] == REVISIONS
    assert script.get_heads() == [REVISIONS[-1]]
    assert not any(migrate.is_before_first(one) or len(one) > 32 for one in REVISIONS)
    assert not any(hasattr(one.module, "downgrade") for one in script.walk_revisions())


async def test_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `make migration` writes makes a database what the tables say; then there's no more."""
    from tests.meta import migration

    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    columns: tuple[Column[object], ...] = (
        Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True),
        Column("at", UtcDateTime(), nullable=False),
    )
    shouts = Table("shouts", metadata, *columns, Index("ix_shouts_at", "at"))
    try:
        written = await migration.write("shouts", "What was shouted")
        assert written == folder / "versions" / f"{len(REVISIONS) + 1:04}_shouts.py"
        assert "bot." not in written.read_text("utf-8")
        database = Database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
        await migrate.upgrade(database)
        async with database.read() as connection:
            assert await connection.run_sync(_differences) == []
        await database.close()
        assert await migration.write("again", "The same") is None
    finally:
        metadata.remove(shouts)

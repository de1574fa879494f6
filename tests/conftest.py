"""What tests share: a clock that stands, migrated databases of both kinds, the bot on SimCord."""

from __future__ import annotations

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from pydantic import SecretStr
from sqlalchemy import text

from bot.agenda.agenda import Agenda
from bot.kit import migrate
from bot.kit.database import Database
from bot.kit.tables import IdentityRow
from bot.services import Services, build
from bot.settings import Settings
from bot.tables import metadata
from tests import postgres
from tests.discord import World, a_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MONDAY = datetime(2026, 9, 14, 13, 0, tzinfo=UTC)  # 8:00 in Chicago, a school day


class StandingClock:
    """A clock that moves only when told to."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at

    def advance(self, by: timedelta) -> None:
        """Move on."""
        self.at += by


@pytest.fixture(scope="session", autouse=True)
def plain_log() -> None:
    """Log one line an event: structlog's own tracebacks take a second each."""
    structlog.configure(
        processors=[
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["event"]),
        ]
    )


@pytest.fixture
def clock() -> StandingClock:
    """A Monday morning in September."""
    return StandingClock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "template.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrate.migrate(database, path.parent, MONDAY)
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every worker of this run sees."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def postgres_url(shared_folder: Path, worker_id: str) -> str:
    """A migrated PostgreSQL database of this worker's own."""
    url = postgres.start(shared_folder)
    if url is None:
        pytest.skip("PostgreSQL is not installed: `.ci/run` installs it")
    own = f"tests_{worker_id}"

    async def make() -> str:
        admin = Database(url)
        async with admin.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text(f"DROP DATABASE IF EXISTS {own}"))
            await connection.execute(text(f"CREATE DATABASE {own} TEMPLATE template0"))
        await admin.close()
        mine = admin.url.set(database=own).render_as_string(hide_password=False)
        database = Database(mine)
        await migrate.migrate(database, shared_folder, MONDAY)
        await database.close()
        return mine

    return asyncio.run(make())


@pytest.fixture
async def sqlite_database(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A fresh SQLite database."""
    path = tmp_path / "data" / "whats-working.db"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
async def postgres_database(postgres_url: str) -> AsyncIterator[Database]:
    """A fresh PostgreSQL database."""
    database = Database(postgres_url)
    yield database
    tables = {table.name for table in metadata.sorted_tables} - {IdentityRow.__tablename__}
    async with database.write() as connection:
        await connection.execute(text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh database; the test runs once on each kind."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
def services(database: Database, tmp_path: Path) -> Services:
    """Every service, on both databases."""
    return build(database, tmp_path / "data" / "pictures")


@pytest.fixture
def agenda(database: Database, clock: StandingClock) -> Agenda:
    """The agenda, on both databases."""
    return Agenda(database, clock)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for a bot in a folder of its own, with no file and no environment."""
    values: dict[str, Any] = {
        "discord_token": SecretStr("a-token-for-tests"),
        "data_dir": tmp_path / "data",
        "requests_per_second": 10_000,
    }
    return Settings.model_construct(**(Settings.model_construct().model_dump() | values))


@pytest.fixture
async def world(
    settings: Settings, clock: StandingClock, sqlite_template: Path
) -> AsyncIterator[World]:
    """The bot on SimCord in a group that is set up."""
    _begin_with(sqlite_template, settings)
    async with a_world(settings, clock) as found:
        yield found


@pytest.fixture
async def new_world(
    settings: Settings, clock: StandingClock, sqlite_template: Path
) -> AsyncIterator[World]:
    """The bot on SimCord in a server where setup was never run."""
    _begin_with(sqlite_template, settings)
    async with a_world(settings, clock, set_up=False) as found:
        yield found


def _begin_with(template: Path, settings: Settings) -> None:
    settings.data_dir.mkdir(exist_ok=True)
    shutil.copy(template, settings.data_dir / "whats-working.db")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the PostgreSQL that a test may have started."""
    if not hasattr(session.config, "workerinput"):
        factory = getattr(session.config, "_tmp_path_factory", None)
        if factory is not None:
            postgres.stop(factory.getbasetemp())

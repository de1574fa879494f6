"""What tests share: a clock that stands, migrated databases of both kinds, the bot on SimCord.

Most of the bot is imported where a fixture needs it: tests of pure rules start without it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests import spreading

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from playwright.async_api import Browser
    from xdist.remote import Producer

    from bot.agenda.agenda import Agenda
    from bot.kit.database import Database
    from bot.services import Services
    from bot.settings import Settings
    from tests.discord import World
    from tests.wire.forking import Nursery

MONDAY = datetime(2026, 9, 14, 13, 0, tzinfo=UTC)  # 8:00 in Chicago, a school day
MEMORY = Path("/dev/shm")  # on Linux, a folder that no disk holds
ROOM = 2_000_000_000  # bytes


def pytest_configure() -> None:
    """Keep what tests write in memory, where there's room, and each worker in its place.

    A commit would wait for the disk. Each transaction is still written through right away, as the
    program always does it.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        spreading.settle(worker, int(os.environ["PYTEST_XDIST_WORKER_COUNT"]))


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """Let Hypothesis, where a file uses it, judge by nothing that depends on the machine's speed.

    It's told before the file is read: decorators take what holds at that moment. What other files
    share may have loaded Hypothesis long before.
    """
    if "hypothesis" in module_path.read_text("utf-8"):
        from hypothesis import HealthCheck, settings

        slow = [HealthCheck.too_slow]
        settings.register_profile("any machine", deadline=None, suppress_health_check=slow)
        settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what computes longest, and end with what waits."""
    items[:] = spreading.in_order(items)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` starts."""
    return spreading.WORKERS


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> spreading.Spreading | None:
    """Spread files; for another way of spreading, xdist has its own."""
    return spreading.Spreading(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never among what every file of tests made on import.

    Python's own rhythm is made for little memory; here it takes an eighth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """The browser of a file's tests."""
    from tests.demo.browsing import a_browser  # only they load what drives it

    async with a_browser() as found:
        yield found


@pytest.fixture(scope="module", autouse=True)
def plain_log() -> Iterator[None]:
    """Log one line an event: structlog's own tracebacks take a second each.

    What a module's start of the whole program configured goes with the module: its log writes
    where those tests were captured, and these files are closed.
    """
    _log_plainly()
    yield
    _log_plainly()


def _log_plainly() -> None:
    if "structlog" not in sys.modules:
        return  # nothing that a test of pure rules imports logs
    import logging

    import structlog

    root = logging.getLogger()
    streams = [(one, getattr(one, "stream", None)) for one in root.handlers]
    root.handlers[:] = [one for one, stream in streams if not getattr(stream, "closed", False)]
    structlog.reset_defaults()
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
def compiled_once() -> None:
    """Compile each SQL statement once a run."""
    from tests.engines import share

    share()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every worker of this run sees."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@contextmanager
def _one_at_a_time(shared: Path) -> Iterator[None]:
    """Keep other workers from making a template meanwhile."""
    import fcntl  # Windows has none

    with (shared / "templates.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def sqlite_template(shared_folder: Path, compiled_once: None) -> Path:
    """A SQLite file as the first start leaves it, made once a run and copied for each test."""
    path, unfinished = (shared_folder / name for name in ("template.db", "unfinished.db"))
    from bot.kit import migrate
    from bot.kit.database import Database
    from bot.search.index import refresh
    from bot.services import INDEXED

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{unfinished}")
        await migrate.migrate(database, shared_folder, MONDAY)
        await refresh(database, INDEXED)
        await database.close()

    with _one_at_a_time(shared_folder):
        if not path.exists():
            asyncio.run(make())
            unfinished.rename(path)
    return path


@pytest.fixture(scope="session")
def postgres_url(shared_folder: Path, worker_id: str, compiled_once: None) -> str:
    """A PostgreSQL database of this worker's own, copied from one that's migrated once a run."""
    from bot.kit import migrate
    from bot.kit.database import Database
    from tests import postgres

    url = postgres.start(shared_folder)
    if url is None:
        pytest.skip("PostgreSQL is not installed: `.ci/run` installs it")

    async def make() -> None:
        database = Database(await postgres.made(url, "migrated"))
        await migrate.migrate(database, shared_folder, MONDAY)
        await database.close()

    is_made = shared_folder / "postgres-migrated"
    with _one_at_a_time(shared_folder):
        if not is_made.exists():
            asyncio.run(make())
            is_made.touch()
        return asyncio.run(postgres.made(url, f"tests_{worker_id}", template="migrated"))


@pytest.fixture(scope="session")
def nurseries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """A process that has the program loaded, for all bots that tests of a worker start."""
    from tests.wire.forking import Nursery

    found = Nursery(tmp_path_factory.mktemp("nursery"))
    yield found
    found.close()


@pytest.fixture
async def sqlite_database(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A fresh SQLite database."""
    from bot.kit.database import Database

    path = tmp_path / "data" / "whats-working.db"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture(scope="session")
def empty_postgres(postgres_url: str) -> Iterator[Callable[[], None]]:
    """What empties this worker's PostgreSQL database.

    Its own connection, kept for the whole run, has each table at hand and each DELETE planned; that
    takes a tenth of what TRUNCATE does, which makes new files.
    """
    from tests import postgres

    loop = asyncio.new_event_loop()
    connection = loop.run_until_complete(postgres.emptying(postgres_url))
    yield lambda: loop.run_until_complete(connection.execute(postgres.EMPTY))
    loop.run_until_complete(connection.close())
    loop.close()


@pytest.fixture
def emptied_postgres(postgres_url: str, empty_postgres: Callable[[], None]) -> Iterator[str]:
    """Where it is; it's emptied once a test has let go of it."""
    yield postgres_url
    empty_postgres()


@pytest.fixture
async def postgres_database(emptied_postgres: str) -> AsyncIterator[Database]:
    """A fresh PostgreSQL database."""
    from bot.kit.database import Database

    database = Database(emptied_postgres)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh database; the test runs once on each kind."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
def services(database: Database, tmp_path: Path) -> Services:
    """Every service, on both databases."""
    from bot.services import build

    return build(database, tmp_path / "data" / "pictures")


@pytest.fixture
def agenda(database: Database, clock: StandingClock) -> Agenda:
    """The agenda, on both databases."""
    from bot.agenda.agenda import Agenda

    return Agenda(database, clock)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for a bot in a folder of its own, with no file and no environment."""
    from bot.log import Secret
    from bot.settings import Settings

    return Settings(
        discord_token=Secret("a-token-for-tests"),
        data_dir=tmp_path / "data",
        backup_limit_mb=0,  # a simulated year has 365 nights; those of backups have their own
        requests_per_second=10_000,
    )


@pytest.fixture
async def world(
    settings: Settings, clock: StandingClock, sqlite_template: Path
) -> AsyncIterator[World]:
    """The bot on SimCord in a group that is set up."""
    from tests.discord import a_world

    _begin_with(sqlite_template, settings)
    async with a_world(settings, clock) as found:
        yield found


@pytest.fixture
async def new_world(
    settings: Settings, clock: StandingClock, sqlite_template: Path
) -> AsyncIterator[World]:
    """The bot on SimCord in a server where setup was never run."""
    from tests.discord import a_world

    _begin_with(sqlite_template, settings)
    async with a_world(settings, clock, set_up=False) as found:
        yield found


def _begin_with(template: Path, settings: Settings) -> None:
    settings.data_dir.mkdir(exist_ok=True)
    shutil.copy(template, settings.data_dir / "whats-working.db")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the PostgreSQL that a test may have started."""
    if not hasattr(session.config, "workerinput"):
        from tests import postgres

        factory = getattr(session.config, "_tmp_path_factory", None)
        if factory is not None:
            postgres.stop(factory.getbasetemp())

"""The composition root: settings, database, services, agenda, client; closed in reverse."""

from __future__ import annotations

import os
import sqlite3
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from bot.agenda.agenda import Agenda
from bot.backup.nightly import FOLDER
from bot.client import WhatsWorking
from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.search.index import refresh
from bot.services import build
from bot.startup import StartFailure
from bot.wins.queries import WINS
from cogs.celebrations import feature as celebrations
from cogs.coffee import feature as coffee
from cogs.documents import feature as documents
from cogs.drafts import feature as drafts
from cogs.groups import feature as groups
from cogs.members import feature as members
from cogs.mentors import feature as mentors
from cogs.pairing import feature as pairing
from cogs.plans import feature as plans
from cogs.weekly import feature as weekly
from cogs.wins import feature as wins

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.kit.clock import Clock
    from bot.pictures.store import Pictures
    from bot.settings import Settings

# What members see, feature by feature.
FEATURES = (
    *(celebrations.FEATURE, coffee.FEATURE, documents.FEATURE, drafts.FEATURE, groups.FEATURE),
    *(members.FEATURE, mentors.FEATURE, pairing.FEATURE, plans.FEATURE, weekly.FEATURE),
    wins.FEATURE,
)

# What a folder holds once a database was used with it: that one, its photos, its copies.
LEFT_BEHIND = ("*.db", "pictures/*.jpg", "pictures/*.png", "copies/*.db", f"{FOLDER}/*.zip")


@asynccontextmanager
async def opened(
    settings: Settings, clock: Clock | None = None, *, fresh: bool = False, **options: Any
) -> AsyncIterator[WhatsWorking]:
    """Give a client that is ready to log in, on a database that is up to date.

    *options* go to the client. Raises StartFailure.
    """
    clock = clock or SystemClock()
    database = await opened_database(settings, clock, fresh=fresh)
    try:
        services = build(database, settings.data_dir / "pictures")
        for picture in await services.restoring.settle(clock.now()):
            await services.pictures.remove(picture)
        await _claim(services.pictures, settings)
        client = WhatsWorking(
            settings=settings,
            clock=clock,
            services=services,
            agenda=Agenda(database, clock),
            features=FEATURES,
            **options,
        )
        database.when_gone = client.data_gone.set
        async with _watchable(client, database, settings):
            yield client
    finally:
        await database.close()


async def _claim(pictures: Pictures, settings: Settings) -> None:
    try:
        await pictures.claim()
    except OSError as error:
        raise StartFailure.not_writable(settings.data_dir / "pictures") from error


@asynccontextmanager
async def _watchable(
    client: WhatsWorking, database: Database, settings: Settings
) -> AsyncIterator[None]:
    """Listen on HTTP_PORT, where that's set. Raises StartFailure."""
    if settings.http_port is None:
        yield
        return
    from bot.web import listening  # its parts cost memory

    async with listening(client, database, str(settings.http_host), settings.http_port):
        yield


async def opened_database(settings: Settings, clock: Clock, *, fresh: bool = False) -> Database:
    """Give the database, migrated. Raises StartFailure.

    *fresh*: an empty one is meant to be, whatever else DATA_DIR holds.
    """
    _make_writable(settings)
    database = Database(settings.resolved_database_url)
    try:
        if not fresh:
            await check_not_lost(database, settings)
        await migrate.migrate(database, settings.data_dir / "copies", clock.now())
        await refresh(database, (WINS,))
    except migrate.NewerDatabase as error:
        await database.close()
        raise StartFailure.newer_database() from error
    except migrate.OlderDatabase as error:
        await database.close()
        raise StartFailure.older_database() from error
    except (SQLAlchemyError, OSError, sqlite3.Error) as error:
        await database.close()
        raise StartFailure.database_closed(database.url.render_as_string()) from error
    return database


async def check_not_lost(database: Database, settings: Settings) -> None:
    """Refuse an empty database next to what another one left: it's the wrong one, or it was lost.

    Raises StartFailure.
    """
    file = Path(database.url.database or "") if database.is_sqlite else None
    if file is not None and file.is_file() and not file.stat().st_size:
        raise StartFailure.hollow_database(file)
    is_there = file is None or file.exists()  # looking would make the file
    if is_there and await migrate.state(database) is not None:
        return
    found = [path for pattern in LEFT_BEHIND for path in settings.data_dir.glob(pattern)]
    if is_there and file is not None:
        found = [path for path in found if not path.samefile(file)]
    if any(path.stat().st_size for path in found):
        raise StartFailure.lost_database(settings.data_dir)


def _make_writable(settings: Settings) -> None:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StartFailure.not_writable(folder) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StartFailure.not_writable(folder)

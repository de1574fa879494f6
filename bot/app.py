"""The composition root: settings, database, services, agenda, client; closed in reverse."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot import opening, startup
from bot.agenda.agenda import Agenda
from bot.client import WhatsWorking
from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import PROGRAM, Database
from bot.kit.sharing import one_at_a_time, sharing
from bot.search.catching_up import catch_up
from bot.search.index import refresh
from bot.services import INDEXED, build
from bot.startup import StartFailure
from cogs.calendars import feature as calendars
from cogs.celebrations import feature as celebrations
from cogs.coffee import feature as coffee
from cogs.documents import feature as documents
from cogs.drafts import feature as drafts
from cogs.groups import feature as groups
from cogs.meetups import feature as meetups
from cogs.members import feature as members
from cogs.mentors import feature as mentors
from cogs.pairing import feature as pairing
from cogs.plans import feature as plans
from cogs.questions import feature as questions
from cogs.shelf import feature as shelf
from cogs.weekly import feature as weekly
from cogs.wins import feature as wins

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.kit.clock import Clock
    from bot.pictures.store import Pictures
    from bot.settings import Settings

STARTS = f"{PROGRAM} starts"  # PostgreSQL's lock: several processes start one after another
# What members see, feature by feature.
FEATURES = (
    calendars.FEATURE,
    celebrations.FEATURE,
    coffee.FEATURE,
    documents.FEATURE,
    drafts.FEATURE,
    groups.FEATURE,
    meetups.FEATURE,
    members.FEATURE,
    mentors.FEATURE,
    pairing.FEATURE,
    plans.FEATURE,
    questions.FEATURE,
    shelf.FEATURE,
    weekly.FEATURE,
    wins.FEATURE,
)


@asynccontextmanager
async def opened(
    settings: Settings, clock: Clock | None = None, *, fresh: bool = False, **options: object
) -> AsyncIterator[WhatsWorking]:
    """Give a client that is ready to log in, on a database that is up to date.

    *options* go to the client. Raises StartFailure.
    """
    clock = clock or SystemClock()
    database = await opened_database(settings, clock, fresh=fresh)
    try:
        services = build(database, settings.data_dir / "pictures")
        async with one_at_a_time(database, STARTS):
            for picture in await services.restoring.settle(clock.now()):
                await services.pictures.remove(picture)
            await _claim(services.pictures, settings)
        client = WhatsWorking(
            settings=settings,
            clock=clock,
            services=services,
            agenda=Agenda(database, clock),
            features=FEATURES,
            catch_up=partial(catch_up, database, INDEXED),
            **options,
        )
        database.when_gone = client.data_gone.set
        async with _shared(database, settings), _watchable(client, database, settings):
            try:
                yield client
            finally:
                await client.registry.close()
    finally:
        await database.close()


@asynccontextmanager
async def _shared(database: Database, settings: Settings) -> AsyncIterator[None]:
    """Hear what other processes change, where there are any."""
    if not settings.shards.are_some:
        yield
        return
    async with sharing(database):
        yield


async def _claim(pictures: Pictures, settings: Settings) -> None:
    try:
        await pictures.claim()
    except OSError as error:
        raise startup.not_writable(settings.data_dir / "pictures") from error


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
    copies = settings.data_dir / "copies"
    try:
        async with one_at_a_time(database, STARTS):
            revision = await opening.look(database, settings, fresh=fresh)
            try:
                await migrate.migrate_from(revision, database, copies, clock.now())
            except migrate.NoCopy as error:
                raise opening.no_room(database, copies) from error
            await refresh(database, INDEXED)
    except StartFailure:
        await database.close()
        raise
    except opening.FAILURES as error:
        await database.close()
        raise opening.why(error, database) from error
    return database


def _make_writable(settings: Settings) -> None:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise startup.not_writable(folder) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise startup.not_writable(folder)

"""Several processes on one PostgreSQL: each hears what the others change of what it keeps."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

import structlog
from sqlalchemy import text

from bot.kit.postgres import until_lost

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.kit.database import Database, Transaction
    from bot.kit.postgres import Driver

log = structlog.get_logger()

CHANNEL = "whats_working_changed"
MOST = 7_000  # characters; PostgreSQL takes 8,000 bytes, and these are digits and names
AGAIN = 1.0  # seconds after its connection was lost

_TELL = text("SELECT pg_notify(:channel, :said)")


@asynccontextmanager
async def sharing(database: Database) -> AsyncIterator[Sharing]:
    """Tell other processes of each change, and hear theirs, until the end."""
    shared = database.sharing = Sharing(database)
    listening = asyncio.create_task(shared.listen(), name="sharing")
    try:
        yield shared
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        database.sharing = None


@asynccontextmanager
async def one_at_a_time(database: Database, what: str) -> AsyncIterator[None]:
    """Let only one process at once do something in several transactions; the others wait.

    SQLite has one process.
    """
    if database.is_sqlite:
        yield
        return
    async with database.unhurried() as patient, patient.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        lock = text("SELECT pg_advisory_lock(hashtextextended(:what, 0))")
        await connection.execute(lock, {"what": what})
        yield  # closed after that, it lets go


class Sharing:
    """Tells and hears, by NOTIFY and LISTEN, which keys of which caches were changed.

    While it can't hear (`hears`), caches keep nothing: what they had may be old.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._me = secrets.token_hex(4)
        self.hears = False

    async def tell(self, transaction: Transaction) -> None:
        """Note what a transaction changes: PostgreSQL sends it if and when it commits."""
        said = json.dumps([self._me, sorted(transaction.changes)], separators=(",", ":"))
        if len(said) > MOST:
            said = json.dumps([self._me, None])
        await transaction.execute(_TELL, {"channel": CHANNEL, "said": said})

    async def listen(self) -> None:
        """Hear the others, on a connection of its own; where it's lost, make another."""
        async with self._database.unhurried() as patient:
            while True:
                try:
                    async with patient.engine.connect() as connection:
                        raw = await connection.get_raw_connection()
                        try:
                            await self._listen_on(cast("Driver", raw.driver_connection))
                        finally:
                            await connection.invalidate()
                except Exception as error:  # the network's, the pool's, or the driver's own
                    self._lose(type(error).__name__)
                await asyncio.sleep(AGAIN)

    async def _listen_on(self, driver: Driver) -> None:
        await driver.add_listener(CHANNEL, self._hear)
        self._forget_all()
        self.hears = True
        await until_lost(driver)
        self._lose("closed")

    def _hear(self, _connection: object, _process: int, _channel: str, said: str) -> None:
        who, changes = json.loads(said)
        if who == self._me:
            return
        if changes is None:
            self._forget_all()
            return
        for cache, key in changes:
            self._database.has_changed(cache, key)

    def _lose(self, why: str) -> None:
        if self.hears:
            log.warning("sharing.lost", why=why)
        self.hears = False
        self._forget_all()

    def _forget_all(self) -> None:
        for cache in self._database.caches:
            cache.clear()

"""After an old copy of the database was put back: what was removed since then goes again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.kit.personal import Forgotten, Person
from bot.members import queries as members
from bot.questions import service as questions
from bot.removed import queries as removed
from bot.shelf import queries as shelf
from bot.wins import queries as wins
from bot.wins.service import as_win, remove

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database, Transaction
    from bot.privacy.service import Privacy
    from bot.removed.ledger import Ledger
    from bot.removed.queries import Removed

log = structlog.get_logger()


class Restoring:
    """Keeps the database and the file beside it at one about what was removed."""

    def __init__(self, database: Database, ledger: Ledger, privacy: Privacy) -> None:
        self._database = database
        self._ledger = ledger
        self._privacy = privacy
        self._writing = asyncio.Lock()

    async def write_down(self) -> None:
        """Write into the file what the database has and the file is missing."""
        async with self._database.read() as connection:
            known = await removed.all_(connection)
        identity = await self._database.identity()
        async with self._writing:  # two at once would both find a line lacking
            await asyncio.to_thread(self._add, known, identity)

    async def settle(self, now: datetime) -> tuple[str, ...]:
        """Remove again what an older copy brought back; return the pictures that go with it."""
        async with self._database.read() as connection:
            known = {one.key for one in await removed.all_(connection)}
        identity = await self._database.identity()
        written = await asyncio.to_thread(self._ledger.read, identity)
        back = [one for one in written if one.key not in known]
        gone = [await self._remove(one, now) for one in back]
        if back:
            log.warning("removed.again", count=len(back))
        if back or not known <= {one.key for one in written}:
            await self.write_down()
        return tuple(name for one in gone for name in one.pictures)

    def _add(self, known: list[Removed], identity: str) -> None:
        written = self._ledger.keys()
        self._ledger.add((one for one in known if one.key not in written), identity)

    async def _remove(self, one: Removed, now: datetime) -> Forgotten:
        async with self._database.write() as connection:
            found = await self._again(connection, one, now)
            await removed.add(connection, [one])
        return found

    async def _again(self, connection: Transaction, one: Removed, now: datetime) -> Forgotten:
        if one.kind == removed.GROUP:
            return await self._privacy.erase_group(connection, one.guild_id)
        if one.kind == removed.WIN:
            return await _without_win(connection, one.guild_id, int(one.subject), now)
        if one.kind == removed.QUESTION:
            await questions.remove_again(connection, one.guild_id, int(one.subject), now)
            return Forgotten()
        if one.kind == removed.RESOURCE:
            back = await shelf.find(connection, one.guild_id, int(one.subject))
            await shelf.remove(connection, one.guild_id, int(one.subject), now)
            return Forgotten(pictures=(back.file,) if back and back.file else ())
        for member_id in await members.ever(connection, one.guild_id):
            if removed.trace_of(one.guild_id, member_id) == one.subject:
                person = Person(one.guild_id, member_id)
                return await self._privacy.erase(connection, one.kind, person, now)
        return Forgotten()


async def _without_win(
    connection: Transaction, guild_id: int, win_id: int, now: datetime
) -> Forgotten:
    row = await wins.find(connection, guild_id, win_id)
    if row is None:
        return Forgotten()
    changed = await remove(connection, as_win(row), now, thread_too=False)
    return Forgotten(pictures=(changed.win.picture,) if changed.win.picture else ())

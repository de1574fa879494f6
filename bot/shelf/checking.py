"""Once a week each link on a shelf is tried, where the host allows it (`LINK_CHECKS=on`)."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zlib import crc32

from bot.agenda import planning as agenda
from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Done, Dropped, Due, Outcome, Planned, Series, daily
from bot.shelf import check_queries as queries
from bot.shelf.probing import FAILS, OPENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.kit.database import AnyRow, Connection, Database
    from bot.shelf.probing import Prober

LOOK = "shelf.links"
BROKEN = "shelf.broken"  # occurrence: which link, so that each is asked about once
AT = time(10)  # UTC: after the copy of the night, and before most schools open
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
ASK_FOR = timedelta(days=60)

AT_ONCE = 30  # links tried in one delivery
HOSTS_AT_ONCE = 4
NEXT = timedelta(minutes=2)
PAUSE = 1.0  # seconds between two requests to one host
FAILURES = 3  # in as many weeks; then colleagues are told, and the owner is asked
# So many hosts that all fail at once are more likely this computer's own connection.
FEW_HOSTS = 3


@dataclass(frozen=True)
class Link:
    """A link to try, and how often it failed in a row so far."""

    resource_id: int
    guild_id: int
    owner_id: int
    link: str
    failures: int = 0
    broken_at: datetime | None = None


class LinkChecks:
    """Which links are to be tried, and what became of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def to_try(self, now: datetime) -> Sequence[Link]:
        """Return the links that weren't tried for a week, those never tried first."""
        async with self._database.read() as connection:
            rows = await queries.to_try(connection, now - A_WEEK, AT_ONCE)
        return [_as_link(row) for row in rows]

    async def record(self, found: Mapping[Link, str], now: datetime) -> None:
        """Keep what became of trying links; whose link fails for the third week is asked."""
        opened = any(outcome == OPENS for outcome in found.values())
        hosts = {urlsplit(one.link).netloc for one, outcome in found.items() if outcome == FAILS}
        counts = opened or len(hosts) < FEW_HOSTS
        async with self._database.write() as connection:
            # All at once: anyone who writes meanwhile waits. What was taken down since stays so.
            there = await queries.hold(connection, [one.resource_id for one in found])
            tries = [
                await _tried(connection, one, outcome if counts else "", now)
                for one, outcome in found.items()
                if one.resource_id in there
            ]
            await queries.keep(connection, tries)


class LookAtLinks(Handler):
    """Tries some links at a time, one host after the other, and goes on until all were tried."""

    kind = LOOK

    def __init__(self, checks: LinkChecks, prober: Prober, *, on: bool) -> None:
        self._checks = checks
        self._prober = prober
        self._on = on

    def next_row(self, now: datetime) -> Planned:
        """Return the next day's row; it belongs to no group."""
        return daily(LOOK, AT, now)

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Try what's due."""
        if not self._on:
            return Dropped("LINK_CHECKS is off")
        by_host: dict[str, list[Link]] = defaultdict(list)
        for one in await self._checks.to_try(now):
            by_host[urlsplit(one.link).netloc].append(one)
        found: dict[Link, str] = {}
        room = asyncio.Semaphore(HOSTS_AT_ONCE)

        async def ask(links: Sequence[Link]) -> None:
            async with room:
                for number, one in enumerate(links):
                    if number:
                        await asyncio.sleep(PAUSE)
                    found[one] = await self._prober.look(one.link)

        await asyncio.gather(*map(ask, by_host.values()))
        await self._checks.record(found, now)
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Go on in a moment, or the next day when all were tried."""
        if not self._on:
            return ()
        if not await queries.count_to_try(connection, now - A_WEEK):
            return (self.next_row(now),)
        day, _, number = due.occurrence.partition(".")
        at = now + NEXT
        return (Planned(LOOK, 0, 0, at, at + A_DAY, f"{day}.{int(number or 0) + 1}"),)


def _as_link(row: AnyRow) -> Link:
    values = row._mapping
    key = values["id"], values["guild_id"], values["owner_id"], values["link"]
    if values["tried_link"] != values["link"]:
        return Link(*key)
    return Link(*key, values["tried_failures"], values["tried_broken_at"])


async def _tried(
    connection: Connection, one: Link, outcome: str, now: datetime
) -> dict[str, object]:
    """Return what came of trying a link, as it's kept; an owner is asked where it's time to."""
    failures, broken_at = one.failures, one.broken_at
    if outcome == OPENS:
        failures, broken_at = 0, None
    elif outcome == FAILS:
        failures += 1
    if failures >= FAILURES and broken_at is None:
        broken_at = now
        await _ask(connection, one, now)
    return {
        "resource_id": one.resource_id,
        "guild_id": one.guild_id,
        "link": one.link,
        "looked_at": now,
        "failures": failures,
        "broken_at": broken_at,
    }


async def _ask(connection: Connection, one: Link, now: datetime) -> None:
    """Ask the owner once about one link; of the starter shelf nobody is."""
    if one.owner_id:
        series = Series(BROKEN, one.guild_id, one.resource_id, one.owner_id)
        which = f"{crc32(one.link.encode()):08x}"
        await agenda.plan(connection, [series.at(now, now + ASK_FOR, which)])

"""Other calendars by their addresses, read each day where the host allows (`CALENDAR_FETCHING`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Done, Dropped, Retry
from bot.calendars import source_words as words
from bot.calendars.sources import FETCH
from bot.kit.errors import NotFound, Refusal, if_found
from bot.kit.fetching import AGENT, NotPublic, TooManyRedirects
from bot.kit.spreadsheet import BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.calendars.sources import Sources
    from bot.kit.database import Connection
    from bot.kit.fetching import Fetcher

LONGEST = 2_000  # characters of an address

_HEADERS = {
    "User-Agent": f"{AGENT} (reads a calendar once a day)",
    "Accept": "text/calendar,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
_LOCKED = frozenset({401, 402, 403, 407})
_GONE = frozenset({404, 410})


def address_of(typed: str) -> str:
    """Return the address that somebody typed, as it's asked. Raises Refusal."""
    link = typed.strip().strip("<>")
    for plain in ("webcal://", "webcals://"):
        if link.lower().startswith(plain):
            link = "https://" + link[len(plain) :]
    if not link.lower().startswith(("https://", "http://")) or len(link.split()) != 1:
        raise Refusal(words.NO_ADDRESS)
    if len(link) > LONGEST:
        raise Refusal(words.ADDRESS_TOO_LONG.format(most=f"{LONGEST:,}"))
    return link


async def fetch(fetcher: Fetcher, link: str) -> bytes:
    """Return what's at an address, at most as large as a calendar may be. Raises Refusal."""
    try:
        async with fetcher.asking(link, _HEADERS) as answer:
            if answer.status in _LOCKED:
                raise Refusal(words.LOCKED)
            if answer.status in _GONE:
                raise Refusal(words.NOT_THERE)
            if answer.status != 200:
                raise Refusal(words.SERVER_SAYS.format(status=answer.status))
            found = bytearray()
            async for part in answer.content.iter_chunked(65_536):
                found += part
                if len(found) > BYTES:
                    raise Refusal(words.TOO_LARGE.format(limit=BYTES // 1_000_000))
            return bytes(found)
    except NotPublic as error:
        raise Refusal(words.NOT_PUBLIC) from error
    except TooManyRedirects as error:
        raise Refusal(words.LEADS_ON) from error
    except (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError) as error:
        raise Refusal(words.NOT_SAFE) from error
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise Refusal(words.NO_ANSWER) from error


class FetchCalendar(Handler):
    """Reads one calendar; what changed or was canceled there follows."""

    kind = FETCH

    def __init__(self, sources: Sources, fetcher: Fetcher, *, on: bool) -> None:
        self._sources = sources
        self._fetcher = fetcher
        self._on = on

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Read it; where that can't be done, note why, and keep what's known."""
        if not self._on:
            return Dropped("CALENDAR_FETCHING is off")
        source = await if_found(self._sources.get(due.guild_id, due.subject_id))
        if source is None:
            return Dropped("it was removed")
        try:
            content = await fetch(self._fetcher, source.link)
            await self._sources.renew(source, content, now)
        except NotFound:
            return Dropped("it was removed")
        except Refusal as refusal:
            await self._sources.failed(source, refusal.message)
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Look again the next day."""
        if isinstance(outcome, Retry):
            return ()
        return await self._sources.following(connection, due.guild_id, due.subject_id, now)

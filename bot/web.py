"""The HTTP port: is it well, is it ready, its figures; and groups' calendars by their address."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot import __version__, startup
from bot.calendars.feeds import FRESH, PATH
from bot.metrics import Metrics
from bot.startup import StartFailure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.calendars.feeds import Feeds
    from bot.client import WhatsWorking
    from bot.kit.clock import Clock
    from bot.kit.database import Database

DATABASE_LIMIT = 2.0  # seconds
_UNLISTED = {"X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"}
TICKED_WITHIN = timedelta(minutes=1)  # it ticks every two seconds


@asynccontextmanager
async def listening(
    client: WhatsWorking, database: Database, host: str, port: int
) -> AsyncIterator[None]:
    """Answer on a port. Raises StartFailure where that's taken."""
    app = web.Application()
    watching = _Watching(client, Metrics(client, database))
    app.router.add_get("/healthz", watching.health)
    app.router.add_get("/readyz", watching.readiness)
    app.router.add_get("/metrics", watching.figures)
    if client.settings.public_url:
        app.router.add_get(PATH, CalendarPages(client.services.feeds, client.clock).calendar)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise StartFailure(startup.HTTP_PORT_IN_USE, host=host, port=port) from error
        yield
    finally:
        await runner.cleanup()


class CalendarPages:
    """Groups' calendars, for programs that fetch them every few hours."""

    def __init__(self, feeds: Feeds, clock: Clock) -> None:
        self._feeds = feeds
        self._clock = clock

    async def calendar(self, request: web.Request) -> web.Response:
        """Return a group's calendar; 304 to a program that has it, 404 for an unknown address."""
        feed = await self._feeds.get(request.match_info["token"], self._clock.now())
        if feed is None:
            return web.Response(status=404, headers=_UNLISTED)
        headers = _UNLISTED | {
            "ETag": f'"{feed.etag}"',
            "Cache-Control": f"private, max-age={int(FRESH.total_seconds())}",
        }
        if any(one.value in (feed.etag, "*") for one in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        headers["Content-Type"] = "text/calendar; charset=utf-8"
        return web.Response(body=feed.content, headers=headers)


class _Watching:
    def __init__(self, client: WhatsWorking, metrics: Metrics) -> None:
        self._client = client
        self._metrics = metrics

    async def health(self, _request: web.Request) -> web.Response:
        """Say what works; 503 where something doesn't. That this answers shows the loop's alive."""
        return _answer(await self._state())

    async def readiness(self, _request: web.Request) -> web.Response:
        """Say whether what members press is answered: 503 before the first login, or without."""
        state = await self._state()
        is_ready = self._client.is_ready() and state["gateway"] and state["database"]
        return _answer({"ready": is_ready})

    async def figures(self, _request: web.Request) -> web.Response:
        """Return the figures as Prometheus reads them."""
        body, content_type = await self._metrics.text()
        return web.Response(body=body, headers={"Content-Type": content_type})

    async def _state(self) -> dict[str, object]:
        ticked, now = self._client.agenda.last_tick, self._client.clock.now()
        return {
            "version": __version__,
            "database": await self._database_answers(),
            "gateway": self._client.is_connected,
            "agenda": ticked is not None and now - ticked < TICKED_WITHIN,
            "last_tick": None if ticked is None else ticked.isoformat(timespec="seconds"),
        }

    async def _database_answers(self) -> bool:
        try:
            async with asyncio.timeout(DATABASE_LIMIT):
                await self._client.agenda.next_due()
        except (SQLAlchemyError, TimeoutError):
            return False
        return True


def _answer(state: dict[str, object]) -> web.Response:
    is_well = all(value for value in state.values() if isinstance(value, bool))
    return web.json_response(state, status=200 if is_well else 503)

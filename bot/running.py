"""Running on Discord: logging in, waiting for Discord, stopping cleanly."""

from __future__ import annotations

import asyncio
import gc
import json
import signal
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from sqlalchemy.exc import SQLAlchemyError

from bot import connecting, env_file, opening, startup
from bot.app import opened
from bot.backup import words
from bot.backup.archive import Unusable
from bot.instance_lock import Lost, instance_lock
from bot.kit.clock import SystemClock
from bot.kit.database import Database, DatabaseAwayError
from bot.scheduler import Scheduler
from bot.startup import StartFailure
from bot.ui.permissions import INVITE as PERMISSIONS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.client import WhatsWorking
    from bot.settings import Settings

log = structlog.get_logger()

INVITE = "To invite the bot to a server, open this link:\n{url}"
INVITE_AFTER = 1.0  # seconds after it's there: what's logged then comes before
GARBAGE_AFTER = 20_000  # new objects; an answer makes thousands, and nearly all go with it
STOP_LIMIT = 10.0  # seconds for what is under way
RETRY_WAITS = (2, 5, 15, 30, 60)
UNREACHABLE = (
    aiohttp.ClientError,
    discord.HTTPException,  # a wrong token is none of these
    discord.GatewayNotFound,
    TimeoutError,
    OSError,
)
TOKEN_REFUSED = 4004  # the gateway's close code, also for a token that was reset meanwhile

T = TypeVar("T")


async def run(settings: Settings, *, fresh: bool = False) -> int:
    """Run until told to stop; return the exit code. Raises StartFailure.

    *fresh*: begin with an empty database, whatever DATA_DIR holds.
    """
    if not settings.discord_token.text:
        raise startup.no_token()
    for what, fix in env_file.odd():
        log.warning("settings.odd", says=f"{what} {fix}")
    point_at_discord(settings)
    async with instance_lock(settings) as lost:
        return await _run(settings, lost, fresh=fresh)


async def _run(settings: Settings, lost: Lost, *, fresh: bool) -> int:
    stop = asyncio.Event()
    _stop_on_signals(stop)
    if not await _before(stop, _until_there(settings)):
        return 0
    async with opened(settings, fresh=fresh) as client:
        scheduler = Scheduler(client.agenda)
        running = asyncio.create_task(_stay(client, settings, scheduler))
        stopping = asyncio.create_task(stop.wait())
        gone = asyncio.create_task(client.data_gone.wait())
        ends = (running, stopping, gone, lost)
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        scheduler.stop()
        if gone.done() or lost.done():
            running.cancel()
            await client.close()
            if gone.done():
                raise StartFailure(startup.DATA_GONE, folder=settings.data_dir)
            raise lost.result()
        gone.cancel()
        if running.done():
            await client.close()
            running.result()
            return 1
        log.info("stopping")
        await client.drain(STOP_LIMIT)
        await client.close()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return 0


async def _before(stop: asyncio.Event, waiting: Coroutine[object, object, None]) -> bool:
    """Wait for something, but not longer than until told to stop; return whether it came."""
    came, stopping = asyncio.create_task(waiting), asyncio.create_task(stop.wait())
    await asyncio.wait({came, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if came.done():
        came.result()
        return True
    came.cancel()
    return False


async def _until_there(settings: Settings) -> None:
    """Wait until PostgreSQL takes connections: after a power cut it may come back later."""
    database = Database(settings.resolved_database_url)
    if database.is_sqlite:
        return
    waits = iter(RETRY_WAITS)
    while True:
        try:
            async with database.read():
                break
        except DatabaseAwayError as error:
            if opening.lasts(error):
                break
            wait = next(waits, RETRY_WAITS[-1])
            log.warning(
                "database.unreachable",
                says=f"{opening.why(error, database)} I keep trying.",
                at=database.location,
                error=type(error.__cause__).__name__,
                again_in_seconds=wait,
            )
            await asyncio.sleep(wait)
        except SQLAlchemyError:
            break  # opening it says what's wrong
    await database.close()


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # on Windows, where Ctrl+C is all there is
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


def point_at_discord(settings: Settings) -> None:
    """Set where Discord is, for a proxy or for tests."""
    # This bot never speaks; a warning that it cannot would only worry the person who hosts it.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    Route.BASE = settings.discord_api_url.rstrip("/")
    if settings.discord_gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


async def _stay(client: WhatsWorking, settings: Settings, scheduler: Scheduler) -> None:
    await _log_in(client, settings)
    # What is loaded stays for good. Looked through for garbage each time, it holds everything up
    # for a tenth of a second.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    if (wrong := client.discord_clock.wrong()) is not None:
        if client.discord_clock.is_useless():
            raise StartFailure(startup.WRONG_CLOCK, why=wrong)
        log.warning("clock.wrong", says=wrong)
    _ask_for_gateway(client, settings.discord_gateway_url)
    scheduler.start()
    inviting = asyncio.create_task(_invite(client, settings.log_format), name="invite")
    indexing = asyncio.create_task(_catch_up(client), name="indexing")
    try:
        await client.connect(reconnect=True)
    except discord.ConnectionClosed as error:
        if error.code == TOKEN_REFUSED:
            raise StartFailure(startup.WRONG_TOKEN) from error
        raise
    finally:
        inviting.cancel()
        indexing.cancel()
        await asyncio.gather(indexing, return_exceptions=True)


async def _catch_up(client: WhatsWorking) -> None:
    """Do what waits until the bot answers; the next start goes on with it."""
    await client.wait_until_ready()
    try:
        await client.catch_up()
    except Exception:
        log.exception("search.failed")


async def _invite(client: WhatsWorking, log_format: str) -> None:
    """Print the link once the bot is there: last, and whatever LOG_LEVEL is."""
    await client.wait_until_ready()
    await asyncio.sleep(INVITE_AFTER)
    url = invite_url(client.application_id)
    event = {"timestamp": SystemClock().now().isoformat(), "level": "info", "event": "invite"}
    as_json = json.dumps(event | {"url": url})
    print(as_json if log_format == "json" else INVITE.format(url=url), flush=True)  # noqa: T201 - to copy


async def _log_in(client: WhatsWorking, settings: Settings) -> None:
    async def log_in() -> None:
        await client.http.close()
        client.http.connector = discord.utils.MISSING
        await client.login(settings.discord_token.text)

    try:
        await _until_reached(log_in)
    except discord.LoginFailure as error:
        raise StartFailure(startup.WRONG_TOKEN) from error


async def _until_reached(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask Discord until it answers."""
    waits = iter(RETRY_WAITS)
    while True:
        try:
            return await ask()
        except UNREACHABLE as error:
            wait = next(waits, RETRY_WAITS[-1])
            log.warning(
                "discord.unreachable",
                says=f"{_why(error)} I keep trying.",
                error=type(error).__name__,
                again_in_seconds=wait,
            )
            await asyncio.sleep(wait)


def _why(error: Exception) -> str:
    return connecting.why(error, SystemClock().now(), urlsplit(Route.BASE).hostname or "")


async def is_in_server(settings: Settings, guild_id: int) -> bool:
    """Ask Discord whether this bot is in a server. Raises StartFailure and archive.Unusable."""
    token = settings.discord_token.text
    if not token:
        raise startup.no_token()
    point_at_discord(settings)
    try:
        async with discord.Client(intents=discord.Intents(guilds=True)) as client:
            await client.login(token)
            await client.fetch_guild(guild_id)
    except discord.LoginFailure as error:
        raise StartFailure(startup.WRONG_TOKEN) from error
    except (discord.NotFound, discord.Forbidden):
        return False
    except UNREACHABLE as error:
        raise Unusable(words.NO_DISCORD.format(why=_why(error))) from error
    return True


def invite_url(application_id: int | None) -> str:
    """Return the link that invites the bot, with the permissions it needs and no more."""
    return discord.utils.oauth_url(
        application_id or 0, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


def _ask_for_gateway(client: WhatsWorking, url: str) -> None:
    ask = client.http.get_bot_gateway

    async def get_bot_gateway() -> object:
        shards, found, limits = await _until_reached(ask)
        return shards, url or found, limits

    client.http.get_bot_gateway = get_bot_gateway  # type: ignore[method-assign,assignment] # the one place that knows where the gateway is

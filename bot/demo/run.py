"""Starting the demo and ending it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import tempfile
import warnings
import webbrowser
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot import log, startup
from bot.app import opened
from bot.kit import links
from bot.startup import StartFailure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.demo.stage import Stage
    from bot.settings import Settings

EXTRA = ("simcord", "markdown_it", "linkify_it", "regex")  # what simcord[preview] brings
STOP_LIMIT = 2.0  # seconds for what is under way
READY = "The demo is at {address} (Ctrl+C ends it, and nothing is kept)."


async def demo(settings: Settings, port: int, *, open_browser: bool) -> int:
    """Run the bot on a simulated Discord until told to stop; return the exit code.

    Port 0 is any that is free. Raises StartFailure.
    """
    if not all(map(find_spec, EXTRA)):
        raise StartFailure(startup.MISSING_EXTRA)
    _hush(settings)
    stop = _stop_signal()
    with (
        _listening(port) as lobby_socket,
        links.led_to(_address(lobby_socket)),
        tempfile.TemporaryDirectory(prefix="whats-working-demo-") as folder,
    ):
        async with (
            staged(throwaway(settings, Path(folder))) as stage,
            receiving(stage, lobby_socket) as address,
        ):
            print(READY.format(address=address), flush=True)  # noqa: T201 - for the person who started it
            if open_browser and _has_browser():
                webbrowser.open(address)
            await _until(stop, stage)
    return 0


@contextlib.contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except (OSError, OverflowError) as error:
        raise StartFailure(startup.PORT_IN_USE, port=port) from error
    with listening:
        yield listening


@contextlib.asynccontextmanager
async def staged(settings: Settings) -> AsyncIterator[Stage]:
    """Give the bot on SimCord, with the group in place. Raises StartFailure."""
    from bot.demo import world
    from bot.demo.simulated import Env, SimClock

    clock = SimClock()
    async with opened(settings, clock, shard_count=1) as client:
        # A document takes a slow computer a while.
        env = clock.env = Env(client, check_errors=False, settle_timeout=60.0)
        await env.start()
        try:
            stage = world.found(env, client)
            await world.live_through(stage)
            yield stage
        finally:
            await client.agenda.close(STOP_LIMIT)
            await env.shutdown()


@contextlib.asynccontextmanager
async def receiving(stage: Stage, listening: socket.socket) -> AsyncIterator[str]:
    """Serve the lobby on a socket; give its address."""
    from bot.demo.lobby import Lobby

    port = listening.getsockname()[1]
    runner = web.AppRunner(Lobby(stage, port).app, access_log=None, shutdown_timeout=STOP_LIMIT)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        yield _address(listening)
    finally:
        await runner.cleanup()


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{host}:{port}"


async def _until(stop: asyncio.Event, stage: Stage) -> None:
    going_on = asyncio.create_task(stage.go_on())
    try:
        await stop.wait()
    finally:
        going_on.cancel()
        await asyncio.gather(going_on, return_exceptions=True)


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C arrives as an exception
            loop.add_signal_handler(number, stop.set)
    return stop


def throwaway(settings: Settings, folder: Path) -> Settings:
    """Return settings that touch nothing of this computer's but *folder*."""
    return replace(
        settings,
        discord_token=log.Secret("a simulated Discord asks for none"),
        discord_guild_id=None,
        data_dir=folder,
        backup_limit_mb=0,  # a season passes in seconds, and none of it is kept
        database_url="",
        requests_per_second=10_000,
    )


def _hush(settings: Settings) -> None:
    # Anyone who tries the demo hosts nothing: the log is for those who ask for it.
    if settings.log_level != "DEBUG":
        log.start("CRITICAL")
        warnings.simplefilter("ignore")


def _has_browser() -> bool:
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )

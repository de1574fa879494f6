"""The bot as an operating system sees it: a process to start, kill and start again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bot.settings import NAMES
from tests.wire.clock import AT_MOST
from tests.wire.forking import CHECKOUT, LINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.wire.forking import Forked, Nursery
    from tests.wire.server import WireServer

BOT = ("-m", "bot")
BARE = ("-m", "tests.wire.bare_bot")
HOSTED = ("-m", "tests.wire.hosted_bot")
PATIENT = ("-m", "tests.wire.patient_bot")
TICK = 1 / os.sysconf("SC_CLK_TCK")  # seconds: as finely as a process is measured
_PAGE = os.sysconf("SC_PAGE_SIZE")


class BotProcess:
    """A bot on the wire; `async with` starts it and, at the end, makes sure that it is gone.

    `command` is what follows `python`; `env` is added to the environment that points at the wire.
    `log` holds the lines of standard output and standard error of every run.
    """

    nursery: Nursery | None = None  # where there is one, every start is a fork

    def __init__(
        self, wire: WireServer, *command: str, env: Mapping[str, str] | None = None
    ) -> None:
        self.wire = wire
        self.command = command or BOT
        self.env = {
            **{name: value for name, value in os.environ.items() if name.lower() not in NAMES},
            "DISCORD_TOKEN": wire.token,
            "DISCORD_API_URL": wire.api_url,
            "DISCORD_GATEWAY_URL": wire.gateway_url,
            "PYTHONUNBUFFERED": "1",
            **(env or {}),
        }
        self.log: list[str] = []
        self._process: asyncio.subprocess.Process | Forked | None = None
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.kill()
        await self.exited()

    async def start(self, within: float = AT_MOST) -> None:
        """Start it and wait until it has identified itself at the gateway.

        Raises AssertionError with its log where it ends or hangs instead.
        """
        await self.launch()
        try:
            await self.connected(within)
        except TimeoutError:
            self.kill()
            await self.exited()
            raise AssertionError("the bot never connected:\n" + "\n".join(self.log)) from None

    async def launch(self) -> None:
        """Start it and wait for nothing."""
        self._before = self.wire.gateway.identified
        if self.nursery is not None:
            self._process = await self.nursery.fork(self.command, self.env)
        else:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.command,
                cwd=CHECKOUT,
                env=self.env,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                limit=LINE,
            )
        self._reader = asyncio.create_task(self._read())

    async def connected(self, within: float = AT_MOST) -> None:
        """Wait until this run has identified itself; raises AssertionError where it ended."""
        async with asyncio.timeout(within):
            while self.wire.gateway.identified == self._before:
                assert self.running, "the bot ended:\n" + "\n".join(self.log)
                await asyncio.sleep(0.01)

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.log.append(line.decode(errors="replace").rstrip())

    @property
    def running(self) -> bool:
        """Tell whether the process lives."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """Name the process."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """Send SIGKILL: nothing in the process runs any more."""
        if self.running and self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def exited(self, within: float = AT_MOST) -> int:
        """Wait for its end and answer its exit code, negative for a signal."""
        assert self._process is not None
        assert self._reader is not None
        code = await asyncio.wait_for(self._process.wait(), within)
        await self._reader
        return code

    async def terminate(self, within: float = AT_MOST) -> int:
        """Send SIGTERM and answer the exit code."""
        assert self._process is not None
        self._process.terminate()
        return await self.exited(within)

    async def restart(self, within: float = AT_MOST) -> None:
        """Kill it, where it still lives, and start it again."""
        self.kill()
        await self.exited()
        await self.start(within)

    def cpu_seconds(self) -> float:
        """Read how long the process has used a processor, in user and system mode."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    def resident_bytes(self) -> int:
        """Read how much memory the process holds."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * _PAGE

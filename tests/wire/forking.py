"""Asks a nursery (`tests.wire.nursery`) for processes."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHECKOUT = Path(__file__).resolve().parents[2]
LINE = 1024 * 1024  # bytes of a line in the log, at most
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Forked:
    """A process that a nursery forked, in the words of `asyncio.subprocess.Process`."""

    def __init__(self, pid: int, output: asyncio.StreamReader, told: Streams) -> None:
        self.pid = pid
        self.stdout = output
        self.returncode: int | None = None
        self._ending = asyncio.create_task(self._end(*told))

    async def _end(self, told: asyncio.StreamReader, asks: asyncio.StreamWriter) -> int:
        self.returncode = int(await told.readline())
        asks.close()
        return self.returncode

    async def wait(self) -> int:
        """Wait for its end; return the exit code, negative for a signal."""
        return await asyncio.shield(self._ending)

    def kill(self) -> None:
        """Send SIGKILL."""
        os.kill(self.pid, signal.SIGKILL)

    def terminate(self) -> None:
        """Send SIGTERM."""
        os.kill(self.pid, signal.SIGTERM)


class Nursery:
    """A process that has the program loaded."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "nursery"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.wire.nursery", self._socket],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()

    async def fork(self, command: Sequence[str], env: Mapping[str, str]) -> Forked:
        """Start what `python` would start with these arguments."""
        loop = asyncio.get_running_loop()
        reads, writes = os.pipe()
        asking = self._asked(command, env, CHECKOUT, (writes, writes))
        os.close(writes)
        output = asyncio.StreamReader(limit=LINE)
        await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(output), os.fdopen(reads, "rb")
        )
        told, asks = await asyncio.open_unix_connection(sock=asking)
        return Forked(int(await told.readline()), output, (told, asks))

    def run(
        self, command: Sequence[str], env: Mapping[str, str], folder: Path, within: float
    ) -> subprocess.CompletedProcess[str]:
        """Do what `python` does with these arguments in a folder, and wait for its end."""
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
            streams = (output.fileno(), errors.fileno())
            with self._asked(command, env, folder, streams) as asking, asking.makefile() as told:
                asking.settimeout(within)
                pid = int(told.readline())
                try:
                    code = int(told.readline())
                except TimeoutError:
                    os.kill(pid, signal.SIGKILL)
                    raise
            output.seek(0)
            errors.seek(0)
            return subprocess.CompletedProcess(command, code, output.read(), errors.read())

    def _asked(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        folder: Path,
        streams: tuple[int, int],
    ) -> socket.socket:
        asking = socket.socket(socket.AF_UNIX)
        asking.connect(str(self._socket))
        request = json.dumps([command, {**env}, str(folder)]).encode()
        socket.send_fds(asking, [request], streams)
        return asking

"""Something between the bot and its database that can freeze, break and refuse connections."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Self

from sqlalchemy.engine import make_url

from tests import ports

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter

PART = 65536  # bytes


class Between:
    """Passes on what goes to and from a server on 127.0.0.1, until it's told otherwise."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._flows = asyncio.Event()
        self._flows.set()
        self._freezes_at: bytes | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._keeping = ports.kept()  # stays ours even while the connection is cut

    @property
    def url(self) -> str:
        """Where it listens, as a database's address."""
        return self._url.set(port=ports.number(self._keeping)).render_as_string(hide_password=False)

    async def __aenter__(self) -> Self:
        await self.repair()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()
        self._keeping.close()

    def freeze(self, at: bytes = b"") -> None:
        """Hold everything back, from the next part in which these bytes are; nobody is told."""
        self._freezes_at = at

    def thaw(self) -> None:
        """Pass on what was held back, and all that follows."""
        self._freezes_at = None
        self._flows.set()

    async def cut(self) -> None:
        """Break every connection and refuse new ones."""
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def repair(self) -> None:
        """Take connections, on the same port as before."""
        port = ports.number(self._keeping)
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", port)

    async def _connected(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        there, theirs = await asyncio.open_connection("127.0.0.1", self._url.port)
        try:
            await asyncio.gather(self._pass_on(reader, theirs), self._pass_on(there, writer))
        except asyncio.CancelledError:
            pass  # cut
        finally:
            self._tasks.discard(task)
            for each in (writer, theirs):
                each.close()
                with contextlib.suppress(OSError):
                    await each.wait_closed()

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while part := await reader.read(PART):
                if self._freezes_at is not None and self._freezes_at in part:
                    self._flows.clear()
                await self._flows.wait()
                writer.write(part)
                await writer.drain()
            writer.close()

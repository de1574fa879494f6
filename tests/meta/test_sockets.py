"""Tests reach this machine and nothing else."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest
from pytest_socket import SocketConnectBlockedError

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = [("192.0.2.1", 80), ("203.0.113.7", 443), ("example.invalid", 80)]


# The library says it twice, with an exception and with a warning.
@pytest.mark.filterwarnings("ignore:A test tried to use socket")
@pytest.mark.parametrize("address", ELSEWHERE)
def test_elsewhere(address: tuple[str, int]) -> None:
    """Anyone who tries to connect to another machine fails at once."""
    with socket.socket() as tried, pytest.raises(SocketConnectBlockedError):
        tried.connect(address)


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
async def test_elsewhere_with_asyncio() -> None:
    """Connections of asyncio's are held to it too."""
    with pytest.raises(SocketConnectBlockedError):
        await asyncio.open_connection("192.0.2.1", 80)


async def test_loopback() -> None:
    """A server on this machine can be reached."""

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = await reader.read()
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

    assert said == b"hello"


async def test_unix(tmp_path: Path) -> None:
    """So can one on a socket in a folder, and a pair of sockets works, as asyncio needs."""
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"hello")

        assert other.recv(5) == b"hello"

    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))

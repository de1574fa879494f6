"""Ports of a test's own, also while nothing listens on them."""

from __future__ import annotations

import socket


def kept() -> socket.socket:
    """Return a socket that listens on nothing, and whose port the system gives to nobody else.

    Chosen and let go, it could be anyone's by the time it's listened on: other tests run too, and
    so do their databases and browsers. Servers that are told the number can listen there, since
    they share their address (SO_REUSEADDR).
    """
    keeping = socket.socket()
    keeping.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    keeping.bind(("127.0.0.1", 0))
    return keeping


def number(keeping: socket.socket) -> int:
    """Return its port."""
    port: int = keeping.getsockname()[1]
    return port

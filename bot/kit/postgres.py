"""PostgreSQL's address as other programs write it, and what the driver knows of a connection."""

from __future__ import annotations

import asyncio
import contextlib
import re
import ssl
from typing import TYPE_CHECKING, Protocol

from bot.kit.text import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL
    from sqlalchemy.engine import ExceptionContext

HOST = re.compile(r"[\w.:-]+|/[\w./ -]+")  # a name, an address, or the folder of a socket
NAME = re.compile(r"[^@/\s]+")
# What libpq knows and a bot has no use for, or its own value.
UNUSED = {
    "application_name",
    "connect_timeout",
    "fallback_application_name",
    "gssencmode",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_count",
}
MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
PING = 20.0  # seconds between two looks whether a connection still works
SILENT = 10.0  # seconds without an answer, and it doesn't
FILES = ("sslrootcert", "sslcert", "sslkey")


def options_of(url: URL) -> tuple[URL, dict[str, object]]:
    """Take libpq's options out of an address; return it, and what asyncpg is told of them.

    Raises ValueError, without a value of the address: any part may be a piece of a password.
    """
    given = {name: values[0] for name, values in url.normalized_query.items()}
    url = url.set(
        username=given.pop("user", url.username),
        password=given.pop("password", url.password),
        host=given.pop("host", url.host),
        port=_port(given.pop("port", url.port)),
        database=given.pop("dbname", url.database),
        query={},
    )
    if not HOST.fullmatch(url.host or "localhost") or not NAME.fullmatch(url.database or "x"):
        raise ValueError("in a password, write %40 for @, %2F for / and %25 for %")
    for name in UNUSED & given.keys():
        del given[name]
    if given.pop("channel_binding", "") == "require":
        raise ValueError("leave out channel_binding=require, which I can't do")
    options: dict[str, object] = {}
    if "target_session_attrs" in given:
        options["target_session_attrs"] = given.pop("target_session_attrs")
    mode = given.pop("sslmode", given.pop("ssl", None))
    if mode is not None and mode not in MODES:
        raise ValueError(f"sslmode has to be {listed(MODES, 'or')}")
    files = {name: given.pop(name) for name in FILES if name in given}
    if given:
        raise ValueError(f"I don't know its option {min(given)!r}; leave it out")
    if files and mode != "disable":
        options["ssl"] = _context(mode or "prefer", **files)
    elif mode is not None:
        options["ssl"] = mode
    return url, options


def leave_out_row(context: ExceptionContext) -> None:
    """Take out of an error the row that PostgreSQL refused: it quotes what a member wrote."""
    cause: object = context.original_exception.__cause__
    if hasattr(cause, "detail"):
        cause.detail = None


class Driver(Protocol):
    """What's asked of asyncpg's connection, which has no types."""

    def add_termination_listener(self, callback: Callable[[object], None]) -> None:
        """Let it say when it's closed."""

    async def add_listener(
        self, channel: str, callback: Callable[[object, int, str, str], None]
    ) -> None:
        """Let it hear what's said on a channel."""

    def is_closed(self) -> bool:
        """Return whether it's closed."""

    async def fetchval(self, query: str, *, timeout: float) -> object:
        """Return one value."""


async def until_lost(driver: Driver) -> None:
    """Wait until a connection of the driver's is closed, or until it has fallen silent."""
    closed = asyncio.Event()
    driver.add_termination_listener(lambda _: closed.set())
    while not driver.is_closed():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(closed.wait(), PING)
            return
        try:
            await driver.fetchval("SELECT 1", timeout=SILENT)
        except Exception:  # whatever its reason, it can't be used
            return


def location(url: URL) -> str:
    """Return where a database is, for a log or a screen: without a name or a password."""
    url, _ = options_of(url)
    host, port = url.host or "localhost", "" if url.port is None else f":{url.port}"
    return f"postgresql://{host}{port}/{url.database or ''}"


def _port(given: object) -> int | None:
    if given is None or str(given).isdecimal():
        return None if given is None else int(str(given))
    raise ValueError("its port has to be a number")


def _context(
    mode: str, sslrootcert: str = "", sslcert: str = "", sslkey: str = ""
) -> ssl.SSLContext:
    """Return what checks the server's certificate as far as the mode asks for it."""
    try:
        system = sslrootcert in ("", "system")
        context = ssl.create_default_context(cafile=None if system else sslrootcert)
        if sslcert:
            context.load_cert_chain(sslcert, sslkey or None)
    except OSError as error:  # no such file, or no certificate in it
        raise ValueError("sslrootcert, sslcert or sslkey names a file that I can't read") from error
    # With a root certificate, libpq checks it even where only encryption was asked for.
    context.check_hostname = mode == "verify-full"
    if not sslrootcert and not mode.startswith("verify"):
        context.verify_mode = ssl.CERT_NONE
    return context

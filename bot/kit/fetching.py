"""Asking the public internet, and nothing else.

An address is a stranger's text, and the program that follows it may stand inside a school or a
cloud. So each one is judged after its name was looked up, at every redirect, and the connection
goes to that very address: a name that answers differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import __version__
from bot.kit import internet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

    from bot.kit.internet import IPAddress

    Resolve = Callable[[str], Awaitable[Sequence[IPAddress]]]

AGENT = f"WhatsWorking/{__version__}"
SECONDS = 10.0  # for one address, its redirects and what's read of it included
REDIRECTS = 5
PORTS = frozenset({80, 443, 8080, 8443})

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NotPublic(Exception):
    """An address that leads, or may lead, into somebody's own network, or isn't one at all."""


class TooManyRedirects(Exception):
    """An address that leads on and on, for anyone who has no cookies."""


async def look_up(host: str) -> Sequence[IPAddress]:
    """Return a name's addresses, as this computer knows them. Raises OSError."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [ip_address(str(one[4][0]).partition("%")[0]) for one in found]


@dataclass(frozen=True)
class _Pinned(AbstractResolver):
    """Resolves for one connection: all of a name's addresses are public, or none is used."""

    resolve_host: Resolve
    public: Callable[[IPAddress], bool]

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses to connect to. Raises NotPublic, OSError."""
        found = list(dict.fromkeys(await self.resolve_host(host)))
        if not found:
            raise OSError(f"no address for {host!r}")
        if not all(map(self.public, found)):
            raise NotPublic(host)
        return [
            ResolveResult(
                hostname=host,
                host=str(one),
                port=port,
                family=socket.AF_INET if one.version == 4 else socket.AF_INET6,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for one in found
            if family in (socket.AF_UNSPEC, socket.AF_INET if one.version == 4 else socket.AF_INET6)
        ]

    async def close(self) -> None:
        """Have nothing to close."""


class Fetcher:
    """Asks one address at a time; *resolve* and *public* are handed in by tests."""

    def __init__(
        self,
        resolve: Resolve = look_up,
        public: Callable[[IPAddress], bool] = internet.is_public,
        ports: frozenset[int] = PORTS,
        seconds: float = SECONDS,
    ) -> None:
        self._resolver = _Pinned(resolve, public)
        self._ports = ports
        self._seconds = seconds

    @asynccontextmanager
    async def asking(
        self, link: str, headers: Mapping[str, str]
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Yield the answer at the end of an address's redirects, of which only the head is read.

        Raises NotPublic, TooManyRedirects, aiohttp.ClientError, OSError, TimeoutError.
        """
        connector = aiohttp.TCPConnector(
            resolver=self._resolver, use_dns_cache=False, force_close=True, limit=1
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=headers,
            auto_decompress=False,
            trust_env=False,
        )
        try:
            async with session, asyncio.timeout(self._seconds):
                for _ in range(REDIRECTS + 1):
                    link = self._judged(link)
                    async with session.get(
                        link, allow_redirects=False, max_line_size=8_190
                    ) as answer:
                        onward = answer.headers.get("Location", "")
                        if answer.status not in _REDIRECTS or not onward:
                            yield answer
                            return
                    link = urljoin(link, onward)
                raise TooManyRedirects
        except (aiohttp.ClientError, OSError) as error:
            if _not_public(error):
                raise NotPublic(link) from error
            raise

    def _judged(self, link: str) -> str:
        """Return an address that may be asked, with its host as the network knows it.

        A number instead of a name is judged here: it never passes the resolver. Raises NotPublic.
        """
        try:
            parts = urlsplit(link.replace("\\", "/"))
            port, host = parts.port, internet.ascii_host((parts.hostname or "").rstrip("."))
        except ValueError as error:
            raise NotPublic(link) from error
        usual = {"http": 80, "https": 443}.get(parts.scheme.lower())
        named = parts.username is not None or parts.password is not None
        if usual is None or named or not internet.is_public_host(host):
            raise NotPublic(link)
        if (port or usual) not in self._ports:
            raise NotPublic(link)
        place = f"[{host}]" if ":" in host else host
        return parts._replace(netloc=place if port is None else f"{place}:{port}").geturl()


def _not_public(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, NotPublic):
            return True
        error = error.__cause__ or error.__context__
    return False

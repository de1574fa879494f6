"""Whether a link still opens: asked politely, and only of the public internet.

A link is a stranger's text, and the program that follows it may stand inside a school or a cloud.
So each address is judged after its name was looked up, at every redirect, and the connection goes
to that very address: a name that answers differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import __version__
from bot.kit.errors import Refusal
from bot.shelf import addresses

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.shelf.addresses import IPAddress

    Resolve = Callable[[str], Awaitable[Sequence[IPAddress]]]

OPENS, FAILS, UNKNOWN = "opens", "fails", "unknown"
SECONDS = 10.0  # for one link, its redirects included
REDIRECTS = 5
PORTS = frozenset({80, 443, 8080, 8443})
MAX_BYTES = 2**20  # of a page; only its beginning is asked for

_HEADERS = {
    "User-Agent": f"WhatsWorking/{__version__} (looks once a week whether shared links open)",
    "Accept": "text/html,*/*;q=0.5",
    "Range": f"bytes=0-{MAX_BYTES - 1}",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# It isn't there, or the server can't show it. What asks for a login, or for fewer robots, is there.
_GONE = frozenset({404, 410})


class NotPublic(Exception):
    """A name that leads, or may lead, into somebody's own network."""


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


class Prober:
    """Looks at one link at a time; *resolve* and *public* are handed in by tests."""

    def __init__(
        self,
        resolve: Resolve = look_up,
        public: Callable[[IPAddress], bool] = addresses.is_public,
        ports: frozenset[int] = PORTS,
        seconds: float = SECONDS,
    ) -> None:
        self._resolver = _Pinned(resolve, public)
        self._ports = ports
        self._seconds = seconds

    async def look(self, link: str) -> str:
        """Return whether a link opens, fails, or can't be judged (`UNKNOWN`).

        What isn't public is never connected to, and counts as unknown.
        """
        connector = aiohttp.TCPConnector(
            resolver=self._resolver, use_dns_cache=False, force_close=True, limit=1
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            auto_decompress=False,
            trust_env=False,
        )
        try:
            async with session, asyncio.timeout(self._seconds):
                return await self._follow(session, link)
        except (NotPublic, Refusal):
            return UNKNOWN
        except (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError):
            return UNKNOWN  # a member's browser may know a certificate that this computer doesn't
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return UNKNOWN if _not_public(error) else FAILS
        except ValueError:
            return UNKNOWN  # a redirect that is no address

    async def _follow(self, session: aiohttp.ClientSession, link: str) -> str:
        for _ in range(REDIRECTS + 1):
            self._check(link)
            async with session.get(link, allow_redirects=False, max_line_size=8_190) as answer:
                # Not a byte of the page is read: its head says enough.
                status, onward = answer.status, answer.headers.get("Location", "")
            if status not in _REDIRECTS or not onward:
                return FAILS if status in _GONE or status >= 500 else OPENS
            link = urljoin(link, onward)
        return UNKNOWN  # in a circle, for anyone who has no cookies

    def _check(self, link: str) -> None:
        """Judge an address before anything is asked. Raises NotPublic, Refusal, ValueError.

        A number instead of a name is judged here: it never passes the resolver.
        """
        link = addresses.read(link).url
        parts = urlsplit(link)
        if (parts.port or {"http": 80, "https": 443}[parts.scheme]) not in self._ports:
            raise NotPublic(link)


def _not_public(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, NotPublic):
            return True
        error = error.__cause__ or error.__context__
    return False

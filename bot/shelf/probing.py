"""Whether a link still opens: asked politely, and only of the public internet."""

from __future__ import annotations

import aiohttp

from bot.kit.fetching import AGENT, Fetcher, NotPublic, TooManyRedirects

OPENS, FAILS, UNKNOWN = "opens", "fails", "unknown"
MAX_BYTES = 2**20  # of a page; only its beginning is asked for

_HEADERS = {
    "User-Agent": f"{AGENT} (looks once a week whether shared links open)",
    "Accept": "text/html,*/*;q=0.5",
    "Range": f"bytes=0-{MAX_BYTES - 1}",
}
# It isn't there, or the server can't show it. What asks for a login, or for fewer robots, is there.
_GONE = frozenset({404, 410})


class Prober(Fetcher):
    """Looks at one link at a time."""

    async def look(self, link: str) -> str:
        """Return whether a link opens, fails, or can't be judged (`UNKNOWN`).

        What isn't public is never connected to, and counts as unknown.
        """
        try:
            # Not a byte of the page is read: its head says enough.
            async with self.asking(link, _HEADERS) as answer:
                return FAILS if answer.status in _GONE or answer.status >= 500 else OPENS
        except (NotPublic, TooManyRedirects):
            return UNKNOWN
        except (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError):
            return UNKNOWN  # a member's browser may know a certificate that this computer doesn't
        except (aiohttp.ClientError, OSError, TimeoutError):
            return FAILS
        except ValueError:
            return UNKNOWN  # a redirect that is no address

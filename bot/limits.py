"""Discord's limits by place, counted also while requests are under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.http import Ratelimit

if TYPE_CHECKING:
    import aiohttp
    from discord.http import HTTPClient


class CountedRatelimit(Ratelimit):
    """A limit that does not forget what is under way, nor when its window ends.

    discord.py 2.7.1 takes what is left from each answer (http.py, Ratelimit.update), though
    requests that were sent meanwhile are not in that number: of several at once to one channel,
    Discord refuses some.
    """

    def update(self, response: aiohttp.ClientResponse, *, use_clock: bool = False) -> None:
        """Take from an answer what is left, less what is still to be answered."""
        own, limit, ends = self.remaining, self.limit, self.expires
        super().update(response, use_clock=use_clock)
        left = int(response.headers.get("X-Ratelimit-Remaining", 0)) - (self.outgoing - 1)
        # Answers may overtake each other; before the limit was known, our own count says less.
        self.remaining = max(0, left if self.limit != limit else min(own, left))
        # The answer to the last request of a window may come within the next one.
        if self.expires is not None and ends is not None and ends > self.expires:
            self.reset_after += ends - self.expires
            self.expires = ends


def count(http: HTTPClient) -> None:
    """Let a client count so, with one limit for each place from the first request on."""

    def get_ratelimit(key: str) -> Ratelimit:
        found = http._buckets.get(key) or _by_its_route(http, key)
        if found is None:
            found = CountedRatelimit(http.max_ratelimit_timeout)
        http._buckets[key] = found
        http._try_clear_expired_ratelimits()
        return found

    http.get_ratelimit = get_ratelimit  # type: ignore[method-assign] # where they are made


def _by_its_route(http: HTTPClient, key: str) -> Ratelimit | None:
    """Return the limit that was made before Discord had named it; others wait on that one."""
    name, _, place = key.partition(":")
    routes = (route for route, known in http._bucket_hashes.items() if known == name)
    limits = (http._buckets.get(f"{route}:{place}") for route in routes)
    return next((one for one in limits if one is not None), None)

"""Discord's rate limits, off until a test sets them (API docs, Topics: Rate Limits)."""

from __future__ import annotations

import fnmatch
import time
from dataclasses import dataclass


@dataclass
class Window:
    """So many requests in so many seconds, counted from the first of them."""

    limit: int
    per: float
    started: float = 0.0
    used: int = 0

    def take(self, now: float) -> float:
        """Count one request; answers the seconds to wait, 0 where it may pass."""
        if now - self.started >= self.per:
            self.started, self.used = now, 0
        if self.used >= self.limit:
            return self.per - (now - self.started)
        self.used += 1
        return 0.0


@dataclass
class Verdict:
    """What the limits say of one request: the headers of its answer, and the wait, in seconds."""

    headers: dict[str, str]
    retry_after: float = 0.0
    is_global: bool = False


class RateLimits:
    """Limits by route and channel, and one over the whole bot."""

    def __init__(self) -> None:
        self._routes: dict[str, tuple[int, float]] = {}
        self._windows: dict[tuple[str, str], Window] = {}
        self._global: Window | None = None
        self.refused = 0

    def set(self, pattern: str, limit: int, per: float) -> None:
        """Let `limit` requests through in `per` seconds, for each channel or guild."""
        self._routes[pattern] = (limit, per)

    def set_global(self, limit: int = 50, per: float = 1.0) -> None:
        """Limit the whole bot; interaction endpoints are not counted."""
        self._global = Window(limit, per)

    def take(self, method: str, path: str) -> Verdict:
        """Judge one request."""
        now = time.monotonic()
        if self._global is not None and not path.startswith(("/interactions/", "/webhooks/")):
            wait = self._global.take(now)
            if wait:
                self.refused += 1
                return Verdict(_refusal("global", wait), wait, is_global=True)
        for pattern, (limit, per) in self._routes.items():
            if fnmatch.fnmatchcase(f"{method} {path}", pattern):
                major = path.split("/")[2]
                window = self._windows.setdefault((pattern, major), Window(limit, per))
                return self._judge(pattern, window, now)
        return Verdict({})

    def _judge(self, pattern: str, window: Window, now: float) -> Verdict:
        wait = window.take(now)
        left = window.per - (now - window.started)
        headers = {
            "X-RateLimit-Bucket": f"{hash(pattern) & 0xFFFFFFFF:08x}",
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.limit - window.used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
        }
        if not wait:
            return Verdict(headers)
        self.refused += 1
        return Verdict(headers | _refusal("user", wait), wait)


def _refusal(scope: str, wait: float) -> dict[str, str]:
    headers = {"Retry-After": f"{wait:.3f}", "X-RateLimit-Scope": scope}
    return headers | ({"X-RateLimit-Global": "true"} if scope == "global" else {})

"""Why Discord can't be reached, and how far this computer's clock is from Discord's."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import aiohttp

FAR = timedelta(minutes=1)
VERY_FAR = timedelta(days=1)  # by such a clock what's kept seems old, and what's due is long past

CLOCK = (
    "The clock of this computer shows {now} UTC; Discord's shows {discord}. Turn on automatic time "
    "(on Linux: sudo timedatectl set-ntp true), and check its time zone."
)
CERTIFICATE = (
    "Discord's certificate can't be trusted here. Either the clock is wrong (it shows {now} UTC: "
    "set it), or a filter on this network answers in Discord's place: have it let discord.com "
    "through."
)
NO_NAME = (
    "This computer can't find {host}: it has no network, or no DNS. Check the cable, the Wi-Fi, or "
    "DISCORD_API_URL."
)
NO_ANSWER = (
    "Discord didn't answer ({error}). Check the network and DISCORD_API_URL, then try again."
)


class DiscordClock:
    """Notes each answer's Date, to say by how much this computer's clock differs."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.noted: tuple[datetime, str] | None = None  # here, and as Discord wrote it

    async def note(
        self, _session: object, _context: object, request: aiohttp.TraceRequestEndParams
    ) -> None:
        """Note both clocks; an answer needn't wait until they're compared."""
        date = request.response.headers.get("Date")
        if date is not None:
            self.noted = self._now(), date

    def wrong(self) -> str | None:
        """Return what's wrong with the clock, as a sentence with the fix; None where it's right."""
        both = self._both()
        if both is None or self._apart() <= FAR:
            return None
        here, there = (f"{one:%Y-%m-%d %H:%M}" for one in both)
        return CLOCK.format(now=here, discord=there)

    def is_useless(self) -> bool:
        """Return whether nothing that goes by it would be right."""
        return self._apart() > VERY_FAR

    def _apart(self) -> timedelta:
        both = self._both()
        return timedelta() if both is None else abs(both[0] - both[1])

    def _both(self) -> tuple[datetime, datetime] | None:
        if self.noted is None:
            return None
        here, date = self.noted
        try:
            return here, parsedate_to_datetime(date).astimezone(UTC)
        except ValueError:  # not Discord's
            return None


def why(error: BaseException, now: datetime, host: str) -> str:
    """Return why Discord can't be reached, as a sentence with the fix."""
    for one in _chain(error):
        if isinstance(one, ssl.SSLCertVerificationError):
            return CERTIFICATE.format(now=f"{now:%Y-%m-%d %H:%M}")
        if isinstance(one, socket.gaierror):
            return NO_NAME.format(host=host)
    return NO_ANSWER.format(error=type(error).__name__)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "os_error", None) or error.__cause__

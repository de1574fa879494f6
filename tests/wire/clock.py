"""The wire's clock: the machine's own, which a test can move on."""

from __future__ import annotations

import datetime as dt

from simcord._clock import Clock

# Seconds. It ends a test that would wait forever; how fast the computer is, no test may depend on.
AT_MOST = 120.0
_DISCORD_EPOCH = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)


def instant_of(snowflake: int) -> dt.datetime:
    """Read the aware UTC instant in which an id was made (API docs, Reference: Snowflakes)."""
    return _DISCORD_EPOCH + dt.timedelta(milliseconds=snowflake >> 22)


class WireClock(Clock):
    """Real time, plus the seconds that `advance` added."""

    def now(self) -> dt.datetime:
        """Tell the aware UTC instant."""
        return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=self.elapsed)

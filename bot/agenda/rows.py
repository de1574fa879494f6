"""What the agenda plans, hands out and is told afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

# Two requests of at most 60 s fit into a delivery; a lease outlives a delivery.
DELIVERY_LIMIT = timedelta(seconds=130)
LEASE = timedelta(seconds=160)

# From here on something is said to be late.
LATE_AFTER = timedelta(minutes=30)

OUT_OF_TIME = "its time had passed"

# How long to wait after the first, second, ... failed try; the last one repeats.
WAITS = (
    timedelta(seconds=20),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)


@dataclass(frozen=True)
class Planned:
    """One thing to be done once, at *due_at* or later, and not after *use_by*.

    `kind`, `guild_id`, `subject` and `occurrence` together are unique for ever.
    """

    kind: str
    guild_id: int
    subject: str
    due_at: datetime
    use_by: datetime
    occurrence: str = ""


@dataclass(frozen=True)
class Due:
    """A row that this process has claimed; *attempts* counts this one."""

    id: int
    kind: str
    guild_id: int
    subject: str
    occurrence: str
    due_at: datetime
    use_by: datetime
    attempts: int
    first_claimed_at: datetime
    # What was written together with the row, so that it need not be read again.
    given: Any = None

    @property
    def nonce(self) -> str:
        """What Discord knows a repeat by; the letter keeps it apart from other kinds of ids."""
        return f"a{self.id}"

    @property
    def moment(self) -> datetime:
        """When it was to happen at first: a retry is due later, and has been claimed before."""
        return min(self.due_at, self.first_claimed_at)

    def is_late(self, now: datetime) -> bool:
        """Return whether so much time has passed that the text should say so."""
        return now - self.moment > LATE_AFTER


@dataclass(frozen=True)
class Done:
    """It happened; where it landed, if it landed anywhere."""

    channel_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True)
class Later:
    """It did not work this time; *wait* is longer after each try unless given.

    `refused` says that Discord said no, so that only a change of settings will help.
    """

    reason: str
    wait: timedelta | None = None
    refused: bool = False


@dataclass(frozen=True)
class Dropped:
    """It need not happen any more."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """It cannot happen; a coordinator is shown why."""

    reason: str


Outcome = Done | Later | Dropped | Failed


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after the *attempts*-th try failed."""
    return WAITS[min(attempts, len(WAITS)) - 1]

"""What the agenda plans, hands out and is told afterward."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from _typeshed import DataclassInstance

P = TypeVar("P")

# Two requests of at most 60 s fit into a delivery; a lease outlives a delivery.
DELIVERY_LIMIT = timedelta(seconds=130)
LEASE = timedelta(seconds=160)

# From here on something is said to be late.
LATE_AFTER = timedelta(minutes=30)

OUT_OF_TIME = "its time had passed"
SKIPPED = "a coordinator skipped it"
TAKEN_DOWN = "its message was taken down again"
CAME_AFTER_ALL = "it came after all, in other words"

# What a row that's tried again is waiting for, besides time.
AWAY = "away"  # Discord
REFUSED = "refused"  # a permission, or a channel

# How long to wait after the first, second, ... failed try; the last one repeats.
WAITS = (
    timedelta(seconds=20),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
LONGEST_AWAY = timedelta(hours=1)


class WithPayload:
    """Carries a payload: a frozen dataclass of its kind, as JSON keeps it.

    A payload is never part of a key, and names no member.
    """

    payload: Mapping[str, object] | None

    def load(self, payload: type[P]) -> P:
        """Return the payload of this kind."""
        return payload(**(self.payload or {}))


@dataclass(frozen=True)
class Series:
    """All occurrences of one kind about one subject and one member.

    `subject_id` is the id of whatever this kind is about, such as a win; 0 for the group itself.
    `member_id` is the member it's about; 0 for nobody. Forgetting one deletes what's about them.
    """

    kind: str
    guild_id: int
    subject_id: int = 0
    member_id: int = 0

    def at(
        self,
        due_at: datetime,
        use_by: datetime,
        occurrence: str = "",
        payload: DataclassInstance | None = None,
    ) -> Planned:
        """Return one occurrence."""
        return Planned(
            **vars(self), due_at=due_at, use_by=use_by, occurrence=occurrence, payload=payload
        )


@dataclass(frozen=True)
class Planned:
    """One thing to be done once, at *due_at* or later, and not after *use_by*.

    Its series and `occurrence` together are unique forever. *payload*: a frozen dataclass.
    """

    kind: str
    guild_id: int
    subject_id: int
    due_at: datetime
    use_by: datetime
    occurrence: str = ""
    member_id: int = 0
    payload: DataclassInstance | None = None

    @property
    def kept(self) -> dict[str, object] | None:
        """Return the payload as JSON keeps it."""
        return None if self.payload is None else asdict(self.payload)

    def values(self) -> dict[str, object]:
        """Return the columns of its row."""
        return vars(self) | {"payload": self.kept}


def daily(kind: str, at: time, now: datetime) -> Planned:
    """Return the next of what happens once a day and belongs to no group."""
    day = datetime.combine(now.date(), at, now.tzinfo)
    if day <= now:
        day += timedelta(days=1)
    return Planned(kind, 0, 0, day, day + timedelta(days=1), f"{day:%Y-%m-%d}")


@dataclass(frozen=True)
class _Row(WithPayload):
    """What's read of every row that isn't done."""

    id: int
    kind: str
    guild_id: int
    subject_id: int
    member_id: int
    occurrence: str
    payload: Mapping[str, object] | None
    due_at: datetime
    use_by: datetime
    attempts: int


@dataclass(frozen=True)
class Due(_Row):
    """An occurrence that this process has claimed; *attempts* counts this one."""

    first_claimed_at: datetime
    # The channels in which an earlier try may have landed.
    tried_in: Sequence[int] = ()
    error: str | None = None  # how the try before ended; None: nobody could write it down
    at_once: bool = False  # written by who waits for it, and claimed in the same moment
    # What was written together with the row, so that it need not be read again.
    given: object = None

    @property
    def nonce(self) -> str:
        """What Discord knows a repeat by; the letter keeps it apart from other kinds of ids."""
        return f"a{self.id}"

    @property
    def day(self) -> date:
        """The day that its occurrence names."""
        return date.fromisoformat(self.occurrence)

    @property
    def moment(self) -> datetime:
        """When it was to happen at first: a retry is due later, and has been claimed before."""
        return min(self.due_at, self.first_claimed_at)

    def is_late(self, now: datetime) -> bool:
        """Return whether so much time has passed that the text should say so."""
        return now - self.moment > LATE_AFTER


@dataclass(frozen=True)
class Open(_Row):
    """An occurrence that's still to happen: waiting, claimed or between retries."""

    error: str | None  # why the last try failed


@dataclass(frozen=True)
class Past:
    """Something that ended: `state` is done, dropped or failed."""

    kind: str
    state: str
    at: datetime
    is_late: bool
    reason: str | None


@dataclass(frozen=True)
class Coming:
    """What waits of one kind for one moment: *count* occurrences, of which *id* is one.

    `trouble` says what it waits for besides time (AWAY or REFUSED), if it was tried.
    """

    id: int
    kind: str
    due_at: datetime
    count: int
    trouble: str | None


@dataclass(frozen=True)
class Done:
    """It happened; where it landed, if it landed anywhere."""

    channel_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True)
class Retry:
    """It did not work this time; *wait* is longer after each try unless given.

    `refused` says that Discord said no, so that only a change of settings will help; `untaken`,
    that it said so of the message itself, which isn't there then; `no_channel`, that what it was to
    go to isn't there; `away`, that Discord didn't answer, so that it's tried again as soon as
    Discord is back.
    """

    reason: str
    wait: timedelta | None = None
    refused: bool = False
    untaken: bool = False
    no_channel: bool = False
    away: bool = False

    @property
    def trouble(self) -> str | None:
        """What it's waiting for besides time, as its row keeps it."""
        if self.away:
            return AWAY
        return REFUSED if self.refused else None


@dataclass(frozen=True)
class Dropped:
    """It need not happen anymore."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """It cannot happen; a coordinator is shown why.

    `unfit`: Discord's code, where it doesn't take what a message says; unchanged it never will.
    """

    reason: str
    unfit: int | None = None


Outcome = Done | Retry | Dropped | Failed


def wait_after(attempts: int, *, away: bool = False) -> timedelta:
    """Return how long to wait after the *attempts*-th try failed.

    *away*: because Discord is, which may be over before anybody says so.
    """
    wait = WAITS[min(attempts, len(WAITS)) - 1]
    return min(wait, LONGEST_AWAY) if away else wait

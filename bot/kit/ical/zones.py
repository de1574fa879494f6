"""What the clocks of a zone do in some years, as a calendar file tells it (RFC 5545); pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True)
class ZoneObservance:
    """A time that clocks keep from some moments on, such as daylight time from March on.

    *onsets* are what clocks show when they change, before they do; *rule* is one that gives every
    one of them, if there is such a rule.
    """

    name: str
    is_daylight: bool
    before: timedelta  # from UTC
    after: timedelta
    onsets: tuple[datetime, ...]
    rule: str = ""


@lru_cache(maxsize=256)
def observances(zone: str, first: int, last: int) -> tuple[ZoneObservance, ...]:
    """Return what the clocks of *zone* keep from the year *first* to *last*, in order.

    It begins with the year before, so that something is kept on the first day as well.
    """
    there = ZoneInfo(zone)
    changes = _changes(there, first - 1, last)
    kinds: dict[tuple[str, bool, timedelta, timedelta], list[datetime]] = {}
    for at in changes:
        before, after = (one.astimezone(there) for one in (at - _SECOND, at))
        old, new = before.utcoffset(), after.utcoffset()
        assert old is not None
        assert new is not None
        key = (after.tzname() or zone, bool(after.dst()), old, new)
        kinds.setdefault(key, []).append((at + old).replace(tzinfo=None))
    found = [ZoneObservance(*key, tuple(onsets), _rule(onsets)) for key, onsets in kinds.items()]
    if changes and changes[0].year < first:
        return tuple(found)
    begins = datetime(first - 1, 1, 1, tzinfo=there)
    offset = begins.utcoffset()
    assert offset is not None
    name, onset = begins.tzname() or zone, begins.replace(tzinfo=None)
    return (ZoneObservance(name, bool(begins.dst()), offset, offset, (onset,)), *found)


def _changes(there: ZoneInfo, first: int, last: int) -> list[datetime]:
    """Return the instants from the year *first* to *last* at which clocks change."""
    day = datetime(first, 1, 1, tzinfo=UTC)
    days = [day + n * _DAY for n in range((datetime(last + 1, 1, 2, tzinfo=UTC) - day).days)]
    return [
        _change(there, before, after)
        for before, after in pairwise(days)
        if before.astimezone(there).utcoffset() != after.astimezone(there).utcoffset()
    ]


def _change(there: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the first second of a new time between two instants."""
    old = before.astimezone(there).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(there).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _rule(onsets: Sequence[datetime]) -> str:
    """Return the yearly rule that gives all of some moments; "" if there's none, or one moment."""
    first = onsets[0]
    years = [at.year for at in onsets]
    same = {(at.month, at.weekday(), at.time()) for at in onsets}
    if len(onsets) < 2 or len(same) > 1 or years != list(range(years[0], years[-1] + 1)):
        return ""
    weekday = _CODES[first.weekday()]
    nths = {(at.day - 1) // 7 + 1 for at in onsets}
    if all((at + 7 * _DAY).month != at.month for at in onsets):
        nths = {-1}
    if len(nths) > 1:
        return ""
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={nths.pop()}{weekday}"

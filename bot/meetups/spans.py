"""When an event is, as plain values: a stretch of time, how it repeats, and the two together; pure.

Days and times of day are those of a wall calendar and a wall clock. They become moments only in a
zone, so that 3:30 stays 3:30 when the clocks change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from bot.kit import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

# What becomes of a date without school: it stays, it's left out, or it moves by a week.
DayOff = Literal["keep", "skip", "before", "after"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of time: so many *minutes* from a time of day on, or so many whole days."""

    day: date
    at: time | None = None  # None: whole days
    minutes: int = 0
    days: int = 1  # more than one only without a time of day

    @property
    def last(self) -> date:
        """The last day on which it's still on; one that ends at midnight ends on the day before."""
        if self.at is None:
            return self.day + (self.days - 1) * _DAY
        ends = datetime.combine(self.day, self.at) + timedelta(minutes=self.minutes)
        return max(self.day, (ends - timedelta(microseconds=1)).date())

    def starts(self, zone: str) -> datetime:
        """Return the instant at which it starts on the clocks of *zone*."""
        return calendar.wall(self.day, self.at or time(), zone)

    def ends(self, zone: str) -> datetime:
        """Return the instant at which it's over on the clocks of *zone*."""
        if self.at is None:
            return calendar.wall(self.day + self.days * _DAY, time(), zone)
        ends = datetime.combine(self.day, self.at) + timedelta(minutes=self.minutes)
        return max(calendar.wall(ends.date(), ends.time(), zone), self.starts(zone))


@dataclass(frozen=True)
class Repeat:
    """How an event comes again: by a rule up to a last day, or on days that are listed.

    *rule* is as in RFC 5545, without its end: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".
    """

    rule: str = ""
    until: date | None = None  # with a rule, always a day
    dates: tuple[date, ...] = ()  # in order, the first one included
    day_off: DayOff = "keep"


@dataclass(frozen=True)
class EventTimes:
    """When an event is: its (first) span on the clocks of a zone (IANA), and how it repeats."""

    span: Span
    zone: str
    repeat: Repeat | None = None

    def to_json(self) -> str:
        """Return it as a row keeps it."""
        return json.dumps(dict(self._values()))

    def _values(self) -> Iterator[tuple[str, object]]:
        span, repeat = self.span, self.repeat
        yield from {"day": f"{span.day}", "zone": self.zone}.items()
        if span.at is None:
            yield "days", span.days
        else:
            yield from {"at": f"{span.at:%H:%M}", "minutes": span.minutes}.items()
        if repeat is None:
            return
        yield "day_off", repeat.day_off
        if repeat.until is None:
            yield "dates", [f"{one}" for one in repeat.dates]
        else:
            yield from {"rule": repeat.rule, "until": f"{repeat.until}"}.items()

    @classmethod
    def from_json(cls, content: str) -> EventTimes:
        """Return what a row keeps."""
        kept = json.loads(content)
        at = time.fromisoformat(kept["at"]) if "at" in kept else None
        day = date.fromisoformat(kept["day"])
        span = Span(day, at, kept.get("minutes", 0), kept.get("days", 1))
        repeat = None
        if "rule" in kept:
            until = date.fromisoformat(kept["until"])
            repeat = Repeat(kept["rule"], until, day_off=kept["day_off"])
        elif "dates" in kept:
            dates = tuple(date.fromisoformat(one) for one in kept["dates"])
            repeat = Repeat(dates=dates, day_off=kept["day_off"])
        return cls(span, kept["zone"], repeat)

"""Meet-ups: the dates of thousands of repeating events over a school year."""

from __future__ import annotations

import time
from datetime import date, timedelta
from datetime import time as clock_time
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bot.meetups import repeats
from bot.meetups.repeat_rules import CODES
from bot.meetups.spans import Repeat, Span, When
from bot.school.clock import SchoolClock
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.meetups.spans import DayOff

ZONES = ("America/Chicago", "America/Phoenix", "Australia/Sydney", "America/St_Johns")
FIRST, LAST = date(2026, 8, 17), date(2027, 5, 28)
AT = clock_time(16)
DAYS_OFF: tuple[DayOff, ...] = ("skip", "before", "after", "keep")


def measure(count: int) -> list[Figure]:
    """Find every date of so many events, each in school months only by one of the rules."""
    events = list(_events(count))
    repeats.by_rule.cache_clear()
    began = time.process_time()
    found = sum(len(repeats.occurrences(when, school, FIRST, LAST)) for when, school in events)
    took = time.process_time() - began
    return [
        Figure(f"dates of {count:,} repeating events over a school year, CPU", took, "s", 1),
        Figure("  dates found", found, ""),
    ]


def _events(count: int) -> Iterator[tuple[When, SchoolClock]]:
    schools = [SchoolClock(zone) for zone in ZONES]
    kinds = [f"FREQ=MONTHLY;BYDAY={nth}{day}" for nth in (1, 2, 3, 4, -1) for day in CODES[:5]]
    kinds += [f"FREQ=WEEKLY;INTERVAL={n};BYDAY={day}" for n in (1, 2, 3) for day in CODES[:5]]
    for n, rule in enumerate(islice(cycle(kinds), count)):
        first = repeats.by_rule(rule, FIRST + timedelta(days=n % 90), LAST)[0]
        repeat = Repeat(rule, LAST, day_off=DAYS_OFF[n % 4])
        yield When(Span(first, AT, 45), ZONES[n % 4], repeat), schools[n % 4]

"""Book days: the rules of ten years, and the next post of thousands of groups."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from statistics import median
from typing import TYPE_CHECKING

from bot.celebrations import occurrences
from bot.celebrations.observances import load
from bot.celebrations.selection import Selection, next_post
from bot.kit import calendar
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONES = 40
FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
NOW = datetime(2027, 2, 18, 15, tzinfo=UTC)
CHOICES = (
    Selection("calm"),
    Selection("usual", frozenset({"elementary"})),
    Selection("everything", weekly_cap=1),
    Selection("calm", frozenset({"funny", "uk"}), frozenset({"towel-day"}), weekly_cap=2),
)


def measure(groups: int) -> list[Figure]:
    """Expand every rule, and plan for so many groups: all at once, and those that are due."""
    load()
    rules = [_expanded() for _ in range(5)]
    every = list(_groups(groups))
    took, due = _planned(every)
    due_took, _ = _planned(due)
    return [
        Figure("110 rules over ten years, CPU", median(rules) * 1e3, "ms", 50),
        Figure(f"planning book days for {groups:,} groups in {ZONES} zones, CPU", took, "s", 5),
        Figure(f"  for the {len(due):,} of them that post tomorrow", due_took, "s"),
    ]


def _expanded() -> float:
    """Return the seconds of a first time: nothing is kept from an earlier one."""
    occurrences.by_rule.cache_clear()
    began = time.process_time()
    found = occurrences.occurrences(load(), FIRST, LAST, {})
    took = time.process_time() - began
    assert len(found) > 950
    return took


def _planned(
    groups: list[tuple[Selection, SchoolClock]],
) -> tuple[float, list[tuple[Selection, SchoolClock]]]:
    """Return the seconds in which the next post of each is found, and whose comes tomorrow."""
    due = []
    began = time.process_time()
    for choice, school in groups:
        today = calendar.local_day(NOW, school.zone)
        post = next_post(choice, load(), {}, school, today)
        assert post is not None
        if post.day == today + timedelta(days=1):
            due.append((choice, school))
    return time.process_time() - began, due


def _groups(count: int) -> Iterator[tuple[Selection, SchoolClock]]:
    """Yield groups in many zones, every second one with a school year of its own."""
    named = sorted(name for name in calendar.zone_names() if "/" in name)
    zones = named[:: len(named) // ZONES][:ZONES]
    for n, (zone, choice) in enumerate(islice(zip(cycle(zones), cycle(CHOICES)), count)):
        spring = date(2027, 3, 1) + timedelta(days=n % 30)
        breaks = (Break(spring, spring + timedelta(days=4)),)
        year = SchoolYear(date(2026, 8, 10) + timedelta(days=n % 25), date(2027, 6, 4), breaks)
        yield choice, SchoolClock(zone, (year,) if n % 2 else ())

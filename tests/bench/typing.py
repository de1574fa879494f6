"""Reading days and time zones as people type them: how well, and how long hostile text takes."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from bot.celebrations import sheet
from bot.kit.dates import Unread, find_ranges, parse_range
from bot.kit.errors import Refusal
from bot.kit.zones import find_zones, zone_choices
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import ModuleType

TODAY, COUNTRY = date(2026, 9, 14), "US"


def measure() -> list[Figure]:
    """Read every labeled day and zone, and texts made to be slow.

    The tests that know them are loaded now: once they are collected, Hypothesis has its settings.
    """
    from tests.kit import test_dates as days
    from tests.kit import test_zones as zones

    return [*_rates({"days": days, "zones": zones}), *_times(days.HOSTILE)]


def _rates(labeled: Mapping[str, ModuleType]) -> Iterator[Figure]:
    for name, one in labeled.items():
        for part, cases in one.SET.items():
            right = 100 * sum(map(one.reads, cases)) / len(cases)
            about = f"{name} as people type them, right ({part}, {len(cases)})"
            yield Figure(about, right, "%", 93, at_most=False)


def _times(hostile: Iterable[str]) -> Iterator[Figure]:
    pieces = (*hostile, "x", "new ", "n. ", "(", "st ", "a/", "0", "\u0130")
    texts = [(piece * 4_000)[:4_000] for piece in pieces]
    readers: dict[str, Callable[[str], object]] = {
        "a day": lambda text: parse_range(text, TODAY, COUNTRY),
        "days in a line": lambda text: find_ranges(text, TODAY, COUNTRY),
        "a zone": lambda text: find_zones(text, "en-US"),
        "zones to pick from": lambda text: zone_choices(text, "en-US", 25),
        "a table of days": lambda text: sheet.read(text, TODAY, COUNTRY),
    }
    for name, read in readers.items():
        worst = max(_took(lambda text=text, read=read: read(text)) for text in texts)  # type: ignore[misc]
        yield Figure(f"4,000 hostile characters read as {name}, the worst", worst, "ms", 100)


def _took(read: Callable[[], object]) -> float:
    since = time.perf_counter()
    with suppress(Unread, Refusal):
        read()
    return 1_000 * (time.perf_counter() - since)

"""Reading school calendars: how well, how fast, and how long hostile texts and files take."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.school import files
from bot.school.reader import read
from tests.bench.figures import Figure
from tests.school import calendar_files, hostile
from tests.school.labeled import PAGES, SETS, labels, rates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORTEST = ("c",)  # of the sets
ZONE, TODAY = "America/Chicago", date(2026, 8, 10)


def measure(rounds: int) -> list[Figure]:
    """Read every labeled page, and hostile texts and files *rounds* times each; once, some."""
    return [*_rates(SETS if rounds > 1 else SHORTEST), *_times(rounds)]


def _rates(sets: Sequence[str]) -> Iterator[Figure]:
    for which in sets:
        found = rates(which)
        name = f"set {which}, {found.pages} pages"
        yield Figure(
            f"calendars with both edges right at first ({name})",
            100 * found.edges / found.pages, "%", 80, at_most=False,
        )  # fmt: skip
        yield Figure("  with a wrong edge saved", len(found.wrong_edges), "", 0)
        yield Figure("  weekdays right once asked", 100 * found.share_right, "%", 98, at_most=False)
        silent = 100 * len(found.silent) / found.days
        yield Figure("  weekdays wrong without a word", silent, "%", 1)


def _times(rounds: int) -> Iterator[Figure]:
    pages = [
        (PAGES / f"{name}.txt").read_text("utf-8")
        for name in labels((SETS if rounds > 1 else SHORTEST)[0])
    ]
    took = [_took(lambda page=page: read(page, ZONE, TODAY), rounds) for page in pages]  # type: ignore[misc]
    yield Figure("a calendar's page, median", median(took), "ms")
    texts = hostile.texts()[:: 1 if rounds > 1 else 20]
    worst = max(_took(lambda text=text: read(text, ZONE, TODAY), rounds) for text in texts)  # type: ignore[misc]
    yield Figure("4,000 characters made to be slow, the worst", worst, "ms", 100)
    bad = (
        calendar_files.bomb(),
        calendar_files.hidden_bomb(),
        calendar_files.ics(calendar_files.event("FREQ=SECONDLY;COUNT=9999999")),
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 10_000,
        bytes(range(256)) * 3_900,
    )
    worst = max(_took(lambda one=one: files.read_file(one, ZONE, TODAY), rounds) for one in bad)  # type: ignore[misc]
    yield Figure("a bad calendar file, the worst", worst, "ms", 1_000)


def _took(work: Callable[[], object], rounds: int) -> float:
    """Return the best of some rounds in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        with suppress(Refusal):
            work()
        times.append(time.perf_counter() - began)
    return 1_000 * min(times)

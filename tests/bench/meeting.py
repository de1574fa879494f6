"""Meet-ups: the dates of thousands of repeating events, and a calendar that many fetch."""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from datetime import date, timedelta
from datetime import time as clock_time
from itertools import cycle, islice
from typing import TYPE_CHECKING

from aiohttp import web

from bot.calendars.feeds import PATH
from bot.kit.database import Database
from bot.meetups import repeats
from bot.meetups.repeat_rules import CODES
from bot.meetups.spans import Repeat, Span, When
from bot.school.clock import SchoolClock
from bot.services import build
from bot.web import CalendarPages
from tests.bench.figures import Figure
from tests.conftest import StandingClock
from tests.meetups.meeting import GUILD, WEEKLY, a_group, meet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.meetups.spans import DayOff

ZONES = ("America/Chicago", "America/Phoenix", "Australia/Sydney", "America/St_Johns")
FIRST, LAST = date(2026, 8, 17), date(2027, 5, 28)
_FETCH = """
import sys, urllib.request
for _ in range(int(sys.argv[2])):
    assert urllib.request.urlopen(sys.argv[1]).read().startswith(b"BEGIN:VCALENDAR")
"""
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


async def fetched(template: Path, folder: Path, requests: int) -> list[Figure]:
    """Let another process fetch a group's calendar so many times."""
    path = folder / "calendars.db"
    shutil.copy(template, path)
    database, clock = Database(f"sqlite+aiosqlite:///{path}"), StandingClock()
    services = build(database, folder / "pictures")
    await a_group(services, clock, "Dana")
    for _ in range(40):
        await meet(services, clock, WEEKLY)
    address = PATH.format(token=await services.feeds.renew(GUILD, clock.now()))
    app = web.Application()
    app.router.add_get(PATH, CalendarPages(services.feeds, clock).calendar)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        port = runner.addresses[0][1]
        began = time.process_time()
        fetching = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _FETCH, f"http://127.0.0.1:{port}{address}", str(requests)
        )
        assert await fetching.wait() == 0
        took = time.process_time() - began
    finally:
        await runner.cleanup()
        await database.close()
    name = f"a request for a calendar of 40 meet-ups, of {requests:,}, CPU"
    return [Figure(name, 1_000 * took / requests, "ms", 2)]


def _events(count: int) -> Iterator[tuple[When, SchoolClock]]:
    schools = [SchoolClock(zone) for zone in ZONES]
    kinds = [f"FREQ=MONTHLY;BYDAY={nth}{day}" for nth in (1, 2, 3, 4, -1) for day in CODES[:5]]
    kinds += [f"FREQ=WEEKLY;INTERVAL={n};BYDAY={day}" for n in (1, 2, 3) for day in CODES[:5]]
    for n, rule in enumerate(islice(cycle(kinds), count)):
        first = repeats.by_rule(rule, FIRST + timedelta(days=n % 90), LAST)[0]
        repeat = Repeat(rule, LAST, day_off=DAYS_OFF[n % 4])
        yield When(Span(first, AT, 45), ZONES[n % 4], repeat), schools[n % 4]

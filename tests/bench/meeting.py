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
from sqlalchemy import func, insert, select

from bot.agenda.tables import AgendaRow
from bot.calendars.feeds import PATH
from bot.kit.database import Database
from bot.meetups import repeats
from bot.meetups.reading import PAGE
from bot.meetups.repeats import CODES
from bot.meetups.rules import COMING
from bot.meetups.spans import EventTimes, Repeat, Span
from bot.meetups.tables import MeetupRow
from bot.school.clock import SchoolClock
from bot.services import build
from bot.shown import queries as shown
from bot.shown.rules import NOBODY
from bot.web import CalendarPages
from tests.bench.figures import Figure
from tests.conftest import StandingClock
from tests.meetups.meeting import (
    CHAT,
    DANA,
    GUILD,
    ONCE,
    STARTS,
    WEDNESDAY,
    WEEKLY,
    a_group,
    meet,
)

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
WITHIN = 2.0  # seconds
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


async def answered(template: Path, folder: Path, members: int) -> list[Figure]:
    """Let so many members answer one meet-up within two seconds."""
    path = folder / "answers.db"
    shutil.copy(template, path)
    database, clock = Database(f"sqlite+aiosqlite:///{path}"), StandingClock()
    services = build(database, folder / "pictures")
    await a_group(services, clock, "Dana")
    created = await services.meetups.create(GUILD, DANA, CHAT, ONCE, clock.now())
    meetup = created.meetup
    async with database.write() as connection:
        await shown.keep(connection, created.due, NOBODY, clock.now())
        await shown.posted(connection, created.due.id, 7, 8)
    took = []

    async def answer(number: int) -> None:
        await asyncio.sleep(number * WITHIN / members)
        began = time.perf_counter()
        await services.rsvps.answer(
            GUILD, meetup.id, WEDNESDAY, 1_000 + number, COMING, clock.now()
        )
        took.append(time.perf_counter() - began)

    await asyncio.gather(*map(answer, range(members)))
    seen = await services.meetups.seen(GUILD, meetup.id, clock.now())
    async with database.read() as reading:
        edits = await reading.scalar(
            select(func.count()).where(AgendaRow.kind == shown.RENEW, AgendaRow.guild_id == GUILD)
        )
    await database.close()
    name = f"{members} answers to one meet-up in two seconds, the slowest"
    return [
        Figure(name, 1_000 * max(took), "ms", 400),
        Figure("  answers lost", members - seen.count.coming, "", 0),
        Figure("  edits of its post that wait", float(edits or 0), "", 1),
    ]


async def listed(template: Path, folder: Path, count: int, rounds: int) -> list[Figure]:
    """Read the first page of what comes in a group with so many meet-ups."""
    path = folder / "upcoming.db"
    shutil.copy(template, path)
    database, clock = Database(f"sqlite+aiosqlite:///{path}"), StandingClock()
    services = build(database, folder / "pictures")
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock)
    one = {name: value for name, value in vars(meetup).items() if name != "id"}
    rows = [one | {"next_at": STARTS + timedelta(minutes=n)} for n in range(count)]
    async with database.write() as connection:
        await connection.execute(insert(MeetupRow), rows)
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        assert len(await services.meetups.upcoming(GUILD)) == PAGE + 1
        took.append(1_000 * (time.perf_counter() - began))
    await database.close()
    p95 = sorted(took)[int(0.95 * len(took))]
    return [Figure(f"what's coming up, of {count:,} meet-ups, p95", p95, "ms", 15)]


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


def _events(count: int) -> Iterator[tuple[EventTimes, SchoolClock]]:
    schools = [SchoolClock(zone) for zone in ZONES]
    kinds = [f"FREQ=MONTHLY;BYDAY={nth}{day}" for nth in (1, 2, 3, 4, -1) for day in CODES[:5]]
    kinds += [f"FREQ=WEEKLY;INTERVAL={n};BYDAY={day}" for n in (1, 2, 3) for day in CODES[:5]]
    for n, rule in enumerate(islice(cycle(kinds), count)):
        first = repeats.by_rule(rule, FIRST + timedelta(days=n % 90), LAST)[0]
        repeat = Repeat(rule, LAST, day_off=DAYS_OFF[n % 4])
        yield EventTimes(Span(first, AT, 45), ZONES[n % 4], repeat), schools[n % 4]

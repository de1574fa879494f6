"""The clock jumps, the bot was away, more is due than fits: nothing twice, nothing lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from bot.agenda.agenda import AT_ONCE, Agenda, Handler
from bot.agenda.occurrences import LEASE, WAITS, Done, Due, Outcome, Planned, Retry
from bot.kit.clock import SystemClock
from bot.scheduler import Scheduler
from tests.agenda.rows import GUILD, Nudges, claim, nudge, plan, row, rows, work
from tests.conftest import MONDAY, StandingClock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


class Weekly(Handler):
    """Happens every Monday, and is of use until Tuesday, or for a month."""

    kind = "weekly"

    def __init__(self, clock: StandingClock, use: timedelta) -> None:
        self.clock = clock
        self.use = use
        self.delivered: list[tuple[str, bool]] = []
        self.meanwhile = timedelta()
        self.fails = False

    def next_row(self, now: datetime) -> Planned:
        """The first Monday after an instant."""
        at = MONDAY - 4 * WEEK
        while at <= now:
            at += WEEK
        return Planned(self.kind, GUILD, 0, at, at + self.use, f"{at:%m-%d}")

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Note which one it was and whether it was late; the clock may jump meanwhile."""
        if self.fails:
            return Retry("no answer")
        self.delivered.append((due.occurrence, due.is_late(now)))
        self.clock.advance(self.meanwhile)
        return Done()

    async def record(
        self, connection: AsyncConnection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the next one."""
        return () if isinstance(outcome, Retry) else [self.next_row(now)]


async def started(agenda: Agenda, clock: StandingClock, use: timedelta = DAY) -> Weekly:
    """Plan the first one, for this moment."""
    handler = Weekly(clock, use)
    agenda.register(handler)
    await agenda.plan([handler.next_row(clock.now() - timedelta(seconds=1))])
    return handler


@pytest.mark.parametrize(("use", "expected"), [(30 * DAY, [("09-14", True)]), (DAY, [])])
async def test_three_weeks_away(
    database: Database,
    agenda: Agenda,
    clock: StandingClock,
    use: timedelta,
    expected: list[tuple[str, bool]],
) -> None:
    """What was missed comes once and knows that it is late, or is dropped; then all is as ever."""
    weekly = await started(agenda, clock, use)
    clock.advance(3 * WEEK + HOUR)
    await agenda.start()
    await work(agenda)
    *_, waiting = await rows(database)

    assert weekly.delivered == expected
    assert len(await rows(database)) == 2
    assert (waiting.state, waiting.due_at) == ("waiting", MONDAY + 4 * WEEK)

    clock.at = waiting.due_at
    await work(agenda)
    assert weekly.delivered == [*expected, ("10-12", False)]


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
async def test_clock_jumps_while_it_happens(
    database: Database, agenda: Agenda, clock: StandingClock, jump: timedelta
) -> None:
    """Whichever way the clock jumps meanwhile: it happens once, and next week again."""
    weekly = await started(agenda, clock)
    weekly.meanwhile = jump
    await work(agenda)
    weekly.meanwhile = timedelta()
    clock.at = MONDAY + HOUR
    await work(agenda)
    clock.at = MONDAY + WEEK
    await work(agenda)

    assert [occurrence for occurrence, _ in weekly.delivered] == ["09-14", "09-21"]


async def test_clock_is_ahead_for_an_hour(
    database: Database, agenda: Agenda, clock: StandingClock
) -> None:
    """What came early since the clock was ahead does not come again at its true time."""
    clock.advance(-HOUR)
    weekly = await started(agenda, clock)
    for by in (HOUR, -HOUR, HOUR, WEEK):
        clock.advance(by)
        await work(agenda)

    assert [occurrence for occurrence, _ in weekly.delivered] == ["09-14", "09-21"]


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
async def test_not_claimed_while_it_is_under_way(
    database: Database, agenda: Agenda, nudges: Nudges, clock: StandingClock, jump: timedelta
) -> None:
    """A clock that jumps ends no lease of what this process is doing at that moment."""
    nudges.free.clear()
    await plan(database, nudge())
    await agenda.tick()
    clock.advance(jump)
    again = await agenda.tick()
    nudges.free.set()
    await agenda.settled()

    assert again == 0
    assert nudges.delivered == {100: 1}


async def test_lease_from_the_future(
    database: Database, agenda: Agenda, nudges: Nudges, clock: StandingClock
) -> None:
    """A row claimed while the clock was ahead is not stuck until the clock has caught up."""
    await plan(database, nudge())
    await claim(database, MONDAY + HOUR)
    await work(agenda)

    assert nudges.delivered == {100: 1}


async def test_wait_from_the_future(
    database: Database, agenda: Agenda, clock: StandingClock
) -> None:
    """What failed while the clock was ahead is tried again soon, and the next week is planned."""
    clock.advance(-HOUR)
    weekly = await started(agenda, clock)
    weekly.fails = True
    clock.advance(HOUR)
    await work(agenda)
    weekly.fails = False
    clock.advance(WAITS[0] - HOUR)
    await work(agenda)
    waiting = [one.due_at for one in await rows(database) if one.state == "waiting"]

    assert [occurrence for occurrence, _ in weekly.delivered] == ["09-14"]
    assert waiting == [MONDAY + WEEK]


async def test_small_steps_back(database: Database, agenda: Agenda, clock: StandingClock) -> None:
    """A clock that is put right by seconds changes no waits."""
    weekly = await started(agenda, clock)
    weekly.fails = True
    await work(agenda)
    clock.advance(timedelta(seconds=-5))
    await work(agenda)

    assert (await row(database)).attempts == 1


async def test_lease_is_kept(database: Database, agenda: Agenda, nudges: Nudges) -> None:
    """Another process's lease of this moment is respected to its last second."""
    await plan(database, nudge())
    await claim(database, MONDAY)

    assert await agenda.tick() == 0
    assert (await row(database)).claimed_until == MONDAY + LEASE


async def test_ticks_when_there_is_room(sqlite_database: Database) -> None:
    """While more is due than fits, the next lot begins as soon as there is room."""
    agenda = Agenda(sqlite_database, StandingClock())
    nudges = Nudges()
    agenda.register(nudges)
    await plan(sqlite_database, *(nudge(number) for number in range(5 * AT_ONCE)))
    scheduler = Scheduler(agenda, timedelta(hours=1))
    scheduler.start()
    scheduler._tick_now()  # the first lot; without it, the others would each wait an hour
    async with asyncio.timeout(60):
        while len(nudges.delivered) < 5 * AT_ONCE:  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.01)
    scheduler.stop()
    await agenda.settled()

    assert nudges.most_at_once <= AT_ONCE
    assert set(nudges.delivered.values()) == {1}


async def test_ticks_after_the_clock_was_set_back(
    sqlite_agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop does not stand still until the computer's clock has caught up."""
    ticks = 0

    async def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    monkeypatch.setattr(sqlite_agenda, "tick", tick)
    scheduler = Scheduler(sqlite_agenda, timedelta(milliseconds=50))
    scheduler.start()
    await asyncio.sleep(0.2)
    with time_machine.travel(SystemClock().now() - HOUR):
        await asyncio.sleep(0.4)
        before = ticks
        async with asyncio.timeout(60):  # without it, an hour would go by
            while ticks < before + 3:  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.01)
        scheduler.stop()

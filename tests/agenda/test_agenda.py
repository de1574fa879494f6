"""The loop: everything that is due happens, whatever else goes wrong."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import agenda as module
from bot.agenda.agenda import AT_ONCE, Agenda
from bot.agenda.occurrences import LEASE, WAITS, Due, Retry
from tests.agenda.rows import BAD, NEXT, NUDGE, Nudges, claim, nudge, plan, row, rows, work
from tests.conftest import MONDAY, StandingClock

if TYPE_CHECKING:
    import pytest

    from bot.kit.database import Database


async def test_delivered_once(database: Database, agenda: Agenda, nudges: Nudges) -> None:
    """What is due is delivered, recorded with where it landed, and not delivered again."""
    await agenda.plan([nudge(), nudge()])
    await work(agenda)
    await work(agenda)
    known = await row(database)

    assert nudges.delivered == {100: 1}
    assert (known.state, known.channel_id, known.message_id) == ("done", 1, 2)


async def test_one_failure_stops_nothing(
    database: Database, agenda: Agenda, nudges: Nudges
) -> None:
    """Whatever raises is tried later, and everything beside it happens."""
    await plan(database, nudge(BAD), nudge(1), nudge(2))
    await work(agenda)
    bad, *good = await rows(database)

    assert (bad.state, bad.due_at) == ("waiting", MONDAY + WAITS[0])
    assert bad.error == "a fault in the bot, see its log"
    assert [one.state for one in good] == ["done", "done"]


async def test_tried_again(
    database: Database, agenda: Agenda, nudges: Nudges, clock: StandingClock
) -> None:
    """What failed is tried again when its wait is over, and not before."""
    await plan(database, nudge(BAD))
    await work(agenda)
    clock.advance(WAITS[0] - timedelta(seconds=1))
    await work(agenda)
    assert nudges.delivered[BAD] == 1

    clock.advance(timedelta(seconds=1))
    await work(agenda)
    assert nudges.delivered[BAD] == 2


async def test_too_late(
    database: Database, agenda: Agenda, nudges: Nudges, clock: StandingClock
) -> None:
    """What is past its use is dropped without being delivered; the last moment still counts."""
    await plan(database, nudge(1, use_by=MONDAY), nudge(2, use_by=MONDAY))
    (first, second) = await claim(database, limit=2)
    await agenda.begin(first)
    clock.advance(timedelta(seconds=1))
    await agenda.begin(second)
    one, two = await rows(database)

    assert nudges.delivered == {1: 1}
    assert (one.state, two.state) == ("done", "dropped")
    assert two.error == "its time had passed"


async def test_nobody_knows_how(database: Database, agenda: Agenda) -> None:
    """A kind that this version does not know waits for one that does."""
    await plan(database, nudge(kind="of the future"))
    await work(agenda)

    assert (await row(database)).state == "waiting"
    assert "knows how" in (await row(database)).error


async def test_recorded_together(database: Database, agenda: Agenda, nudges: Nudges) -> None:
    """The outcome and what happens next are written in one transaction."""
    nudges.following = [nudge(NEXT, due_at=MONDAY + timedelta(days=7))]
    await plan(database, nudge())
    await work(agenda)

    assert [(one.member_id, one.state) for one in await rows(database)] == [
        (100, "done"),
        (NEXT, "waiting"),
    ]


async def test_recording_breaks(
    database: Database, agenda: Agenda, nudges: Nudges, clock: StandingClock
) -> None:
    """When recording breaks nothing of it is kept; the row is taken up when its lease ends."""
    nudges.breaks_recording = True
    await plan(database, nudge())
    (due,) = await claim(database, limit=1)
    outcome = await agenda.begin(due)
    known = await row(database)  # what was written before it broke is not there

    assert isinstance(outcome, Retry)
    assert (known.state, known.message_id) == ("claimed", None)

    nudges.breaks_recording = False
    clock.advance(LEASE)
    await work(agenda)
    assert (await row(database)).state == "done"


async def test_no_answer_in_time(
    database: Database, agenda: Agenda, nudges: Nudges, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A delivery that hangs is given up, and tried later."""
    monkeypatch.setattr(module, "DELIVERY_LIMIT", timedelta(milliseconds=10))
    nudges.free.clear()
    await plan(database, nudge())
    await work(agenda)

    assert (await row(database)).error == "no answer in time"


async def test_never_more_than_there_is_room_for(
    database: Database, agenda: Agenda, nudges: Nudges
) -> None:
    """A tick claims only what can be begun at once; the rest follows when there is room."""
    nudges.free.clear()
    await plan(database, *(nudge(number) for number in range(AT_ONCE + 5)))
    first = await agenda.tick()
    second = await agenda.tick()
    claimed = [one.state for one in await rows(database)].count("claimed")
    nudges.free.set()
    await agenda.settled()
    await work(agenda)

    assert (first, second, claimed) == (AT_ONCE, 0, AT_ONCE)
    assert len(nudges.delivered) == AT_ONCE + 5
    assert nudges.most_at_once == AT_ONCE
    assert set(nudges.delivered.values()) == {1}


async def test_after_a_crash(
    database: Database, agenda: Agenda, nudges: Nudges, clock: StandingClock
) -> None:
    """What a process that is gone had begun is taken up at the next start, not a lease later."""
    await plan(database, nudge())
    await claim(database, limit=1)
    assert await agenda.tick() == 0

    await agenda.start()
    await work(agenda)

    assert nudges.delivered == {100: 1}
    assert (await row(database)).attempts == 2


async def test_closing(database: Database, agenda: Agenda, nudges: Nudges) -> None:
    """What is under way finishes, and nothing new is begun."""
    nudges.free.clear()
    await plan(database, nudge(1), nudge(2))
    (first,) = await claim(database, limit=1)
    agenda.begin(first)
    await asyncio.sleep(0)
    closing = asyncio.create_task(agenda.close(5))
    await asyncio.sleep(0)
    began = await agenda.tick()
    nudges.free.set()
    await closing

    assert began == 0
    assert [one.state for one in await rows(database)] == ["done", "waiting"]


async def test_closing_does_not_wait_for_ever(
    database: Database, agenda: Agenda, nudges: Nudges
) -> None:
    """What does not finish in time is let go, and is there for the next start."""
    nudges.free.clear()
    await plan(database, nudge())
    (due,) = await claim(database, limit=1)
    task = agenda.begin(due)
    async with asyncio.timeout(60):
        await agenda.close(0.01)
        await agenda.settled()

    assert task.cancelled()
    assert (await row(database)).state == "claimed"


async def test_closing_with_nothing_to_do(agenda: Agenda) -> None:
    """Closing an idle agenda takes no time."""
    async with asyncio.timeout(30):
        await agenda.close(60)


async def test_last_tick(agenda: Agenda, clock: StandingClock) -> None:
    """When it last looked is known, for anyone who checks on it."""
    assert agenda.last_tick is None
    await agenda.tick()

    assert agenda.last_tick == clock.now()


def test_nonce_fits() -> None:
    """A nonce has at most 25 characters, also for the largest id (Discord, Create Message)."""
    due = Due(id=2**63 - 1, attempts=1, first_claimed_at=MONDAY, **vars(NUDGE))

    assert len(due.nonce) <= 25

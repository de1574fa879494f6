"""What is due is handed out in order, once, to one process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda import planning, queries
from bot.agenda.occurrences import (
    DELIVERY_LIMIT,
    LEASE,
    LONGEST_AWAY,
    WAITS,
    Done,
    Dropped,
    Due,
    Failed,
    Outcome,
    Retry,
    Series,
    wait_after,
)
from tests.agenda.rows import GUILD, claim, nudge, plan, row, rows
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


async def _record(database: Database, due: Due, outcome: Outcome, now: datetime = MONDAY) -> None:
    async with database.write() as connection:
        await queries.record(connection, due, outcome, now)


async def test_planned_twice(database: Database) -> None:
    """The same thing for the same member and occasion is there once, as it was first planned."""
    await plan(database, nudge(), nudge(due_at=MONDAY + HOUR))
    await plan(database, nudge(use_by=MONDAY + HOUR))

    assert (await row(database)).due_at == MONDAY


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "post"},
        {"guild_id": 2},
        {"subject_id": 7},
        {"member_id": 101},
        {"occurrence": "2026-39"},
    ],
    ids=lambda other: next(iter(other)),
)
async def test_planned_otherwise(database: Database, other: dict[str, object]) -> None:
    """Another kind, group, subject, member or occasion is another thing."""
    await plan(database, nudge(), replace(nudge(), **other))  # type: ignore[arg-type] # a key's part

    assert len(await rows(database)) == 2


async def test_planned_again_after_it_happened(database: Database) -> None:
    """What happened once is not planned a second time."""
    await plan(database, nudge())
    (due,) = await claim(database)
    await _record(database, due, Done())
    await plan(database, nudge())

    assert (await row(database)).state == "done"
    assert await claim(database, MONDAY + HOUR) == []


async def test_nothing_planned(database: Database) -> None:
    """Planning nothing does nothing."""
    await plan(database)

    assert await rows(database) == []


async def test_order_and_limit(database: Database) -> None:
    """Oldest first, as many as are asked for; what is due later waits."""
    for number, minutes in enumerate((-1, -3, -2, 0, 1)):
        await plan(database, nudge(number, due_at=MONDAY + timedelta(minutes=minutes)))
    first = await claim(database, limit=2)
    second = await claim(database, limit=2)
    third = await claim(database, limit=2)

    assert [due.member_id for due in first] == [1, 2]
    assert [due.member_id for due in second] == [0, 3]
    assert third == []


async def test_what_is_handed_out(database: Database) -> None:
    """A claimed row has everything that was planned, the count of tries and the first of them."""
    await plan(database, nudge())
    (due,) = await claim(database)
    known = await row(database)

    assert vars(due).items() >= vars(nudge()).items()
    assert (due.id, due.attempts, due.first_claimed_at) == (known.id, 1, MONDAY)
    assert due.nonce == f"a{known.id}"
    assert (known.state, known.claimed_until) == ("claimed", MONDAY + LEASE)


@dataclass(frozen=True)
class Where:
    """What a kind of its own might carry."""

    channel_id: int
    thread_id: int | None = None


async def test_payload(database: Database) -> None:
    """What an occurrence carries comes back as it was, and is no part of what it is."""
    await plan(database, nudge(payload=Where(1 << 62)), nudge(payload=Where(2)))
    (due,) = await claim(database)
    async with database.write() as connection:
        at_once = await planning.plan_claimed(connection, nudge(7, payload=Where(3, 4)), MONDAY)
        (first, second) = await planning.open_occurrences(connection, GUILD, "nudge")

    assert due.load(Where) == first.load(Where) == Where(1 << 62)
    assert at_once.load(Where) == second.load(Where) == Where(3, 4)


async def test_forgotten(database: Database) -> None:
    """Everything about one member of one group goes, whatever became of it."""
    await plan(database, nudge(1, occurrence="a"), nudge(1, occurrence="b"), nudge(2))
    await plan(database, nudge(1, guild_id=2), nudge(0))
    first, *_ = await claim(database)
    await _record(database, first, Done())
    async with database.write() as connection:
        await planning.forget(connection, GUILD, 1)

    assert sorted((one.guild_id, one.member_id) for one in await rows(database)) == [
        (2, 1),
        (GUILD, 0),
        (GUILD, 2),
    ]


async def test_lapsed_lease(database: Database) -> None:
    """A row whose process went silent is claimed again, no earlier than its lease ends."""
    await plan(database, nudge())
    await claim(database)
    early = await claim(database, MONDAY + LEASE - SECOND)
    (again,) = await claim(database, MONDAY + LEASE)

    assert early == []
    assert again.attempts == 2
    assert again.first_claimed_at == MONDAY
    assert (await row(database)).claimed_until == MONDAY + 2 * LEASE


async def test_release(database: Database) -> None:
    """At a start the leases of the process that was here before end at once."""
    await plan(database, nudge(1), nudge(2), nudge(3, due_at=MONDAY + HOUR))
    first, second = await claim(database)
    await _record(database, second, Done())
    async with database.write() as connection:
        await queries.release(connection, MONDAY + SECOND)

    assert [due.id for due in await claim(database, MONDAY + SECOND)] == [first.id]
    assert [one.state for one in await rows(database)] == ["claimed", "done", "waiting"]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Done(5, 6), {"state": "done", "channel_id": 5, "message_id": 6, "error": None}),
        (Done(), {"state": "done", "channel_id": None, "message_id": None, "error": None}),
        (Dropped("late"), {"state": "dropped", "error": "late"}),
        (Failed("gone"), {"state": "failed", "error": "gone"}),
    ],
    ids=["done", "done nowhere", "dropped", "failed"],
)
async def test_recorded(database: Database, outcome: Outcome, expected: dict[str, object]) -> None:
    """What became of a row stands in it, and it is never handed out again."""
    await plan(database, nudge())
    (due,) = await claim(database)
    await _record(database, due, outcome, MONDAY + SECOND)
    known = (await row(database))._mapping

    assert {name: known[name] for name in expected} == expected
    assert (known["done_at"], known["claimed_until"]) == (MONDAY + SECOND, None)
    assert await claim(database, MONDAY + timedelta(days=6)) == []


@pytest.mark.parametrize("away", [False, True])
async def test_waits_grow(database: Database, *, away: bool) -> None:
    """After each try the next is further off, up to a point: an hour, while Discord is away."""
    expected = [min(one, LONGEST_AWAY) if away else one for one in (*WAITS, WAITS[-1], WAITS[-1])]
    await plan(database, nudge())
    now, waits = MONDAY, []
    for _ in range(len(WAITS) + 2):
        (due,) = await claim(database, now)
        await _record(database, due, Retry("no answer", away=away), now)
        known = await row(database)
        waits.append(known.due_at - now)
        now = known.due_at

    assert waits == expected
    assert waits == sorted(waits)
    assert (known.state, known.error, known.claimed_until) == ("waiting", "no answer", None)


async def test_woken(database: Database) -> None:
    """What Discord's absence held up comes within minutes, nothing later than it would have."""
    ways = [(HOUR, True), (timedelta(seconds=90), True), (HOUR, False)]
    await plan(database, *(nudge(number) for number in range(12)))
    expected = {}
    for due, (wait, away) in zip(await claim(database), ways * 4, strict=True):
        await _record(database, due, Retry("no answer", wait, away=away), MONDAY)
        minutes = timedelta(minutes=due.id % queries.WAKE_OVER)
        expected[due.id] = MONDAY + (min(wait, minutes) if away else wait)
    async with database.write() as connection:
        woken = await queries.wake(connection, MONDAY)

    assert {one.id: one.due_at for one in await rows(database)} == expected
    assert woken == 4 + 2


async def test_a_wait_of_its_own(database: Database) -> None:
    """A handler may say when to try again."""
    await plan(database, nudge())
    (due,) = await claim(database)
    await _record(database, due, Retry("they pause", HOUR))

    assert (await row(database)).due_at == MONDAY + HOUR
    assert await claim(database, MONDAY + HOUR - SECOND) == []
    assert len(await claim(database, MONDAY + HOUR)) == 1


async def test_planned_and_claimed(database: Database) -> None:
    """What this process does at once is nobody else's, until its lease ends."""
    async with database.write() as connection:
        due = await planning.plan_claimed(connection, nudge(), MONDAY)
    known = await row(database)

    assert (due.id, due.attempts, due.first_claimed_at) == (known.id, 1, MONDAY)
    assert await claim(database, MONDAY + LEASE - SECOND) == []
    assert [one.id for one in await claim(database, MONDAY + LEASE)] == [due.id]


async def test_taken_back(database: Database) -> None:
    """What has not happened yet can be taken back; what happened stays."""
    await plan(database, nudge(1, occurrence="a"), nudge(1, occurrence="b"), nudge(2))
    first, _, _ = await claim(database)
    await _record(database, first, Done())
    async with database.write() as connection:
        await planning.drop(connection, Series("nudge", GUILD, member_id=1))

    assert [(one.member_id, one.state) for one in await rows(database)] == [
        (1, "done"),
        (2, "claimed"),
    ]


async def test_brought_forward(database: Database) -> None:
    """Waiting rows of one group and kind are made due now, others are not."""
    later = MONDAY + HOUR
    await plan(
        database,
        nudge(1, due_at=later),
        nudge(2, due_at=later, guild_id=2),
        nudge(3, due_at=later, kind="post"),
    )
    async with database.write() as connection:
        count = await planning.bring_forward(connection, GUILD, ["nudge"], MONDAY)

    assert count == 1
    assert [due.member_id for due in await claim(database)] == [1]


async def test_what_is_open(database: Database) -> None:
    """What still has to happen is listed with its tries and why it did not happen yet."""
    await plan(database, nudge(1), nudge(2), nudge(3), nudge(4, guild_id=2))
    first, second, *_ = await claim(database)
    await _record(database, first, Retry("no permission"))
    await _record(database, second, Done())
    async with database.read() as connection:
        found = await planning.open_occurrences(connection, GUILD, "nudge")

    assert [(one.member_id, one.attempts, one.error, one.due_at) for one in found] == [
        (1, 1, "no permission", MONDAY + WAITS[0]),
        (3, 1, None, MONDAY),
    ]


def test_a_wait_for_every_try() -> None:
    """However often it failed, there is a next time, no sooner than the time before."""
    waits = [wait_after(attempts) for attempts in range(1, 1_001)]

    assert waits == sorted(waits)
    assert max(waits) <= WAITS[-1]


def test_lease_outlives_delivery() -> None:
    """Nobody else takes a row while its delivery may still be under way."""
    assert timedelta(seconds=30) <= LEASE - DELIVERY_LIMIT


async def test_overdue(database: Database) -> None:
    """What is due is counted by kind, with the oldest's moment; what's under way isn't."""
    later = MONDAY + HOUR
    await plan(database, nudge(), nudge(101, due_at=later), nudge(102, due_at=later + HOUR))
    await plan(database, nudge(103, kind="post", due_at=later))
    async with database.read() as connection:
        before = await queries.overdue(connection, later)
    await claim(database, later, 1)
    async with database.read() as connection:
        after = await queries.overdue(connection, later)

    assert before == {"nudge": (2, MONDAY), "post": (1, later)}
    assert after == {"nudge": (1, later), "post": (1, later)}

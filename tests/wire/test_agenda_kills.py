"""Killed at every step of delivering something: it is there exactly once."""

from __future__ import annotations

import os
import random
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.wire.due import DOES_SO, Due, a_due_group, died
from tests.wire.dying_bot import STEPS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.wire.members import Wire
    from tests.wire.school import School

LONG = bool(os.environ.get("TORTURE"))
SEEDS = range(10) if LONG else range(1)
KILLS = 50 if LONG else 2
POST = "POST /channels/*/messages"
TAKEN = "taken"  # Discord took the message, and its answer is not there yet
AT = (*STEPS, TAKEN)
HOUR = timedelta(hours=1)


@pytest.fixture
async def due(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Due]:
    """A group whose bot is stopped."""
    async with a_due_group(wire, school, sqlite_template, tmp_path) as running:
        yield running


async def killed(due: Due, step: str, kind: str) -> None:
    """Start the bot and let it die at a step."""
    if step != TAKEN:
        await due.start(step, kind)
    else:
        due.wire.faults.on(POST, lambda _: due.group.bot.kill(), when="after")
        await due.start()
    await died(due.group.bot)
    due.wire.faults.lift()


async def comes_back(due: Due) -> None:
    """Start the bot and let it do what it owes."""
    await due.start()
    await due.settled()


def check_once(due: Due, kind: str, count: int = 1) -> None:
    """Hold that everything of a kind was posted once, and that the books say where."""
    bot_id = due.wire.backend.bot_user.id
    messages = [message.id for message in due.seen(kind) if message.author_id == bot_id]
    rows = due.group.rows(f"SELECT * FROM agenda WHERE kind = '{kind}'")
    told = {row["id"]: (row["state"], row["message_id"]) for row in rows}

    assert len(messages) == len(rows) == count, told
    assert sorted(message_id for _, message_id in told.values()) == sorted(messages)
    assert {state for state, _ in told.values()} == {"done"}


@pytest.mark.parametrize("step", AT)
async def test_killed(due: Due, step: str) -> None:
    """After kill -9 and a restart it is there once: in a channel, a thread, a direct message."""
    for number, kind in enumerate(DOES_SO):
        due.owe(number, kind)
        await killed(due, step, kind)
    await comes_back(due)

    for kind in DOES_SO:
        check_once(due, kind)


@pytest.mark.parametrize("step", ["answered", TAKEN])
async def test_back_an_hour_later(due: Due, step: str) -> None:
    """When Discord has forgotten the nonce, a row adopts its own post, 300 others after it."""
    for number, kind in enumerate(DOES_SO):
        due.owe(number, kind)
        await killed(due, step, kind)
    posts = {kind: due.seen(kind)[0] for kind in DOES_SO}
    for post in posts.values():
        for number in range(300):
            due.wire.backend.create_message(post.channel_id, due.school.dana.id, f"{number}.")
    due.later(HOUR)
    due.wire.rules.forget_nonces()
    await comes_back(due)

    for kind, post in posts.items():
        check_once(due, kind)
        assert due.seen(kind)[0].id == post.id


@pytest.mark.torture
@pytest.mark.parametrize("seed", SEEDS)
async def test_killed_again_and_again(due: Due, seed: int) -> None:
    """Whatever is owed, and however often it dies: in the end all of it is there once."""
    chance, owed = random.Random(seed), Counter[str]()
    for number in range(KILLS):
        kind = chance.choice(DOES_SO)
        for one in {kind, chance.choice(DOES_SO)}:
            due.owe(number, one)
            owed[one] += 1
        await killed(due, chance.choice(AT), kind)
        if chance.random() < 0.2:
            due.later(timedelta(minutes=10))
            due.wire.rules.forget_nonces()
    await comes_back(due)

    for kind, count in owed.items():
        check_once(due, kind, count)

"""Killed at every step of delivering something: it is there exactly once."""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.wire.due import DOES_SO, RECURS, TAKEN, died
from tests.wire.dying_bot import KIND, STEPS

if TYPE_CHECKING:
    from tests.wire.due import Due
    from tests.wire.server import Request

LONG = bool(os.environ.get("TORTURE"))
SEEDS = range(10) if LONG else range(1)
KILLS = 50 if LONG else 2
POST = "POST /channels/*/messages"
AT = (*STEPS, TAKEN)
# To one channel only one message is on its way at a time.
APART = (("win.post", KIND, "win.tried", "plan.dm"), *((kind,) for kind in sorted(RECURS)))
HOUR = timedelta(hours=1)


async def killed(due: Due, step: str, *kinds: str) -> None:
    """Start the bot and let it die when one of each of these kinds is at a step."""
    if step != TAKEN:
        await due.start(step, kinds)
    else:
        taken, gone = iter(range(1, len(kinds))), asyncio.Event()

        async def take(_: Request) -> None:
            if next(taken, None) is None:
                due.group.bot.kill()
                gone.set()
            await gone.wait()  # no answer before that

        due.wire.faults.on(POST, take, when="after", times=None)
        await due.start()
    await died(due.group.bot)
    due.wire.faults.lift()


async def comes_back(due: Due) -> None:
    """Start the bot and let it do what it owes."""
    await due.start()
    await due.settled()


def check_once(due: Due) -> None:
    """Hold that everything owed was posted once, and that the books say where."""
    told = {row["id"]: (row["kind"], row["state"], row["message_id"]) for row in due.rows()}

    assert sorted(message_id or 0 for *_, message_id in told.values()) == due.posted(), told
    assert {state for _, state, _ in told.values()} == {"done"}, told


@pytest.mark.parametrize("step", AT)
async def test_killed(due: Due, step: str) -> None:
    """After kill -9 and a restart it is there once: in a channel, a thread, a direct message."""
    for kinds in APART if step == TAKEN else (DOES_SO,):
        for kind in kinds:
            due.owe(0, kind)
        await killed(due, step, *kinds)
    await comes_back(due)

    assert len(due.rows()) == len(DOES_SO)
    check_once(due)


@pytest.mark.parametrize("step", ["answered", TAKEN])
async def test_back_an_hour_later(due: Due, step: str) -> None:
    """When Discord has forgotten the nonce, a row adopts its own post, 300 others after it."""
    kinds = APART[0] if step == TAKEN else DOES_SO
    for kind in kinds:
        due.owe(0, kind)
    await killed(due, step, *kinds)
    posts = due.posted()
    assert len(posts) == len(kinds)
    due.bury(300)
    due.later(HOUR)
    due.wire.rules.forget_nonces()
    await comes_back(due)

    check_once(due)
    assert due.posted() == posts


@pytest.mark.torture
@pytest.mark.parametrize("seed", SEEDS)
async def test_killed_again_and_again(due: Due, seed: int) -> None:
    """Whatever is owed, and however often it dies: in the end all of it is there once."""
    chance, died_of = random.Random(seed), Counter[str]()
    for number in range(KILLS):
        kind, step = chance.choice(DOES_SO), chance.choice(AT)
        for one in {kind, chance.choice(DOES_SO)}:
            due.owe(number, one)
        await killed(due, step, kind)
        died_of[step] += 1
        if chance.random() < 0.2:
            due.later(timedelta(minutes=10))
            due.wire.rules.forget_nonces()
    await comes_back(due)

    print(f"{KILLS} kills, {dict(died_of)}: {len(due.rows())} things posted once")  # noqa: T201 - the figures
    check_once(due)

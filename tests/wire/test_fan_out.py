"""Very much is due at once: Discord's pace is kept, and anyone who shares is not kept waiting."""

from __future__ import annotations

import asyncio
import os
import random
from statistics import quantiles
from typing import TYPE_CHECKING

import pytest

from tests.wire.due import Due, a_due_group
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.wire.answers import Answer
    from tests.wire.members import Wire
    from tests.wire.school import School

LONG = bool(os.environ.get("TORTURE"))
MESSAGES, CHANNELS = (2_000, 200) if LONG else (80, 8)
LIMIT = 50  # Discord's requests a second, for the whole bot
KEPT = 0.85


@pytest.fixture
async def due(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Due]:
    """A group whose bot is stopped, under Discord's own limits."""
    wire.limits.set_global(LIMIT)
    wire.limits.set("POST /channels/*/messages", 5, 5.0)
    async with a_due_group(wire, school, sqlite_template, tmp_path) as running:
        yield running


@pytest.mark.torture
async def test_much_at_once(due: Due) -> None:
    """Every message is there once, without being told to slow down; `make torture` times it."""
    channels = [due.school.guild.create_text_channel(f"c{n}") for n in range(CHANNELS)]
    lines = [(number, channels[number % CHANNELS].id) for number in range(MESSAGES)]
    random.Random(1).shuffle(lines)
    due.tell_all(lines)
    await due.start()
    await due.group.registered()
    await until(lambda: sent(due))
    answers: list[Answer] = []
    while due.open():
        answers.append(await due.group.share(f"Number {len(answers)}."))
        await asyncio.sleep(1.1)  # what Discord lets one channel take
    rate = pace(due)
    took = [answer.took if answer.took is not None else 9.0 for answer in answers]
    slowest = quantiles(took, n=100)[98] if len(took) > 1 else took[0]
    print(f"{rate:.1f} a second, slowest answer {slowest * 1e3:.0f} ms of {len(took)}")  # noqa: T201 - the figures

    slowed = [one.path for one in due.wire.requests if one.status == 429]

    assert slowed == []
    assert [len(due.wire.posts(one)) for one in channels] == [MESSAGES // CHANNELS] * CHANNELS
    if LONG:  # on a machine that has nothing else to do; elsewhere the clock proves nothing
        assert rate >= KEPT * LIMIT
        assert slowest < 0.5


def sent(due: Due) -> list[float]:
    """When each message was sent, those of shares among them."""
    return [one.at for one in due.wire.requests_to("POST", "/messages")]


def pace(due: Due) -> float:
    """How many messages a second were sent, from the first to the last."""
    times = sent(due)
    return (len(times) - 1) / (times[-1] - times[0])

"""Killed at any moment, the bot keeps what it promised: once in its books, once in the channel."""

from __future__ import annotations

import asyncio
import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.wire.group import promised
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.answers import Answer
    from tests.wire.group import Group

LONG = bool(os.environ.get("TORTURE"))
SHARES = 200 if LONG else 80
SEEDS = range(6) if LONG else range(1)
KILLS = 10 if LONG else 2


@pytest.mark.torture
@pytest.mark.parametrize("seed", SEEDS)
async def test_killed_under_load(group: Group, seed: int) -> None:
    """After each kill -9 every promised win is posted once within a minute, and none is half."""
    chance = random.Random(seed)
    answers: list[Answer] = []
    for kill in range(KILLS):
        answers += await _killed(group, kill, chance)

    kept, posted = group.kept(), group.posted()
    wins = group.rows("SELECT story, message_id FROM wins")
    stories = {story for answer, story in zip(answers, _stories(KILLS), strict=True)}
    lost = [s for a, s in zip(answers, _stories(KILLS), strict=True) if promised(a) and not kept[s]]

    assert lost == []
    assert kept == posted
    assert set(kept.values()) == {1}
    assert set(kept) <= stories
    assert {win["message_id"] for win in wins} == {post.id for post in group.posts()}
    assert {len(post.labels) for post in group.posts()} == {4}


async def _killed(group: Group, kill: int, chance: random.Random) -> list[Answer]:
    """Kill the bot among its shares, often once more while it recovers."""
    before = len(group.wire.requests)
    sharing = group.sharing(*_round(kill))
    seen = chance.randint(1, 3 * SHARES // 2)
    await until(lambda: len(group.wire.requests) - before >= seen)
    await asyncio.sleep(chance.uniform(0, 0.05))
    await group.bot.restart()
    if chance.random() < 0.5:
        await asyncio.sleep(chance.uniform(0, 0.5))
        await group.bot.restart()
    await group.settled()
    return list(await asyncio.gather(*sharing))


def _round(kill: int) -> list[str]:
    return [f"Round {kill}: book cart number {n} was empty by noon." for n in range(SHARES)]


def _stories(kills: int) -> list[str]:
    return [story for kill in range(kills) for story in _round(kill)]

"""Several processes on one PostgreSQL, each with its shards: killed at random, nothing is lost."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.wire.association import START_LIMIT, a_process, an_association
from tests.wire.group import promised

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database
    from tests.wire.answers import Answer
    from tests.wire.association import Association
    from tests.wire.members import Wire
    from tests.wire.school import School

COUNT = 3
EACH = ("0", "1", "2")
LONG = bool(os.environ.get("TORTURE"))
SECONDS = 600 if LONG else 3
TOO_LATE = "(error code: 10062)"  # to answer: Discord told the person in front of it
EVERY = 0.7  # seconds between two wins of a group: Discord takes one a second in a channel


async def _shares(group: Association, school: School, ends: asyncio.Event) -> dict[str, Answer]:
    """Share a win every so often, whether the one before was answered or not."""
    shared: dict[str, asyncio.Task[Answer]] = {}
    while not ends.is_set():
        story = f"Book cart number {len(shared)} was empty by noon."
        sharing = group.wire.slash(school.dana, school.channel, "win share", story=story)
        shared[story] = asyncio.create_task(sharing)
        await asyncio.sleep(EVERY)
    return {story: await answer for story, answer in shared.items()}


async def _killing(group: Association) -> list[dict[str, Answer]]:
    """Kill one at random, again and again, while each group shares; return what was answered."""
    chance = random.Random(17)
    ends, began, kills = asyncio.Event(), time.monotonic(), 0
    loads = [asyncio.create_task(_shares(group, one, ends)) for one in group.schools]
    while time.monotonic() - began < SECONDS:
        await asyncio.sleep(chance.uniform(0.5, 2.0))
        await group.processes[chance.randrange(COUNT)].restart(START_LIMIT)
        kills += 1
    await asyncio.sleep(2 * EVERY)  # some after the last one, too
    ends.set()
    print(f"{kills} kills")  # noqa: T201 - the figures
    return [await load for load in loads]


@pytest.mark.torture
async def test_killed_at_random(wire: Wire, postgres_database: Database, tmp_path: Path) -> None:
    """Under load one of three is killed, again and again: every win and message exactly once.

    Another process on some of their shards says so and stops; the three go on.
    """
    async with an_association(wire, postgres_database, tmp_path, COUNT, EACH) as group:
        answers = await _killing(group)
        await group.settled(SECONDS + 60)  # more was shared than Discord takes in that time
        second = a_process(wire, postgres_database, tmp_path, COUNT, "0-1")
        await second.launch()
        code = await second.exited()
        wins, posted, asked = await group.wins(), group.posted(), await group.asked()
        run = [one.running for one in group.processes]
        faults = [line for one in group.processes for line in one.log if "Traceback" in line]

    kept = Counter((guild_id, story) for guild_id, story, _ in wins)
    told = {
        (school.guild.id, story)
        for school, shared in zip(group.schools, answers, strict=True)
        for story, answer in shared.items()
        if promised(answer)
    }
    print(f"{len(kept)} wins, {len(told)} of them promised, {asked.total()} asked about")  # noqa: T201 - the figures
    assert told <= set(kept)
    assert len({guild_id for guild_id, _ in told}) == COUNT
    # Where it took minutes, somebody may have deleted a post meanwhile, and its author is asked.
    assert kept == posted + asked
    assert set(kept.values()) == {1}
    assert sum(message_id is None for *_, message_id in wins) == asked.total()
    assert [one for one in faults if TOO_LATE not in one] == []
    assert run == [True] * COUNT
    assert code == 10
    assert "already has shards 0-1 of 3" in "\n".join(second.log)

"""What an outage of Discord made late: it waits for school, says so, and comes without a burst."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sql

from bot.agenda.occurrences import AWAY, Planned
from bot.agenda.queries import WAKE_OVER
from bot.kit.calendar import wall
from bot.kit.text import capitalized
from bot.plans import words as plan_words
from bot.weekly import openings, words
from tests.discord import WEEKLY, ZONE

if TYPE_CHECKING:
    import discord

    from tests.discord import World


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of September 2026 in the group's zone; the 14th is today's Monday."""
    return wall(datetime(2026, 9, day).date(), datetime(2026, 9, day, hour, minute).time(), ZONE)


async def go_to(world: World, moment: datetime) -> None:
    """Go on to a moment; in its last hours the agenda is at work every twenty minutes."""
    while world.clock.now() < moment:
        left = moment - world.clock.now()
        step = max(min(timedelta(minutes=20), left), left - timedelta(hours=3))
        await world.advance(seconds=step.total_seconds())


def away(world: World) -> None:
    """Let Discord be away from now on."""
    world.env.inject_error("POST", "/channels/*/messages", status=503, times=None)


async def back(world: World) -> None:
    """Let Discord be back: the gateway's session goes on."""
    world.env.backend.faults.clear()
    with world.env._bot_scope():
        world.client.dispatch("resumed")
    await world.env.settle()
    for _ in range(5):
        await world.advance(minutes=1)


def weekly(world: World) -> list[discord.Message]:
    """Return the weekly posts, oldest first."""
    return [post for post in world.posts() if WEEKLY in post.content]


async def test_back_the_same_afternoon(world: World) -> None:
    """Away from Friday noon to 3:10 PM: it comes within five minutes, and says it is late."""
    await go_to(world, at(18, 11, 50))
    away(world)
    await go_to(world, at(18, 15, 10))
    await back(world)

    (post,) = weekly(world)
    assert post.content.startswith(words.LATE.partition("{")[0])
    assert post.created_at <= at(18, 15, 15)


async def test_back_in_the_evening(world: World) -> None:
    """Away from Friday 11 AM to 8 PM: it comes on Monday morning, about last week."""
    await go_to(world, at(18, 11))
    away(world)
    await go_to(world, at(18, 20))
    await back(world)
    evening = weekly(world)
    await go_to(world, at(21, 9))

    assert evening == []
    (post,) = weekly(world)
    assert post.content.startswith(words.LATER)
    assert words.QUESTION_LATER.partition("{")[0] in post.content
    assert at(21, 7) <= post.created_at <= at(21, 8, 30)


async def test_the_program_was_off(world: World) -> None:
    """Where the program itself was off from Friday noon to the evening, it's the same."""
    await world.env.advance_time((at(18, 19, 24) - world.clock.now()).total_seconds())
    await world.tick()
    evening = weekly(world)
    await go_to(world, at(21, 9))
    await go_to(world, at(25, 13))

    assert evening == []
    first, second = (post.content.split("\n")[0] for post in weekly(world))
    assert first in words.LATER
    assert second in [one.text for one in openings.load("opener")]


async def test_too_late_for_monday(world: World) -> None:
    """What isn't there by noon of the next school day is dropped, and the week's list says so."""
    away(world)
    await go_to(world, at(21, 13))
    await back(world)
    week = await world.marta.slash(world.channel, "coordinator week")

    assert weekly(world) == []
    assert week.response is not None
    assert capitalized(words.KIND_POST) in week.response.content


async def test_the_nudge(world: World) -> None:
    """Away from 7 to 8:40 AM: the week's line comes within five minutes, not in the afternoon."""
    await go_to(world, at(21, 7))
    away(world)
    await go_to(world, at(21, 8, 40))
    await back(world)

    (line,) = [post for post in world.posts() if post.content in plan_words.NUDGES_LATE]
    assert line.created_at <= at(21, 8, 45)


async def test_without_a_word_from_the_gateway(world: World) -> None:
    """Where the gateway stayed, what's owed is tried every hour of school."""
    await go_to(world, at(18, 11, 50))
    away(world)
    await go_to(world, at(18, 14))
    world.env.backend.faults.clear()
    await go_to(world, at(18, 15, 10))

    assert len(weekly(world)) == 1


@pytest.mark.parametrize("fixed_at", [at(18, 16, 50), at(18, 18)])
async def test_a_permission_that_comes_back(world: World, fixed_at: datetime) -> None:
    """What a lost permission held up keeps school hours as well."""
    await go_to(world, at(18, 11, 50))
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    await go_to(world, fixed_at)
    world.env.backend.faults.clear()
    await go_to(world, at(21, 9))

    for post in weekly(world):
        there = post.created_at
        assert at(18, 12) <= there < at(18, 17) or at(21, 7) <= there < at(21, 9)
    assert len(weekly(world)) == 1


async def test_no_burst(world: World) -> None:
    """What's owed after an outage is spread over a few minutes."""
    now = world.clock.now()
    await world.client.agenda.plan(
        Planned("test.owed", world.guild.id, number, now + timedelta(hours=5), at(28, 12))
        for number in range(40)
    )
    async with world.client.agenda._database.write() as connection:
        given = {"kind": "test.owed", "trouble": AWAY}
        await connection.execute(
            sql("UPDATE agenda SET trouble = :trouble WHERE kind = :kind"), given
        )
    await world.client.agenda.wake()
    async with world.client.agenda._database.read() as connection:
        rows = await connection.execute(
            sql("SELECT due_at, count(*) FROM agenda WHERE kind = 'test.owed' GROUP BY due_at")
        )
        counts = [row[1] for row in rows]

    assert counts == [40 // WAKE_OVER] * WAKE_OVER

"""The idea of the month for two people who have no thread and write to each other directly."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.members import words as member_words
from bot.mentors import content, pair_words, words
from tests.discord import answer, text
from tests.mentors.acting import fill, moments, switch_on, threads
from tests.mentors.matched import what_of

if TYPE_CHECKING:
    import discord
    from simcord import MemberActor

    from tests.discord import World

ASKED = datetime(2026, 9, 28, 13, 5, tzinfo=UTC)  # how it goes, before the first idea comes
OCTOBER = datetime(2026, 10, 1, 12, 1, tzinfo=UTC)  # 7:01 in Chicago, as school opens
EVENING = datetime(2026, 10, 1, 23, 30, tzinfo=UTC)
FRIDAY = datetime(2026, 10, 2, 12, 1, tzinfo=UTC)
CLOSED: dict[str, Any] = {"status": 403, "code": 50007}


@pytest.fixture
async def apart(world: World) -> World:
    """Dana and Luis, matched for a school year where the bot may make no private threads."""
    await switch_on(world, threads=False)
    offered = await fill(world, world.dana, "offer", sizes=())
    await world.dana.click(answer(offered), label=words.WAY_DM)
    asked = await fill(world, world.luis, "request", sizes=("year",))
    fits = await world.luis.click(answer(asked), label=words.WAY_DM)
    await world.luis.click(answer(fits), label=words.ASK_NUMBER.format(number=1))
    await moments(world)
    await world.dana.user.click(dms(world.dana)[-1], label=words.HELP)
    await moments(world)
    await at(world, ASKED)
    return world


def dms(actor: MemberActor) -> list[discord.Message]:
    """Return the direct messages with a person, oldest first."""
    return actor.user.dm_channel.history()


def ideas(actor: MemberActor) -> list[str]:
    """Return the ideas of months that a person has by direct message."""
    found = [one.content for one in dms(actor)]
    return [one for one in found if one.startswith(pair_words.AGENDA_MONTH)]


async def at(world: World, moment: datetime) -> None:
    """Let it be a moment, and what is due happen."""
    world.clock.at = moment
    await moments(world)


async def test_both_have_it_once(apart: World) -> None:
    """On the first school day each has it once, also after a restart; the next month's follows."""
    await at(apart, OCTOBER)
    await apart.restart()
    await moments(apart)
    october = {one.name: ideas(one) for one in (apart.dana, apart.luis)}
    await at(apart, OCTOBER.replace(month=11, day=2, hour=13))
    november = {one.name: ideas(one) for one in (apart.dana, apart.luis)}

    assert threads(apart) == []
    assert [len(one) for one in october.values()] == [1, 1]
    for told in october.values():
        assert all(question in told[0] for question in content.monthly("US")[3].questions)
    assert [len(one) for one in november.values()] == [2, 2]
    for told in november.values():
        assert all(question in told[1] for question in content.monthly("US")[4].questions)


async def test_school_hours(apart: World) -> None:
    """What comes due while the bot is away, and is seen in the evening, waits for the morning."""
    await at(apart, EVENING)
    evening = [ideas(one) for one in (apart.dana, apart.luis)]
    await at(apart, FRIDAY)

    assert evening == [[], []]
    assert [len(ideas(one)) for one in (apart.dana, apart.luis)] == [1, 1]


async def test_one_closed_their_messages(apart: World) -> None:
    """The other one has it; theirs waits for their next press, and nothing is tried again."""
    path = f"/channels/{apart.luis.user.dm_channel.id}/messages"
    apart.env.inject_error("POST", path, times=None, **CLOSED)
    await at(apart, OCTOBER)
    notes = await apart.services.members.notices(apart.guild.id, apart.luis.id)
    await at(apart, FRIDAY)
    shown = await apart.luis.slash(apart.general, "me show")
    pressed = await apart.luis.click(answer(shown), label=member_words.SHOW_ME)

    assert len(ideas(apart.dana)) == 1
    assert ideas(apart.luis) == []
    assert [what_of(one) for one in notes] == ["month"]
    assert text(pressed).startswith(pair_words.AGENDA_MONTH)

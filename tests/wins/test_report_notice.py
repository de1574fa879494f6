"""Coordinators hear of a report by the next morning, whatever the day and whatever is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.kit import calendar
from bot.members import words as member_words
from bot.wins import words
from tests.discord import answer, text
from tests.ui.telling import chooses, dms
from tests.wins.test_sharing import STORY

if TYPE_CHECKING:
    from tests.discord import World

ZONE = "America/Chicago"


@pytest.fixture
async def friday_night(world: World) -> World:
    """Friday, past nine in the evening, with a win of Dana's in the channel."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    while f"{calendar.local(world.clock.now(), ZONE):%a %H}" != "Fri 21":
        await world.advance(hours=1)
    return world


async def tell(world: World) -> None:
    """Let Luis tell a coordinator about the win."""
    form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, world.posts()[0])
    await world.luis.submit_modal(form, {"about": ["student"], "words": "a name tag"})
    await world.tick()


async def till_morning(world: World) -> None:
    """Go on to Saturday, 7:00 AM and a bit, and no further."""
    while calendar.local(world.clock.now(), ZONE).strftime("%a %H") != "Sat 07":
        await world.advance(minutes=20)


@pytest.mark.parametrize("lost", [False, True])
async def test_by_message(friday_night: World, lost: bool) -> None:
    """Without their channel, or with one that's gone: on Saturday at seven, by direct message."""
    world, now = friday_night, friday_night.clock.now()
    await chooses(world, world.marta, reach="dm")
    if lost:
        await world.services.groups.change(
            world.guild.id, now, coordinator_channel_id=world.desk.id
        )
        world.env.backend.delete_channel(world.desk.id)
    await tell(world)
    at_night = len(dms(world.marta))
    await till_morning(world)
    (message,) = dms(world.marta)

    assert at_night == 0
    assert message.content.startswith(words.TOLD_STUDENT)
    assert "Luis" not in message.content
    assert STORY not in message.content


async def test_at_the_next_press(friday_night: World) -> None:
    """Without direct messages it's there when one of them presses something."""
    world = friday_night
    await tell(world)
    helped = answer(await world.marta.slash(world.general, "help"))
    shown = await world.marta.click(helped, label=member_words.SHOW_ME)

    assert text(shown).startswith(words.TOLD_STUDENT)


async def test_settled_meanwhile(friday_night: World) -> None:
    """What somebody has settled by then reaches nobody."""
    world, now = friday_night, friday_night.clock.now()
    await chooses(world, world.marta, reach="dm")
    await tell(world)
    (report,) = await world.services.reports.open(world.guild.id)
    await world.services.reports.settle(world.guild.id, report.id, now, hidden=None)
    await till_morning(world)

    assert dms(world.marta) == []

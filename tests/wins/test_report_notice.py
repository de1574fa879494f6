"""Coordinators hear of a report by the next morning, whatever the day and whatever is lost."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.groups import inquiry_words
from bot.groups import words as group_words
from bot.kit import calendar
from bot.wins import words
from tests.discord import answer, text
from tests.groups.test_inquiries import days
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


async def test_in_a_break(world: World) -> None:
    """A school break holds nothing up: Christmas morning at seven, by direct message."""
    world.clock.at = calendar.wall(date(2026, 12, 24), time(21), ZONE)
    await chooses(world, world.marta, reach="dm")
    await world.dana.slash(world.channel, "win share", story=STORY)
    await tell(world)
    at_night = len(dms(world.marta))
    while calendar.local(world.clock.now(), ZONE).strftime("%d %H") != "25 07":
        await world.advance(hours=1)
    (message,) = dms(world.marta)

    assert at_night == 0
    assert message.content.startswith(words.TOLD_STUDENT)


async def test_at_the_next_press(friday_night: World) -> None:
    """Without direct messages it's under the next answer that one of them gets; in a pause, too."""
    world = friday_night
    await chooses(world, world.marta, paused_until=world.clock.now() + timedelta(days=90))
    await tell(world)
    member = await world.dana.slash(world.general, "help")
    pressed = await world.marta.slash(world.general, "help")
    again = await world.marta.slash(world.general, "help")

    assert text(pressed) == words.TOLD_STUDENT
    assert words.TOLD_STUDENT not in [text(member), text(again)]


async def test_in_the_list(friday_night: World) -> None:
    """Who reads what waits for coordinators isn't told under it once more."""
    world = friday_night
    await tell(world)
    listed = await world.marta.slash(world.general, "coordinator today")
    again = await world.marta.slash(world.general, "help")

    assert words.TOLD_STUDENT not in [text(listed), text(again)]
    assert "1 thing" in text(listed)


async def test_in_their_channel(friday_night: World) -> None:
    """A channel that works is told once, with sound, and nobody hears it in another way."""
    world, now = friday_night, friday_night.clock.now()
    await world.services.groups.change(world.guild.id, now, coordinator_channel_id=world.desk.id)
    await tell(world)
    pressed = await world.marta.slash(world.general, "help")

    (post,) = world.posts(world.desk)
    assert (post.content, post.flags.silent) == (words.REPORT_NOTICE, False)
    assert text(pressed) != words.TOLD_STUDENT


async def test_settled_meanwhile(friday_night: World) -> None:
    """What somebody has settled by then reaches nobody."""
    world, now = friday_night, friday_night.clock.now()
    await chooses(world, world.marta, reach="dm")
    await tell(world)
    (report,) = await world.services.reports.open(world.guild.id)
    await world.services.reports.settle(world.guild.id, report.id, now, hidden=None)
    await till_morning(world)

    assert dms(world.marta) == []


async def test_reminded_of_what_is_not_about_a_student(world: World) -> None:
    """It comes up on the next school day and three after, like all that members wait for."""
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, coordinator_channel_id=world.desk.id)
    await world.dana.slash(world.channel, "win share", story=STORY)
    form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, world.posts()[0])
    await world.luis.submit_modal(form, {"about": ["other"], "words": "Looks like spam."})
    await world.tick()
    mornings = [await days(world, 1) for _ in range(5)]

    assert mornings[0] == [inquiry_words.REMINDER.format(things=f"1 {inquiry_words.THING}")]
    assert [len(one) for one in mornings] == [1, 0, 0, 1, 0]


async def test_reminded_of_what_is_about_a_student(friday_night: World) -> None:
    """They heard of it by the next morning, so it comes up four school days later only."""
    world, now = friday_night, friday_night.clock.now()
    await world.services.groups.change(world.guild.id, now, coordinator_channel_id=world.desk.id)
    await tell(world)
    told = [len(world.posts(world.desk))]
    for _ in range(7):  # Friday night to Friday night, with a look in the morning
        await world.advance(hours=12)
        await world.advance(hours=12)
        told.append(len(world.posts(world.desk)))

    assert [one - told[0] for one in told] == [0, 0, 0, 0, 0, 0, 1, 1]


async def test_one_message_is_one_thing(world: World) -> None:
    """Two people who tell of one post are one thing that waits, decided one after another."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    await tell(world)
    form = await world.marta.context_menu(world.channel, words.TELL_COORDINATOR, world.posts()[0])
    await world.marta.submit_modal(form, {"about": ["other"], "words": "Me too."})
    listed = await world.marta.slash(world.general, "coordinator today")
    waits = text(listed)
    opened = await world.marta.click(answer(listed), label="Look at 1")
    decided = await world.marta.click(answer(opened), label=words.RESTORE)
    following = await world.marta.click(answer(decided), label=words.REPORT_NEXT)
    assert following.response is not None
    told = following.response.content
    last = await world.marta.click(following.response, label=words.CLOSE_REPORT)

    assert waits.startswith("**1 thing is waiting.**")
    assert group_words.REPORT_MORE in waits
    assert "Me too." in told
    assert last.response is not None
    assert last.response.content == words.REPORT_DONE

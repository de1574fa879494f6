"""Mornings out of the ordinary: shared with a contested day, in summer, far east, counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.celebrations.celebrating import (
    celebrate,
    celebrate_own,
    post,
    posted,
    said,
    silent,
    the_gathering,
    thread,
)
from tests.discord import buttons, text

if TYPE_CHECKING:
    from tests.discord import World

HOUR = timedelta(hours=1)


async def test_with_a_contested_day_and_an_own_one(world: World) -> None:
    """What a coordinator chose although it is contested shares the post; its note is in About."""
    world.clock.at = datetime(2027, 2, 26, 20, tzinfo=UTC)
    await celebrate(world, "read-across-america-day")
    await celebrate_own(world, "Prairie Reads Day", date(2027, 3, 2))
    await world.until(datetime(2027, 3, 2, 14, tzinfo=UTC))
    (one,) = (each for each in posted(world, world.clock.at - 2 * HOUR) if "Today" in each.content)
    about = text(await world.dana.click(one, label="About this day"))
    lines = one.content.splitlines()[:2]

    assert sorted(lines) == [
        "Today is **Prairie Reads Day**.",
        "Today is **Read Across America Day**.",
    ]
    assert "For staff: Often still kept as Dr. Seuss's birthday." in about
    assert "Instead, if you like: National Reading Month" in about
    assert len(world.channel.threads) == 1


async def test_in_the_summer_that_was_chosen(world: World) -> None:
    """Its post and its recap come without a sound, and nothing is said of a school day."""
    world.clock.at = datetime(2027, 7, 20, 20, tzinfo=UTC)
    await celebrate(world, base="everything")
    await celebrate_own(world, "Library Garden Day", date(2027, 7, 31))
    await world.until(datetime(2027, 7, 30, 13, tzinfo=UTC))
    (one,) = posted(world, datetime(2027, 7, 20, tzinfo=UTC))
    await world.dana.click(one, label="We did this too")
    await world.until(datetime(2027, 8, 1, 18, tzinfo=UTC))
    recap = world.posts(thread(world))[-1]

    assert one.content.splitlines()[0] == "**Library Garden Day** is on Saturday."
    assert f"{one.created_at:%a %H:%M}" == "Fri 12:15"
    assert silent(one)
    assert "1 library took part." in recap.content
    assert silent(recap)


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [
        ("Pacific/Auckland", date(2027, 2, 17), "Tue 16 18:15"),  # a day ahead of UTC
        ("Pacific/Kiritimati", date(2027, 2, 17), "Tue 16 17:15"),  # fourteen hours ahead
        ("Pacific/Honolulu", date(2027, 2, 17), "Wed 17 17:15"),
        ("America/Chicago", date(2027, 3, 12), "Fri 12 13:15"),  # the clocks change on Sunday
        ("America/Chicago", date(2027, 3, 16), "Tue 16 12:15"),
    ],
)
async def test_on_the_clocks_there(world: World, zone: str, day: date, at: str) -> None:
    """At 7:15 on the group's own day, wherever it is and whatever its clocks do."""
    world.clock.at = datetime(2027, 2, 1, 20, tzinfo=UTC)
    await world.services.groups.change(world.guild.id, world.clock.now(), zone=zone)
    await celebrate_own(world, "Prairie Reads Day", day)
    await celebrate(world)
    await world.until(datetime(day.year, day.month, day.day, 19, tzinfo=UTC))
    found = post(world)

    assert f"{found.created_at:%a %d %H:%M}" == at
    assert found.content.splitlines()[0] == "Today is **Prairie Reads Day**."
    assert not silent(found)


async def test_a_district_challenge(world: World) -> None:
    """Its first line has the way to count; once summed up, the same sum is not said again."""
    world.clock.at = datetime(2027, 2, 26, 20, tzinfo=UTC)
    await celebrate(world)
    await celebrate_own(world, "Page Challenge", date(2027, 3, 2), "pages read")
    morning = datetime(2027, 3, 2, 13, 15, tzinfo=UTC)
    await world.until(morning)
    gathering, (opener,) = await the_gathering(world), world.posts(thread(world))
    assert list(buttons(opener)) == ["Share what we did", "Add to our pages read"]
    for hours, typed in ((2, "40"), (3, "60"), (9, "5")):  # the last one after today's line
        await world.until(morning + hours * HOUR)
        form = await world.dana.click(opener, label="Add to our pages read")
        await world.dana.submit_modal(form, {"amount": typed})
    await world.until(morning + 40 * HOUR)
    first, recap = said(world)[1:]
    assert first.startswith("So far we have **100** pages read")
    assert "Together: 105 pages read." in recap
    meta = world.env.backend.get_channel(thread(world).id).thread_metadata
    assert meta is not None
    assert meta.archived

    await world.services.taking_part.add(
        world.guild.id, gathering.id, world.luis.id, "7", world.clock.now()
    )
    await world.until(morning + 70 * HOUR)
    assert said(world)[-1].startswith("So far we have **112** pages read")

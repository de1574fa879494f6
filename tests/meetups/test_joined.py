"""Where meet-ups meet the rest: the week's first post, the nudge, the plan, a new school year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda import planning
from bot.agenda.occurrences import Series
from bot.kit.errors import NotFound, NotYours
from bot.meetups import kinds, queries, words
from bot.meetups.spans import Repeat
from tests.discord import answer, text
from tests.meetups.meeting import DANA, GUILD, LUIS, WEDNESDAY, WEEKLY, a_group, meet
from tests.meetups.test_meeting import post, press, ready, set_up

if TYPE_CHECKING:
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

LAST_DAY = date(2027, 5, 28)


async def test_this_week(world: World) -> None:
    """The first school day's post has a line with when and where, and none of its words."""
    await ready(world)
    await set_up(world, when="Sep 23 at 3:30")
    link = post(world).jump_url

    await world.until(datetime(2026, 9, 21, 12, 20, tzinfo=UTC))

    said = world.posts()[-1].content.splitlines()
    assert words.THIS_WEEK in said
    at = said[said.index(words.THIS_WEEK) + 1]
    assert at.startswith("- Meet-up, <t:")
    assert at.endswith(f"([see it]({link}))")
    assert "What are you reading?" not in world.posts()[-1].content


async def test_coming_is_taking_part(world: World) -> None:
    """Who says they're coming has connected this week; the nudge asks for nothing."""
    await ready(world)
    await set_up(world)
    await press(world, world.luis, words.COME)

    found = await world.services.plans.nudge(world.guild.id, world.luis.id, world.clock.now())

    assert found.connected


async def test_the_months_idea(world: World) -> None:
    """The month's idea names a meet-up within three weeks, with the way to it."""
    await ready(world)
    await set_up(world, when="Sep 29 at 3:30")
    shown = await world.luis.slash(world.channel, "plan show")
    await world.luis.click(answer(shown), custom_id="plan:nudge")
    world.clock.at = datetime(2026, 9, 21, 15, tzinfo=UTC)  # the month's third week

    shown = await world.luis.slash(world.channel, "plan show")
    nudge = text(await world.luis.click(answer(shown), custom_id="plan:nudge"))

    assert "There's one coming up: **What are you reading?**, <t:" in nudge
    assert post(world).jump_url in nudge


async def test_another_year(world: World) -> None:
    """Asked once in August, its organizer keeps it going: a new post, and a thread under it."""
    await ready(world)
    world.clock.at = datetime(2027, 5, 17, 15, tzinfo=UTC)
    await set_up(world, when="every Wednesday at 3:30, school months only")
    before = post(world)
    world.clock.at = datetime(2027, 8, 20, 15, tzinfo=UTC)
    await world.tick()
    await world.tick()
    assert before.id == post(world).id

    hears = await world.dana.slash(world.channel, "meetup upcoming")
    asked = await world.dana.click(answer(hears), custom_id="notice:show")
    assert text(asked).startswith(
        "Last school year, **What are you reading?** was every Wednesday."
    )
    kept = await world.dana.click(answer(asked), label=words.GO_ON)
    await world.tick()

    assert text(kept).startswith("Great. The next **What are you reading?** is <t:")
    assert post(world).id != before.id
    assert post(world).id in [one.id for one in world.channel.threads]
    again = await world.dana.slash(world.channel, "meetup upcoming")
    assert "Last school year" not in text(again)


async def _over(services: Services, clock: StandingClock, until: date = LAST_DAY) -> int:
    """Let a weekly meet-up end, and return its id."""
    await a_group(services, clock, "Dana", "Luis")
    assert WEEKLY.repeat is not None
    repeat = Repeat(WEEKLY.repeat.rule, until, day_off="skip")
    meetup = await meet(services, clock, replace(WEEKLY, repeat=repeat))
    clock.at = datetime(2027, 6, 1, tzinfo=UTC)
    return meetup.id


async def test_asked_in_the_new_year(services: Services, clock: StandingClock) -> None:
    """A repeat that ends with the school year asks its organizer once, on the next first day."""
    meetup_id = await _over(services, clock)
    async with services.meetups._database.write() as connection:
        planned = await services.meetups.roll(connection, GUILD, meetup_id, clock.now())

    asked = [one for one in planned if one.kind == kinds.AGAIN]
    assert [(one.member_id, one.due_at.month) for one in asked] == [(DANA, 8)]
    clock.at = asked[0].due_at
    with pytest.raises(NotYours):
        await services.meetups.go_on(GUILD, meetup_id, LUIS, clock.now())
    created = await services.meetups.go_on(GUILD, meetup_id, DANA, clock.now())

    assert created.meetup.next_at is not None
    assert created.meetup.next_at - clock.now() < timedelta(days=8)
    assert created.meetup.next_at.weekday() == WEDNESDAY.weekday()
    with pytest.raises(NotFound):
        await services.meetups.go_on(GUILD, meetup_id, DANA, clock.now())


async def test_a_picture_waits_for_the_new_year(services: Services, clock: StandingClock) -> None:
    """What may go on in the fall keeps its picture until then, and for a while; no longer."""
    meetup_id = await _over(services, clock)
    meetups = services.meetups
    async with meetups._database.write() as connection:
        await queries.change(connection, GUILD, meetup_id, {"picture": "a.jpg"})
        planned = await meetups.roll(connection, GUILD, meetup_id, clock.now())
        await planning.plan(connection, planned)
    assert await meetups.outlived_picture(GUILD, meetup_id) is None
    assert await meetups.pictures() == {"a.jpg"}

    (asked,) = [one for one in planned if one.kind == kinds.AGAIN]
    after_all = max(one.due_at for one in planned if one.kind == kinds.TIDY)
    assert after_all > asked.use_by
    async with meetups._database.write() as connection:
        await planning.drop(connection, Series(kinds.AGAIN, GUILD, meetup_id, DANA))
    assert await meetups.outlived_picture(GUILD, meetup_id) == "a.jpg"


async def test_an_end_that_was_wanted(services: Services, clock: StandingClock) -> None:
    """A repeat that was to end in the middle of a year asks nobody."""
    meetup_id = await _over(services, clock, date(2026, 12, 16))

    async with services.meetups._database.write() as connection:
        planned = await services.meetups.roll(connection, GUILD, meetup_id, clock.now())

    assert [one.kind for one in planned] == [kinds.TIDY]

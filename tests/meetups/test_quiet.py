"""What a meet-up keeps quiet about: posts outside school hours, who comes, and old answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.meetups import kinds, words
from tests.coffee.acting import dms
from tests.discord import answer, text
from tests.meetups.test_meeting import STARTS, post, press, ready, set_up

if TYPE_CHECKING:
    from tests.discord import World

SATURDAY = datetime(2026, 9, 19, 15, tzinfo=UTC)  # 10 in the morning
WEDNESDAY = date(2026, 9, 16)


async def test_silent_outside_school_hours(world: World) -> None:
    """A member's post makes no sound on a Saturday or in the evening; at school it does."""
    await ready(world)
    await set_up(world)
    assert not post(world).flags.suppress_notifications
    for at in (SATURDAY, STARTS + timedelta(hours=5)):
        world.clock.at = at
        await set_up(world, when="Oct 7 at 3:30")
        assert post(world).flags.suppress_notifications


async def test_reminders_at_any_hour(world: World) -> None:
    """What a member signed up for reminds them in the evening, too."""
    await ready(world)
    await set_up(world, when="Sep 17 7:00 pm")
    came = await press(world, world.luis, words.COME)
    await world.luis.click(answer(came), label=words.BY_DM)

    await world.until(datetime(2026, 9, 17, 23, 46, tzinfo=UTC))  # 6:46 in the evening

    said = [one.content.partition(":")[0] for one in dms(world.luis)[1:]]
    assert said == ["Tomorrow", "Soon"]


async def test_names_only_where_the_group_says_so(world: World) -> None:
    """Members see a number until a coordinator shows names; who hides theirs has none."""
    await ready(world)
    await set_up(world)
    await press(world, world.luis, words.COME)
    await press(world, world.marta, words.COME)
    assert "Who's coming" not in text(await press(world, world.luis, words.DETAILS))
    by_hand = await world.post_by_hand("meetup:settings")
    panel = await world.marta.click(by_hand, custom_id="meetup:settings")
    assert words.NAMES_OFF in text(panel)
    shown = await world.marta.click(answer(panel), label=words.SHOW_NAMES)
    assert words.NAMES_ON in text(shown)
    said = text(await press(world, world.luis, words.DETAILS))
    assert "Who's coming: Luis Ortega and Marta Olson." in said

    await world.services.members.hide(world.guild.id, world.luis.id, True, world.clock.now())

    said = text(await press(world, world.marta, words.DETAILS))
    assert "Who's coming: a colleague and Marta Olson." in said
    assert "Luis" not in post(world).content


async def test_answers_go_after_thirty_days(world: World) -> None:
    """What was answered about a date is there for 30 days, and then it isn't anymore."""
    await ready(world)
    await set_up(world)
    await press(world, world.luis, words.COME)
    await press(world, world.dana, words.MAYBE)
    rsvps = world.services.rsvps
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)

    async def answers() -> list[str | None]:
        return [await rsvps.state(meetup, WEDNESDAY, one.id) for one in (world.luis, world.dana)]

    world.clock.at = over = STARTS + timedelta(hours=1)
    await world.tick()
    for late, there in ((-1, ["coming", "maybe"]), (1, [None, None])):
        world.clock.at = over + kinds.ANSWERS_KEPT + timedelta(minutes=late)
        await world.tick()
        assert await answers() == there

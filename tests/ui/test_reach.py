"""Reaching one person privately."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda.occurrences import Done, Dropped, Retry
from bot.members import words as member_words
from bot.school.clock import SchoolClock
from bot.ui import words
from bot.ui.reach import DmBudget
from tests.conftest import MONDAY
from tests.discord import SERVER, ZONE, answer, text
from tests.ui.telling import Tell, chooses, dms, opened, tells, waiting

if TYPE_CHECKING:
    from bot.reaching.rules import Why
    from tests.discord import World

MINUTE = timedelta(minutes=1)


async def test_by_direct_message(world: World, tell: Tell) -> None:
    """Who chose direct messages gets one that names the group; the channel is opened once."""
    await chooses(world, world.dana, reach="dm")
    await tells(world, world.dana, "one")
    await tells(world, world.dana, "two")

    assert [one.content for one in dms(world.dana)] == [
        f"This is one.\n\n{words.FROM_GROUP.format(group=SERVER)}",
        f"This is two.\n\n{words.FROM_GROUP.format(group=SERVER)}",
    ]
    assert tell.outcomes[0] == Done(dms(world.dana)[0].channel.id, dms(world.dana)[0].id)
    assert opened(world) == 1
    assert await waiting(world, world.dana) == []


@pytest.mark.parametrize("came_before", [True, False])
async def test_by_the_next_press(world: World, tell: Tell, came_before: bool) -> None:
    """Who did not choose direct messages reads it when they next press something."""
    if came_before:
        await chooses(world, world.dana, reach="here")
    await tells(world, world.dana)
    told = answer(await world.dana.slash(world.general, "help"))
    shown = await world.dana.click(told, label=member_words.SHOW_ME)

    assert dms(world.dana) == []
    assert tell.outcomes == [Done()]
    assert told.content.endswith(member_words.WAITING_ONE)
    assert text(shown) == "This is one."


async def test_direct_messages_are_closed(world: World, tell: Tell) -> None:
    """What Discord does not let through waits, and so does everything after it."""
    await chooses(world, world.dana, reach="dm")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await tells(world, world.dana, "one")
    await tells(world, world.dana, "two")
    told = answer(await world.dana.slash(world.general, "help"))
    first = told.content
    offered = answer(await world.dana.click(told, label=member_words.OTHER_WAY))
    await tells(world, world.dana, "three")
    again = answer(await world.dana.slash(world.general, "help"))

    assert member_words.DM_DID_NOT_REACH in first
    assert member_words.WAITING_MANY.format(count=3) in again.content
    assert member_words.DM_DID_NOT_REACH not in again.content  # once is enough
    assert offered.ephemeral
    assert dms(world.dana) == []
    assert [one.occurrence for one in await waiting(world, world.dana)] == ["one", "two", "three"]
    assert tell.outcomes == [Done(), Done(), Done()]


@pytest.mark.parametrize(
    ("path", "status"), [("/users/@me/channels", 500), ("/channels/*/messages", 500)]
)
async def test_discord_is_away(world: World, tell: Tell, path: str, status: int) -> None:
    """Where Discord does not answer, it is tried again, and comes once."""
    await chooses(world, world.dana, reach="dm")
    world.env.inject_error("POST", path, status=status)
    await tells(world, world.dana)
    first = list(tell.outcomes)
    await world.advance(minutes=1)

    assert isinstance(first[0], Retry)
    assert len(dms(world.dana)) == 1


async def test_the_channel_is_gone(world: World, tell: Tell) -> None:
    """A channel that Discord does not know any more is opened again."""
    await chooses(world, world.dana, reach="dm")
    await tells(world, world.dana, "one")
    world.env.inject_error("POST", "/channels/*/messages", status=404, code=10003)
    await tells(world, world.dana, "two")
    await world.advance(minutes=1)

    assert opened(world) == 2
    assert len(dms(world.dana)) == 2


async def test_a_crash_after_the_post(world: World, tell: Tell) -> None:
    """What was sent before a crash is found by its button, and not sent again."""
    await chooses(world, world.dana, reach="dm")
    tell.crashes = 1
    await tells(world, world.dana)
    await world.advance(minutes=30)

    assert len(tell.outcomes) == 2
    assert tell.outcomes[0] == tell.outcomes[1]
    assert len(dms(world.dana)) == 1


async def test_during_a_pause(world: World, tell: Tell) -> None:
    """Nothing reaches who rests; it comes when they are back."""
    await chooses(world, world.dana, reach="dm", paused_until=MONDAY + timedelta(days=3))
    await tells(world, world.dana)
    for _ in range(2):
        await world.advance(days=1)
    before = len(dms(world.dana))
    await world.advance(days=1, minutes=1)

    assert before == 0
    assert len(dms(world.dana)) == 1
    assert await waiting(world, world.dana) == []


async def test_back_from_a_pause_early(world: World, tell: Tell) -> None:
    """Who comes back early is not left waiting for the end of the pause."""
    await chooses(world, world.dana, reach="dm", paused_until=MONDAY + timedelta(days=30))
    await tells(world, world.dana)
    await chooses(world, world.dana, reach="dm", paused_until=None)
    await world.advance(days=1, minutes=1)

    assert len(dms(world.dana)) == 1


async def test_who_left(world: World, tell: Tell) -> None:
    """Who left the server is not reached, and that they left is noted."""
    await chooses(world, world.dana, reach="dm")
    world.guild.remove_member(world.dana)
    await tells(world, world.dana)
    member = await world.services.members.get(world.guild.id, world.dana.id)

    assert isinstance(tell.outcomes[0], Dropped)
    assert member is not None
    assert member.left_at == world.clock.now()
    assert await waiting(world, world.dana) == []


async def test_discord_does_not_say_who_is_here(world: World, tell: Tell) -> None:
    """Without an answer nobody is taken for gone, and nothing is sent."""
    await chooses(world, world.dana, reach="dm")
    world.env.inject_error("GET", "/guilds/*/members/*", status=403, code=50001)
    await tells(world, world.dana)
    await world.advance(minutes=1)

    assert isinstance(tell.outcomes[0], Retry)
    assert len(dms(world.dana)) == 1


async def test_no_longer_needed(world: World, tell: Tell) -> None:
    """What nobody needs any more is neither sent nor kept."""
    await chooses(world, world.dana, reach="dm")
    await tells(world, world.dana, "old")

    assert isinstance(tell.outcomes[0], Dropped)
    assert dms(world.dana) == []


async def test_outside_school_hours(world: World, tell: Tell) -> None:
    """A direct message waits for the member's own school morning."""
    await chooses(world, world.dana, reach="dm", zone="Pacific/Honolulu")  # 3:00 there
    await tells(world, world.dana)
    before = len(dms(world.dana))
    await world.advance(hours=4, minutes=1)

    assert before == 0
    assert len(dms(world.dana)) == 1
    assert SchoolClock(ZONE).in_school_hours(world.clock.now())


async def test_many_at_once(world: World, tell: Tell) -> None:
    """Only ten direct-message channels are opened in ten minutes; the others follow."""
    people = [world.member(f"Person {number}") for number in range(12)]
    await world.env.settle()
    for one in people:
        await chooses(world, one, reach="dm")
        await tells(world, one)
    at_first = sum(len(dms(one)) for one in people)
    await world.advance(minutes=11)

    assert at_first == 10
    assert sum(len(dms(one)) for one in people) == 12


def test_a_budget() -> None:
    """It is used up by so many, and comes back as time passes."""
    budget = DmBudget(count=2, within=10 * MINUTE)
    budget.spend(MONDAY)
    budget.spend(MONDAY + MINUTE)

    assert budget.wait(MONDAY + 2 * MINUTE) == 8 * MINUTE
    assert budget.wait(MONDAY + 10 * MINUTE) is None


async def test_two_a_week(world: World, tell: Tell) -> None:
    """After two messages that nobody waited for, the rest of the week's wait for a press."""
    await chooses(world, world.dana, reach="dm")
    for name in ("one", "two", "three"):
        await tells(world, world.dana, name)
    this_week = len(dms(world.dana))
    waits = await waiting(world, world.dana)
    await world.advance(days=7)
    await tells(world, world.dana, "four")

    assert this_week == 2
    assert [one.occurrence for one in waits] == ["three"]
    assert len(dms(world.dana)) == 3


@pytest.mark.parametrize(("why", "leaves"), [("awaited", 2), ("pressing", 0)])
async def test_what_does_not_wait(world: World, tell: Tell, why: Why, leaves: int) -> None:
    """What's awaited doesn't count; what's pressing does, and comes all the same."""
    await chooses(world, world.dana, reach="dm")
    tell.why = why
    for name in ("one", "two", "three"):
        await tells(world, world.dana, name)
    came = len(dms(world.dana))
    tell.why = "unprompted"
    for name in ("four", "five", "six"):
        await tells(world, world.dana, name)

    assert came == 3
    assert len(dms(world.dana)) - came == leaves


async def test_all_features_together(world: World, tell: Tell) -> None:
    """A coordinator who's been told twice by other features reads a reminder at the next press."""
    await chooses(world, world.marta, reach="dm")
    await world.services.inquiries.ask(world.guild.id, world.dana.id, "Hi?", world.clock.now())
    await tells(world, world.marta, "one")
    await tells(world, world.marta, "two")
    await world.advance(days=1)
    told = len(dms(world.marta))
    pressed = await world.marta.slash(world.general, "help")

    assert told == 2
    assert "1 thing is waiting for a coordinator" in answer(pressed).content


async def test_a_retry_counts_once(world: World, tell: Tell) -> None:
    """What an earlier try sent isn't told again because enough came meanwhile."""
    await chooses(world, world.dana, reach="dm")
    tell.crashes = 1
    await tells(world, world.dana, "one")
    await tells(world, world.dana, "two")
    await world.advance(minutes=5)

    assert len(dms(world.dana)) == 2
    assert await waiting(world, world.dana) == []

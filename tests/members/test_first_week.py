"""A new member's first week: three taps, and direct messages that can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.groups import words as group_words
from bot.members import words
from bot.members.rules import Notice
from bot.reaching import words as reaching_words
from bot.reaching.rules import METHODS
from tests.discord import SERVER, answer, buttons, text
from tests.ui.telling import dms

if TYPE_CHECKING:
    from bot.reaching.rules import Topic
    from tests.discord import World


async def way(world: World, topic: Topic = "nudge") -> str:
    """Return how Dana is reached."""
    ways = await world.services.reaching.ways(world.guild.id, world.dana.id)
    return ways.method(topic)


async def test_three_taps_under_the_first_answer(world: World) -> None:
    """The first press does what it says; under it, once, are three questions, kept right away."""
    first = answer(await world.dana.slash(world.channel, "win share", story="A cart by the doors."))
    again = answer(await world.dana.slash(world.channel, "help"))
    card = answer(await world.dana.click(first, label=words.SET_UP))
    read = [card.content]
    for label in ("Middle", "Yes, by DM", words.STEP_DONE):
        read.append(text(await world.dana.click(card, label=label)))
    member = await world.services.members.get(world.guild.id, world.dana.id)

    assert first.content.startswith("Posted.")
    assert words.WELCOME in first.content
    assert words.SET_UP in buttons(first, newcomers=True)
    assert words.SET_UP not in buttons(again, newcomers=True)
    assert card.id != first.id  # the answer itself stays
    assert read[0].startswith("**1 of 3.** Where do you work?")
    assert read[1].startswith("**2 of 3.** May I nudge you once a week?")
    assert read[2].startswith("**3 of 3.** Here's who can see what:")
    assert group_words.WHO_FURTHER in read[2]
    assert read[3] == words.SET_UP_DONE
    assert member is not None
    assert member.level == "middle"
    assert await way(world) == "dm"
    assert dms(world.dana)[0].content == reaching_words.DM_TEST


async def test_no_nudge_and_no_level(world: World) -> None:
    """Nobody has to say anything."""
    first = answer(await world.dana.slash(world.channel, "help"))
    level = await world.dana.click(first, label=words.SET_UP)
    nudge = await world.dana.click(answer(level), label=words.NO_LEVEL)
    await world.dana.click(answer(nudge), label="No, thanks")

    assert await way(world) == "off"


async def test_direct_messages_that_are_closed(world: World) -> None:
    """Who can't be reached by direct message reads why, and is asked once more."""
    first = answer(await world.dana.slash(world.channel, "help"))
    card = answer(await world.dana.click(first, label=words.SET_UP))
    await world.dana.click(card, label="High")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    asked = text(await world.dana.click(card, label="Yes, by DM"))
    who = text(await world.dana.click(card, label="Yes, in the channel"))

    assert asked.startswith(reaching_words.DM_CLOSED)
    assert "**2 of 3.**" in asked
    assert who.startswith("**3 of 3.**")
    assert await way(world) == "here"


async def test_two_taps_without_a_nudge(world: World) -> None:
    """Where there's no nudge, nobody is asked about one."""
    await world.services.groups.change(world.guild.id, world.clock.now(), switched_off={"plans"})
    first = answer(await world.dana.slash(world.general, "me show"))
    card = answer(await world.dana.click(first, label=words.SET_UP_SHORT))
    level = card.content
    who = text(await world.dana.click(card, label="District"))

    assert level.startswith("**1 of 2.**")
    assert who.startswith("**2 of 2.**")


async def test_before_the_group_is_set_up(new_world: World) -> None:
    """Who comes before setup is asked nothing yet."""
    shown = answer(await new_world.dana.slash(new_world.general, "me show"))

    assert "me:first" not in buttons(shown, newcomers=True).values()


@pytest.mark.parametrize(
    ("topic", "method"),
    [("general", "here"), ("nudge", "off"), ("coffee", "thread"), ("mentor", "thread")],
)
async def test_stop_these(world: World, topic: Topic, method: str) -> None:
    """Each direct message can stop its kind, in one press there; the message itself stays."""
    await world.switch_on("coffee", "mentors")
    await world.dana.slash(world.general, "help")
    key = world.guild.id, world.dana.id, topic
    started = METHODS[topic][-1] if topic in {"coffee", "mentor"} else "here"
    await world.services.reaching.choose(*key, started, world.clock.now())
    reach = await world.dana.click(
        answer(await world.dana.slash(world.general, "me set")), label=words.REACH_BUTTON
    )
    await world.dana.select(answer(reach), ["dm"], custom_id=f"me:way:{topic}")
    before = await way(world, topic)
    stopped = await world.dana.user.click(dms(world.dana)[-1], label=reaching_words.STOP)
    said, after = text(stopped), await way(world, topic)
    await world.dana.user.click(answer(stopped), label=reaching_words.RESUME)

    assert before == "dm"
    assert said.startswith("Stopped. ")
    assert SERVER in said
    assert after == method
    assert await way(world, topic) == "dm"
    assert dms(world.dana)[0].content == reaching_words.DM_TEST


async def test_what_is_still_sent(world: World) -> None:
    """Who stops most things reads what else comes by direct message."""
    await world.dana.slash(world.general, "help")
    now, choose = world.clock.now(), world.services.reaching.choose
    await choose(world.guild.id, world.dana.id, "nudge", "dm", now)
    reach = await world.dana.click(
        answer(await world.dana.slash(world.general, "me set")), label=words.REACH_BUTTON
    )
    await world.dana.select(answer(reach), ["dm"], custom_id="me:way:general")
    stopped = await world.dana.user.click(dms(world.dana)[-1], label=reaching_words.STOP)

    assert "Still by direct message: your nudge." in text(stopped)


async def test_where_they_stand(world: World) -> None:
    """/me show says where a member stands in what the group has, and in nothing else."""
    before = text(await world.dana.slash(world.general, "me show"))
    await world.switch_on("coffee", "mentors")
    after = text(await world.dana.slash(world.general, "me show"))

    assert words.NEW_WINS in before
    assert "Coffee" not in before
    assert words.COFFEE[False] in after
    assert words.MENTORS[False] in after


async def test_nothing_waits_but_something_does(world: World) -> None:
    """A coordinator with something of their own never reads "Nothing is waiting" above it."""
    await world.marta.slash(world.general, "help")
    notice = Notice(world.guild.id, world.marta.id, "win.thanked", 5)
    await world.services.members.let_wait(notice, world.clock.now())
    told = text(await world.marta.slash(world.general, "coordinator today"))

    assert told.startswith(group_words.NOTHING_WAITS_BUT)
    assert told.endswith(words.WAITING_APART_ONE)
    assert words.WAITING_ONE not in told
    assert group_words.NOTHING_WAITS not in told


async def test_what_waits_for_the_group_and_for_one(world: World) -> None:
    """Under what waits for the group, what waits for its coordinator alone is told apart."""
    await world.marta.slash(world.general, "help")
    post, now = await world.luis.send(world.general, "Look at this."), world.clock.now()
    await world.dana.slash(world.general, "help")
    await world.services.reports.report(
        world.guild.id,
        world.dana.id,
        world.general.id,
        post.id,
        student=False,
        words=None,
        now=now,
    )
    for subject in (5, 6):
        notice = Notice(world.guild.id, world.marta.id, "win.thanked", subject)
        await world.services.members.let_wait(notice, now)
    told = text(await world.marta.slash(world.general, "coordinator today"))
    elsewhere = text(await world.marta.slash(world.general, "help"))

    assert told.startswith("**1 thing is waiting.**")
    assert told.endswith(words.WAITING_APART_MANY.format(count=2))
    assert words.WAITING_MANY.format(count=2) in elsewhere

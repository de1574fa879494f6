"""A meet-up's thread that somebody deletes or locks: nobody who counted on it is left without."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.meetups import kinds, words
from bot.meetups.rsvps import TOPIC
from bot.meetups.rules import COMING
from cogs.meetups import cards
from tests.celebrations.test_limits import desk
from tests.coffee.acting import dms
from tests.discord import answer, buttons, text
from tests.meetups.meeting import ONCE, WEEKLY, a_group, meet
from tests.meetups.test_meeting import STARTS, post, press, ready, set_up

if TYPE_CHECKING:
    from simcord import MemberActor

    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

DAY_BEFORE = STARTS - timedelta(hours=23)


async def test_what_it_is_called(services: Services, clock: StandingClock) -> None:
    """A thread that many dates share isn't called by the first of them alone."""
    await a_group(services, clock, "Dana")
    once, weekly = [await meet(services, clock, when) for when in (ONCE, WEEKLY)]

    assert cards.thread_name(once, "US") == "Coffee chat, September 16"
    assert cards.thread_name(weekly, "US") == "Coffee chat, from September 16 on"


async def _comes(world: World, who: MemberActor, way: str) -> None:
    """Let somebody come, and choose how they're reminded."""
    came = await press(world, who, words.COME)
    await who.click(answer(came), label=way)


async def _many(world: World) -> list[int]:
    """Let 65 people come who want to be called in the thread, and return who they are."""
    await ready(world)
    await set_up(world)
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert meetup.next_day is not None
    who, now = [world.member(f"Member {number}").id for number in range(65)], world.clock.now()
    await world.env.settle()
    for one in who:
        await world.services.members.arrive(world.guild.id, one, f"Member {one}", now)
        key = world.guild.id, meetup.id, meetup.next_day, one
        await world.services.rsvps.answer(*key, COMING, now)
        await world.services.reaching.choose(world.guild.id, one, TOPIC, "thread", now)
    return who


def _called(world: World) -> list[list[int]]:
    """Return who each message in the thread mentions."""
    (thread,) = world.channel.threads
    said = [one.content for one in world.posts(thread) if "Tomorrow: " in one.content]
    return [[int(one) for one in re.findall(r"<@(\d+)>", content)] for content in said]


async def test_more_than_a_message_mentions(world: World) -> None:
    """Everyone who chose the thread is called there, each once, however often it's tried."""
    who = await _many(world)
    (thread,) = world.channel.threads
    failing = f"/channels/{thread.id}/messages"
    world.env.inject_error("POST", failing, status=500, code=0)
    world.env.inject_error("POST", failing, status=500, code=0)

    await world.until(DAY_BEFORE)

    called = _called(world)
    assert sorted(len(one) for one in called) == [5, 30, 30]
    assert sorted(one for some in called for one in some) == sorted(who)


async def test_some_stay_away_meanwhile(world: World) -> None:
    """Who stays away while it's tried again isn't called, and leaves nobody else out."""
    who = await _many(world)
    (thread,) = world.channel.threads
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert meetup.next_day is not None
    for _ in range(6):
        world.env.inject_error("POST", f"/channels/{thread.id}/messages", status=500, code=0)
    await world.until(STARTS - timedelta(days=1) + timedelta(seconds=1))
    assert _called(world) == []
    gone = {who[place] for place in (0, 15, 29, 30, 64)}
    for one in gone:
        key = world.guild.id, meetup.id, meetup.next_day, one
        await world.services.rsvps.answer(*key, None, world.clock.now())

    await world.until(DAY_BEFORE)

    assert sorted(one for some in _called(world) for one in some) == sorted({*who} - gone)


async def test_many_in_a_thread_that_is_locked(world: World) -> None:
    """Each of them is told alone, once."""
    who = await _many(world)
    (thread,) = world.channel.threads
    for _ in range(3):
        world.env.inject_error("POST", f"/channels/{thread.id}/messages", status=403, code=160005)

    await world.until(DAY_BEFORE)

    assert _called(world) == []
    notes = [await world.services.members.notices(world.guild.id, one) for one in who]
    assert [[one.kind for one in some] for some in notes] == [[kinds.REMIND]] * len(who)


async def _lost(world: World) -> None:
    """Set a meet-up up to which Luis and Marta come, and delete its thread."""
    await ready(world)
    await set_up(world)
    await _comes(world, world.luis, words.BY_THREAD)
    await _comes(world, world.marta, words.BY_DM)
    await _deleted(world)


async def _deleted(world: World) -> None:
    (thread,) = world.channel.threads
    world.env.backend.delete_channel(thread.id)
    await world.env.settle()
    await world.tick()


async def _next_press(world: World, who: MemberActor) -> str:
    """Return what waited for somebody, as they read it when they press something."""
    hears = await who.slash(world.channel, "meetup upcoming")
    return text(await who.click(answer(hears), custom_id="notice:show"))


def _said(world: World) -> list[str]:
    (thread,) = world.channel.threads
    return [one.content.partition(":")[0] for one in world.posts(thread) if one.content]


async def test_deleted(world: World) -> None:
    """Who chose the thread hears so, and is reminded at their next press; coordinators decide."""
    await _lost(world)
    told = await _next_press(world, world.luis)
    assert told.startswith("The thread for **What are you reading?**, <t:")
    assert [one.content for one in dms(world.marta)[1:]] == []
    assert "The thread for **What are you reading?**" in await desk(world)

    await world.until(DAY_BEFORE)
    assert (await _next_press(world, world.luis)).startswith("Tomorrow: **What are you reading?**")
    came = await press(world, world.luis, words.COME)
    assert words.REMINDS_WITHOUT_THREAD in text(came)
    asked = await world.luis.click(answer(came), label=words.CHANGE_REMINDER)
    assert words.BY_THREAD not in buttons(answer(asked))

    await world.until(STARTS - timedelta(minutes=14))
    assert (await _next_press(world, world.luis)).startswith("Soon: **What are you reading?**")
    assert [one.content.partition(":")[0] for one in dms(world.marta)[1:]] == ["Tomorrow", "Soon"]
    assert world.channel.threads == []


async def test_by_direct_message_where_they_chose_that_in_general(world: World) -> None:
    """Who has direct messages for everything else has them for this, too."""
    await ready(world)
    settings = await world.luis.slash(world.channel, "me set")
    reach = await world.luis.click(answer(settings), custom_id="me:reach")
    await world.luis.select(answer(reach), ["dm"], custom_id="me:way:general")
    await set_up(world)
    await _comes(world, world.luis, words.BY_THREAD)
    before = len(dms(world.luis))
    await _deleted(world)

    await world.until(STARTS + timedelta(minutes=1))

    told = [one.content.partition("**")[0] for one in dms(world.luis)[before:]]
    assert told == ["The thread for ", "Tomorrow: ", "Soon: "]


async def test_a_new_thread(world: World) -> None:
    """A coordinator opens another one: people are called there, and the link comes at the start."""
    await _lost(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    asked = await world.marta.click(answer(today), label=words.DECIDE_THREAD)
    opened = await world.marta.click(answer(asked), label=words.NEW_THREAD)
    assert text(opened) == words.THREAD_OPENED
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    once_more = await world.post_by_hand(f"meetup:rethread:{meetup.id}")
    again = await world.marta.click(once_more, custom_id=f"meetup:rethread:{meetup.id}")
    assert text(again) == words.THREAD_DECIDED
    assert "The thread for" not in await desk(world)

    await world.until(STARTS + timedelta(minutes=1))

    called = f"<@{world.luis.id}> "
    assert _said(world) == [
        f"{called}Tomorrow",
        f"{called}Soon",
        "**What are you reading?** is starting. https",
    ]


async def test_two_of_one_name(world: World) -> None:
    """Each gets a thread of its own, though both threads are called the same."""
    await ready(world)
    for title in ("Tea", "Books"):
        await set_up(world, title=title)
    for thread in [*world.channel.threads]:
        world.env.backend.delete_channel(thread.id)
    await world.env.settle()
    await world.tick()
    tea, books = await world.services.meetups.upcoming(world.guild.id)
    failing = f"/channels/{world.channel.id}/threads"
    world.env.inject_error("POST", failing, status=500, code=0)
    for one in (tea, books):  # the first isn't opened yet, and the second is meanwhile
        by_hand = await world.post_by_hand(f"meetup:rethread:{one.id}")
        await world.marta.click(by_hand, custom_id=f"meetup:rethread:{one.id}")
    await world.advance(minutes=5)

    found = await world.services.meetups.upcoming(world.guild.id)
    assert {one.thread_id for one in found} == {one.id for one in world.channel.threads}
    assert len(world.channel.threads) == 2


async def test_without(world: World) -> None:
    """A coordinator leaves it without one, and isn't asked again."""
    await _lost(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    asked = await world.marta.click(answer(today), label=words.DECIDE_THREAD)
    done = await world.marta.click(answer(asked), label=words.NO_NEW_THREAD)
    assert text(done) == words.GOES_WITHOUT
    assert "The thread for" not in await desk(world)
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    once_more = await world.post_by_hand(f"meetup:unthread:{meetup.id}")
    again = await world.marta.click(once_more, custom_id=f"meetup:unthread:{meetup.id}")
    assert text(again) == words.THREAD_DECIDED


async def test_without_and_posted_again(world: World) -> None:
    """A post in place of one that was deleted has no thread either, where somebody chose that."""
    await test_without(world)
    world.env.backend.delete_message(world.channel.id, post(world).id)
    await world.env.settle()
    await world.tick()
    today = await world.marta.slash(world.channel, "coordinator today")
    asked = await world.marta.click(answer(today), label=words.DECIDE_POST)
    await world.marta.click(answer(asked), label=words.POST_AGAIN)
    await world.advance(minutes=1)

    assert words.DETAILS in buttons(post(world))
    assert world.channel.threads == []


async def test_deleted_while_the_bot_was_away(world: World) -> None:
    """It's found out when somebody is to be called there: they and the desk are told."""
    await ready(world)
    await set_up(world)
    await _comes(world, world.luis, words.BY_THREAD)
    (thread,) = world.channel.threads
    world.env.inject_error("POST", f"/channels/{thread.id}/messages", status=404, code=10003)

    await world.until(DAY_BEFORE)

    told = [(await _next_press(world, world.luis)).partition("**")[0] for _ in range(2)]
    assert sorted(told) == ["The thread for ", "Tomorrow: "]
    assert "The thread for **What are you reading?**" in await desk(world)


async def test_locked(world: World) -> None:
    """Where a moderator locked it, those who would be called there are told alone."""
    await ready(world)
    await set_up(world)
    await _comes(world, world.luis, words.BY_THREAD)
    (thread,) = world.channel.threads
    world.env.inject_error("POST", f"/channels/{thread.id}/messages", status=403, code=160005)

    await world.until(DAY_BEFORE)

    assert (await _next_press(world, world.luis)).startswith("Tomorrow: **What are you reading?**")

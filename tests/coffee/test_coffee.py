"""Coffee as members live it: joining, a table, its times, the one question, the private list."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.coffee import words
from bot.members import words as member_words
from bot.pairing import words as pairing_words
from bot.plans import hours_words
from bot.reaching import words as reaching_words
from bot.ui import words as ui_words
from bot.ui.permissions import INVITE
from tests.coffee.acting import coffee_threads, dms, join, members_of, switch_on
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

ROUND = datetime(2026, 9, 15, 14, 0, tzinfo=UTC)
ASKED = datetime(2026, 9, 29, 14, 0, tzinfo=UTC)
NEXT = datetime(2026, 10, 14, 14, 0, tzinfo=UTC)


async def test_only_where_it_is_on(world: World) -> None:
    """The commands are in the picker once a coordinator switched coffee on."""
    before = world.commands(world.dana)
    await switch_on(world)

    assert "coffee" not in before
    assert "coffee" in world.commands(world.dana)


async def test_joining(world: World) -> None:
    """One question, two ways; direct messages are tried then and there."""
    await switch_on(world)
    asked = await world.dana.slash(world.channel, "coffee join")
    ways = list(buttons(answer(asked)))
    done = await world.dana.click(answer(asked), custom_id="coffee:by:dm")
    again = await world.dana.slash(world.channel, "coffee join")

    assert ways == [pairing_words.BY_DM, pairing_words.BY_THREAD]
    assert text(done).startswith(f"{words.JOINED} {pairing_words.WAY_DM}")
    assert [one.content for one in dms(world.dana)] == [reaching_words.DM_TEST]
    assert words.STATUS_HEAD in text(again)
    assert "You've been waiting for a partner" in text(again)


async def test_joining_without_a_way(world: World) -> None:
    """Where neither threads nor direct messages go, joining says what opens the way."""
    await switch_on(world, INVITE)
    asked = await world.dana.slash(world.channel, "coffee join")
    ways, told = list(buttons(answer(asked))), text(asked)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    refused = await world.dana.click(answer(asked), custom_id="coffee:by:dm")

    assert ways == [pairing_words.BY_DM]
    assert words.JOIN_ASK_NO_THREADS in told
    assert words.NEEDS_DM in text(refused)
    assert await world.services.coffee.get(world.guild.id, world.dana.id) is None


async def test_a_round(world: World) -> None:
    """The table's thread: who reads it, who is who, questions, times; nobody else is in it."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.services.members.change(world.guild.id, world.luis.id, level="middle")
    await world.until(ROUND)
    (thread,) = coffee_threads(world)
    (first,) = [one for one in thread.history() if one.author.id == world.client.own_id]

    assert members_of(world, thread) == {world.dana.id, world.luis.id}
    assert thread.name == "Coffee: Dana Whitehorse and Luis Ortega"
    lines = first.content.splitlines()
    assert lines[0] == pairing_words.WHO_READS[2]
    assert f"<@{world.dana.id}> and <@{world.luis.id}>" in lines[1]
    assert lines[2:4] == ["- **Dana Whitehorse**", "- **Luis Ortega**, middle level"]
    assert {one.id for one in first.mentions} == {world.dana.id, world.luis.id}
    assert first.content.count("<t:") == 3
    assert list(buttons(first)) == [*(words.SUITS.format(number=n) for n in (1, 2, 3)), "We met"]
    assert not any("offee" in one.content for one in world.posts())

    await world.dana.slash(world.channel, "me hide")
    await world.advance(minutes=1)
    assert coffee_threads(world)[0].name == "Coffee: A colleague and Luis Ortega"


async def test_times_settle(world: World) -> None:
    """Who presses a time is named beside it; the first that suits everyone is settled."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND)
    (thread,) = coffee_threads(world)
    first = thread.history()[-1]
    await world.dana.click(first, label=words.SUITS.format(number=2))
    named = thread.history()[-1].content
    await world.restart()
    await world.luis.click(thread.history()[-1], label=words.SUITS.format(number=2))
    settled = thread.history()[-1].content

    assert "works for Dana Whitehorse" in named
    assert named.splitlines()[0] == pairing_words.WHO_READS_MORE
    assert "**It's set:** <t:" in settled


async def test_did_you_meet(world: World) -> None:
    """Ten school days later each is asked as they chose; a yes marks the plan."""
    await switch_on(world)
    await join(world, world.dana, way="dm")
    await join(world, world.luis)
    await world.until(ASKED)
    (thread,) = coffee_threads(world)
    asked_luis = thread.history()[-1]
    asked_dana = dms(world.dana)[-1]
    await world.restart()
    said = await world.dana.user.click(asked_dana, label=words.YES)
    told = await world.luis.click(asked_luis, label=words.PLANNED)
    stop = answer(await world.luis.click(asked_luis, label=reaching_words.STOP))
    ways = stop.content, list(buttons(stop))
    left = await world.luis.click(stop, label=words.LEAVE_LABEL)
    done = (await world.services.plans.overview(world.guild.id, world.dana.id, ASKED)).done

    assert asked_luis.content.startswith(f"<@{world.luis.id}> Did you meet")
    assert [one.id for one in asked_luis.mentions] == [world.luis.id]
    assert "Luis Ortega" in asked_dana.content
    assert [one.source for one in done["monthly"]] == ["coffee"]
    assert words.ANSWERED["yes"] in answer(said).content
    assert words.ANSWERED["planned"] in text(told)
    choices = [words.LEAVE_LABEL, member_words.REACH_BUTTON]
    assert ways == (reaching_words.STOP_THREAD["coffee"], choices)
    assert text(left).startswith(words.LEFT)


async def test_how_long_it_was(world: World) -> None:
    """A coffee suggests its length, and counts none of it until somebody adds it."""
    await switch_on(world)
    await join(world, world.dana, way="dm")
    await join(world, world.luis)
    await world.until(ASKED)
    said = await world.dana.user.click(dms(world.dana)[-1], label=words.YES)
    assert hours_words.MAY_COUNT in answer(said).content
    assert await _minutes(world) == [None]
    added = hours_words.ADD_MINUTES.format(minutes=45)
    await world.dana.user.click(answer(said), label=added)

    assert await _minutes(world) == [45]


async def _minutes(world: World) -> list[int | None]:
    """Return how long each coffee of Dana's was."""
    plan = await world.services.plans.overview(world.guild.id, world.dana.id, world.clock.now())
    return [one.minutes for one in plan.done["monthly"] if one.source == "coffee"]


async def test_who_said_so_is_not_asked(world: World) -> None:
    """*We met* on the first message counts at once, and answers the question before it comes."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND)
    (thread,) = coffee_threads(world)
    said = await world.dana.click(thread.history()[-1], label=words.WE_MET)
    first = thread.history()[-1]
    await world.until(ASKED + timedelta(days=1))
    asked = [one.content for one in thread.history() if "Did you meet" in one.content]

    assert words.ANSWERED["yes"] in text(said)
    assert words.WE_MET in buttons(first)  # the others' own is still there
    assert len(asked) == 1
    assert asked[0].startswith(f"<@{world.luis.id}>")


async def test_without_private_threads(world: World) -> None:
    """Where the bot may not make them, each reads the same by direct message, and why."""
    await switch_on(world, INVITE)
    await join(world, world.dana, world.luis, way="dm")
    await world.until(ROUND)

    assert coffee_threads(world) == []
    for actor in (world.dana, world.luis):
        message = dms(actor)[-1]
        assert message.content.startswith(pairing_words.IN_MESSAGES)
        assert "Luis Ortega" in message.content
        assert "Dana Whitehorse" in message.content
    pressed = await world.dana.user.click(dms(world.dana)[-1], label=words.SUITS.format(number=1))
    assert pressed is not None
    assert "works for Dana Whitehorse" in dms(world.dana)[-1].content


async def test_permission_taken_meanwhile(world: World) -> None:
    """When Discord refuses the thread after all, those who can be reached are."""
    await switch_on(world)
    await join(world, world.dana, world.luis, way="dm")
    world.env.inject_error("POST", "/channels/*/threads", status=403, code=50013)
    await world.until(ROUND)

    assert coffee_threads(world) == []
    assert dms(world.luis)[-1].content.startswith(pairing_words.IN_MESSAGES)


async def test_nobody_who_left(world: World) -> None:
    """Who left the server, which no event told, is in no table."""
    await switch_on(world)
    ruth = world.member("Ruth Bell")
    await join(world, world.dana, world.luis, ruth)
    world.env.backend.remove_member(world.guild.id, ruth.id)
    await world.until(ROUND)
    (thread,) = coffee_threads(world)

    assert members_of(world, thread) == {world.dana.id, world.luis.id}


async def test_the_private_list(world: World) -> None:
    """Set, seen and emptied in one menu; it says who could know."""
    await switch_on(world)
    await join(world, world.dana)
    opened = await world.dana.slash(world.channel, "coffee status")
    shown = await world.dana.click(answer(opened), custom_id="pair:list")
    head, card = text(shown), answer(shown)
    kept = text(await world.dana.select(card, [world.luis], custom_id="pair:people"))
    own = text(await world.dana.select(card, [world.dana], custom_id="pair:people"))
    emptied = text(await world.dana.select(card, [], custom_id="pair:people"))

    assert head.startswith(pairing_words.NOT_WITH_HEAD)
    assert "Nobody is told. A coordinator who sets up pairs may notice, and the person who" in head
    assert f"On your list: <@{world.luis.id}>." in kept
    assert pairing_words.NOT_WITH_SELF in own
    assert pairing_words.NOT_WITH_NONE in emptied


async def test_switched_off_again(world: World) -> None:
    """Buttons of before say that coffee is off; nothing comes of what was planned."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    status = await world.dana.slash(world.channel, "coffee status")
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, switched_on=frozenset())
    pressed = await world.dana.click(answer(status), custom_id="coffee:skip:1")
    await world.until(ROUND)

    assert ui_words.SWITCHED_OFF in text(pressed)
    assert coffee_threads(world) == []


async def test_when_school_opens_late_for_one(world: World) -> None:
    """The thread calls each of them, so it opens once school has begun for all of them."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.services.members.reschedule(
        world.guild.id, world.luis.id, world.clock.now(), opens=time(11)
    )
    await world.until(ROUND + timedelta(minutes=30))
    early = coffee_threads(world)
    await world.until(ROUND + timedelta(hours=2, minutes=5))  # 11:05 there

    assert early == []
    assert len(coffee_threads(world)) == 1

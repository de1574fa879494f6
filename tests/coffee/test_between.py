"""Coffee between rounds as members live it: sitting out, resting, coming back, being left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bot.coffee import kinds, words
from bot.coffee.tables import CoffeeGroupRow
from bot.members.rules import Notice
from cogs.coffee.messages import end_notice
from tests.coffee.acting import coffee_threads, dms, join, members_of, switch_on
from tests.coffee.test_coffee import ASKED, NEXT, ROUND
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World


async def test_sitting_out_and_leaving(world: World) -> None:
    """Skip, back in, leave: each is one tap, and each says what happens next."""
    await switch_on(world)
    await join(world, world.dana)
    skipped = await world.dana.slash(world.channel, "coffee skip")
    unskipped = await world.dana.slash(world.channel, "coffee skip")
    left = await world.dana.slash(world.channel, "coffee leave")
    status = await world.dana.slash(world.channel, "coffee status")
    twice = await world.dana.slash(world.channel, "coffee leave")

    assert words.SKIPPED in text(skipped)
    assert "coffee:skip:0" in buttons(answer(skipped)).values()
    assert words.UNSKIPPED in text(unskipped)
    assert text(left) == words.LEFT
    assert words.NOT_JOINED in text(status)
    assert words.NOT_JOINED in text(twice)


async def test_leaving_with_a_coffee_to_come(world: World) -> None:
    """Who leaves while a coffee is arranged reads that it's still on, and that nobody was told."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND + timedelta(days=1))
    left = await world.dana.slash(world.channel, "coffee leave")

    assert text(left) == f"{words.LEFT} {words.LEFT_STILL_ON.format(names='Luis Ortega')}"


async def test_an_offer_between_rounds(world: World) -> None:
    """Who joins reads who waits; one tap, and both are in a thread."""
    await switch_on(world)
    await world.until(ROUND + timedelta(days=1))
    await join(world, world.dana)
    asked = await world.luis.slash(world.channel, "coffee join")
    offered = await world.luis.click(answer(asked), custom_id="coffee:by:thread")
    offer = text(offered)
    taken = await world.luis.click(answer(offered), label=words.OFFER_LABEL)
    await world.tick()
    (thread,) = coffee_threads(world)
    status = await world.dana.slash(world.channel, "coffee status")

    assert words.OFFER.format(name="Dana Whitehorse") in offer
    assert words.OFFER_DONE.format(name="Dana Whitehorse") in text(taken)
    assert members_of(world, thread) == {world.dana.id, world.luis.id}
    assert f"Your thread: <#{thread.id}>." in text(status)
    assert "Having coffee with you now: Luis Ortega." in text(status)


async def test_a_hidden_name_is_left_out(world: World) -> None:
    """Among who wasn't met in a long time, "A colleague" would say nothing."""
    await switch_on(world)
    await join(world, world.dana, world.luis, world.marta)
    before = text(await world.dana.slash(world.channel, "coffee status"))
    await world.luis.slash(world.channel, "me hide")
    after = text(await world.dana.slash(world.channel, "coffee status"))

    assert words.LONGEST_NOT_MET.format(names="Marta Olson and Luis Ortega") in before
    assert words.LONGEST_NOT_MET.format(names="Marta Olson") in after


async def test_rested_and_back(world: World) -> None:
    """After two open questions one rests, is told kindly, and comes back by a tap."""
    await switch_on(world)
    await join(world, world.dana, way="dm")
    await join(world, world.luis)
    for at in (ASKED, NEXT + timedelta(days=14)):
        await world.until(at)
        await world.luis.click(coffee_threads(world)[-1].history()[-1], label=words.NO)
    await world.until(NEXT + timedelta(days=35))
    told = dms(world.dana)[-1]
    rested = told.content
    await world.restart()
    await world.dana.user.click(told, label=words.BACK_LABEL)
    joined = await world.services.coffee.get(world.guild.id, world.dana.id)
    back = dms(world.dana)[-1]
    offered = back.content
    await world.dana.user.click(back, label=words.OFFER_LABEL)

    assert words.RESTED in rested
    # Luis was alone in the round that Dana rested through.
    assert offered.startswith(words.CAME_BACK)
    assert words.OFFER.format(name="Luis Ortega") in offered
    assert words.OFFER_DONE.format(name="Luis Ortega") in dms(world.dana)[-1].content
    assert joined is not None
    assert joined.rested_at is None


async def test_forgotten_during_a_coffee(world: World) -> None:
    """The other one reads that it ended, and nothing else."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND)
    asked = await world.dana.slash(world.channel, "me forget")
    await world.dana.click(answer(asked), custom_id=buttons(answer(asked))["Yes, forget me"])
    await world.tick()
    (thread,) = coffee_threads(world)
    last = thread.history()[-1]

    assert last.content == f"<@{world.luis.id}> {words.ENDED}"
    assert "Dana" not in last.content
    await world.services.coffee.skip(world.guild.id, world.luis.id, world.clock.now(), skips=True)
    small = await world.services.small_groups.current(
        world.guild.id, world.luis.id, world.clock.now()
    )
    assert small is not None
    notice = Notice(world.guild.id, world.luis.id, kinds.ENDED, small.id)
    skipping = await end_notice(world.client, notice)
    await world.until(ROUND + timedelta(days=20))
    notes = await world.services.members.notices(world.guild.id, world.luis.id)

    assert skipping is not None
    assert skipping.content == words.ENDED_FOR_NOW
    assert thread.history()[-1].id == last.id  # nobody asks whether they met
    assert notes == []


async def test_somebody_leaves_the_server(world: World) -> None:
    """The other one hears it by the next school morning, though no event says who leaves."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND + timedelta(hours=3))
    (thread,) = coffee_threads(world)
    world.guild.remove_member(world.dana)
    await world.until(ROUND + timedelta(days=1, minutes=5))
    told = thread.history()[-1].content
    await world.until(ASKED + timedelta(days=3))

    assert told == f"<@{world.luis.id}> {words.ENDED}"
    assert thread.history()[-1].content == told
    assert await world.client.agenda.coming(world.guild.id, [kinds.HERE], NEXT) == []


async def test_an_offer_after_a_pause(world: World) -> None:
    """Who comes back from a pause is offered, by direct message, who waits; one tap there does."""
    await switch_on(world)
    await world.until(ROUND + timedelta(days=1))
    now = world.clock.now()
    await join(world, world.dana, way="dm")
    until_then = now + timedelta(days=5)
    await world.services.members.reschedule(
        world.guild.id, world.dana.id, now, paused_until=until_then
    )
    await join(world, world.luis)
    await world.until(until_then + timedelta(days=1))
    offer = dms(world.dana)[-1]
    await world.restart()
    await world.dana.user.click(offer, label=words.OFFER_LABEL)
    await world.tick()
    (thread,) = coffee_threads(world)

    assert words.OFFER.format(name="Luis Ortega") in offer.content
    assert members_of(world, thread) == {world.dana.id, world.luis.id}
    assert words.OFFER_DONE.format(name="Luis Ortega") in dms(world.dana)[-1].content


async def test_alone_by_direct_message(world: World) -> None:
    """The only one of a round reads it kindly, and sees their state from there."""
    await switch_on(world)
    await join(world, world.dana, way="dm")
    await world.until(ROUND)
    told = dms(world.dana)[-1]
    await world.dana.user.click(told, label=words.STATUS_LABEL)

    assert told.content.startswith(words.LEFT_ALONE)
    assert words.CHANGE_IN_SERVER in dms(world.dana)[-1].content
    assert coffee_threads(world) == []


async def test_a_late_press_by_direct_message(world: World) -> None:
    """What is not there any more is told with a way on that works in direct messages too."""
    await switch_on(world)
    await world.until(ROUND + timedelta(days=1))
    await join(world, world.dana, way="dm")
    await join(world, world.luis)
    now = world.clock.now()
    await world.services.rounds.meet(world.guild.id, world.dana.id, world.luis.id, now)
    small = await world.services.small_groups.current(world.guild.id, world.dana.id, now)
    assert small is not None
    await world.until(small.asks_at)
    asked = dms(world.dana)[-1]
    async with world.client.agenda._database.write() as connection:
        await connection.execute(delete(CoffeeGroupRow))
    gone = answer(await world.dana.user.click(asked, label=words.YES))
    told = gone.content
    on = await world.dana.user.click(gone, label=words.STATUS_LABEL)

    assert told.startswith(words.COFFEE_GONE)
    assert answer(on).content.startswith(words.STATUS_HEAD)

"""Everything about coffee that can be pressed, where people come upon it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.coffee import words
from bot.kit.personal import Person
from bot.pairing import words as pairing_words
from tests.coffee.acting import coffee_threads, dms, join, switch_on
from tests.discord import answer
from tests.pairing.restarts import presses

if TYPE_CHECKING:
    from tests.pairing.restarts import After

ROUND = datetime(2026, 9, 15, 14, 0, tzinfo=UTC)
ASKED = datetime(2026, 9, 29, 14, 0, tzinfo=UTC)
NEXT = datetime(2026, 10, 14, 14, 0, tzinfo=UTC)


@presses(
    "coffee:join",
    "coffee:by",
    "coffee:ways",
    "coffee:skip",
    "coffee:leave",
)
async def coming_and_going(after: After) -> None:
    """Dana joins, is reached elsewhere, sits out, and leaves."""
    world, dana = after.world, after.world.dana
    await switch_on(world)
    card = await dana.slash(world.channel, "coffee status")
    card = await after.press(dana, card, "coffee:join", words.JOIN_ASK)
    card = await after.press(dana, card, "coffee:by:dm", words.JOINED)
    card = await after.press(dana, card, "coffee:ways", words.JOIN_ASK)
    card = await after.press(dana, card, "coffee:by:thread", words.JOINED)
    card = await after.press(dana, card, "coffee:skip:1", words.SKIPPED)
    card = await after.press(dana, card, "coffee:skip:0", words.UNSKIPPED)
    await after.press(dana, card, "coffee:leave", words.LEFT)


@presses("coffee:suit", "coffee:met", "coffee:status")
async def a_table(after: After) -> None:
    """A time works for Luis, the two met, and Dana is gone."""
    world, dana, luis = after.world, after.world.dana, after.world.luis
    await switch_on(world)
    await join(world, dana, luis)
    await world.until(ROUND)
    (thread,) = coffee_threads(world)
    await after.press(luis, thread.history()[-1], "coffee:suit", "works for Luis Ortega")
    await after.press(dana, thread.history()[-1], "coffee:met", words.ANSWERED["yes"])
    await world.services.privacy.forget(Person(world.guild.id, dana.id), world.clock.now())
    await world.tick()
    await after.press(luis, thread.history()[-1], "coffee:status", words.STATUS_HEAD)


@presses("coffee:back")
async def a_rest(after: After) -> None:
    """Dana leaves two questions open, rests, and comes back."""
    world, dana = after.world, after.world.dana
    await switch_on(world)
    await join(world, dana, way="dm")
    await join(world, world.luis)
    for at in (ASKED, NEXT + timedelta(days=14)):
        await world.until(at)
        await world.luis.click(coffee_threads(world)[-1].history()[-1], label=words.NO)
    await world.until(NEXT + timedelta(days=35))
    await after.press(dana, dms(dana)[-1], "coffee:back", words.CAME_BACK)


@presses("coffee:meet")
async def between_rounds(after: After) -> None:
    """Luis joins, and meets Dana at once, who waits."""
    world, luis = after.world, after.world.luis
    await switch_on(world)
    await world.until(ROUND + timedelta(days=1))
    await join(world, world.dana)
    asked = await luis.slash(world.channel, "coffee join")
    offered = await luis.click(answer(asked), custom_id="coffee:by:thread")
    await after.press(luis, offered, "coffee:meet", words.OFFER_DONE)


@presses(
    "pair:board",
    "coffee:settings",
    "coffee:choose",
)
async def settings(after: After) -> None:
    """Marta changes how the group likes its coffee."""
    world, marta = after.world, after.world.marta
    await switch_on(world)
    card = await marta.slash(world.channel, "coordinator today")
    card = await after.press(marta, card, "pair:board", pairing_words.PAIRS_HEAD)
    card = await after.press(marta, card, "coffee:settings", words.SETTINGS_HEAD)
    for menu, value in {"rhythm": "weeks", "week": "3", "size": "4", "district": "last"}.items():
        card = await after.choose(marta, card, f"coffee:choose:{menu}", [value], words.SAVED)
    chosen = (await world.services.coffee.coming(world.guild.id, world.clock.now())).settings
    assert (chosen.rhythm, chosen.week, chosen.size, chosen.district) == ("weeks", 3, 4, "last")

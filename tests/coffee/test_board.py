"""What coordinators see and set: *Pairs*, its table, the settings, what's missing."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.coffee import words
from bot.pairing import words as pairing_words
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.ui.permissions import INVITE
from tests.coffee.acting import coffee_threads, dms, join, switch_on
from tests.coffee.test_coffee import ROUND
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World


async def test_pairs(world: World) -> None:
    """Who is matched, who waits and since when by name; everything else as numbers."""
    await switch_on(world)
    ruth, formula = world.member("Ruth Bell"), world.member("=1+2_3*")
    await join(world, world.dana, world.luis, ruth)
    now = world.clock.now()
    later = now.replace(month=10)
    await world.services.members.reschedule(world.guild.id, ruth.id, now, paused_until=later)
    await world.until(ROUND)
    await join(world, world.marta, formula)
    today = await world.marta.slash(world.channel, "coordinator today")
    board = await world.marta.click(answer(today), label=pairing_words.PAIRS)
    told, card = text(board), answer(board)
    file = await world.marta.click(card, label=pairing_words.PAIRS_TABLE)
    (attached,) = answer(file).message.attachments
    rows = list(csv.reader(io.StringIO((await attached.read()).decode("utf-8-sig"))))

    assert "Matched now: Dana Whitehorse and Luis Ortega." in told
    assert "Of these tables: 1 without an answer yet." in told
    assert "Waiting: Marta Olson, since <t:" in told
    assert words.PAIRS_LEFT_OUT["away"].format(count=1) in told
    assert "Ruth" not in told
    assert rows[0] == list(pairing_words.TABLE_HEADS)
    assert ["coffee", "Dana Whitehorse and Luis Ortega", "matched now", "2026-09-15"] in rows
    # A name stands in a file as it is, and runs as no formula.
    assert ["coffee", "'=1+2_3*", "waiting", "2026-09-15"] in rows
    assert ["coffee", "1 table", "without an answer yet", ""] in rows
    assert not any("Ruth" in cell for row in rows for cell in row)


async def test_pairs_before_anything(world: World) -> None:
    """Without a round it says when the first comes; where coffee is off there is no button."""
    off = await world.marta.slash(world.channel, "coordinator today")
    await switch_on(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    board = await world.marta.click(answer(today), label=pairing_words.PAIRS)

    assert pairing_words.PAIRS not in buttons(answer(off))
    assert "no round yet. Next round: <t:" in text(board)


async def test_not_for_everyone(world: World) -> None:
    """A member who got hold of the buttons is told who runs the group."""
    await switch_on(world)
    verbs = ("pair:board", "coffee:settings", "pair:table")
    public = await world.post(Card("Press.", [Button(one) for one in verbs]))
    for custom_id in verbs:
        refused = await world.dana.click(public, custom_id=custom_id)
        assert text(refused).startswith(ui_words.COORDINATORS_ONLY.partition("{")[0])


async def test_settings(world: World) -> None:
    """Each menu is saved at once, and the next round moves along."""
    await switch_on(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    await world.marta.click(answer(today), label=pairing_words.PAIRS)
    panel = await world.marta.click(answer(today), label=words.SETTINGS)
    card = answer(panel)
    for verb, value in (("rhythm", "months"), ("week", "3"), ("size", "4"), ("district", "last")):
        done = await world.marta.select(card, [value], custom_id=f"coffee:choose:{verb}")
    kept = await world.services.coffee.settings(world.guild.id)
    coming = await world.services.coffee.coming(world.guild.id, world.clock.now())

    assert (kept.rhythm, kept.week, kept.size, kept.district) == ("months", 3, 4, "last")
    assert words.SAVED in text(done)
    assert str(coming.day) == "2026-09-22"


async def test_what_lacks(world: World) -> None:
    """The check names the permission only where coffee or mentors are on; the invite has it not."""
    before = text(await world.marta.slash(world.channel, "coordinator check"))
    await switch_on(world, INVITE)
    after = text(await world.marta.slash(world.channel, "coordinator check"))
    today = await world.marta.slash(world.channel, "coordinator today")
    await world.marta.click(answer(today), label=pairing_words.PAIRS)
    panel = text(await world.marta.click(answer(today), label=words.SETTINGS))
    await switch_on(world)
    given = text(await world.marta.slash(world.channel, "coordinator check"))

    assert "Create Private Threads" not in before
    assert "Create Private Threads" in after
    assert words.SETTINGS_NO_THREADS.format(channel=f"<#{world.channel.id}>") in panel
    assert "Create Private Threads" not in given
    assert not INVITE.create_private_threads


async def test_a_thread_that_is_deleted(world: World) -> None:
    """A deleted thread is not made again; the question goes where else it can."""
    await switch_on(world)
    await join(world, world.dana, way="dm")
    await join(world, world.luis)
    await world.until(ROUND)
    (thread,) = coffee_threads(world)
    world.env.backend.delete_channel(thread.id)
    await world.until(ROUND.replace(day=30))
    waiting = await world.services.members.notices(world.guild.id, world.luis.id)

    assert coffee_threads(world) == []
    assert "was deleted. You can still meet" in dms(world.dana)[-2].content
    assert "Did you meet" in dms(world.dana)[-1].content
    assert [one.kind for one in waiting] == ["coffee.lost", "coffee.ask"]

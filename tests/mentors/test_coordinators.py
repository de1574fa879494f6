"""What coordinators see and do about mentors in the running bot."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.members.topics import topics
from bot.mentors import coordinator_words, pair_words, words
from bot.mentors.rules import MentorProfile
from bot.pairing import words as pairing_words
from bot.ui.card import Button, Card
from tests.discord import answer, buttons, text
from tests.mentors.acting import ask, match, moments, offer, said, switch_on

if TYPE_CHECKING:
    from tests.discord import World

DAY = "2026-09-14"


async def test_as_a_coordinator(world: World) -> None:
    """From the one list to the board, with names, reasons, a change and *Approve all*."""
    await switch_on(world)
    await offer(world, world.dana)
    card = await ask(world, world.luis)
    await world.luis.click(answer(card), label=words.LET_COORDINATOR)
    today = await world.marta.slash(world.general, "coordinator today")
    listed = text(today)
    not_hers = await world.dana.slash(world.general, "mentor status")
    board = await world.marta.click(answer(today), label=coordinator_words.OPEN_BOARD)
    shown = text(board)
    request = await world.services.mentors.open_request(world.guild.id, world.luis.id)
    assert request is not None
    which = await world.marta.select(answer(board), [str(request.id)], custom_id="mentor:swap:1")
    asked = text(which)
    out = await world.marta.select(
        answer(which), [f"{request.id}:out"], custom_id="mentor:swap_with:1"
    )
    left_out = text(out)
    again = await world.marta.click(answer(out), label=coordinator_words.LOOK_AGAIN)
    done = await world.marta.click(answer(again), label=coordinator_words.APPROVE_ALL)
    await moments(world)

    assert "1 request for a mentor for you to arrange" in listed
    assert coordinator_words.OPEN_BOARD not in buttons(answer(not_hers))
    assert "**Luis Ortega** (six weeks, weeding) with **Dana Whitehorse**" in shown
    assert "Both marked weeding." in shown
    assert "Who should it be instead, for Luis Ortega?" in asked
    assert "is left out for now" in left_out
    assert text(done) == coordinator_words.APPROVED_ONE
    assert "six weeks" in said(world, world.dana)[-1].content


async def test_pairs_and_help(world: World) -> None:
    """*Pairs* shows who is matched and who waits, and the same as a table; help can be given."""
    await switch_on(world)
    await offer(world, world.dana)
    await ask(world, world.luis, text="Where do I start?", sizes=("question",))
    await moments(world)
    await world.dana.click(said(world, world.dana)[-1], label=words.HELP)
    await ask_for_help(world)
    today = await world.marta.slash(world.general, "coordinator today")
    listed = text(today)
    panel = await world.marta.click(answer(today), label=pairing_words.PAIRS)
    shown = text(panel)
    table = await world.marta.click(answer(panel), label=pairing_words.PAIRS_TABLE)
    (attached,) = answer(table).message.attachments
    rows = list(csv.reader(io.StringIO((await attached.read()).decode("utf-8-sig"))))
    again = await world.marta.slash(world.general, "coordinator today")
    await world.marta.click(answer(again), label=coordinator_words.HELPED)
    after = await world.marta.slash(world.general, "coordinator today")
    public = await world.post(Card("Press.", [Button("mentor:board")]))
    hers = await world.dana.click(public)

    assert "Dana Whitehorse and Luis Ortega would like help" in listed
    assert "- Dana Whitehorse and Luis Ortega: one question" in shown
    assert ["mentors", "1 mentor", "on the list", ""] in rows
    assert ["mentors", "Dana Whitehorse and Luis Ortega", "matched: one question", DAY] in rows
    assert coordinator_words.PICK_NOW in shown
    assert attached.filename == pairing_words.TABLE_FILE_NAME
    assert "would like help" not in text(after)
    assert "people who run the group" in text(hers)


async def test_pairs_tell_of_nobody(world: World) -> None:
    """Who met, and who rests, stands by no name, neither on the panel nor in the table."""
    await switch_on(world)
    odd, guild_id = world.member("=1+2_3*"), world.guild.id
    await match(world, world.dana, world.luis)
    (pair,) = await world.services.mentor_pairs.of_group(guild_id)
    await world.advance(days=14, minutes=2)
    now = world.clock.now()
    await world.services.mentor_pairs.said(guild_id, pair.id, 1, world.luis.id, "met", now)
    await offer(world, world.marta)
    await world.services.mentors.set_state(guild_id, world.marta.id, "resting", now)
    await ask(world, odd)
    today = await world.marta.slash(world.general, "coordinator today")
    panel = await world.marta.click(answer(today), label=pairing_words.PAIRS)
    lines = text(panel).splitlines()
    table = await world.marta.click(answer(panel), label=pairing_words.PAIRS_TABLE)
    (attached,) = answer(table).message.attachments
    rows = list(csv.reader(io.StringIO((await attached.read()).decode("utf-8-sig"))))

    assert "- Of these, as far as I was told: 1 met." in lines
    assert coordinator_words.PAIRS_LEFT_OUT in lines
    assert ["mentors", "1 pair", "met so far", ""] in rows
    assert ["mentors", "1 mentor", "full or taking a break", ""] in rows
    assert ["mentors", "'=1+2_3*", "waiting for six weeks", f"{now:%Y-%m-%d}"] in rows
    named = [line for line in [*lines, *map(str, rows)] if "Marta" in line or "Dana" in line]
    assert len(named) == 2
    assert not any("met" in line.replace("matched", "") or "rest" in line for line in named)


async def ask_for_help(world: World) -> None:
    """Let Luis ask for help with his match."""
    await moments(world)
    (pair,) = await world.services.mentor_pairs.of_group(world.guild.id)
    now = world.clock.now()
    thread = sorted(world.channel.threads, key=lambda one: one.id)[-1]
    first = next(iter(thread.history(viewer=world.luis)))
    card = await world.luis.click(first, label=pair_words.STOP_OR_CHANGE)
    done = await world.luis.click(answer(card), label=pair_words.NEED_HELP)

    assert text(done) == pair_words.HELP_DONE
    found = await world.services.mentor_pairs.get(world.guild.id, pair.id)
    assert found.help_at is not None
    assert found.help_at >= now


async def test_what_does_not_fit_is_not_approved(world: World) -> None:
    """Of a long board only the pairs that the coordinator reads are asked about; the rest wait."""
    await switch_on(world)
    guild_id, now = world.guild.id, world.clock.now()
    every = tuple(topics())[:6]
    for number in range(8):
        for name, asking in ((f"Mentor {number}", False), (f"Mentee {number}", True)):
            one = world.member(name)
            await world.services.members.arrive(guild_id, one.id, name, now)
            filled = MentorProfile("high", every, "w", ("weeks",), "s")
            if asking:
                await world.services.mentors.save_request(guild_id, one.id, filled, now)
            else:
                await world.services.mentors.save_offer(guild_id, one.id, filled, now)
            await world.services.reaching.choose(guild_id, one.id, "mentor", "thread", now)
    await world.services.mentors.set_approves(guild_id, True, now)
    today = await world.marta.slash(world.general, "coordinator today")
    board = await world.marta.click(answer(today), label=coordinator_words.OPEN_BOARD)
    shown = text(board)
    lines = [one for one in shown.splitlines() if " with **Mentor " in one]
    done = text(await world.marta.click(answer(board), label=coordinator_words.APPROVE_ALL))
    left = await world.services.mentor_boards.waiting(guild_id, now, threads=True)

    assert 0 < len(lines) < 8
    assert coordinator_words.BOARD_MORE.format(count=8 - len(lines)) in shown
    assert done == coordinator_words.APPROVED.format(count=len(lines))
    assert len(left) == 8 - len(lines)

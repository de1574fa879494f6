"""What coordinators arrange and see, as it is kept and as it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from bot.mentors import content, desk_words, pair_words, schedule, words
from bot.mentors.rules import Filled
from bot.pairing import words as pairing_words
from bot.ui.card import Card
from bot.ui.press import press
from tests.discord import answer, buttons, text
from tests.mentors.acting import ask, moments, offer, said, switch_on
from tests.mentors.matched import (
    AMINA,
    DANA,
    GUILD,
    LATER,
    LUIS,
    MAI,
    OTHER,
    PRIYA,
    asks,
    offers,
    planned,
)
from tests.mentors.matched import a_group as set_up

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.boards import Board
    from bot.services import Services
    from tests.discord import World


@pytest.fixture
async def group(services: Services) -> Services:
    """A group where a coordinator approves: two mentors, two who ask."""
    await set_up(services)
    await services.mentors.set_approves(GUILD, True, LATER)
    await offers(services, DANA, "weeding", "budget")
    await offers(services, PRIYA, level="high")
    await asks(services, LUIS, "weeding", "budget")
    await asks(services, MAI, level="high")
    return services


async def preview(services: Services) -> Board:
    """Look at the board."""
    return await services.mentor_boards.preview(GUILD, LATER, threads=True)


async def swap(services: Services, board: Board, request: int, mentor_id: int | None) -> Board:
    """Change one pair of a board."""
    return await services.mentor_boards.swap(
        GUILD, board.number, request, mentor_id, LATER, threads=True
    )


def pairs(board: Board) -> list[tuple[int, int | None]]:
    """Return who is paired with whom on a board."""
    return [
        (one.request.member_id, None if one.fit is None else one.fit.mentor_id)
        for one in board.lines
    ]


async def test_a_preview_changes_nothing(group: Services, database: Database) -> None:
    """However often it is looked at, nobody is asked before it is approved."""
    boards = [await preview(group) for _ in range(3)]
    rounds = await group.mentor_rounds.round(GUILD, LATER, threads=True)
    before = await planned(database, schedule.TELL)
    made = await group.mentor_boards.approve(GUILD, boards[-1].number, LATER, threads=True)

    assert [one.number for one in boards] == [1, 2, 3]
    assert pairs(boards[0]) == pairs(boards[2]) == [(LUIS, DANA), (MAI, PRIYA)]
    assert (rounds, before) == ([], [])
    assert sorted(one.mentor_id for one in made) == [DANA, PRIYA]
    # Both sides still say yes themselves.
    assert all(one.state == "waiting" and not one.picked for one in made)
    assert await group.mentor_pairs.of_group(GUILD) == []


async def test_a_stale_preview(group: Services) -> None:
    """An older board, one from before something changed, and one that is done are refused."""
    first, second = await preview(group), await preview(group)
    with pytest.raises(Refusal) as older:
        await group.mentor_boards.approve(GUILD, first.number, LATER, threads=True)
    await group.mentors.set_state(GUILD, PRIYA, "full", LATER)
    with pytest.raises(Refusal) as changed:
        await group.mentor_boards.approve(GUILD, second.number, LATER, threads=True)
    third = await preview(group)
    await group.mentor_boards.approve(GUILD, third.number, LATER, threads=True)
    with pytest.raises(Refusal) as again:
        await group.mentor_boards.approve(GUILD, third.number, LATER, threads=True)
    await set_up(group, OTHER)
    with pytest.raises(Refusal):
        await group.mentor_boards.approve(OTHER, third.number, LATER, threads=True)

    told = {one.value.message for one in (older, changed, again)}
    assert told == {desk_words.BOARD_STALE}


async def test_swapping(group: Services) -> None:
    """Two change places; one is left out; what follows is previewed too."""
    board = await preview(group)
    request = board.lines[0].request.id
    swapped = await swap(group, board, request, PRIYA)
    left_out = await swap(group, swapped, request, None)
    made = await group.mentor_boards.approve(GUILD, left_out.number, LATER, threads=True)

    assert pairs(swapped) == [(LUIS, PRIYA), (MAI, DANA)]
    assert pairs(left_out) == [(LUIS, None), (MAI, DANA)]
    assert [one.mentor_id for one in made] == [DANA]


@pytest.mark.parametrize("cause", ["not with", "full", "paused", "oneself", "unknown"])
async def test_a_swap_that_is_not_possible(group: Services, cause: str) -> None:
    """Whatever the cause, the sentence is the same, and nothing changes."""
    who = {"oneself": LUIS, "unknown": 77}.get(cause, AMINA)
    if who in (AMINA, LUIS):
        await offers(group, who)
    if cause == "not with":
        await group.pairing.keep_not_with(GUILD, LUIS, [AMINA], LATER)
    elif cause == "full":
        await group.mentors.set_state(GUILD, AMINA, "full", LATER)
    elif cause == "paused":
        until = LATER.replace(year=2027)
        await group.members.reschedule(GUILD, AMINA, LATER, paused_until=until)
    board = await preview(group)
    with pytest.raises(Refusal) as refused:
        await swap(group, board, board.lines[0].request.id, who)

    assert refused.value.message == desk_words.CANNOT_BE_PAIRED
    made = await group.mentor_boards.approve(GUILD, board.number, LATER, threads=True)
    assert sorted(one.mentor_id for one in made) == sorted(
        one for _, one in pairs(board) if one is not None
    )


async def test_a_board_with_nobody(services: Services) -> None:
    """A round with one person, or none: a sentence, and nothing happens."""
    await set_up(services)
    await services.mentors.set_approves(GUILD, True, LATER)
    nobody = await preview(services)
    await asks(services, LUIS)
    alone = await preview(services)

    assert (nobody.lines, pairs(alone)) == ((), [(LUIS, None)])
    with pytest.raises(Refusal) as refused:
        await services.mentor_boards.approve(GUILD, alone.number, LATER, threads=True)
    assert refused.value.message == desk_words.BOARD_EMPTY


async def test_as_a_coordinator(world: World) -> None:
    """From the one list to the board, with names, reasons, a change and *Approve all*."""
    await switch_on(world)
    await offer(world, world.dana)
    card = await ask(world, world.luis)
    await world.luis.click(answer(card), label=words.LET_COORDINATOR)
    today = await world.marta.slash(world.general, "coordinator today")
    listed = text(today)
    not_hers = await world.dana.slash(world.general, "mentor status")
    board = await world.marta.click(answer(today), label=desk_words.OPEN_BOARD)
    shown = text(board)
    request = await world.services.mentors.open_request(world.guild.id, world.luis.id)
    assert request is not None
    which = await world.marta.select(answer(board), [str(request.id)], custom_id="mentor:swap:1")
    asked = text(which)
    out = await world.marta.select(
        answer(which), [f"{request.id}:out"], custom_id="mentor:swap_with:1"
    )
    left_out = text(out)
    again = await world.marta.click(answer(out), label=desk_words.LOOK_AGAIN)
    done = await world.marta.click(answer(again), label=desk_words.APPROVE_ALL)
    await moments(world)

    assert "1 request for a mentor for you to arrange" in listed
    assert desk_words.OPEN_BOARD not in buttons(answer(not_hers))
    assert "**Luis Ortega** (six weeks, weeding) with **Dana Whitehorse**" in shown
    assert "Both marked weeding." in shown
    assert "Who instead, for Luis Ortega?" in asked
    assert "is left out for now" in left_out
    assert text(done) == desk_words.APPROVED_ONE
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
    again = await world.marta.slash(world.general, "coordinator today")
    await world.marta.click(answer(again), label=desk_words.HELPED)
    after = await world.marta.slash(world.general, "coordinator today")
    public = await world.post(Card("Press.", [press("mentor:board:0")]))
    hers = await world.dana.click(public)

    assert "Dana Whitehorse and Luis Ortega would like help" in listed
    assert "- Dana Whitehorse and Luis Ortega: one question" in shown
    assert desk_words.PAIRS_MET[0] in shown
    assert desk_words.PICK_NOW in shown
    assert answer(table).attachments[0].filename == pairing_words.TABLE_FILE_NAME
    assert "would like help" not in text(after)
    assert "people who run the group" in text(hers)


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
    topics = tuple(content.topics())[:6]
    for number in range(8):
        for name, asking in ((f"Mentor {number}", False), (f"Mentee {number}", True)):
            one = world.member(name)
            await world.services.members.arrive(guild_id, one.id, name, now)
            filled = Filled("high", topics, "w", ("weeks",), "s")
            if asking:
                await world.services.mentors.save_request(guild_id, one.id, filled, now)
            else:
                await world.services.mentors.save_offer(guild_id, one.id, filled, now)
            await world.services.mentors.choose_way(guild_id, one.id, "thread", now)
    await world.services.mentors.set_approves(guild_id, True, now)
    today = await world.marta.slash(world.general, "coordinator today")
    board = await world.marta.click(answer(today), label=desk_words.OPEN_BOARD)
    shown = text(board)
    lines = [one for one in shown.splitlines() if " with **Mentor " in one]
    done = text(await world.marta.click(answer(board), label=desk_words.APPROVE_ALL))
    left = await world.services.mentor_boards.waiting(guild_id, now, threads=True)

    assert 0 < len(lines) < 8
    assert desk_words.BOARD_MORE.format(count=8 - len(lines)) in shown
    assert done == desk_words.APPROVED.format(count=len(lines))
    assert len(left) == 8 - len(lines)

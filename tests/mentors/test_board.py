"""The board on which coordinators arrange pairs, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from bot.mentors import coordinator_words
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
    told,
)
from tests.mentors.matched import a_group as set_up

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.boards import Board
    from bot.services import Services


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
    """Return who is paired on a board."""
    return [
        (one.request.member_id, None if one.fit is None else one.fit.mentor_id)
        for one in board.lines
    ]


async def test_a_preview_changes_nothing(group: Services, database: Database) -> None:
    """However often it is looked at, nobody is asked before it is approved."""
    boards = [await preview(group) for _ in range(3)]
    rounds = await group.mentor_rounds.round(GUILD, LATER, threads=True)
    before = await told(database)
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
    assert told == {coordinator_words.BOARD_STALE}


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

    assert refused.value.message == coordinator_words.CANNOT_BE_PAIRED
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
    assert refused.value.message == coordinator_words.BOARD_EMPTY

"""What mentors are promised of coordinators: it comes up again, and nobody is left waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.groups import inquiry_words
from bot.mentors import desk_words, pair_words, words
from tests.discord import answer, buttons, text
from tests.groups.test_inquiries import days
from tests.mentors.acting import ask, match, moments, offer, said, switch_on
from tests.mentors.test_desk import ask_for_help

if TYPE_CHECKING:
    from tests.discord import World

LINE = inquiry_words.REMINDER.format(things=f"1 {inquiry_words.THING}")


@pytest.fixture
async def on(world: World) -> World:
    """A group with mentors, and a channel for its coordinators."""
    await switch_on(world)
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_channel_id=world.desk.id
    )
    return world


def lines(world: World, sentence: str) -> list[str]:
    """Return what Luis read that begins as a sentence does."""
    beginning = sentence.partition("{")[0]
    return [one.content for one in said(world, world.luis) if beginning in one.content]


async def test_help(on: World) -> None:
    """Nobody acts on *Need help*: two reminders, and after five school days it's said, once."""
    await match(on, on.dana, on.luis)
    await ask_for_help(on)
    mornings = [await days(on, 1) for _ in range(6)]
    before = lines(on, pair_words.NO_HELP)
    await days(on, 12)

    assert mornings == [[LINE], [], [], [LINE], [], []]
    assert before == []
    (late,) = lines(on, pair_words.NO_HELP)
    assert "Dana Whitehorse" in late
    assert "Marta Olson" in late
    assert pair_words.NO_HELP.partition("{")[0] not in "".join(
        one.content for one in said(on, on.dana)
    )


async def test_helped(on: World) -> None:
    """Once a coordinator has helped nothing more is said; asking again begins anew."""
    await match(on, on.dana, on.luis)
    await ask_for_help(on)
    today = await on.marta.slash(on.general, "coordinator today")
    await on.marta.click(answer(today), label=desk_words.HELPED)
    quiet = await days(on, 10)
    first = lines(on, pair_words.NO_HELP)
    await ask_for_help(on)
    await days(on, 10)

    assert quiet == []
    assert first == []
    assert len(lines(on, pair_words.NO_HELP)) == 1


async def test_no_mentor(on: World) -> None:
    """A request that nobody fits is in the list at once, and comes up; who asks hears once."""
    await ask(on, on.luis)
    await moments(on)
    today = await on.marta.slash(on.general, "coordinator today")
    mornings = [await days(on, 1) for _ in range(6)]
    before = lines(on, words.NO_MENTOR)
    await days(on, 15)

    assert desk_words.DESK_WAITING_ONE in text(today)
    assert mornings == [[LINE], [], [], [LINE], [], []]
    assert before == []
    (late,) = lines(on, words.NO_MENTOR)
    assert "Marta Olson" in late


async def test_wrote(on: World) -> None:
    """Once a coordinator has written to them it's off the list, and nothing more is said."""
    await ask(on, on.luis)
    await moments(on)
    today = await on.marta.slash(on.general, "coordinator today")
    await on.marta.click(answer(today), label=desk_words.WROTE)
    after = await on.marta.slash(on.general, "coordinator today")

    assert desk_words.WROTE not in buttons(answer(after))
    assert desk_words.DESK_WAITING_ONE not in text(after)
    assert await days(on, 12) == []
    assert lines(on, words.NO_MENTOR) == []


async def test_a_mentor_comes(on: World) -> None:
    """Once a mentor is asked nobody is said to be left alone."""
    await ask(on, on.luis)
    await moments(on)
    await days(on, 1)
    await offer(on, on.dana)
    await moments(on)
    (asked,) = [one for one in said(on, on.dana) if words.HELP in buttons(one)]
    await on.dana.click(asked, label=words.HELP)
    await moments(on)
    await on.luis.click(said(on, on.luis)[-1], label=words.YES_PLEASE)
    await days(on, 10)

    assert lines(on, words.NO_MENTOR) == []


async def test_switched_off(on: World) -> None:
    """Who wants only /coordinator today isn't reminded; who asked hears all the same."""
    await on.services.groups.change(
        on.guild.id, on.clock.now(), switched_off=frozenset({"reminders"})
    )
    await ask(on, on.luis)
    await moments(on)

    assert await days(on, 10) == []
    assert len(lines(on, words.NO_MENTOR)) == 1

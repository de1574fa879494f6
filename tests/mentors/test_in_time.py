"""What happens by itself when nobody answers: the next best is asked, a rest begins, it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import coordinator_words, pair_words, words
from tests.discord import answer, text
from tests.mentors.acting import QUESTION, ask, fill, match, moments, offer, said

if TYPE_CHECKING:
    from tests.discord import World


async def test_the_next_best_is_asked(on: World) -> None:
    """Three school days later, without a word: the one who asks is told, the next one is asked."""
    await offer(on, on.dana, topics=("weeding", "budget"))
    await offer(on, on.marta)
    card = await ask(on, on.luis, topics=("weeding", "budget"))
    await on.luis.click(answer(card), label=words.ASK_NUMBER.format(number=1))
    await moments(on)
    first = said(on, on.dana)[-1]
    await on.advance(days=2, hours=23)
    early = [one.content for one in said(on, on.luis)]
    await on.advance(hours=1, minutes=1)
    await moments(on)
    told = said(on, on.luis)[-1].content
    late = text(await on.dana.click(first, label=words.HELP))

    assert not any(words.NEXT in one for one in early)
    assert told == f"<@{on.luis.id}> {words.NEXT}"
    assert "six weeks" in said(on, on.marta)[-1].content
    assert late.startswith(words.MATCHED)


async def test_rested_after_three(on: World) -> None:
    """Who left three requests unanswered reads it kindly, rests, and is back by a tap."""
    await offer(on, on.dana)
    for number in range(3):
        if number == 0:
            await ask(on, on.luis, text=QUESTION, sizes=("question",))
        else:
            await asks_again(on)
        await moments(on)
        await on.advance(days=7)
        await moments(on)
        stop = await on.luis.slash(on.general, "mentor stop")
        await on.luis.click(answer(stop), label=words.STOP_REQUEST)
    told = said(on, on.dana)[-1]
    await asks_again(on)
    await moments(on)
    asked = sum(QUESTION in one.content for one in said(on, on.dana))
    back = text(await on.dana.click(told, label=words.BACK))
    await moments(on)

    assert told.content == f"<@{on.dana.id}> {words.RESTED}"
    assert asked == 3
    assert back.startswith(words.WELCOME_BACK)
    assert QUESTION in said(on, on.dana)[-1].content


async def asks_again(world: World) -> None:
    """Let Luis ask again: where he is reached is asked once."""
    await fill(world, world.luis, "request", text=QUESTION, sizes=("question",))


async def test_closed_by_itself(on: World) -> None:
    """Ten school days after the finish date nobody said to go on: closed, and both are thanked."""
    await match(on, on.dana, on.luis)
    await on.advance(days=42, minutes=5)
    await moments(on)
    await on.advance(days=15)
    await moments(on)
    (pair,) = await on.services.mentor_pairs.of_group(on.guild.id)

    assert pair.state == "ended"
    for actor, name in ((on.dana, "Luis Ortega"), (on.luis, "Dana Whitehorse")):
        assert pair_words.CLOSED.format(name=name) in said(on, actor)[-1].content


async def test_a_coordinator_sees_who_waits(on: World) -> None:
    """A request that nobody can answer stands in the coordinators' one list, as a number."""
    before = text(await on.marta.slash(on.general, "coordinator today"))
    await ask(on, on.luis, text=QUESTION, sizes=("weeks",))
    today = text(await on.marta.slash(on.general, "coordinator today"))
    line = coordinator_words.DESK_WAITING.partition("{when}")[0]
    wanted = line.format(number=1, count=f"1 {coordinator_words.DESK_WAITING_ONE}")

    await ask(on, on.dana, text=QUESTION, sizes=("weeks",))
    more = text(await on.marta.slash(on.general, "coordinator today"))
    line = coordinator_words.DESK_WAITING_SEVERAL.partition("{when}")[0]

    assert wanted not in before
    assert wanted in today
    assert "Luis" not in today
    assert line.format(number=1, count=f"2 {coordinator_words.DESK_WAITING_MANY}") in more


async def test_a_mentor_who_left(on: World) -> None:
    """A list of mentors doesn't show one who has left; the reason follows at once."""
    await match(on, on.dana, on.luis)
    on.guild.remove_member(on.dana)
    await on.env.settle()
    shown = text(await on.luis.slash(on.general, "mentor status"))
    await moments(on)

    assert "Dana" not in shown
    assert said(on, on.luis)[-1].content == f"<@{on.luis.id}> {pair_words.GONE}"

"""What a group lives through with mentors in a school year: every way to say no, and to end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.members import words as member_words
from bot.mentors import coordinator_words, pair_words, words
from tests.discord import answer, buttons, text
from tests.mentors.acting import QUESTION, ask, fill, offer, said

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from simcord import InteractionResult, MemberActor

    from tests.discord import World

WIN = {"words": "We weeded 400 books together."}


class Cast(NamedTuple):
    """Who takes part."""

    dana: MemberActor
    luis: MemberActor
    marta: MemberActor
    ruth: MemberActor
    priya: MemberActor
    amina: MemberActor


async def mentor_month(world: World, cast: Cast, month: int) -> None:
    """Let happen what this month brings, and everyone look at where they stand."""
    if month in MONTHS:
        await MONTHS[month](world, cast)
    for one in cast:
        await one.slash(world.channel, "mentor status")


async def offers_and_refusals(world: World, cast: Cast) -> None:
    """Three offer; of those who are asked for Luis one declines, one rests, and one would."""
    await offer(world, cast.dana, topics=("weeding", "budget"))
    await offer(world, cast.priya)
    await offer(world, cast.amina, topics=("weeding", "shelving"))
    await ask(world, cast.luis, topics=("weeding", "budget"))
    await pass_by(world, days=1, hours=1)
    for label in (words.NOT_NOW, words.REST_ME, words.HELP):
        await press(world, await asked(world, cast), label)
        await pass_by(world, hours=1)
    assert heard(world, cast.luis) == [words.NEXT] * 2
    await press(world, cast.luis, words.YES_PLEASE)
    await pass_by(world, hours=1)


async def help_and_an_end(world: World, cast: Cast) -> None:
    """The mentor needs help; at the end Luis would go on, the mentor would not, nor share a win."""
    (pair,) = await world.services.mentor_pairs.of_group(world.guild.id)
    mentor = next(one for one in cast if one.id == pair.mentor_id)
    await press(world, mentor, pair_words.NEED_HELP)
    await press(world, cast.luis, pair_words.PLANNING)
    today = await cast.marta.slash(world.channel, "coordinator today")
    await cast.marta.click(answer(today), label=coordinator_words.HELPED)
    for one in (cast.priya, cast.amina):
        status = await one.slash(world.channel, "mentor status")
        if words.OPEN_AGAIN in buttons(answer(status)):
            await one.click(answer(status), label=words.OPEN_AGAIN)
    await pass_by(world, days=16)
    await press(world, cast.luis, pair_words.GO_ON)
    await pass_by(world, hours=1)
    await press(world, mentor, pair_words.CLOSE_IT)
    await pass_by(world, hours=1)
    form = await press(world, cast.luis, pair_words.SHARE_WIN)
    await cast.luis.submit_modal(form, WIN)
    await pass_by(world, hours=1)
    before = len(said(world, cast.luis))
    await press(world, mentor, pair_words.RATHER_NOT)
    await pass_by(world, hours=1)
    assert len(said(world, cast.luis)) == before


async def silence_and_a_pause(world: World, cast: Cast) -> None:
    """Ruth asks; one leaves it unanswered, and one begins to pause."""
    await ask(world, cast.ruth, topics=("weeding", "shelving"), sizes=("year",))
    await pass_by(world, days=1, hours=1)
    await asked(world, cast)
    await pass_by(world, days=3, hours=2)
    one = await asked(world, cast)
    await one.slash(world.channel, "me pause", until="6 weeks")
    await pass_by(world, hours=1)
    assert heard(world, cast.ruth) == [words.NEXT] * 2


async def by_a_coordinator(world: World, cast: Cast) -> None:
    """Ruth asks again; Marta would pair her with Dana, who is on her list, and cannot."""
    stop = await cast.ruth.slash(world.channel, "mentor stop")
    await cast.ruth.click(answer(stop), label=words.STOP_REQUEST)
    fits = await fill(world, cast.ruth, "request", topics=("weeding", "shelving"), sizes=("year",))
    await cast.ruth.click(answer(fits), label=words.LET_COORDINATOR)
    request = await world.services.mentors.open_request(world.guild.id, cast.ruth.id)
    assert request is not None
    board = await _board(world, cast)
    which = await cast.marta.select(answer(board), [str(request.id)], custom_id=_swap(board))
    dana = [f"{request.id}:{cast.dana.id}"]
    refused = await cast.marta.select(answer(which), dana, custom_id=_swap(which))
    assert coordinator_words.CANNOT_BE_PAIRED in text(refused)
    await _approved(world, cast)


async def someone_else(world: World, cast: Cast) -> None:
    """Ruth's mentor would rather have another; so Ruth is matched with another."""
    pair = (await world.services.mentor_pairs.of_member(world.guild.id, cast.ruth.id))[0]
    mentor = next(one for one in cast if one.id == pair.mentor_id)
    await press(world, mentor, pair_words.SOMEONE_ELSE)
    await pass_by(world, days=1, hours=2)
    await press(world, cast.ruth, pair_words.FIND_ELSE)
    await _approved(world, cast)


async def a_question(world: World, cast: Cast) -> None:
    """No mentor takes a question at once; its author reads so, and Dana comes late after all.

    Ruth meets her mentor.
    """
    await press(world, cast.ruth, pair_words.MET)
    await fill(world, cast.luis, "request", text=QUESTION, sizes=("question",))
    await pass_by(world, hours=1)
    asked = said(world, cast.dana)[-1]
    await pass_by(world, days=5, hours=1)
    assert any(words.ALONE_WAITS in one.content for one in said(world, cast.luis))
    taken = text(await cast.dana.click(asked, label=words.HELP))
    await pass_by(world, hours=1)
    assert words.MATCHED in taken


async def forgotten(world: World, cast: Cast) -> None:
    """Ruth's mentor is forgotten during the match."""
    await press(world, cast.ruth, pair_words.PLANNING)
    pair = (await world.services.mentor_pairs.of_member(world.guild.id, cast.ruth.id))[0]
    mentor = next(one for one in cast if one.id == pair.mentor_id)
    sure = await mentor.slash(world.channel, "me forget")
    await mentor.click(answer(sure), label=member_words.FORGET_YES)
    await pass_by(world, hours=1)
    assert said(world, cast.ruth)[-1].content == f"<@{cast.ruth.id}> {pair_words.GONE}"


async def a_new_year(world: World, cast: Cast) -> None:
    """Dana is asked whether she still would, and has no room."""
    await press(world, cast.dana, words.FULL)


MONTHS: dict[int, Callable[[World, Cast], Awaitable[None]]] = {
    0: offers_and_refusals,
    1: help_and_an_end,
    2: silence_and_a_pause,
    4: by_a_coordinator,
    5: someone_else,
    6: a_question,
    7: forgotten,
    11: a_new_year,
}


async def pass_by(world: World, **by: float) -> None:
    """Let some time pass from due moment to due moment."""
    await world.until(world.clock.now() + timedelta(**by))


async def asked(world: World, cast: Cast) -> MemberActor:
    """Return the one who is asked now."""
    asks = world.services.mentor_asks
    found = [one for one in cast if await asks.of_mentor(world.guild.id, one.id)]
    assert len(found) == 1
    return found[0]


async def press(world: World, actor: MemberActor, label: str) -> InteractionResult:
    """Let someone press the newest button of a name in their own corner."""
    shown = next(one for one in reversed(said(world, actor)) if label in buttons(one))
    return await actor.click(shown, label=label)


def heard(world: World, actor: MemberActor) -> list[str]:
    """Return what someone was told of those I asked for them."""
    told = [one.content.removeprefix(f"<@{actor.id}> ") for one in said(world, actor)]
    return [one for one in told if one.startswith(words.NEXT[:16])]


async def _board(world: World, cast: Cast) -> InteractionResult:
    today = await cast.marta.slash(world.channel, "coordinator today")
    return await cast.marta.click(answer(today), label=coordinator_words.OPEN_BOARD)


async def _approved(world: World, cast: Cast) -> None:
    """Let Marta approve what the board has for Ruth, and both say yes."""
    board = await _board(world, cast)
    await cast.marta.click(answer(board), label=coordinator_words.APPROVE_ALL)
    await pass_by(world, hours=1)
    await press(world, await asked(world, cast), words.HELP)
    await pass_by(world, hours=1)
    await press(world, cast.ruth, words.YES_PLEASE)
    await pass_by(world, hours=1)


def _swap(card: InteractionResult) -> str:
    from simcord.components import walk_components

    ids = [str(one.get("custom_id", "")) for one in walk_components(answer(card).components)]
    return next(one for one in ids if one.startswith("mentor:swap"))

"""Everything about mentors that can be pressed, where people come upon it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.mentors import coordinator_words, pair_words, words
from bot.pairing import words as pairing_words
from bot.questions import words as question_words
from bot.reaching import words as reaching_words
from tests.discord import answer, buttons
from tests.mentors.acting import (
    QUESTION,
    ask,
    later,
    match,
    moments,
    offer,
    said,
    switch_on,
    threads,
)
from tests.pairing.restarts import presses

if TYPE_CHECKING:
    from simcord import MemberActor

    from tests.discord import World
    from tests.pairing.restarts import After

FORM: dict[str, object] = {"topics": ["weeding"], "sizes": [], "sentence": "", "level": []}
STUDENT = {"words": "jayden in 4th grade reads now."}
WIN = {"words": "We weeded 400 books together."}
QUIET = datetime(2026, 12, 10, 15, tzinfo=UTC)  # three check-ins without a word, and a week
NEW_TERM = datetime(2027, 1, 5, 15, tzinfo=UTC)


@presses(
    "mentor:new_offer",
    "form mentor:offer",
    "draft:change",
    "draft:student",
    "draft:post",
    "mentor:by_thread",
    "mentor:by_dm",
    "mentor:way",
    "mentor:status",
    "mentor:capacity",
    "mentor:full",
    "mentor:back",
    "mentor:away",
    "mentor:stop_offer",
    "pair:list",
    "pair:people",
)
async def an_offer(after: After) -> None:
    """Dana offers, changes what she said, is full, away, back, and stops."""
    world, dana = after.world, after.world.dana
    await switch_on(world)
    card = await dana.slash(world.general, "mentor status")
    form = await after.press(dana, card, "mentor:new_offer", words.OFFER_TITLE)
    card = await after.hand_in(
        dana, form, "mentor:offer", FORM | STUDENT, draft_words.FIRST["save"]
    )
    form = await after.press(dana, card, "draft:change", words.OFFER_TITLE)
    card = await after.hand_in(
        dana, form, "mentor:offer", FORM | STUDENT, draft_words.FIRST["save"]
    )
    card = await after.press(dana, card, "draft:student", draft_words.REWRITTEN["save"])
    card = await after.press(dana, card, "draft:post", words.SAVED_OFFER)
    await after.press(dana, card, "mentor:by_thread", words.WAY_THREAD_SET)
    await moments(world)
    card = await after.press(dana, said(world, dana)[0], "mentor:status", words.STATUS)
    card = await after.choose(dana, card, "mentor:capacity", ["3"], words.SAVED)
    card = await after.press(dana, card, "mentor:full", words.SAVED)
    card = await after.press(dana, card, "mentor:back", words.WELCOME_BACK)
    card = await after.press(dana, card, "mentor:away", words.SAVED)
    card = await after.press(dana, card, "mentor:way", words.CHOOSE_WAY)
    card = await after.press(dana, card, "mentor:by_dm", reaching_words.DM_WORKS)
    card = await after.press(dana, card, "pair:list", pairing_words.NOT_WITH_HEAD)
    told = pairing_words.NOT_WITH_SAVED
    await after.choose(dana, card, "pair:people", [world.luis], told)
    card = await dana.slash(world.general, "mentor stop")
    await after.press(dana, card, "mentor:stop_offer", words.OFFER_STOPPED)


@presses(
    "mentor:new_request",
    "form mentor:request",
    "draft:fine",
    "mentor:by_thread",
    "mentor:coordinator",
    "mentor:myself",
    "mentor:district",
    "mentor:suggest",
    "mentor:pick",
    "mentor:stop_request",
)
async def a_request(after: After) -> None:
    """Luis asks, lets others choose, chooses, and takes it back."""
    world, luis = after.world, after.world.luis
    await switch_on(world)
    await offer(world, world.dana)
    card = await luis.slash(world.general, "mentor status")
    form = await after.press(luis, card, "mentor:new_request", words.REQUEST_TITLE)
    filled = FORM | STUDENT | {"sizes": ["weeks"]}
    card = await after.hand_in(luis, form, "mentor:request", filled, draft_words.FIRST["save"])
    card = await after.press(luis, card, "draft:fine", words.SAVED_REQUEST)
    card = await after.press(luis, card, "mentor:by_thread", words.WAY_THREAD_SET)
    card = await after.press(luis, card, "mentor:coordinator", words.SAVED)
    card = await after.press(luis, card, "mentor:myself", words.SAVED)
    card = await after.choose(luis, card, "mentor:district", ["own"], words.SAVED)
    card = await after.press(luis, card, "mentor:suggest", words.SUGGESTIONS)
    await after.press(luis, card, "mentor:pick", words.PICKED)
    card = await luis.slash(world.general, "mentor stop")
    await after.press(luis, card, "mentor:stop_request", words.REQUEST_STOPPED)


@presses("mentor:ask_group")
async def a_question(after: After) -> None:
    """Nobody offers, so that the group can be asked, once its author has looked at it."""
    world, luis = after.world, after.world.luis
    await switch_on(world, "questions")
    card: object = await ask(world, luis, text=QUESTION, sizes=("question",))
    await after.press(luis, card, "mentor:ask_group", question_words.BEFORE_UNNAMED)


@presses(
    "mentor:decline",
    "mentor:rest",
    "mentor:accept",
    "mentor:see",
    "mentor:refuse",
    "mentor:confirm",
)
async def asking(after: After) -> None:
    """One declines, one rests, one is refused, and one is taken."""
    world, luis = after.world, after.world.luis
    await switch_on(world)
    mentors = [world.dana, world.marta, world.member("Priya Raman"), world.member("Mai Vang")]
    for one in mentors:
        await offer(world, one)
    await ask(world, luis)
    await later(world, days=1, minutes=1)
    one = await _asked(world, mentors)
    await after.press(one, said(world, one)[-1], "mentor:decline", words.THANKS_NO)
    one = await _asked(world, mentors)
    await after.press(one, said(world, one)[-1], "mentor:rest", words.RESTED_BY_SELF)
    one = await _asked(world, mentors)
    await after.press(one, said(world, one)[-1], "mentor:accept", words.THANKS_YES)
    await moments(world)
    card = await luis.slash(world.general, "mentor status")
    card = await after.press(luis, card, "mentor:see", words.AGREED)
    await after.press(luis, card, "mentor:refuse", words.REFUSED_DONE)
    one = await _asked(world, mentors)
    await after.press(one, said(world, one)[-1], "mentor:accept", words.THANKS_YES)
    await moments(world)
    await after.press(luis, said(world, luis)[-1], "mentor:confirm", words.MATCHED)


async def _asked(world: World, mentors: list[MemberActor]) -> MemberActor:
    await moments(world)
    asks = world.services.mentor_asks
    found = [one for one in mentors if await asks.of_mentor(world.guild.id, one.id)]
    assert len(found) == 1
    return found[0]


@presses(
    "mentor:met",
    "mentor:line",
    "form mentor:line",
    "mentor:planning",
    "mentor:change_pair",
    "mentor:need",
    "mentor:helped",
    "mentor:else",
    "mentor:again",
)
async def a_check_in(after: After) -> None:
    """They met, they plan, one needs help, one would rather have another."""
    world, dana, luis = after.world, after.world.dana, after.world.luis
    await switch_on(world)
    await match(world, dana, luis)
    await later(world, days=14, minutes=2)
    card = await after.press(luis, said(world, luis)[-1], "mentor:met", pair_words.MET_DONE)
    form = await after.press(luis, card, "mentor:line", pair_words.LINE_TITLE)
    line = {"line": "Start with the 600s."}
    await after.hand_in(luis, form, "mentor:line", line, pair_words.LINE_KEPT)
    asked = said(world, dana)[-1]
    await after.press(dana, asked, "mentor:planning", pair_words.PLANNING_DONE)
    first = next(iter(threads(world)[-1].history(viewer=luis)))
    card = await after.press(luis, first, "mentor:change_pair", pair_words.CHECK)
    await after.press(luis, card, "mentor:need", pair_words.HELP_DONE)
    card = await world.marta.slash(world.general, "coordinator today")
    await after.press(world.marta, card, "mentor:helped", coordinator_words.HELPED_DONE)
    card = await after.press(dana, first, "mentor:change_pair", pair_words.CHECK)
    await after.press(dana, card, "mentor:else", pair_words.ELSE_MENTOR_DONE)
    await moments(world)
    await after.press(luis, said(world, luis)[-1], "mentor:again", pair_words.FOUND_ELSE)


@presses("mentor:seen")
async def nobody_fits(after: After) -> None:
    """A request without a mentor, which a coordinator takes off the list."""
    world = after.world
    await switch_on(world)
    await ask(world, world.luis)
    await moments(world)
    card = await world.marta.slash(world.general, "coordinator today")
    await after.press(world.marta, card, "mentor:seen", coordinator_words.WROTE_DONE)


@presses("mentor:end", "mentor:stop_pair")
async def stopping(after: After) -> None:
    """A match is stopped at a check-in, and another one by the command."""
    world, dana, luis = after.world, after.world.dana, after.world.luis
    await switch_on(world)
    await match(world, dana, luis)
    await later(world, days=14, minutes=2)
    await after.press(luis, said(world, luis)[-1], "mentor:end", pair_words.STOP_DONE)
    await match(world, dana, world.marta)
    card = await dana.slash(world.general, "mentor stop")
    await after.press(dana, card, "mentor:stop_pair", pair_words.STOP_DONE)


@presses("mentor:wake")
async def resting(after: After) -> None:
    """Nobody says anything for months, until Luis wakes it up."""
    world, luis = after.world, after.world.luis
    await switch_on(world)
    await match(world, world.dana, luis, size="year")
    await world.until(QUIET)
    await after.press(luis, said(world, luis)[-1], "mentor:wake", pair_words.AWAKE)


@presses(
    "mentor:go_on",
    "mentor:thank",
    "mentor:win",
    "form mentor:win",
    "mentor:drop_win",
    "mentor:post_win",
)
async def the_end(after: After) -> None:
    """Luis would go on, Dana closes it; what she would share is dropped, what he would posted."""
    world, dana, luis = after.world, after.world.dana, after.world.luis
    await switch_on(world)
    await match(world, dana, luis)
    await later(world, days=42, minutes=5)
    finish = [one for one in said(world, luis) if pair_words.GO_ON in buttons(one)]
    await after.press(luis, finish[-1], "mentor:go_on", pair_words.GOING_ON)
    await moments(world)
    closed = await after.press(dana, said(world, dana)[-1], "mentor:thank", pair_words.CLOSED)
    await moments(world)
    thanked = said(world, luis)[-1]
    form = await after.press(dana, closed, "mentor:win", pair_words.WIN_TITLE)
    await after.hand_in(dana, form, "mentor:win", WIN, pair_words.WIN_ASKED)
    await moments(world)
    await after.press(luis, said(world, luis)[-1], "mentor:drop_win", pair_words.WIN_NOT)
    form = await after.press(luis, thanked, "mentor:win", pair_words.WIN_TITLE)
    await after.hand_in(luis, form, "mentor:win", WIN, pair_words.WIN_ASKED)
    await moments(world)
    await after.press(dana, said(world, dana)[-1], "mentor:post_win", pair_words.WIN_POSTED)


@presses("mentor:still")
async def a_new_term(after: After) -> None:
    """Dana is asked whether she is still there."""
    world = after.world
    await switch_on(world)
    await offer(world, world.dana)
    await moments(world)
    world.clock.at = NEW_TERM
    await moments(world)
    await after.press(world.dana, said(world, world.dana)[-1], "mentor:still", words.TERM_YES)


@presses(
    "mentor:board",
    "mentor:swap",
    "mentor:swap_with",
    "mentor:approve",
    "mentor:approves",
    "pair:board",
    "pair:table",
)
async def a_board(after: After) -> None:
    """Marta arranges who asks and who's asked."""
    world, marta = after.world, after.world.marta
    await switch_on(world)
    await offer(world, world.dana)
    fits = await ask(world, world.luis)
    await world.luis.click(answer(fits), label=words.LET_COORDINATOR)
    request = await world.services.mentors.open_request(world.guild.id, world.luis.id)
    assert request is not None
    card = await marta.slash(world.general, "coordinator today")
    card = await after.press(marta, card, "mentor:board", coordinator_words.BOARD)
    card = await after.choose(
        marta, card, "mentor:swap", [str(request.id)], "**Who should it be instead"
    )
    out = [f"{request.id}:out"]
    card = await after.choose(marta, card, "mentor:swap_with", out, coordinator_words.BOARD)
    card = await after.press(marta, card, "mentor:board", coordinator_words.BOARD)
    await after.press(marta, card, "mentor:approve", coordinator_words.APPROVED_ONE)
    card = await marta.slash(world.general, "coordinator today")
    pairs = await after.press(marta, card, "pair:board", pairing_words.PAIRS_HEAD)
    await after.press(marta, pairs, "pair:table", pairing_words.PAIRS_TABLE_DONE)
    await after.press(marta, pairs, "mentor:approves", coordinator_words.APPROVES_NOW)

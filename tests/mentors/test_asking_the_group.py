"""A question that no mentor is free for becomes one to the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.agenda.occurrences import Done
from bot.groups import words as group_words
from bot.kit.errors import Refusal
from bot.mentors import coordinator_words, words
from bot.questions import words as question_words
from bot.questions.rules import QuestionDraft
from tests.conftest import MONDAY
from tests.discord import answer, buttons, text
from tests.mentors.acting import QUESTION, ask, moments, offer, said, switch_on
from tests.mentors.matched import DANA, DAY, GUILD, LUIS, MAI, a_group, a_round, asks, offers
from tests.questions.test_asking import questions
from tests.weekly.groups import share

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.records import Request
    from bot.questions.rules import Question
    from bot.services import Services
    from tests.discord import World


async def asked(services: Services, request: Request, member: int = LUIS) -> Question:
    """Ask the group what mentors were asked, without a name."""
    typed = QuestionDraft("Where do I start?", "weeding", unnamed=True, request_id=request.id)
    return (await services.questions.ask(GUILD, member, "Luis", typed, MONDAY, 0)).question


async def left_over(services: Services) -> list[int]:
    """The requests that coordinators see waiting, a week later."""
    found = await services.mentor_boards.left_over(GUILD, MONDAY + 7 * DAY, threads=True)
    return [one.id for one in found]


async def test_a_late_yes(services: Services, database: Database) -> None:
    """A mentor's late yes is taken; the group's question closes, and nobody else is asked."""
    await a_group(services)
    await offers(services, DANA)
    request = await asks(services, LUIS, size="question")
    (first,) = await a_round(services, MONDAY)
    question = await asked(services, request)
    await offers(services, MAI)
    assert await a_round(services, MONDAY + DAY) == []
    answered = await services.mentor_asks.accept(GUILD, first.id, DANA, MONDAY + 9 * DAY)

    assert answered.pair is not None
    closed = await services.questions.get(GUILD, question.id)
    assert closed.taken
    assert closed.answered_at == MONDAY + 9 * DAY
    async with database.write() as connection:
        later = connection, GUILD, question.id, MONDAY + 10 * DAY
        assert await services.helping.ask_others(*later) == []
        assert await services.helping.nobody(*later) == []


async def test_the_group_was_faster(services: Services, database: Database) -> None:
    """The first answer in the group ends the request; its own author's doesn't."""
    await a_group(services)
    await offers(services, DANA)
    request = await asks(services, LUIS, size="question")
    (first,) = await a_round(services, MONDAY)
    question = await asked(services, request)
    async with database.write() as connection:
        await services.questions.note_post(connection, GUILD, question.id, Done(7, 77), MONDAY)
    given: dict[str, object] = {"kind": "answer", "question_id": question.id}
    await share(services, database, "I mean the 600s.", MONDAY, LUIS, GUILD, **given)
    assert await services.mentors.open_request(GUILD, LUIS) is not None
    await share(services, database, "Start with the 000s.", MONDAY, MAI, GUILD, **given)

    assert await services.mentors.open_request(GUILD, LUIS) is None
    with pytest.raises(Refusal) as refused:
        await services.mentor_asks.accept(GUILD, first.id, DANA, MONDAY)
    assert refused.value.message == words.GROUP_ANSWERED


async def test_taken_back(services: Services, database: Database) -> None:
    """While the group has it, coordinators needn't look; when that's over, they need to."""
    await a_group(services)
    request = await asks(services, LUIS, size="question")
    await a_round(services, MONDAY)
    assert await left_over(services) == [request.id]
    other = await asked(services, request, MAI)  # nobody else's question is linked to it
    assert await left_over(services) == [request.id]
    question = await asked(services, request)
    assert await left_over(services) == []
    async with database.write() as connection:
        alone = await services.mentor_asks.left_alone(connection, GUILD, request.id, MONDAY + DAY)
    assert alone == []
    await services.questions.remove(GUILD, other.id, MAI, MONDAY)
    await services.questions.remove(GUILD, question.id, LUIS, MONDAY)

    assert await left_over(services) == [request.id]


async def test_asking_the_group(world: World) -> None:
    """Its author hears, looks at it, posts it without a name; the mentor comes after all."""
    await switch_on(world, "questions")
    await offer(world, world.dana)
    await ask(world, world.luis, text=QUESTION, sizes=("question",))
    await moments(world)
    to_dana = said(world, world.dana)[-1]
    await world.advance(days=7, minutes=1)
    await moments(world)
    (told,) = [one for one in said(world, world.luis) if words.ALONE in one.content]
    look = await world.luis.click(told, label=words.ASK_GROUP)
    assert question_words.UNNAMED in text(look)
    form = await world.luis.click(answer(look), label=question_words.CHANGE_IT)
    filled = {"topic": ["weeding"], "name": ["unnamed"]}
    look = await world.luis.submit_modal(form, {"asked": f"{QUESTION} Fiction?", **filled})
    posted = await world.luis.click(answer(look), label=question_words.ASK_UNNAMED)
    assert text(posted).startswith("**Posted.**")
    (post,) = questions(world)
    assert post.content.startswith("**Someone in this group** asks:")
    status = await world.luis.slash(world.general, "mentor status")
    assert words.REQUEST_IN_GROUP.partition("{")[0] in text(status)
    assert words.ASK_GROUP not in buttons(answer(status))
    again = await world.luis.click(told, label=words.ASK_GROUP)
    assert words.STATUS in text(again)

    await world.dana.click(to_dana, label=words.HELP)
    await moments(world)
    (post,) = questions(world)
    assert post.content.endswith(question_words.TAKEN)


async def test_questions_are_off(world: World) -> None:
    """Without questions to the group nothing is offered; coordinators see who waits."""
    await switch_on(world)
    saved = await ask(world, world.luis, text=QUESTION, sizes=("question",))
    assert words.ASK_GROUP not in buttons(answer(saved))
    await world.advance(days=2, minutes=1)
    await moments(world)
    told = said(world, world.luis)[-1]
    assert words.ALONE_WAITS in told.content
    today = await world.marta.slash(world.channel, "coordinator today")

    assert coordinator_words.DESK_WAITING_ONE in text(today)
    assert group_words.NOTHING_WAITS not in text(today)


async def test_stopping(world: World) -> None:
    """Who takes the request back reads that the group's question stays, and where."""
    await switch_on(world, "questions")
    saved = await ask(world, world.luis, text=QUESTION, sizes=("question",))
    look = await world.luis.click(answer(saved), label=words.ASK_GROUP)
    await world.luis.click(answer(look), label=question_words.USE_NAME)
    stop = await world.luis.slash(world.general, "mentor stop")
    done = await world.luis.click(answer(stop), label=words.STOP_REQUEST)
    (post,) = questions(world)

    assert str(post.id) in text(done)
    assert post.content.startswith("**Luis Ortega** asks:")

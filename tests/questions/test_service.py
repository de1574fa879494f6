"""Questions as they're kept, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.agenda.occurrences import Done
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.personal import Person
from bot.questions import occasions
from bot.questions.personal import QuestionsData
from bot.search.tables import PostingRow, StemRow
from bot.wins.posts import UNPOST
from bot.wins.reports import BY_COORDINATOR
from tests.questions.asking import ASKED, ask, reply, typed
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, PRIYA, set_up, share, waiting

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock


async def test_two_a_week(database: Database, services: Services, clock: StandingClock) -> None:
    """The third question of a week is refused; the next week has room, and so has a colleague."""
    now = clock.now()
    await set_up(services, now)
    await ask(services, database, now)
    await ask(services, database, now, "Who has a rubric for book talks?")

    with pytest.raises(Refusal, match="two questions this week"):
        await ask(services, database, now, "What do you do with donated encyclopedias?")
    await ask(services, database, now, "What do you do with donations?", member=LUIS)
    await ask(services, database, now + timedelta(days=7), "And with old magazines?")


async def test_the_same_words_twice(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Handed in twice at once, a question is one; asked by two people, it's two."""
    now = clock.now()
    await set_up(services, now)

    asked = services.questions.ask
    twice = await asyncio.gather(
        *(asked(GROUP, member, "N", typed(), now, 0) for member in (DANA, DANA, LUIS))
    )

    assert twice[0].question.id == twice[1].question.id != twice[2].question.id
    assert sum(one.due is not None for one in twice) == 2
    assert await waiting(database, occasions.POST) == []  # both are claimed by who asked


async def test_another_groups_question(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """An id from another group is not found, and a colleague's question isn't yours."""
    now, questions = clock.now(), services.questions
    await set_up(services, now)
    question = await ask(services, database, now)

    for attempt in (
        questions.get(OTHER, question.id),
        questions.get_own(OTHER, question.id, DANA),
        questions.remove(OTHER, question.id, DANA, now),
        questions.toggle_curious(OTHER, question.id, LUIS, now),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(NotYours):
        await questions.remove(GROUP, question.id, LUIS, now)
    assert await questions.hide(OTHER, question.id, BY_COORDINATOR, now) is None
    assert await questions.to_answer(OTHER, question.id) is None


async def test_similar_before_asking(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Earlier questions and wins that resemble it come first; an answer brings its question."""
    now = clock.now()
    await set_up(services, now)
    one = await ask(services, database, now, "Where do graphic novels go in your library?")
    await reply(
        services, database, one, "Sixth graders find the next one by a number sticker.", now
    )
    await share(services, database, "Genre labels on graphic novels: circulation doubled.", now)
    await share(services, database, "The crew shelved a whole cart before lunch.", now)
    hidden = await ask(services, database, now, "How do you label graphic novels?", member=LUIS)
    await services.questions.hide(GROUP, hidden.id, BY_COORDINATOR, now)

    found = await services.questions.similar(GROUP, typed())
    said = {getattr(each, "asked", None) or getattr(each, "story", None) for each in found}

    assert said == {one.asked, "Genre labels on graphic novels: circulation doubled."}
    assert await services.questions.similar(OTHER, typed()) == []
    assert await services.questions.similar(GROUP, typed("Who's free on Tuesday?")) == []


async def test_who_wants_to_know(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """The first answer tells the asker, once; pressing again takes wanting to know back."""
    now, questions = clock.now(), services.questions
    await set_up(services, now)
    question = await ask(services, database, now)

    assert await questions.toggle_curious(GROUP, question.id, PRIYA, now)
    assert await questions.toggle_curious(GROUP, question.id, LUIS, now)
    assert not await questions.toggle_curious(GROUP, question.id, LUIS, now)
    assert (await questions.get(GROUP, question.id)).curious == 1

    await reply(services, database, question, "A number on the spine.", now)
    await reply(services, database, question, "A shelf for each series.", now, author=PRIYA)
    assert len(await waiting(database, occasions.TOLD)) == 1
    assert (await questions.get(GROUP, question.id)).answers == 2


async def test_taken_back_meanwhile(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """An answer to a question that's just taken back stays a win, and the post goes."""
    now, questions = clock.now(), services.questions
    await set_up(services, now)
    question = await ask(services, database, now)
    await asyncio.gather(
        questions.remove(GROUP, question.id, DANA, now),
        reply(services, database, question, "A number on the spine.", now),
    )

    assert await questions.to_answer(GROUP, question.id) is None
    assert [one.story for one in await services.wins.mine(GROUP, LUIS)] == [
        "A number on the spine."
    ]
    assert len(await waiting(database, UNPOST)) == 1
    assert await questions.similar(GROUP, typed("Where do graphic novels go, sixth graders?")) == []

    late = await questions.ask(GROUP, PRIYA, "Priya", typed("One more?"), now, 0)
    assert late.due is not None
    await questions.remove(GROUP, late.question.id, PRIYA, now)
    async with database.write() as connection:
        (gone,) = await questions.note_post(connection, GROUP, late.question.id, Done(7, 99), now)
    assert gone.kind == UNPOST


async def test_forgetting(database: Database, services: Services, clock: StandingClock) -> None:
    """The export has a person's own questions; forgetting takes them, their posts and marks."""
    now, questions, data = clock.now(), services.questions, QuestionsData()
    await set_up(services, now)
    question = await ask(services, database, now, unnamed=True, topic="weeding")
    other = await ask(services, database, now, "Who has a rubric?", member=LUIS)
    await questions.toggle_curious(GROUP, other.id, DANA, now)
    async with database.write() as connection:
        sheets = (await data.export(connection, Person(GROUP, DANA))).sheets
        gone = await data.forget(connection, Person(GROUP, DANA), now)

    assert [row["asked"] for row in sheets["what I asked the group"]] == [ASKED]
    assert sheets["what I want to know too"] == [{"question_id": other.id}]
    assert gone.posts == 1
    with pytest.raises(NotFound):
        await questions.get(GROUP, question.id)
    assert (await questions.get(GROUP, other.id)).curious == 0


async def test_posts_that_go(database: Database, services: Services, clock: StandingClock) -> None:
    """A deleted post takes its question along; a purge and a lost channel leave the question."""
    now, questions = clock.now(), services.questions
    await set_up(services, now)
    deleted = await ask(services, database, now)
    kept = await ask(services, database, now, "Who has a rubric for book talks?")
    await questions.post_deleted(deleted.message_id or 0, now)
    await questions.purge([kept.message_id or 0])

    with pytest.raises(NotFound):
        await questions.get(GROUP, deleted.id)
    assert (await questions.get(GROUP, kept.id)).message_id is None
    again = await ask(services, database, now, "Donated encyclopedias?", member=LUIS)
    await questions.lose_channel(GROUP, 7)
    assert (await questions.get(GROUP, again.id)).message_id is None


async def test_changed_while_it_goes(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """A question that's changed and taken back at once is gone, also from what's found."""
    now, questions = clock.now(), services.questions
    await set_up(services, now)
    for number in range(4):
        question = await ask(services, database, now + timedelta(weeks=number))
        other = typed("Where do the graphic novels go?", question_id=question.id)
        done = await asyncio.gather(
            questions.change(GROUP, DANA, other, now, 0),
            questions.remove(GROUP, question.id, DANA, now),
            questions.change(GROUP, DANA, other, now, 0),
            return_exceptions=True,
        )
        refused = [one for one in done if isinstance(one, Exception)]
        assert {type(one) for one in refused} <= {NotFound}
        with pytest.raises(NotFound):
            await questions.get(GROUP, question.id)
    async with database.read() as connection:
        left = select(func.count()).select_from(PostingRow).join(StemRow)
        assert await connection.scalar(left.where(StemRow.collection == "questions")) == 0

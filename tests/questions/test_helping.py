"""Who's asked about a question that waits, on both databases; what's filed on the shelf."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.personal import Person
from bot.questions import occasions
from bot.questions.personal import QuestionsData
from bot.shelf.rules import Offer
from bot.wins.reports import BY_COORDINATOR
from tests.questions.asking import ASKED, ask, reply, typed
from tests.weekly.groups import DANA, GROUP, LUIS, PRIYA, set_up, share, waiting

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock


async def test_who_is_asked(database: Database, services: Services, clock: StandingClock) -> None:
    """Up to three who agreed to the topic, never the asker, and nobody twice in a week."""
    now, helping = clock.now(), services.helping
    await set_up(services, now)
    for member in (DANA, LUIS, PRIYA, 77, 78):
        await helping.agree(GROUP, member, ["weeding", "gone"])
    await helping.agree(GROUP, 78, ["budget"])
    question = await ask(services, database, now, topic="weeding")
    other = await ask(services, database, now, "Weeding: where do I begin?", 79, topic="weeding")
    about_none = await ask(services, database, now, "What's for lunch?", 80)

    async def asked(question_id: int, days: int = 0) -> list[int]:
        async with database.write() as connection:
            later = now + timedelta(days=days)
            found = await helping.ask_others(connection, GROUP, question_id, later)
        return [one.member_id for one in found]

    assert await helping.knows(GROUP, LUIS) == ["weeding"]
    assert sorted(await asked(question.id)) == sorted([LUIS, PRIYA, 77])
    assert await asked(about_none.id) == []
    assert await asked(other.id, days=2) == [DANA]
    assert len(await asked(other.id, days=7)) == 3
    await helping.agree(GROUP, LUIS, [])
    assert await helping.knows(GROUP, LUIS) == []
    await reply(services, database, question, "A number.", now)
    assert await asked(question.id, days=30) == []


async def test_nobody_answers(database: Database, services: Services, clock: StandingClock) -> None:
    """Two school days on others are asked, five on the asker hears, if that's still so."""
    now, helping = clock.now(), services.helping
    await set_up(services, now)
    question = await ask(services, database, now)
    async with database.write() as connection:
        told = await helping.nobody(connection, GROUP, question.id, now)
    await reply(services, database, question, "A number.", now)
    async with database.write() as connection:
        assert await helping.nobody(connection, GROUP, question.id, now) == []

    assert [(one.kind, one.member_id) for one in told] == [(occasions.ALONE, DANA)]


async def test_on_the_shelf(database: Database, services: Services, clock: StandingClock) -> None:
    """An answered question is on the shelf with what its authors agreed to, and follows them."""
    now, summaries = clock.now(), services.summaries
    await set_up(services, now)
    question = await ask(services, database, now)
    win = await reply(services, database, question, "A number on the spine.", now, credit=True)
    await reply(services, database, question, "Bins by series.", now, PRIYA, credit=False)
    await summaries.publish(GROUP, question.id, DANA, now)

    async def body() -> str | None:
        found = await services.shelf.find(GROUP, "graphic novels spine")
        return found.resources[0].body if found.resources else None

    assert await body() == f"A number on the spine. (N{LUIS})\nBins by series."
    await services.wins.remove(GROUP, win.id, LUIS, now)
    await summaries.refile(GROUP, question.id, now)
    assert await body() == "Bins by series."

    async with database.write() as connection:
        await QuestionsData().depart(connection, Person(GROUP, DANA), now)
    left = await services.questions.get(GROUP, question.id)
    assert (left.member_id, left.unnamed, left.asked) == (0, True, ASKED)
    await services.questions.hide(GROUP, question.id, BY_COORDINATOR, now)
    await summaries.refile(GROUP, question.id, now)
    assert await body() is None


async def test_resources_before_asking(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """What's on the shelf is among what's shown first, where the group has one."""
    now = clock.now()
    await set_up(services, now)
    await share(services, database, "The crew shelved a whole cart before lunch.", now)
    await services.shelf.add(
        GROUP,
        LUIS,
        "N",
        Offer("Graphic novels: labels for sixth graders", "https://a.example/x"),
        now,
    )

    assert await services.questions.similar(GROUP, typed()) == []
    on = frozenset({"shelf"})
    await services.groups.change(GROUP, now, switched_on=on)
    assert len(await services.questions.similar(GROUP, typed())) == 1
    assert await waiting(database, occasions.POST) == []


async def test_where_it_turns_up(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Coordinators see it after a week, who wrote about it at once, greeters in turn."""
    now, questions = clock.now(), services.questions
    await set_up(services, now)
    await share(services, database, "Genre labels on graphic novels, for sixth graders.", now, LUIS)
    question = await ask(services, database, now)
    await services.greeters.toggle(GROUP, PRIYA, now)
    await services.greeters.toggle(GROUP, DANA, now)

    assert await questions.unanswered(GROUP, now + timedelta(days=6)) == []
    assert [one.id for one in await questions.unanswered(GROUP, now + timedelta(days=8))] == [
        question.id
    ]
    assert await questions.to_answer_by(GROUP, LUIS, now) == question
    assert await questions.to_answer_by(GROUP, PRIYA, now) is None
    assert await questions.to_answer_by(GROUP, DANA, now) is None
    async with database.write() as connection:
        greeters = services.greeters
        assert await greeters.next_in_turn(connection, GROUP, now, [DANA]) == PRIYA
    await reply(services, database, question, "A number.", now)
    assert await questions.unanswered(GROUP, now + timedelta(days=8)) == []


async def test_summing_up_settles_the_week(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Anyone who answers, sums up or adds to the shelf has reached out: that week asks no more."""
    now = clock.now()
    await set_up(services, now)
    question = await ask(services, database, now)
    await reply(services, database, question, "A number on the spine.", now)
    assert await services.plans.settled(GROUP, LUIS, now)
    assert not await services.plans.settled(GROUP, DANA, now)
    await services.summaries.publish(GROUP, question.id, DANA, now)
    assert await services.plans.settled(GROUP, DANA, now)
    assert not await services.plans.settled(GROUP, PRIYA, now)
    await services.shelf.add(GROUP, PRIYA, "N", Offer("Labels", "https://a.example/x"), now)
    assert await services.plans.settled(GROUP, PRIYA, now)

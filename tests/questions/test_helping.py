"""Who's asked about a question that waits, on both databases; what's filed on the shelf."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning
from bot.kit.personal import Person
from bot.mentors.rules import MentorProfile
from bot.questions import occasions
from bot.questions.personal import QuestionsData
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from bot.shelf.rules import ResourceDraft
from bot.wins.reports import BY_COORDINATOR
from tests.questions.asking import ASKED, ask, reply, typed
from tests.weekly.groups import DANA, GROUP, LUIS, PRIYA, set_up, share, waiting

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.questions.rules import Question
    from bot.services import Services
    from tests.conftest import StandingClock


PAUSED, GONE, WONDERS, OTHERS = 81, 82, 83, (91, 92)


async def asked(
    services: Services, database: Database, question: Question, now: datetime, *mentors: int
) -> list[int]:
    """Ask others about a question, and return who they are."""
    async with database.write() as connection:
        of = connection, GROUP, question.id, now
        return [one.member_id for one in await services.helping.ask_others(*of, mentors)]


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

    assert (await helping.knows(GROUP, LUIS)).picked == ("weeding",)
    assert sorted(await asked(services, database, question, now)) == sorted([LUIS, PRIYA, 77])
    assert await asked(services, database, about_none, now) == []
    assert await asked(services, database, other, now + timedelta(days=2)) == [DANA]
    await helping.stop(GROUP, LUIS)
    assert not (await helping.knows(GROUP, LUIS)).agreed
    await helping.agree(GROUP, LUIS, ["weeding"])  # anyone who comes back isn't asked sooner
    assert await asked(services, database, other, now + timedelta(days=6)) == []
    assert len(await asked(services, database, other, now + timedelta(days=7))) == 3
    await reply(services, database, question, "A number.", now)
    assert await asked(services, database, question, now + timedelta(days=30)) == []


async def test_who_marked_the_topic(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Mentors, who shared a win like it, who has it on the shelf: of those only who agreed."""
    now, helping, shelf = clock.now(), services.helping, services.shelf
    await set_up(services, now)
    for owner, topic in ((PRIYA, "weeding"), (78, "budget"), (OTHERS[0], "weeding")):
        link = f"https://a.example/{owner}"
        put = await shelf.add(GROUP, owner, "N", ResourceDraft("A list", link), now)
        await shelf.describe(GROUP, put.resource.id, owner, now, topics=(topic,))
    for author in (77, OTHERS[1]):
        story = "Weeding the picture books with a list by the door."
        await share(services, database, story, now, author)
    for member in (LUIS, PRIYA, 77, 78, PAUSED, GONE, WONDERS):
        await helping.agree(GROUP, member)
    for member in (PAUSED, GONE):
        await services.members.arrive(GROUP, member, "N", now)
    await services.members.reschedule(GROUP, PAUSED, now, paused_until=now + timedelta(days=9))
    await services.members.reschedule(GROUP, GONE, now, left_at=now)
    said = "How do you begin weeding picture books?"
    question = await ask(services, database, now, said, topic="weeding")
    await services.questions.toggle_curious(GROUP, question.id, WONDERS, now)

    mentors = LUIS, PAUSED, GONE, WONDERS, 70  # the last of them agreed to nothing
    assert sorted(await asked(services, database, question, now, *mentors)) == sorted(
        [LUIS, PRIYA, 77]
    )
    assert (await helping.knows(GROUP, PRIYA)).shelved == ("weeding",)
    async with database.write() as connection:
        await helping.note_asked(connection, GROUP, [70], now)  # a greeter, who needn't agree
        lately = await helping.not_to_ask(connection, GROUP, now + timedelta(days=6))
        rested = await helping.not_to_ask(connection, GROUP, now + timedelta(days=7))
    assert {*lately} == {LUIS, PRIYA, 77, 70}
    assert [*rested] == []
    assert not (await helping.knows(GROUP, 70)).agreed


async def test_who_said_no(database: Database, services: Services, clock: StandingClock) -> None:
    """Who said no isn't asked as a greeter, nor by the nudge; who said nothing may be."""
    now, helping = clock.now(), services.helping
    await set_up(services, now)
    for member in (LUIS, PRIYA):
        await share(
            services, database, "Genre labels on graphic novels, for sixth graders.", now, member
        )
        await services.greeters.toggle(GROUP, member, now)
    question = await ask(services, database, now)
    await helping.stop(GROUP, LUIS)
    async with database.write() as connection:
        without = await helping.not_to_ask(connection, GROUP, now)
        first = await services.greeters.next_in_turn(connection, GROUP, now, without)
    assert (set(without), first) == ({LUIS}, PRIYA)
    assert await services.questions.to_answer_by(GROUP, LUIS, now) is None
    assert await services.questions.to_answer_by(GROUP, PRIYA, now) == question

    async with database.write() as connection:
        await helping.note_asked(connection, GROUP, [PRIYA, LUIS], now)
    weeks = now + timedelta(days=14)
    async with database.write() as connection:
        assert set(await helping.not_to_ask(connection, GROUP, weeks)) == {LUIS}
    agreed = [(await helping.knows(GROUP, one)).agreed for one in (LUIS, PRIYA, 77)]
    assert agreed == [False, None, None]


async def test_yes_once_more(database: Database, services: Services, clock: StandingClock) -> None:
    """An old *Yes* that's pressed after topics were picked leaves them as they are."""
    await set_up(services, clock.now())
    await services.helping.agree(GROUP, LUIS, ["weeding"])
    await services.helping.agree(GROUP, LUIS)
    assert (await services.helping.knows(GROUP, LUIS)).picked == ("weeding",)
    await services.helping.agree(GROUP, LUIS, [])
    assert (await services.helping.knows(GROUP, LUIS)).picked == ()


async def test_which_mentors(database: Database, services: Services, clock: StandingClock) -> None:
    """Open and full mentors offer their topics; who's away or resting isn't there."""
    now, mentors = clock.now(), services.mentors
    await set_up(services, now)
    for member in (LUIS, PRIYA, 77, 78):
        filled = MentorProfile(
            topics=("weeding",) if member != 78 else ("budget",), sizes=("question",)
        )
        await mentors.save_offer(GROUP, member, filled, now)
    await mentors.set_state(GROUP, PRIYA, "full", now)
    await mentors.set_state(GROUP, 77, "away", now)

    async with database.write() as connection:
        found = await mentors.about(connection, GROUP, "weeding", now)
        back = await mentors.about(connection, GROUP, "weeding", now + timedelta(days=400))
        none = await mentors.about(connection, GROUP, "", now)
    assert (found, back, none) == ({LUIS, PRIYA}, {LUIS, PRIYA, 77}, set())


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
        found = await services.shelf.find(GROUP, "graphic novels spine", now)
        return found.documents[0].body if found.documents else None

    assert await body() == f"A number on the spine. (N{LUIS})\nBins by series."
    await services.members.arrive(GROUP, LUIS, f"N{LUIS}", now)
    await services.members.hide(GROUP, LUIS, True, now)
    await summaries.refile(GROUP, question.id, now)
    assert await body() == "A number on the spine.\nBins by series."
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
        ResourceDraft("Graphic novels: labels for sixth graders", "https://a.example/x"),
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
    await services.shelf.add(GROUP, PRIYA, "N", ResourceDraft("Labels", "https://a.example/x"), now)
    assert await services.plans.settled(GROUP, PRIYA, now)


async def test_what_waits_follows_the_school_year(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Days off that are entered later move when others are asked, and when it's summed up."""
    now = clock.now()
    await set_up(services, now)
    waits = await ask(services, database, now)
    answered = await ask(services, database, now, "Who has a rubric?", LUIS)
    await reply(services, database, answered, "I do.", now, PRIYA)
    school = await services.groups.school(GROUP)
    async with database.write() as connection:
        for one in (waits, answered):
            await planning.plan(connection, occasions.unanswered(GROUP, one.id, school, now))
    kinds = (occasions.ASK_OTHERS, occasions.SUM, occasions.FILE)

    async def due() -> list[str]:
        return [at for kind in kinds for *_, at in await waiting(database, kind)]

    usual = ["Wed 16 Sep 13:00"] * 2 + ["Mon 21 Sep 13:00", "Mon 28 Sep 13:00"]
    assert await due() == usual
    week_off = Break(now.date() + timedelta(days=1), now.date() + timedelta(days=4))
    year = SchoolYear(date(2026, 8, 17), date(2027, 5, 28), (week_off,))
    await services.groups.set_school(GROUP, year, now + timedelta(hours=1))
    assert await due() == ["Tue 22 Sep 13:00"] * 2 + ["Fri 25 Sep 13:00", "Fri 02 Oct 13:00"]
    await services.questions.remove(GROUP, answered.id, LUIS, now)
    await services.groups.usual_school(GROUP, "", now + timedelta(hours=2))
    assert await due() == usual[:1]


async def test_what_its_asker_adds(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """It's in the thread and in the summary, but nobody has answered yet."""
    now = clock.now()
    await set_up(services, now)
    await services.helping.agree(GROUP, PRIYA, ["weeding"])
    question = await ask(services, database, now, topic="weeding")
    await reply(services, database, question, "I mean the 600s.", now, DANA)

    found = await services.questions.get(GROUP, question.id)
    assert found.answers == 0
    assert len(await services.questions.unanswered(GROUP, now + timedelta(days=8))) == 1
    assert await asked(services, database, question, now) == [PRIYA]
    assert len((await services.summaries.edited(GROUP, question.id, DANA)).kept) == 1

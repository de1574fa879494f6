"""Summaries as they're kept, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.personal import Person
from bot.questions import occasions
from bot.questions.rules import Shortened
from bot.wins import queries
from bot.wins.personal import WinsData
from tests.questions.asking import ask, reply
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, PRIYA, set_up, waiting

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.questions.rules import Question, Summary
    from bot.services import Services
    from tests.conftest import StandingClock

SPINES, SHELVES, BINS = "A number on each spine.", "A shelf for each series.", "Bins by series."


async def answered(services: Services, database: Database, clock: StandingClock) -> Question:
    """A question with three answers; the second answer's author doesn't want to be named."""
    now = clock.now()
    await set_up(services, now)
    question = await ask(services, database, now)
    await reply(services, database, question, SPINES, now, credit=True)
    await reply(services, database, question, SHELVES, now, author=PRIYA, credit=False)
    await reply(services, database, question, BINS, now, credit=True)
    return question


def read(summary: Summary | None) -> list[tuple[str, str]]:
    """Names and words of what stands in a summary."""
    return [] if summary is None else [(one.name, one.words) for one in summary.kept]


async def test_edited_and_published(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Answers are dropped, shortened and ordered; later ones don't change what was published."""
    question, now = await answered(services, database, clock), clock.now()
    of, summaries = (GROUP, question.id, DANA), services.summaries
    spines, shelves, bins = (one.win_id for one in (await summaries.edited(*of)).pieces)
    assert await services.questions.toggle_curious(GROUP, question.id, 77, now)

    await summaries.move_up(*of, shelves)
    await summaries.leave_out(*of, bins, out=True)
    edited = await summaries.shorten(*of, Shortened("Numbers.", spines), 0)
    assert read(edited) == [("", SHELVES), (f"N{LUIS}", "Numbers.")]
    assert [one.left_out for one in edited.pieces] == [False, False, True]

    _, due = await summaries.publish(*of, now)
    await reply(services, database, question, "Ask the kids.", now, author=88, credit=True)
    assert due.kind == occasions.SUMMARY
    assert read(await summaries.get(GROUP, question.id)) == read(edited)
    assert len(await waiting(database, occasions.THANKED)) == 2
    assert len(await waiting(database, occasions.TOLD)) == 2  # the asker's first answer, and 77
    assert await waiting(database, occasions.SUM) == await waiting(database, occasions.FILE) == []
    assert (await services.questions.get(GROUP, question.id)).summed_up
    for nothing in (summaries.edited(*of), summaries.move_up(*of, spines)):
        with pytest.raises(Refusal, match="already has"):
            await nothing


async def test_published_twice(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Anyone who presses twice publishes once; nobody else does."""
    question, now = await answered(services, database, clock), clock.now()
    publish, of = services.summaries.publish, (GROUP, question.id, DANA)

    with pytest.raises(NotYours):
        await publish(GROUP, question.id, LUIS, now)
    with pytest.raises(NotFound):
        await publish(OTHER, question.id, DANA, now)
    done = await asyncio.gather(publish(*of, now), publish(*of, now), return_exceptions=True)
    assert sum(isinstance(one, Refusal) for one in done) == 1
    assert sum(isinstance(one, tuple) for one in done) == 1


async def test_a_summary_follows_its_people(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Who hides since isn't named; what's edited, removed or forgotten since is so in it, too."""
    question, now = await answered(services, database, clock), clock.now()
    of, summaries = (GROUP, question.id, DANA), services.summaries
    spines, shelves, _ = (one.win_id for one in (await summaries.edited(*of)).pieces)
    await summaries.shorten(*of, Shortened("Numbers.", spines), 0)
    await summaries.publish(*of, now)

    await services.members.arrive(GROUP, LUIS, f"N{LUIS}", now)
    await services.members.hide(GROUP, LUIS, True, now)
    assert read(await summaries.get(GROUP, question.id))[0] == ("", "Numbers.")
    async with database.write() as connection:
        await queries.change(connection, GROUP, spines, {"story": "Labels."}, now)
    assert read(await summaries.get(GROUP, question.id))[0] == ("", "Labels.")
    await services.wins.remove(GROUP, shelves, PRIYA, now)
    assert len(read(await summaries.get(GROUP, question.id))) == 2
    async with database.write() as connection:
        await WinsData().forget(connection, Person(GROUP, LUIS), now)
    assert await summaries.get(GROUP, question.id) is None


async def test_an_answer_goes_meanwhile(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Who shortens or publishes while an answer is taken back has what's left, and no more."""
    question, now = await answered(services, database, clock), clock.now()
    of, summaries = (GROUP, question.id, DANA), services.summaries
    spines, _, bins = (one.win_id for one in (await summaries.edited(*of)).pieces)
    done = await asyncio.gather(
        summaries.shorten(*of, Shortened("Numbers.", spines), 0),
        services.wins.remove(GROUP, spines, LUIS, now),
        return_exceptions=True,
    )
    assert {type(one) for one in done if isinstance(one, Exception)} <= {NotFound}
    await asyncio.gather(summaries.publish(*of, now), services.wins.remove(GROUP, bins, LUIS, now))

    assert read(await summaries.get(GROUP, question.id)) == [("", SHELVES)]


async def test_nobody_sums_up(database: Database, services: Services, clock: StandingClock) -> None:
    """After five school days the asker hears of it, once; after ten the answers are kept."""
    question, now = await answered(services, database, clock), clock.now()
    assert await services.questions.toggle_curious(GROUP, question.id, 77, now)

    assert [due for *_, due in await waiting(database, occasions.SUM)] == ["Mon 21 Sep 13:00"]
    assert [due for *_, due in await waiting(database, occasions.FILE)] == ["Mon 28 Sep 13:00"]
    async with database.write() as connection:
        later = now + timedelta(days=14)
        await services.summaries.keep_answers(connection, GROUP, question.id, later)
    assert len(await waiting(database, occasions.KEPT)) == 1
    kept = await services.questions.get(GROUP, question.id)
    assert kept.answered_at == later
    assert not kept.summed_up
    assert await services.summaries.get(GROUP, question.id) is None
    assert len((await services.summaries.edited(GROUP, question.id, DANA)).kept) == 3


async def test_it_worked(database: Database, services: Services, clock: StandingClock) -> None:
    """Those who answered hear once a week that it worked, and not who it worked for."""
    question, now = await answered(services, database, clock), clock.now()
    with pytest.raises(NotFound):
        await services.summaries.worked(GROUP, question.id, 77, now)
    await services.summaries.publish(GROUP, question.id, DANA, now)
    for member in (77, 78, PRIYA):
        await services.summaries.worked(GROUP, question.id, member, now)

    assert len(await waiting(database, occasions.WORKED)) == 2

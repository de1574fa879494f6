"""Asking mentors until both have said yes, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import NotFound, Refusal
from bot.mentors import schedule, words
from tests.conftest import MONDAY
from tests.mentors.matched import (
    AMINA,
    DANA,
    DAY,
    GUILD,
    LATER,
    LUIS,
    MAI,
    OTHER,
    PRIYA,
    a_group,
    a_round,
    asks,
    expire,
    offers,
    planned,
    told,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.services import Services


pytestmark = pytest.mark.usefixtures("group")


async def test_both_say_yes(services: Services, database: Database) -> None:
    """The mentor is asked, then the one who asks; only then there is a pair."""
    await offers(services, DANA)
    request = await asks(services, LUIS)
    (ask,) = await a_round(services)
    first = await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    before = await services.mentor_pairs.of_member(GUILD, LUIS)
    pair = await services.mentor_asks.confirm(GUILD, ask.id, LUIS, LATER)

    assert (first.pair, before) == (None, [])
    assert pair.members == (DANA, LUIS)
    assert pair.why[0] == words.WHY["topics"].format(what="weeding")
    assert (await services.mentors.request(GUILD, request.id)).state == "matched"
    assert await told(database) == [("ask", DANA), ("agreed", LUIS)]


async def test_one_picks_oneself(services: Services) -> None:
    """Who picked a suggestion has said yes: with the mentor's yes there is a pair."""
    await offers(services, DANA)
    await offers(services, PRIYA, "weeding", "budget")
    request = await asks(services, LUIS, "weeding", "budget")
    pool = await services.mentor_rounds.pool(GUILD, MONDAY, threads=True)
    fits = pool.best(request.id)
    from bot.mentors.mentor_rounds import suggestion

    token = suggestion(fits[1])
    ask = await services.mentor_rounds.pick(GUILD, LUIS, token, MONDAY, threads=True)
    answered = await services.mentor_asks.accept(GUILD, ask.id, DANA, MONDAY)

    assert [one.mentor_id for one in fits] == [PRIYA, DANA]
    assert str(DANA) not in token
    assert answered.pair is not None


async def test_a_day_to_pick(services: Services) -> None:
    """For one school day the choice is the member's; then the best one is asked."""
    await offers(services, DANA)
    await asks(services, LUIS)

    assert await a_round(services, MONDAY + timedelta(hours=23)) == []
    assert [one.mentor_id for one in await a_round(services, MONDAY + DAY)] == [DANA]


async def test_three_school_days(services: Services, database: Database) -> None:
    """An offer stands three school days; then the next best is asked; silence looks like a no."""
    await offers(services, DANA, "weeding", "budget")
    await offers(services, PRIYA)
    await asks(services, LUIS, "weeding", "budget")
    (ask,) = await a_round(services)
    await expire(services, database, ask)
    (following,) = await a_round(services, ask.expires_at)

    # Wednesday 8:00 and three school days: Monday, 8:00.
    assert ask.expires_at == LATER + 5 * DAY
    assert (ask.mentor_id, following.mentor_id) == (DANA, PRIYA)
    assert ("next", LUIS) in await told(database)


@pytest.mark.parametrize("ended", [False, True])
async def test_a_late_yes(services: Services, database: Database, ended: bool) -> None:
    """A mentor's yes a day late is taken while the request is open, and so is the answer to it."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    late = ask.expires_at + DAY
    if ended:
        await expire(services, database, ask)
    await services.mentor_asks.accept(GUILD, ask.id, DANA, late)
    pair = await services.mentor_asks.confirm(GUILD, ask.id, LUIS, late + 9 * DAY)

    assert ("agreed", LUIS) in await told(database)
    assert pair.members == (DANA, LUIS)


async def test_a_late_yes_beside_another(services: Services, database: Database) -> None:
    """While another mentor's yes waits for its answer, a late one hears that someone was faster."""
    await offers(services, DANA, "weeding", "budget")
    await offers(services, PRIYA)
    await asks(services, LUIS, "weeding", "budget")
    (ask,) = await a_round(services)
    await expire(services, database, ask)
    (following,) = await a_round(services, ask.expires_at)
    await services.mentor_asks.accept(GUILD, following.id, PRIYA, ask.expires_at)

    with pytest.raises(Refusal) as refused:
        await services.mentor_asks.accept(GUILD, ask.id, DANA, ask.expires_at)
    assert refused.value.message == words.TAKEN


async def test_an_answer_that_never_came(services: Services, database: Database) -> None:
    """A yes that wasn't answered in time is over for both, and each reads what's true."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    agreed = (await services.mentor_asks.asked(GUILD, ask.id)).ask
    await expire(services, database, agreed)

    with pytest.raises(Refusal) as to_mentor:
        await services.mentor_asks.accept(GUILD, ask.id, DANA, agreed.expires_at)
    with pytest.raises(Refusal) as to_mentee:
        await services.mentor_asks.confirm(GUILD, ask.id, LUIS, agreed.expires_at)
    await services.mentors.withdraw(GUILD, LUIS, agreed.expires_at)
    with pytest.raises(Refusal) as withdrawn:
        await services.mentor_asks.confirm(GUILD, ask.id, LUIS, agreed.expires_at)
    refusals = [one.value.message for one in (to_mentor, to_mentee, withdrawn)]
    assert refusals == [words.REFUSED, words.LET_GO, words.NO_REQUEST]


async def test_nobody_only_after_their_time(services: Services, database: Database) -> None:
    """While a mentor still has time to answer, the one who asks isn't told that nobody took it."""
    await offers(services, DANA)
    request = await asks(services, LUIS, size="question")
    (ask,) = await a_round(services, MONDAY)

    async def look(now: datetime) -> list[tuple[str, datetime]]:
        async with database.write() as connection:
            alone = services.mentor_asks.left_alone
            rows = await alone(connection, GUILD, request.id, now)
        return [(one.kind, one.due_at) for one in rows]

    early = await look(MONDAY + 2 * DAY)
    await expire(services, database, ask)
    after = await look(ask.expires_at)

    assert early == [(schedule.ALONE, ask.expires_at)]
    assert after == [(schedule.TELL + "alone", ask.expires_at)]


async def test_a_no(services: Services, database: Database) -> None:
    """A no and silence are told in the same words; the same mentor is not asked again."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await services.mentor_asks.decline(GUILD, ask.id, DANA, LATER)

    assert await told(database) == [("ask", DANA), ("next", LUIS)]
    assert await a_round(services, LATER + DAY) == []
    with pytest.raises(Refusal, match="said not right now"):
        await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)


async def test_a_no_of_the_one_who_asks(services: Services, database: Database) -> None:
    """The mentor hears "not free right now", and has room again."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    full = await services.mentors.offer(GUILD, DANA)
    await services.mentor_asks.refuse(GUILD, ask.id, LUIS, LATER)
    free = await services.mentors.offer(GUILD, DANA)

    assert full is not None
    assert free is not None
    assert (full.room, free.room) == (0, 1)
    assert ("refused", DANA) in await told(database)
    assert "not free right now" in words.REFUSED


@pytest.mark.parametrize(("guild_id", "member_id"), [(GUILD, PRIYA), (GUILD, LUIS), (OTHER, DANA)])
async def test_not_theirs_to_answer(services: Services, guild_id: int, member_id: int) -> None:
    """A third person, the one who asks, and another group cannot accept; nothing changes."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await a_group(services, OTHER)

    with pytest.raises(NotFound) as refused:
        await services.mentor_asks.accept(guild_id, ask.id, member_id, LATER)
    assert refused.value.message == words.ASK_GONE
    assert (await services.mentor_asks.asked(GUILD, ask.id)).ask.state == "waiting"


async def test_accepted_twice(services: Services) -> None:
    """The second tap says that there is nothing else to do."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    with pytest.raises(Refusal, match="already said yes"):
        await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    await services.mentor_asks.confirm(GUILD, ask.id, LUIS, LATER)

    with pytest.raises(Refusal, match="already said yes"):
        await services.mentor_asks.confirm(GUILD, ask.id, LUIS, LATER)
    assert len(await services.mentor_pairs.of_group(GUILD)) == 1


async def test_a_question_goes_to_many(services: Services, database: Database) -> None:
    """Everyone who marked the topic is asked, nobody else; the first yes makes the pair."""
    for mentor_id, topic in ((DANA, "weeding"), (PRIYA, "weeding"), (AMINA, "budget")):
        await offers(services, mentor_id, topic)
    await asks(services, LUIS, size="question")
    made = await a_round(services, MONDAY)
    first = await services.mentor_asks.accept(GUILD, made[0].id, DANA, MONDAY)

    assert [one.mentor_id for one in made] == [DANA, PRIYA]
    assert first.pair is not None
    assert first.pair.size == "question"
    with pytest.raises(Refusal) as refused:
        await services.mentor_asks.accept(GUILD, made[1].id, PRIYA, MONDAY)
    assert refused.value.message == words.TAKEN
    assert await planned(database, schedule.EXPIRY) != []


async def test_two_in_the_same_instant(services: Services) -> None:
    """Of many who tap *I can help* at once, one gets it, the others a kind sentence."""
    mentors = [DANA, PRIYA, AMINA, MAI]
    for one in mentors:
        await offers(services, one)
    await asks(services, LUIS, size="question")
    made = await a_round(services, MONDAY)
    answers = await asyncio.gather(
        *(services.mentor_asks.accept(GUILD, one.id, one.mentor_id, MONDAY) for one in made),
        return_exceptions=True,
    )
    refusals = [one for one in answers if isinstance(one, Refusal)]

    assert len(made) == 4
    assert [one.message for one in refusals] == [words.TAKEN] * 3
    assert len(await services.mentor_pairs.of_group(GUILD)) == 1


async def test_capacity_in_the_same_instant(services: Services) -> None:
    """A mentor with room for two, who says yes to four questions at once, has two."""
    await offers(services, DANA)
    await services.mentors.set_capacity(GUILD, DANA, 2, MONDAY)
    for one in (LUIS, PRIYA, AMINA, MAI):
        await asks(services, one, size="question")
    made = await a_round(services, MONDAY)
    answers = await asyncio.gather(
        *(services.mentor_asks.accept(GUILD, one.id, DANA, MONDAY) for one in made),
        return_exceptions=True,
    )
    refusals = [one for one in answers if isinstance(one, Refusal)]
    offer = await services.mentors.offer(GUILD, DANA)

    assert len(made) == 4
    assert [one.message for one in refusals] == [words.NO_ROOM] * 2
    assert offer is not None
    assert (offer.taken, offer.room) == (2, 0)


async def test_a_yes_that_becomes_a_pair_in_the_same_instant(services: Services) -> None:
    """While one of two yeses becomes a pair, the mentor with room for one gets no second."""
    await offers(services, DANA)
    await asks(services, LUIS)
    await asks(services, PRIYA, size="question")
    weeks, question = sorted(await a_round(services), key=lambda one: one.request_id)
    await services.mentor_asks.accept(GUILD, weeks.id, DANA, LATER)
    became = await asyncio.gather(
        services.mentor_asks.confirm(GUILD, weeks.id, LUIS, LATER),
        services.mentor_asks.accept(GUILD, question.id, DANA, LATER),
        return_exceptions=True,
    )

    assert [one.message for one in became if isinstance(one, Refusal)] == [words.NO_ROOM]
    assert len(await services.mentor_pairs.of_group(GUILD)) == 1

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
    a_pair,
    a_round,
    asks,
    offers,
    planned,
    told,
)

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.records import Ask
    from bot.services import Services


@pytest.fixture(autouse=True)
async def _group(services: Services) -> None:
    await a_group(services)


async def expire(services: Services, database: Database, ask: Ask) -> None:
    """Let the time of an ask be over."""
    async with database.write() as connection:
        await services.mentor_asks.expire(connection, GUILD, ask.id, ask.expires_at)


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
    from bot.mentors.asking import suggestion

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
    with pytest.raises(Refusal, match="time for it is over"):
        await services.mentor_asks.accept(GUILD, ask.id, DANA, ask.expires_at)


async def test_after_its_time(services: Services) -> None:
    """A yes after the last moment comes too late, also before the agenda saw to it."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)

    with pytest.raises(Refusal) as refused:
        await services.mentor_asks.accept(GUILD, ask.id, DANA, ask.expires_at)
    assert refused.value.message == words.TOO_LATE
    assert await services.mentor_pairs.of_group(GUILD) == []


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
    with pytest.raises(Refusal, match="said yes already"):
        await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    await services.mentor_asks.confirm(GUILD, ask.id, LUIS, LATER)

    with pytest.raises(Refusal, match="said yes already"):
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


async def test_three_left_unanswered(services: Services, database: Database) -> None:
    """Who leaves three requests unanswered is rested and told; one tap brings them back."""
    await offers(services, DANA)
    await services.mentors.set_capacity(GUILD, DANA, 3, MONDAY)
    for one in (LUIS, PRIYA, AMINA):
        await asks(services, one)
    for ask in await a_round(services):
        await expire(services, database, ask)
    rested = await services.mentors.offer(GUILD, DANA)
    await services.mentors.set_state(GUILD, DANA, "open", LATER)
    back = await services.mentors.offer(GUILD, DANA)

    assert rested is not None
    assert back is not None
    assert (rested.state, back.state) == ("resting", "open")
    assert [whom for what, whom in await told(database) if what == "rested"] == [DANA]


async def test_an_answer_counts(services: Services, database: Database) -> None:
    """A no in between is an answer: two silent ones after it rest nobody."""
    await offers(services, DANA)
    await services.mentors.set_capacity(GUILD, DANA, 4, MONDAY)
    for one in (LUIS, PRIYA, AMINA, MAI):
        await asks(services, one)
    made = await a_round(services)
    await expire(services, database, made[0])
    await expire(services, database, made[1])
    await services.mentor_asks.decline(GUILD, made[2].id, DANA, LATER)
    await expire(services, database, made[3])
    offer = await services.mentors.offer(GUILD, DANA)

    assert offer is not None
    assert offer.state == "open"


async def test_the_group_takes_a_question(services: Services) -> None:
    """Offered to the group, the first who taps gets it; its author does not."""
    request = await asks(services, LUIS, size="question")
    with pytest.raises(Refusal, match="your own question"):
        await services.mentor_asks.help_out(GUILD, request.id, LUIS, MONDAY)
    pair = await services.mentor_asks.help_out(GUILD, request.id, MAI, MONDAY)

    assert pair.members == (MAI, LUIS)
    with pytest.raises(Refusal, match="a moment faster"):
        await services.mentor_asks.help_out(GUILD, request.id, PRIYA, MONDAY)
    with pytest.raises(NotFound):
        await services.mentor_asks.help_out(OTHER, request.id, PRIYA, MONDAY)


async def test_kept_apart_in_the_group(services: Services) -> None:
    """Whom the one who asks would rather not meet reads what everybody reads who comes late."""
    request = await asks(services, LUIS, size="question")
    await services.pairing.keep_not_with(GUILD, LUIS, [MAI], MONDAY)

    with pytest.raises(Refusal) as refused:
        await services.mentor_asks.help_out(GUILD, request.id, MAI, MONDAY)
    assert refused.value.message == words.TAKEN
    assert (await services.mentors.request(GUILD, request.id)).state == "open"


@pytest.mark.parametrize("who", [DANA, LUIS])
async def test_pausing(services: Services, who: int) -> None:
    """Nobody who pauses is asked or matched, on either side."""
    await offers(services, DANA)
    await asks(services, LUIS)
    await services.members.reschedule(GUILD, who, MONDAY, paused_until=LATER + 20 * DAY)

    assert await a_round(services) == []
    assert len(await a_round(services, LATER + 20 * DAY)) == 1


async def test_pausing_while_asked(services: Services, database: Database) -> None:
    """A mentor who begins to pause is asked no more; the other side cannot tell it from a no."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await services.members.reschedule(GUILD, DANA, LATER, paused_until=LATER + 20 * DAY)

    assert (await services.mentor_asks.asked(GUILD, ask.id)).ask.state == "over"
    assert ("next", LUIS) in await told(database)


async def test_not_with(services: Services) -> None:
    """Nobody is asked about someone on either's list."""
    await offers(services, DANA)
    await offers(services, PRIYA)
    await asks(services, LUIS)
    await services.pairing.keep_not_with(GUILD, DANA, [LUIS], MONDAY)

    assert [one.mentor_id for one in await a_round(services)] == [PRIYA]


async def test_oneself(services: Services) -> None:
    """Who offers and asks is never matched with themselves."""
    await offers(services, DANA)
    await asks(services, DANA)

    assert await a_round(services) == []


async def test_one_request_at_a_time(services: Services) -> None:
    """Asking again changes the open request; another size is another request."""
    first = await asks(services, LUIS)
    same = await asks(services, LUIS, "budget")
    other = await asks(services, LUIS, size="year")

    assert (first.id, same.filled.topics) == (same.id, ("budget",))
    assert other.id != first.id
    assert (await services.mentors.request(GUILD, first.id)).state == "over"


async def test_never_before_first(services: Services) -> None:
    """Of two who fit alike, the one with whom there was no match yet is asked."""
    pair = await a_pair(services)
    await services.mentor_pairs.stop(GUILD, pair.id, LUIS, LATER)
    await offers(services, PRIYA)
    await asks(services, LUIS, now=LATER)

    assert [one.mentor_id for one in await a_round(services, LATER + 2 * DAY)] == [PRIYA]

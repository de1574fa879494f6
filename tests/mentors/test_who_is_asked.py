"""Who is asked, who rests, and what goes to the group, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.kit.errors import Refusal
from bot.kit.personal import Person
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
    PRIYA,
    a_pair,
    a_round,
    asks,
    expire,
    offers,
    planned,
    told,
)

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services


pytestmark = pytest.mark.usefixtures("group")


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


PAUSED = LATER + 20 * DAY


async def pauses(services: Services, member_id: int) -> None:
    """Let someone pause everything for twenty days."""
    await services.members.reschedule(GUILD, member_id, LATER, paused_until=PAUSED)


async def test_nobody_is_tied_who_pauses(services: Services) -> None:
    """A yes to one who began to pause makes no pair; the sentence is that of anything over."""
    await offers(services, DANA)
    await asks(services, LUIS)
    (ask,) = await a_round(services)
    await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)
    await pauses(services, DANA)
    with pytest.raises(Refusal) as confirmed:
        await services.mentor_asks.confirm(GUILD, ask.id, LUIS, LATER)
    await offers(services, PRIYA)
    await asks(services, AMINA, size="question")
    question = next(one for one in await a_round(services) if one.mentor_id == PRIYA)
    await pauses(services, AMINA)
    with pytest.raises(Refusal) as accepted:
        await services.mentor_asks.accept(GUILD, question.id, PRIYA, LATER)

    assert confirmed.value.message == accepted.value.message == words.NOT_ANY_MORE
    assert await services.mentor_pairs.of_group(GUILD) == []


async def test_who_pauses_and_says_yes(services: Services) -> None:
    """They read how to end the pause, and the button works after it."""
    await offers(services, MAI)
    await asks(services, LUIS, size="question")
    (ask,) = await a_round(services)
    await pauses(services, MAI)
    with pytest.raises(Refusal) as refused:
        await services.mentor_asks.accept(GUILD, ask.id, MAI, LATER + DAY)
    await services.members.reschedule(GUILD, MAI, LATER + DAY, paused_until=None)
    answered = await services.mentor_asks.accept(GUILD, ask.id, MAI, LATER + DAY)

    assert refused.value.message == words.YOU_PAUSE
    assert answered.pair is not None


@pytest.mark.parametrize("who", [DANA, LUIS])
async def test_forgotten(services: Services, database: Database, who: int) -> None:
    """Who waits for one who is forgotten, or for the place with their mentor, is not left there."""
    await offers(services, DANA)
    await asks(services, LUIS)
    await a_round(services)
    await asks(services, PRIYA)
    async with database.write() as connection:
        await agenda.drop(connection, Series(schedule.ROUND, GUILD))
    await services.privacy.forget(Person(GUILD, who), LATER)

    assert [at for _, _, _, at in await planned(database, schedule.ROUND)] == [LATER]


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

    assert (first.id, same.profile.topics) == (same.id, ("budget",))
    assert other.id != first.id
    assert (await services.mentors.request(GUILD, first.id)).state == "over"


async def test_never_before_first(services: Services) -> None:
    """Of two who fit alike, the one without a match between them yet is asked."""
    pair = await a_pair(services)
    await services.mentor_pairs.stop(GUILD, pair.id, LUIS, LATER)
    await offers(services, PRIYA)
    await asks(services, LUIS, now=LATER)

    assert [one.mentor_id for one in await a_round(services, LATER + 2 * DAY)] == [PRIYA]

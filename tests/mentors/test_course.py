"""The course of a match over time, as it is kept, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import NotFound, Refusal
from bot.mentors import rules, schedule, words
from tests.mentors.matched import (
    DANA,
    DAY,
    GUILD,
    LATER,
    LUIS,
    PRIYA,
    a_round,
    asks,
    check_in,
    told,
)

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.records import Pair
    from bot.services import Services


pytestmark = pytest.mark.usefixtures("group")


async def test_unanswered_twice(services: Services, database: Database, pair: Pair) -> None:
    """After two without a word both are asked once more; then the pair rests, and is woken up."""
    moments = [LATER + n * 30 * DAY for n in range(4)]
    reached = [await check_in(services, database, pair, n, at) for n, at in enumerate(moments, 1)]
    rests = await services.mentor_pairs.get(GUILD, pair.id)
    awake = await services.mentor_course.wake(GUILD, pair.id, LUIS, moments[-1])

    assert reached == [["check"] * 2, ["check"] * 2, ["more"] * 2, ["resting"] * 2]
    assert (rests.state, awake.state) == ("resting", "active")
    assert (await services.mentor_pairs.get(GUILD, pair.id)).quiet == 0


async def test_one_word_is_enough(services: Services, database: Database, pair: Pair) -> None:
    """Whichever of the two says anything, the count begins again."""
    await check_in(services, database, pair, 1, LATER)
    await check_in(services, database, pair, 2, LATER + 30 * DAY)
    await services.mentor_pairs.said(GUILD, pair.id, 2, DANA, "planning", LATER + 31 * DAY)

    assert await check_in(services, database, pair, 3, LATER + 60 * DAY) == ["check", "check"]
    assert (await services.mentor_pairs.get(GUILD, pair.id)).quiet == 0


async def test_waking_without_room(services: Services, database: Database, pair: Pair) -> None:
    """A mentor who took on someone else meanwhile has no room for a pair that rested."""
    for n in range(1, 5):
        await check_in(services, database, pair, n, LATER + n * 30 * DAY)
    await asks(services, PRIYA)
    (ask,) = await a_round(services)
    await services.mentor_asks.accept(GUILD, ask.id, DANA, LATER)

    for member_id, sentence in ((DANA, words.NO_ROOM), (LUIS, words.NO_ROOM_THERE)):
        with pytest.raises(Refusal) as refused:
            await services.mentor_course.wake(GUILD, pair.id, member_id, LATER)
        assert refused.value.message == sentence
    await services.mentor_course.go_on(GUILD, pair.id, DANA, pair.finish_at)
    with pytest.raises(Refusal) as refused:
        await services.mentor_course.go_on(GUILD, pair.id, LUIS, pair.finish_at)
    assert refused.value.message == words.NO_ROOM_THERE
    assert (await services.mentor_pairs.get(GUILD, pair.id)).state == "resting"


async def test_need_help(services: Services, pair: Pair) -> None:
    """Help is asked of a coordinator, who takes it off the list; the other is not told."""
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "help", LATER)
    asked = await services.mentor_pairs.get(GUILD, pair.id)
    await services.mentor_pairs.helped(GUILD, pair.id)

    assert asked.help_at == LATER
    assert (await services.mentor_pairs.get(GUILD, pair.id)).help_at is None


async def test_going_on(services: Services, database: Database, pair: Pair) -> None:
    """At the finish date both are asked; it goes on once both wish it."""
    end = pair.finish_at
    async with database.write() as connection:
        rows = await services.mentor_course.finish(connection, GUILD, pair.id, end)
    one = await services.mentor_course.go_on(GUILD, pair.id, DANA, end)
    both = await services.mentor_course.go_on(GUILD, pair.id, LUIS, end)
    async with database.write() as connection:
        await services.mentor_course.close(connection, GUILD, pair.id, end + 20 * DAY)
    found = await services.mentor_pairs.get(GUILD, pair.id)

    assert [row.kind for row in rows] == ["mentor.tell.finish"] * 2 + [schedule.CLOSE]
    assert (one.goes_on, both.goes_on) == (False, True)
    assert ("wishes", LUIS) in await told(database)
    assert found.state == "active"
    assert found.finish_at.date().isoformat() == "2028-05-31"


async def test_a_rest_is_over_when_it_goes_on(
    services: Services, database: Database, pair: Pair
) -> None:
    """Two who rested and both wish to go on are asked how it goes again."""
    for n in range(1, 5):
        await check_in(services, database, pair, n, LATER + n * 30 * DAY)
    end = pair.finish_at
    for one in (DANA, LUIS):
        await services.mentor_course.go_on(GUILD, pair.id, one, end)
    found = await services.mentor_pairs.get(GUILD, pair.id)
    reached = await check_in(services, database, pair, 6, end + 90 * DAY)

    assert (found.state, found.quiet) == ("active", 0)
    assert reached == ["check", "check"]


async def test_going_on_pressed_again(services: Services, database: Database, pair: Pair) -> None:
    """Who taps twice has not wished for the year after it too."""
    end = pair.finish_at
    day = rules.day_number(end)
    for one in (DANA, LUIS):
        await services.mentor_course.go_on(GUILD, pair.id, one, end, day)
    before = await told(database)
    again = await services.mentor_course.go_on(GUILD, pair.id, LUIS, end, day)
    found = await services.mentor_pairs.get(GUILD, pair.id)

    assert (again.goes_on, again.pair.finish_at) == (True, found.finish_at)
    assert not found.mentee_renews
    assert await told(database) == before


async def test_none_so_near_to_the_end(services: Services, database: Database, pair: Pair) -> None:
    """A check-in that came late, or was moved, is left out in the last week: the end asks too."""
    near = pair.finish_at - rules.LAST_CHECK_IN
    before = await check_in(services, database, pair, 1, near)
    after = await check_in(services, database, pair, 2, near + timedelta(minutes=1))

    assert (before, after) == (["check"] * 2, [])


async def test_check_ins_are_monthly(services: Services, database: Database, pair: Pair) -> None:
    """After the first, one comes each month at the same time of day, the last a week before."""
    at, days = LATER + 14 * DAY, []
    for number in range(1, 12):
        async with database.write() as connection:
            rows = await services.mentor_course.check_in(connection, GUILD, pair.id, number, at)
        following = [one for one in rows if one.kind == schedule.CHECKIN]
        await services.mentor_pairs.said(GUILD, pair.id, number, LUIS, "planning", at)
        if not following:
            break
        assert following[0].occurrence == str(number + 1)
        at = following[0].due_at
        days.append(f"{at:%m-%d}")

    assert days == ["10-30", "11-30", "01-04", "02-04", "03-04", "04-05", "05-05"]


async def test_closing(services: Services, database: Database, pair: Pair) -> None:
    """Without two who wish to go on it closes by itself, and both are thanked."""
    async with database.write() as connection:
        await services.mentor_course.close(connection, GUILD, pair.id, pair.finish_at + 20 * DAY)

    assert (await services.mentor_pairs.get(GUILD, pair.id)).state == "ended"
    assert (await told(database))[-2:] == [("closed", DANA), ("closed", LUIS)]


async def test_a_win_by_both(services: Services, pair: Pair) -> None:
    """What one writes is the other's to post or to drop; nobody else's, and not for ever."""
    course = services.mentor_course
    await course.propose_win(GUILD, pair.id, LUIS, "We weeded 400 books.", LATER)
    for member_id in (LUIS, PRIYA):
        for act in (course.proposed_win, course.drop_win):
            with pytest.raises(NotFound):
                await act(GUILD, pair.id, member_id)
    read = await course.proposed_win(GUILD, pair.id, DANA)
    await course.drop_win(GUILD, pair.id, DANA)

    assert (read.win, read.win_by) == ("We weeded 400 books.", "mentee")
    with pytest.raises(NotFound):
        await course.proposed_win(GUILD, pair.id, DANA)

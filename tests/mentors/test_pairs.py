"""What is between two people, as it is kept, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from bot.kit.school import SchoolClock
from bot.mentors import pair_words, rules, schedule, words
from tests.mentors.matched import (
    AMINA,
    DANA,
    DAY,
    GUILD,
    LATER,
    LUIS,
    OTHER,
    PRIYA,
    ZONE,
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
    from bot.mentors.records import Pair
    from bot.services import Services

SCHOOL = SchoolClock(ZONE)


@pytest.fixture(autouse=True)
async def _group(services: Services) -> None:
    await a_group(services)


@pytest.fixture
async def pair(services: Services) -> Pair:
    """Dana and Luis, matched for a school year."""
    return await a_pair(services, size="year")


async def check_in(
    services: Services, database: Database, pair: Pair, number: int, now: datetime
) -> list[str]:
    """Let a check-in be due; return what reaches the two."""
    async with database.write() as connection:
        rows = await services.mentor_course.check_in(connection, GUILD, pair.id, number, now)
    return [one.subject.partition(":")[0] for one in rows if one.kind == schedule.TELL]


async def test_what_is_planned(services: Services, database: Database, pair: Pair) -> None:
    """A thread now, a check-in after two school weeks, an idea each month, and a finish date."""
    found = {kind: (subject, at) for kind, subject, _, at in await planned(database)}

    assert {schedule.ROOM, schedule.CHECKIN, schedule.MONTH, schedule.FINISH} <= set(found)
    assert found[schedule.CHECKIN] == (str(pair.id), LATER + 14 * DAY)
    assert found[schedule.MONTH][1] == datetime.fromisoformat("2026-10-01T12:00Z")
    assert pair.finish_at.date().isoformat() == "2027-05-28"


@pytest.mark.parametrize(
    ("size", "finish"),
    [("question", "2026-09-30"), ("weeks", "2026-10-28"), ("year", "2027-05-28")],
)
async def test_finish_dates(services: Services, size: str, finish: str) -> None:
    """Ten school days, six weeks, and the last school day."""
    found = await a_pair(services, size=size)

    assert found.finish_at.date().isoformat() == finish
    assert SCHOOL.may_reach(found.finish_at)


def test_a_year_that_is_nearly_over() -> None:
    """A school year that begins in April means the next one."""
    april = datetime.fromisoformat("2027-04-20T15:00Z")

    assert rules.finish("year", SCHOOL, april).date().isoformat() == "2028-05-31"


async def test_we_met(services: Services, database: Database, pair: Pair) -> None:
    """It counts for the plan, is an hour in one's own log, and a line stands beside it."""
    now = LATER + 14 * DAY
    await check_in(services, database, pair, 1, now)
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "met", now)
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "met", now)
    kept = await services.mentor_pairs.reflect(GUILD, pair.id, 1, LUIS, "Start with the 600s.")
    mine = await services.plans.overview(GUILD, LUIS, now)
    theirs = await services.plans.overview(GUILD, DANA, now)
    (mark,) = mine.done["monthly"]

    assert kept
    assert (mark.source, mark.minutes, mark.note) == ("mentor", 60, "Start with the 600s.")
    assert theirs.done["monthly"] == []
    with pytest.raises(Refusal, match="can have 500 characters"):
        await services.mentor_pairs.reflect(GUILD, pair.id, 1, LUIS, "w" * 501)


async def test_only_the_two(services: Services, pair: Pair) -> None:
    """A third person, and the other group, find no such match."""
    await a_group(services, OTHER)
    for guild_id, member_id in ((GUILD, PRIYA), (OTHER, LUIS)):
        with pytest.raises(NotFound) as missing:
            await services.mentor_pairs.said(guild_id, pair.id, 1, member_id, "stop", LATER)
        assert missing.value.message == pair_words.PAIR_GONE
    assert (await services.mentor_pairs.get(GUILD, pair.id)).state == "active"


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
    """Whoever of the two says anything, the count begins anew."""
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


async def test_stopping(services: Services, database: Database, pair: Pair) -> None:
    """Stopping asks no reason, takes back what was planned, and tells the other that it ended."""
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "stop", LATER)

    assert (await services.mentor_pairs.get(GUILD, pair.id)).state == "ended"
    assert (await told(database))[-1] == ("ended", DANA)
    assert await planned(database, *schedule.OF_PAIR) == []
    with pytest.raises(Refusal, match="ended already"):
        await services.mentor_pairs.said(GUILD, pair.id, 1, DANA, "met", LATER)


async def test_someone_else(services: Services, database: Database, pair: Pair) -> None:
    """The other side cannot tell it from stopping; the request is open again for others."""
    await offers(services, AMINA)
    await services.mentor_pairs.rematch(GUILD, pair.id, LUIS, LATER)
    request = await services.mentors.open_request(GUILD, LUIS)

    assert request is not None
    assert (await told(database))[-1] == ("ended", DANA)
    assert [one.mentor_id for one in await a_round(services)] == [AMINA]


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

    assert [row.kind for row in rows] == [schedule.TELL] * 2 + [schedule.CLOSE]
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
    """What one writes is taken by the other, once; nobody else can."""
    course = services.mentor_course
    await course.propose_win(GUILD, pair.id, LUIS, "We weeded 400 books.", LATER)
    for member_id in (LUIS, PRIYA):
        with pytest.raises(NotFound):
            await course.take_win(GUILD, pair.id, member_id)
    taken = await course.take_win(GUILD, pair.id, DANA)

    assert (taken.win, taken.win_by) == ("We weeded 400 books.", "mentee")
    with pytest.raises(NotFound):
        await course.take_win(GUILD, pair.id, DANA)


@pytest.mark.parametrize("who", [DANA, LUIS])
@pytest.mark.parametrize("going", ["forget", "leave"])
async def test_who_is_gone(
    services: Services, database: Database, pair: Pair, who: int, going: str
) -> None:
    """Whoever forgets or leaves during a match: the other one learns only that it ended."""
    other = LUIS if who == DANA else DANA
    if going == "forget":
        await services.privacy.forget(Person(GUILD, who), LATER)
    else:
        await services.members.leave(GUILD, who, LATER)
    what, whom = (await told(database))[-1]

    assert (what.partition("_")[0], whom) == ("gone", other)
    assert await services.mentor_pairs.of_member(GUILD, other) == []
    if going == "forget":
        assert str(who) not in str(await planned(database, state=None))
        assert (await services.privacy.export(Person(GUILD, who))).sheets == {}
        # The one who asks can ask again, the one who offered has room again.
        assert await services.mentor_pairs.ask_again(GUILD, LUIS, LATER) is (who == DANA)


async def test_an_export(services: Services, database: Database, pair: Pair) -> None:
    """It holds one's own words and answers; of the other one's, and of refusals, nothing."""
    await check_in(services, database, pair, 1, LATER)
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "help", LATER)
    theirs = (await services.privacy.export(Person(GUILD, DANA))).sheets
    mine = (await services.privacy.export(Person(GUILD, LUIS))).sheets

    assert mine["my mentor matches"][0]["my answers"] == "help"
    assert theirs["my mentor matches"][0]["my answers"] == ""
    assert mine["my mentor requests"][0]["words"] == "Where do I start?"
    assert "Where do I start?" not in str(theirs)
    assert str(LUIS) not in str({k: v for k, v in theirs.items() if "mentor" in k})


async def test_each_term(services: Services, database: Database) -> None:
    """A mentor is asked at the beginning of each term whether they are still available."""
    await offers(services, DANA)
    (row,) = await planned(database, schedule.TERM)

    assert (row[1], row[3]) == (str(DANA), datetime.fromisoformat("2027-01-04T13:00Z"))
    after = rules.next_term(SCHOOL, row[3] + timedelta(hours=1))
    assert after == datetime.fromisoformat("2027-08-16T12:00Z")


@pytest.mark.parametrize("value", ["0", "500", "-1", "", "two", "9" * 40])
async def test_capacity_out_of_range(services: Services, value: str) -> None:
    """Nobody or 500 people at a time: a sentence, and nothing changes."""
    await offers(services, DANA)
    with pytest.raises(Refusal, match="1 to 5 people"):
        await services.mentors.set_capacity(GUILD, DANA, value, LATER)
    offer = await services.mentors.offer(GUILD, DANA)

    assert offer is not None
    assert offer.capacity == 1

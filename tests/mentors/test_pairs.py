"""What is between two people, as it is kept, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from bot.mentors import pair_words, rules, schedule
from bot.school.clock import SchoolClock, SchoolYear
from tests.conftest import MONDAY
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
    check_in,
    offers,
    planned,
    told,
)

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.records import Pair
    from bot.services import Services

SCHOOL = SchoolClock(ZONE)


pytestmark = pytest.mark.usefixtures("group")


async def test_what_is_planned(services: Services, database: Database, pair: Pair) -> None:
    """A thread now, a check-in after two school weeks, an idea each month, and a finish date."""
    found = {kind: (subject, at) for kind, subject, _, at in await planned(database)}

    assert {schedule.ROOM, schedule.CHECKIN, schedule.MONTH, schedule.FINISH} <= set(found)
    assert found[schedule.CHECKIN] == (str(pair.id), LATER + 14 * DAY)
    assert found[schedule.MONTH][1] == datetime.fromisoformat("2026-10-01T12:00Z")
    assert pair.finish_at.date().isoformat() == "2027-05-28"


async def test_two_weeks_of_four_days(services: Services, database: Database) -> None:
    """Where a school week has four days, two of them are eight, not ten."""
    year = replace(SchoolYear.default(MONDAY.date()), weekdays=frozenset(range(4)))
    await services.groups.set_school(GUILD, year, MONDAY)
    await a_pair(services)

    (found,) = await planned(database, schedule.CHECKIN)
    assert found[3] == LATER + 14 * DAY


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
    """It counts for the plan, is an hour in a member's own log, and a line stands beside it."""
    now = LATER + 14 * DAY
    await check_in(services, database, pair, 1, now)
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "met", now)
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "met", now)
    kept = await services.mentor_pairs.reflect(GUILD, pair.id, 1, LUIS, "Start with the 600s.")
    mine = await services.plans.overview(GUILD, LUIS, now)
    theirs = await services.plans.overview(GUILD, DANA, now)
    (mark,) = mine.done["monthly"]

    assert kept
    assert (mark.source, mark.minutes, mark.note) == ("mentor", None, "Start with the 600s.")
    assert theirs.done["monthly"] == []
    with pytest.raises(Refusal, match="can have up to 500 characters"):
        await services.mentor_pairs.reflect(GUILD, pair.id, 1, LUIS, "w" * 501)


async def test_only_the_two(services: Services, pair: Pair) -> None:
    """A third person, and the other group, find no such match."""
    await a_group(services, OTHER)
    for guild_id, member_id in ((GUILD, PRIYA), (OTHER, LUIS)):
        with pytest.raises(NotFound) as missing:
            await services.mentor_pairs.said(guild_id, pair.id, 1, member_id, "stop", LATER)
        assert missing.value.message == pair_words.PAIR_GONE
    assert (await services.mentor_pairs.get(GUILD, pair.id)).state == "active"


async def test_stopping(services: Services, database: Database, pair: Pair) -> None:
    """Stopping asks no reason, takes back what was planned, and tells the other that it ended."""
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "stop", LATER)

    assert (await services.mentor_pairs.get(GUILD, pair.id)).state == "ended"
    assert (await told(database))[-1] == ("ended", DANA)
    assert await planned(database, *schedule.OF_PAIR) == []
    with pytest.raises(Refusal, match="already ended"):
        await services.mentor_pairs.said(GUILD, pair.id, 1, DANA, "met", LATER)


async def test_someone_else(services: Services, database: Database, pair: Pair) -> None:
    """The other side cannot tell it from stopping; the request is open again for others."""
    await offers(services, AMINA)
    await services.mentor_pairs.rematch(GUILD, pair.id, LUIS, LATER)
    request = await services.mentors.open_request(GUILD, LUIS)

    assert request is not None
    assert (await told(database))[-1] == ("ended", DANA)
    assert [one.mentor_id for one in await a_round(services)] == [AMINA]


@pytest.mark.parametrize("who", [DANA, LUIS])
@pytest.mark.parametrize("going", ["forget", "leave"])
async def test_who_is_gone(
    services: Services, database: Database, pair: Pair, who: int, going: str
) -> None:
    """Anyone who forgets or leaves during a match: the other one learns only that it ended."""
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
    """It holds a member's own words and answers; nothing of the other one's, or of refusals."""
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

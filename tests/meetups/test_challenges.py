"""A challenge's numbers: added, corrected, taken back, and never anyone's but in the sum."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.documents.choices import GROUP
from bot.kit.database import in_turn
from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from bot.meetups import challenge_rules, kinds, queries
from bot.meetups import challenge_words as words
from bot.meetups.rules import MeetupDraft, tidied
from bot.meetups.spans import EventTimes, Span
from bot.school.clock import SchoolClock
from bot.totals import queries as totals
from bot.totals.tables import CountedRow
from tests.conftest import MONDAY
from tests.meetups.meeting import DANA, GUILD, LUIS, MARTA, RUTH, ZONE, a_group, meet

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.meetups.meetup import Meetup
    from bot.services import Services
    from tests.conftest import StandingClock

FIRST, LAST = date(2026, 9, 21), date(2026, 10, 16)
READING = MeetupDraft(title="Fall reading", kind="challenge", unit="pages", target="1,000")
DAYS = EventTimes(Span(FIRST, days=26), ZONE)
BEGUN = datetime(2026, 9, 22, 15, tzinfo=UTC)
OVER = datetime(2026, 10, 17, 5, tzinfo=UTC)  # midnight in Chicago after the last day
CLOSES = OVER + timedelta(days=7)


async def _challenge(
    services: Services, clock: StandingClock, plan: MeetupDraft = READING
) -> Meetup:
    await a_group(services, clock, "Dana", "Luis", "Marta", "Ruth")
    found = await meet(services, clock, DAYS, tidied(plan))
    clock.at = BEGUN
    return found


async def test_added_together(services: Services, clock: StandingClock) -> None:
    """However many add at once, no number is lost; nobody's number is told to anyone else."""
    made = await _challenge(services, clock)
    key, now = (GUILD, made.id), clock.now()
    await asyncio.gather(
        *(services.challenges.add(*key, 1_000 + n, "about 10 pages", now) for n in range(30))
    )

    found = await services.challenges.add(*key, LUIS, "40", now)
    assert (found.amount, found.total) == (40, 340)
    again = await services.challenges.add(*key, LUIS, "1,060", now)
    assert again.total == 1_400
    assert await services.challenges.added_by(made, LUIS) == 1_100
    seen = await services.meetups.seen(GUILD, made.id, now)
    assert (seen.total, challenge_rules.percent(seen)) == (1_400, 100)
    with pytest.raises(NotFound):
        await services.challenges.add(GUILD + 1, made.id, LUIS, "40", now)


async def test_corrected_and_taken_back(services: Services, clock: StandingClock) -> None:
    """One number stands for all that a member added, or none; others' stay as they are."""
    made = await _challenge(services, clock)
    key, now = (GUILD, made.id), clock.now()
    for member_id, typed in ((LUIS, "40"), (LUIS, "400"), (MARTA, "5")):
        await services.challenges.add(*key, member_id, typed, now)

    assert (await services.challenges.correct(*key, LUIS, "44", now)).total == 49
    for none in ("0", "zero pages"):
        assert (await services.challenges.correct(*key, LUIS, none, now)).total == 5
    await services.challenges.correct(*key, LUIS, "44", now)
    with pytest.raises(Refusal):
        await services.challenges.correct(*key, LUIS, "lots", now)
    assert await services.challenges.added_by(made, LUIS) == 44
    assert (await services.challenges.correct(*key, LUIS, None, now)).total == 5
    assert await services.challenges.added_by(made, LUIS) == 0


async def test_when_numbers_are_taken(services: Services, clock: StandingClock) -> None:
    """From its first day to a week after its last; not before, not later, not called off."""
    made = await _challenge(services, clock)
    add = services.challenges.add
    clock.at = BEGUN - timedelta(days=3)
    with pytest.raises(Refusal, match="from Monday, September 21 on"):
        await add(GUILD, made.id, LUIS, "5", clock.now())
    for at in (BEGUN, CLOSES - timedelta(minutes=1)):
        clock.at = at
        assert (await add(GUILD, made.id, LUIS, "5", at)).amount == 5
    clock.at = CLOSES
    with pytest.raises(Refusal, match="closed"):
        await add(GUILD, made.id, LUIS, "5", clock.now())
    clock.at = BEGUN
    await services.meetups.end(GUILD, made.id, DANA, clock.now(), runs=False)
    with pytest.raises(Refusal, match="closed"):
        await add(GUILD, made.id, LUIS, "5", clock.now())
    coffee = await meet(services, clock)
    with pytest.raises(Refusal, match="closed"):
        await add(GUILD, coffee.id, LUIS, "5", clock.now())


async def test_closes_on_a_day_of_the_groups_clocks(
    services: Services, clock: StandingClock
) -> None:
    """Where the clocks change in its last week, that's a week of days, not of 24 hours."""
    await a_group(services, clock, "Dana", "Luis")
    days = EventTimes(
        Span(date(2026, 10, 5), days=26), ZONE
    )  # through October 30; clocks: November 1
    made = await meet(services, clock, days, tidied(READING))
    assert challenge_rules.last_day_to_add(made) == date(2026, 11, 6)

    midnight = datetime(2026, 11, 7, 6, tzinfo=UTC)  # in Chicago, on standard time
    assert challenge_rules.closes(made) == midnight
    clock.at = midnight - timedelta(minutes=30)
    assert (await services.challenges.add(GUILD, made.id, LUIS, "5", clock.now())).amount == 5
    with pytest.raises(Refusal, match="closed"):
        await services.challenges.add(GUILD, made.id, LUIS, "5", midnight)


async def test_told_once(services: Services, clock: StandingClock) -> None:
    """What it came to is told once it's over, by the first post that can carry it."""
    made = await _challenge(services, clock)
    await services.challenges.add(GUILD, made.id, LUIS, "500", clock.now())
    challenges, meetups = services.challenges, services.meetups
    assert await challenges.to_announce(GUILD, OVER) == []  # it isn't posted
    async with meetups._database.write() as connection:
        await services.meetups.refresh(connection, GUILD, made.id, clock.now())
    clock.at = OVER
    async with meetups._database.write() as connection:
        planned = await meetups.roll(connection, GUILD, made.id, clock.now())
    assert [one.due_at for one in planned if one.kind == kinds.CLOSE] == [CLOSES]
    await _posted(services, made)

    assert [total for _, total in await challenges.to_announce(GUILD, OVER)] == [500]
    assert await challenges.to_announce(GUILD, OVER - timedelta(minutes=1)) == []
    assert await challenges.to_announce(GUILD, OVER + timedelta(days=40)) == []
    async with meetups._database.write() as connection:
        await challenges.announced(connection, GUILD, OVER, OVER)
    assert await challenges.to_announce(GUILD, OVER) == []


async def _posted(services: Services, made: Meetup) -> None:
    async with services.meetups._database.write() as connection:
        await queries.change(connection, GUILD, made.id, {"channel_id": 7, "message_id": 8})


async def test_changed(services: Services, clock: StandingClock) -> None:
    """Its days, its target and what it counts can change, also while it's on; the sum stays."""
    made = await _challenge(services, clock)
    await services.challenges.add(GUILD, made.id, LUIS, "500", clock.now())
    longer = replace(DAYS, span=replace(DAYS.span, days=40))
    plan = replace(READING, unit="pages read", target="", dates=longer.to_json())

    given = (GUILD, made.id, DANA, tidied(plan), clock.now())
    after = (await services.meetups.edit(*given, runs=False)).meetup

    assert (after.unit, after.target, challenge_rules.ends(after).date()) == (
        "pages read",
        None,
        date(2026, 10, 31),
    )
    assert after.ends_at == challenge_rules.ends(after)
    seen = await services.meetups.seen(GUILD, made.id, clock.now())
    assert (seen.total, challenge_rules.percent(seen)) == (500, None)
    sheets = (await services.privacy.export(Person(GUILD, LUIS))).sheets
    assert [row["unit"] for row in sheets["what I added to a total"]] == ["pages read"]


async def test_added_while_it_gets_another_name(
    services: Services, clock: StandingClock, database: Database
) -> None:
    """A number that's added at that moment counts under the new name, too."""
    made = await _challenge(services, clock)
    async with database.write() as connection:
        await in_turn(connection, f"meetup {made.id}")
        renamed = replace(challenge_rules.tally_of(made), unit="pages read")
        await totals.name(connection, renamed)
        await queries.change(connection, GUILD, made.id, {"unit": renamed.unit})
        adding = asyncio.create_task(
            services.challenges.add(GUILD, made.id, LUIS, "5", clock.now())
        )
        await asyncio.wait({adding}, timeout=0.5)
    await adding

    async with database.read() as connection:
        units = (await connection.execute(select(CountedRow.unit))).scalars().all()
    assert units == ["pages read"]


async def test_in_calendars(services: Services, clock: StandingClock) -> None:
    """It's whole days in its file and the group's feed, and on the page of each of its months."""
    made = await _challenge(services, clock)
    _, file = await services.calendars.one(GUILD, made.id, clock.now())
    feed = await services.calendars.of_group(GUILD, clock.now())
    for content in (file, feed):
        assert b"DTSTART;VALUE=DATE:20260921" in content
        assert b"DTEND;VALUE=DATE:20261017" in content  # the day after, as calendars have it
    for month in (9, 10):
        page = await services.calendars.in_month(GUILD, date(2026, month, 1))
        assert [entry.name for _, entry in page] == ["Fall reading"]
    coming = [one.id for one in await services.meetups.upcoming(GUILD)]
    assert coming == [made.id]


async def test_own_data(services: Services, clock: StandingClock, database: Database) -> None:
    """A member's numbers are exported; forgotten, they stay in the sum and are nobody's.

    So do they when the challenge goes with the member who set it up.
    """
    made = await _challenge(services, clock)
    for member_id in (DANA, LUIS):
        await services.challenges.add(GUILD, made.id, member_id, "30", clock.now())
    luis, dana = Person(GUILD, LUIS), Person(GUILD, DANA)
    sheets = (await services.privacy.export(luis)).sheets
    assert [row["amount"] for row in sheets["what I added to a total"]] == [30]
    await services.privacy.forget(luis, clock.now())

    assert "what I added to a total" not in (await services.privacy.export(luis)).sheets
    assert (await services.meetups.seen(GUILD, made.id, clock.now())).total == 60
    clock.at = OVER
    async with database.write() as connection:
        await services.meetups.roll(connection, GUILD, made.id, clock.now())
    await services.privacy.forget(dana, clock.now())
    with pytest.raises(NotFound):
        await services.meetups.get(GUILD, made.id)
    async with database.read() as connection:
        row = CountedRow
        columns = select(row.member_id, row.meetup_id, row.amount).order_by(row.id)
        kept = (await connection.execute(columns)).all()
    assert [tuple(one) for one in kept] == [(0, None, 30), (0, None, 30)]


async def test_report(services: Services, clock: StandingClock) -> None:
    """The group's report has the sum where three or more added to it, and nobody who hides."""
    made = await _challenge(services, clock)
    add, now = services.challenges.add, clock.now()
    for member_id in (DANA, LUIS):
        await add(GUILD, made.id, member_id, "600", now)
    assert "pages" not in await _report(services, clock)
    await add(GUILD, made.id, MARTA, "700", now)
    await add(GUILD, made.id, RUTH, "9", now)

    assert "1,909 pages, added up together" in await _report(services, clock)
    kept = await services.documents.keepsake(GUILD, "Prairie", now)
    assert "Added up together: 1,909 pages." in kept.document.paragraphs
    await services.members.hide(GUILD, RUTH, True, now)
    assert "1,900 pages, added up together" in await _report(services, clock)
    await services.members.hide(GUILD, MARTA, True, now)
    assert "pages" not in await _report(services, clock)


async def _report(services: Services, clock: StandingClock) -> str:
    choice = await services.documents.choices.get(GUILD, DANA, GROUP, clock.now())
    report = (await services.documents.report(choice, "Prairie", clock.now())).document
    return "\n".join(report.texts())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"unit": ""}, words.UNIT_EMPTY),
        ({"unit": "<@101>"}, words.UNIT_UNFIT),
        ({"unit": "https://a.example"}, words.UNIT_UNFIT),
        ({"unit": "1,000"}, words.UNIT_UNFIT),
        ({"unit": "p" * 31}, "31 characters"),
        ({"target": "lots"}, "I couldn't read the number to reach"),
        ({"target": "-5"}, "I couldn't read the number to reach"),
        ({"target": "3 books"}, "I couldn't read the number to reach"),
        ({"alt": "a" * 501}, "501 characters"),
    ],
)
def test_typed_wrong(typed: dict[str, str], says: str) -> None:
    """What can't be counted is asked about."""
    with pytest.raises(Refusal) as refused:
        tidied(replace(READING, **typed))
    assert says in refused.value.message


@pytest.mark.parametrize(
    ("unit", "kept"),
    [("Pages", "pages"), ("  books   read ", "books read"), ("STEM kits", "STEM kits")],
)
def test_unit(unit: str, kept: str) -> None:
    """What's counted stands in the middle of a sentence."""
    assert tidied(replace(READING, unit=unit)).unit == kept


@pytest.mark.parametrize("target", ["", "none", "no goal", "0"])
def test_no_target(target: str) -> None:
    """A number to reach isn't needed."""
    assert tidied(replace(READING, target=target)).aim is None


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Sep 21 to Oct 16", FIRST, LAST),
        ("September 21 - October 16, 2026", FIRST, LAST),
        ("from 9/21 to 10/16", FIRST, LAST),
        ("October 5", date(2026, 10, 5), date(2026, 10, 5)),
        ("Oct 1 to Feb 26", date(2026, 10, 1), date(2027, 2, 26)),
        ("Sep 7 to Oct 2", date(2026, 9, 7), date(2026, 10, 2)),
        ("Monday, Sep 7 to Friday, Oct 2", date(2026, 9, 7), date(2026, 10, 2)),
        ("today to Oct 2", date(2026, 9, 14), date(2026, 10, 2)),
        ("the month of October", date(2026, 10, 1), date(2026, 10, 31)),
        ("next Monday to Oct 2", date(2026, 9, 21), date(2026, 10, 2)),
    ],
)
def test_days(typed: str, first: date, last: date) -> None:
    """Whole days, as long as a school year, also where it began already."""
    found = challenge_rules.read_days(typed, SchoolClock(ZONE), MONDAY)
    assert (found.span.day, found.span.last, found.span.at) == (first, last, None)


@pytest.mark.parametrize(
    "typed", ["Sep 21 3 pm to Oct 16 4 pm", "every Monday", "Oct 8 at 3:30", "Oct 8 and Oct 15"]
)
def test_no_days(typed: str) -> None:
    """A time of day or a repeat is asked about."""
    with pytest.raises(Refusal):
        challenge_rules.read_days(typed, SchoolClock(ZONE), MONDAY)

"""Where what is planned goes when the group's time changes, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import ColumnElement, select, update

from bot.agenda.tables import AgendaRow
from bot.kit import calendar
from bot.kit.personal import Person
from bot.mentors import rules, schedule
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
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
)

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.mentors.records import Pair
    from bot.services import Services

USUAL = SchoolYear.default(MONDAY.date())
# No school from the end of September to the first days of October, and a late January.
FALL = Break(date(2026, 9, 21), date(2026, 10, 2), "Fall break")
WINTER = Break(date(2026, 12, 22), date(2027, 1, 8), "Winter break")
MOVED = replace(USUAL, breaks=(*USUAL.breaks, FALL, WINTER))
WEST = "America/Los_Angeles"
MOVABLE = (
    schedule.EXPIRY,
    schedule.ALONE,
    schedule.MONTH,
    schedule.CHECKIN,
    schedule.FINISH,
    schedule.TERM,
)


def _of(key: dict[str, object]) -> list[ColumnElement[bool]]:
    """Return what holds for the agenda's rows with these columns."""
    return [AgendaRow.__table__.columns[name] == value for name, value in key.items()]


@pytest.fixture
async def pair(services: Services) -> Pair:
    """Dana and Luis, matched for a year; Priya is being asked about Amina's request."""
    await a_group(services)
    pair = await a_pair(services, size="year")
    await offers(services, PRIYA, "budget")
    await asks(services, AMINA, "budget")
    await a_round(services)
    await asks(services, MAI, "grants", size="question", now=LATER)
    return pair


async def by_kind(database: Database) -> dict[tuple[str, str], datetime]:
    """Return when each row that can move is due."""
    rows = await planned(database, *MOVABLE)
    found = {(kind, subject): at for kind, subject, _, at in rows}
    assert len(found) == len(rows)  # nothing is there twice
    return found


def there(at: datetime, zone: str = "America/Chicago") -> str:
    """Return what the clocks there show."""
    return f"{calendar.local(at, zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("who", [MAI, AMINA, PRIYA, LUIS, DANA])
async def test_after_someone_was_forgotten(services: Services, pair: Pair, who: int) -> None:
    """A group's settings can be changed while something waits about what nobody has any more."""
    await services.privacy.forget(Person(GUILD, who), LATER)
    await services.groups.set_school(GUILD, MOVED, LATER)

    assert not (await services.groups.school(GUILD)).is_school_day(FALL.first)


async def test_another_year(services: Services, database: Database, pair: Pair) -> None:
    """Days without school put off what waits; the date on which it ends is not touched."""
    before = await by_kind(database)
    await services.groups.set_school(GUILD, MOVED, LATER)
    after = await by_kind(database)
    (ask,) = await services.mentor_asks.of_mentor(GUILD, PRIYA)
    subject = str(pair.id)

    assert set(after) == set(before)
    assert {kind for kind, _ in after} == set(MOVABLE)
    assert there(after[schedule.CHECKIN, subject]) == "2026-10-15 08:00"
    assert there(after[schedule.MONTH, subject]) == "2026-10-05 07:00"
    assert there(after[schedule.TERM, str(PRIYA)]) == "2027-01-11 07:00"
    assert there(before[schedule.EXPIRY, str(ask.id)]) == "2026-09-21 08:00"
    assert there(after[schedule.EXPIRY, str(ask.id)]) == "2026-10-05 08:00"
    assert ask.expires_at == after[schedule.EXPIRY, str(ask.id)]
    assert after[schedule.FINISH, subject] == before[schedule.FINISH, subject] == pair.finish_at


async def test_an_ask_that_moved_still_ends(
    services: Services, database: Database, pair: Pair
) -> None:
    """It can be answered, and has not expired, until the moment to which it moved."""
    await services.groups.set_school(GUILD, MOVED, LATER)
    (ask,) = await services.mentor_asks.of_mentor(GUILD, PRIYA)
    key = {"guild_id": GUILD, "kind": "mentor.tell.ask", "subject_id": ask.id, "member_id": PRIYA}
    async with database.write() as connection:
        told = (await connection.execute(select(AgendaRow.__table__).where(*_of(key)))).one()
        await services.mentor_asks.expire(connection, GUILD, ask.id, ask.expires_at - DAY)
    still = (await services.mentor_asks.asked(GUILD, ask.id)).ask.state
    async with database.write() as connection:
        await services.mentor_asks.expire(connection, GUILD, ask.id, ask.expires_at)

    assert told.use_by == ask.expires_at
    assert still == "waiting"
    assert (await services.mentor_asks.asked(GUILD, ask.id)).ask.state == "expired"


@pytest.mark.parametrize(
    ("values", "zone", "opens"),
    [({"zone": WEST}, WEST, "07:00"), ({"opens": time(9, 30)}, "America/Chicago", "09:30")],
)
async def test_another_zone_and_other_hours(
    services: Services,
    database: Database,
    pair: Pair,
    values: dict[str, Any],
    zone: str,
    opens: str,
) -> None:
    """All of it comes in school hours again, and the finish date keeps its day."""
    before = await by_kind(database)
    if "opens" in values:
        await services.groups.set_school(GUILD, replace(USUAL, **values), LATER)
    else:
        await services.groups.change(GUILD, LATER, **values)
    after, school = await by_kind(database), await services.groups.school(GUILD)
    finish_at = (await services.mentor_pairs.get(GUILD, pair.id)).finish_at
    subject = str(pair.id)

    assert set(after) == set(before)
    assert all(school.in_school_hours(at) for at in after.values())
    assert there(after[schedule.MONTH, subject], zone) == f"2026-10-01 {opens}"
    assert there(after[schedule.TERM, str(DANA)], zone) == f"2027-01-04 {opens}"
    assert there(finish_at, zone) == f"2027-05-28 {opens}"
    assert after[schedule.FINISH, subject] == finish_at != pair.finish_at


async def test_what_is_told_stays(services: Services, database: Database, pair: Pair) -> None:
    """A finish date on which there is no school any more is that day all the same."""
    early = replace(USUAL, last_day=date(2027, 5, 14))
    await services.groups.set_school(GUILD, early, LATER)

    assert there((await services.mentor_pairs.get(GUILD, pair.id)).finish_at)[:10] == "2027-05-28"


async def test_what_is_under_way_stays(services: Services, database: Database, pair: Pair) -> None:
    """What is due, claimed or was tried is where it was; so is what the other group planned."""
    await a_group(services, OTHER)
    await offers(services, MAI, guild_id=OTHER)
    async with database.write() as connection:
        key = {"guild_id": GUILD, "kind": schedule.MONTH}
        await connection.execute(update(AgendaRow).where(*_of(key)).values(attempts=1))
        key = {"guild_id": GUILD, "kind": schedule.CHECKIN}
        await connection.execute(update(AgendaRow).where(*_of(key)).values(state="claimed"))
    kinds = (schedule.MONTH, schedule.CHECKIN)
    before = await planned(database, *kinds, state=None)
    others = await by_kind(database)
    await services.groups.set_school(GUILD, MOVED, LATER)

    assert await planned(database, *kinds, state=None) == before
    assert (await by_kind(database))[schedule.TERM, str(MAI)] == others[schedule.TERM, str(MAI)]


async def test_the_same_again(services: Services, database: Database, pair: Pair) -> None:
    """Where nothing changes, nothing moves; there and back, it is in its month and term."""
    before = await planned(database, *MOVABLE)
    await services.groups.change(GUILD, LATER, zone="America/Chicago")
    same = await planned(database, *MOVABLE)
    await services.groups.set_school(GUILD, MOVED, LATER)
    await services.groups.usual_school(GUILD, "", LATER)
    back = await by_kind(database)

    assert same == before
    assert there(back[schedule.MONTH, str(pair.id)]) == "2026-10-01 07:00"
    assert there(back[schedule.TERM, str(DANA)]) == "2027-01-04 07:00"


async def test_a_month_without_school(services: Services, database: Database, pair: Pair) -> None:
    """Its idea is the next month's, by its name too, so that no month has two."""
    away = Break(date(2026, 10, 1), date(2026, 10, 30), "Repairs")
    year = replace(USUAL, breaks=(*USUAL.breaks, away))
    await services.groups.set_school(GUILD, year, LATER)
    (row,) = await planned(database, schedule.MONTH)

    assert (row[2], there(row[3])) == ("2026-11", "2026-11-02 07:00")


async def test_a_term_that_begins_late(services: Services, database: Database, pair: Pair) -> None:
    """Who was asked in this term already is not asked again when its beginning moves."""
    asked = datetime.fromisoformat("2027-01-05T15:00Z")
    async with database.write() as connection:
        rows = {"guild_id": GUILD, "kind": schedule.TERM, "member_id": DANA}
        school = await services.groups.school(GUILD)
        at = rules.next_term(school, asked)
        await connection.execute(update(AgendaRow).where(*_of(rows)).values(due_at=at))
    await services.groups.set_school(GUILD, MOVED, asked)

    moved = (await by_kind(database))[schedule.TERM, str(DANA)]
    assert there(moved)[:7] == "2027-08"
    assert LUIS in pair.members

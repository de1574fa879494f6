"""A group's school year, kept on both databases, and what moves with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from bot.groups.service import Group, Groups
from bot.kit.personal import Person
from bot.members.service import Members
from bot.school import reader
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.groups.service import GroupChange
    from bot.kit.database import Connection, Database
    from bot.members.rules import Member
    from bot.services import Services

HERE, THERE, DANA = 10, 20, 101
PERSON = Person(HERE, DANA)
CENTRAL, MOUNTAIN = "America/Chicago", "America/Denver"
TODAY = date(2026, 9, 14)
AUTUMN = Break(date(2026, 10, 12), date(2026, 10, 16), "Fall break")
YEAR = SchoolYear(
    date(2026, 8, 20),
    date(2027, 5, 27),
    (AUTUMN,),
    frozenset(range(4)),
    time(7, 30),
    time(15, 15),
)


async def test_nothing_entered(services: Services) -> None:
    """A group that entered nothing has the usual American year."""
    school = await services.groups.school(HERE)

    assert school == SchoolClock()
    assert school.school_year_of(TODAY) == SchoolYear.default(TODAY)


async def test_a_year_is_kept(services: Services, database: Database) -> None:
    """A year comes back as it was entered, also after a restart, and is another group's not."""
    await services.groups.change(HERE, MONDAY, zone=CENTRAL)
    group = await services.groups.set_school(HERE, YEAR, MONDAY)
    school = await Groups(database).school(HERE)

    assert (group.school_days, group.opens, group.closes) == ("0123", time(7, 30), time(15, 15))
    assert school == await services.groups.school(HERE)
    assert school.zone == CENTRAL
    assert not school.is_school_day(date(2026, 10, 12))
    assert not school.is_school_day(date(2026, 9, 18))  # a Friday
    assert school.hours(TODAY) == (time(7, 30), time(15, 15))
    assert school.school_year_of(TODAY).last_day == date(2027, 5, 27)
    assert (await services.groups.school(THERE)).is_school_day(date(2026, 9, 18))


async def test_entered_again(services: Services) -> None:
    """A year entered again takes the place of the one before; another year stands beside it."""
    earlier = SchoolYear(date(2025, 8, 18), date(2026, 5, 29), (), YEAR.weekdays)
    moved = SchoolYear(date(2026, 8, 24), date(2027, 6, 3), (), YEAR.weekdays)
    for one in (earlier, YEAR, moved):
        await services.groups.set_school(HERE, one, MONDAY)
    school = await services.groups.school(HERE)

    assert [one.first_day for one in school.years] == [earlier.first_day, moved.first_day]
    assert school.is_school_day(AUTUMN.first)


async def test_the_usual_year_again(services: Services) -> None:
    """The usual year comes back, and what was entered stays at hand."""
    await services.groups.set_school(HERE, YEAR, MONDAY)
    group = await services.groups.usual_school(HERE, "Fridays off", MONDAY)
    school = await services.groups.school(HERE)

    assert group.school_draft == "Fridays off"
    assert (group.school_days, group.opens) == ("01234", time(7))
    assert school.years == ()


async def test_pasted_dates_are_kept(services: Services) -> None:
    """What a text says, `set_school` keeps, and the text made of it says the same."""
    text = "First day Aug 20\nLast day May 27\nFridays off\nNov 25-29 Thanksgiving\n12/22 - 1/2"
    reading = reader.read(text, CENTRAL, TODAY)
    assert reading.year is not None
    await services.groups.set_school(HERE, reading.year, MONDAY)
    kept = (await services.groups.school(HERE)).school_year_of(TODAY)

    assert reading.missed == ()
    assert kept == reading.year


Change = tuple[str, dict[str, object]]
CHANGES: list[Change] = [
    ("zone", {"zone": MOUNTAIN}),
    ("nudge", {"nudge_at": time(8)}),
    ("weekly", {"weekly_at": time(13)}),
    ("hours", {"opens": time(8)}),
    ("switched off", {"switched_off": frozenset({"wins"})}),
    ("channel", {"wins_channel_id": 5}),
]


@pytest.mark.parametrize("values", [one for _, one in CHANGES], ids=[name for name, _ in CHANGES])
async def test_what_is_planned_moves_along(services: Services, values: GroupChange) -> None:
    """Each change of a group's time tells the features, which see what will be true."""
    seen: list[tuple[int, SchoolClock, datetime, Group]] = []

    async def note(
        connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        seen.append((guild_id, school, now, await services.groups.get(guild_id)))

    services.groups.on_change.add(note)
    group = await services.groups.change(HERE, MONDAY, **values)
    await services.groups.change(HERE, MONDAY, name="Prairie", keep_photos=False)

    assert seen == [(HERE, await services.groups.school(HERE), MONDAY, group)]


@pytest.mark.parametrize("change", ["set_school", "usual_school"])
async def test_dates_move_it_too(services: Services, change: str) -> None:
    """Entering dates, and taking them back, tells the features."""
    seen: list[int] = []

    async def note(
        connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        seen.append(len(school.years))

    services.groups.on_change.add(note)
    if change == "set_school":
        await services.groups.set_school(HERE, YEAR, MONDAY)
    else:
        await services.groups.usual_school(HERE, "", MONDAY)

    assert seen == [1 if change == "set_school" else 0]


async def test_a_feature_fails(services: Services, database: Database) -> None:
    """Where a feature cannot follow, nothing changes, in the database and at hand."""
    await services.groups.change(HERE, MONDAY, zone=CENTRAL)

    async def fail(
        connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        raise LookupError("cannot follow")

    services.groups.on_change.add(fail)
    with pytest.raises(LookupError, match="cannot follow"):
        await services.groups.change(HERE, MONDAY, zone=MOUNTAIN)

    assert (await services.groups.get(HERE)).zone == CENTRAL
    assert (await Groups(database).get(HERE)).zone == CENTRAL


async def test_a_member_in_another_zone(services: Services) -> None:
    """In a group in Central a member in Mountain time has their own mornings."""
    await services.groups.change(HERE, MONDAY, zone=CENTRAL)
    await services.members.arrive(HERE, DANA, "Dana", MONDAY)
    await services.members.reschedule(HERE, DANA, MONDAY, zone=MOUNTAIN)
    group = await services.groups.school(HERE)
    hers = await services.members.school(HERE, DANA, group)
    seven_central = datetime(2026, 9, 14, 12, 30, tzinfo=UTC)  # 7:30 there, 6:30 for her

    assert group.may_reach(seven_central)
    assert not hers.may_reach(seven_central)
    assert hers.next_school_moment(seven_central) == datetime(2026, 9, 14, 13, tzinfo=UTC)
    assert await services.members.school(HERE, 999, group) == group


async def test_own_hours_and_days_off(services: Services, database: Database) -> None:
    """A member's hours and days off count beside the group's, also after a restart."""
    own = Break(date(2026, 9, 21), date(2026, 9, 25))
    await services.groups.set_school(HERE, YEAR, MONDAY)
    await services.members.arrive(HERE, DANA, "Dana", MONDAY)
    await services.members.reschedule(HERE, DANA, MONDAY, opens=time(9), breaks=[own])
    afterwards = Members(database, services.reaching)
    school = await afterwards.school(HERE, DANA, await services.groups.school(HERE))
    (listed,) = await afterwards.of_group(HERE)

    assert listed.breaks == (own,)
    assert school.hours(TODAY) == (time(9), time(15, 15))
    assert not school.is_school_day(date(2026, 9, 22))
    assert not school.is_school_day(AUTUMN.first)
    early = datetime(2026, 9, 14, 13, 30, tzinfo=UTC)  # 8:30
    assert listed.fit_moment(await services.groups.school(HERE), early) == early.replace(
        hour=14, minute=0
    )


async def test_off_this_week(services: Services) -> None:
    """A week off is one call, twice is once, and the group's other days stay."""
    await services.members.arrive(HERE, DANA, "Dana", MONDAY)
    for _ in range(2):
        member = await services.members.off_this_week(HERE, DANA, TODAY, MONDAY)
    school = await services.members.school(HERE, DANA, await services.groups.school(HERE))

    assert member.breaks == (Break(TODAY, date(2026, 9, 20)),)
    assert school.first_school_day(TODAY) is None
    assert school.first_school_day(date(2026, 9, 21)) == date(2026, 9, 21)


async def test_a_members_rows_move_along(services: Services) -> None:
    """What a member changes of their time, and their leaving and coming back, is told."""
    seen: list[Member] = []

    async def note(connection: Connection, member: Member, now: datetime) -> None:
        seen.append(member)

    members = services.members
    members.on_change.add(note)
    await members.arrive(HERE, DANA, "Dana", MONDAY)
    await members.reschedule(HERE, DANA, MONDAY, zone=MOUNTAIN)
    await members.off_this_week(HERE, DANA, TODAY, MONDAY)
    await members.change(HERE, DANA, school="Lakeview")
    await members.leave(HERE, DANA, MONDAY)
    await members.arrive(HERE, DANA, "Dana", MONDAY)

    assert [one.zone for one in seen] == [MOUNTAIN] * 4
    assert [len(one.breaks) for one in seen] == [0, 1, 1, 1]
    assert [one.left_at for one in seen] == [None, None, MONDAY, None]


async def test_own_data(services: Services) -> None:
    """Hours and days off are in what a member takes away, and gone when they are forgotten."""
    await services.members.arrive(HERE, DANA, "Dana", MONDAY)
    await services.members.reschedule(HERE, DANA, MONDAY, opens=time(8))
    await services.members.off_this_week(HERE, DANA, TODAY, MONDAY)
    sheets = (await services.privacy.export(PERSON)).sheets
    await services.privacy.forget(PERSON, MONDAY)

    assert sheets["my days off"] == [{"first": TODAY, "last": date(2026, 9, 20)}]
    assert sheets["about me"][0]["opens"] == time(8)
    assert (await services.privacy.export(PERSON)).sheets == {}

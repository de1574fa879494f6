"""Plans, as they are kept, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.agenda import queries as agenda
from bot.agenda.occurrences import Done
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.plans.company import Company
from bot.plans.ideas import Idea
from bot.plans.schedule import DM, NUDGE, REMINDER, RESTART, TOMORROW
from bot.plans.tables import NudgeRow
from tests.conftest import MONDAY
from tests.plans.people import DANA, GUILD, LUIS, win
from tests.plans.planned import ZONE, planned

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.members.service import MemberChange
    from bot.services import Services

OF_MEMBER = (DM, REMINDER, TOMORROW, RESTART)
OTHER = 12
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
TODAY = date(2026, 9, 14)
DUE = datetime(2026, 9, 21, 12, 15, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("group")


async def test_in_two_groups(services: Services) -> None:
    """Who is in two groups doesn't read the same idea in both on the same morning."""
    await services.groups.change(OTHER, MONDAY, wins_channel_id=8, zone=ZONE)
    await services.members.arrive(OTHER, DANA, "Dana", MONDAY)
    weeks = [MONDAY + n * WEEK for n in range(6)]
    here = [await idea(services, GUILD, at) for at in weeks]
    there = [await idea(services, OTHER, at) for at in weeks]

    assert sum(one == other for one, other in zip(here, there, strict=True)) < 2


async def idea(services: Services, guild_id: int, now: datetime) -> str:
    """Return what Dana's card in a group offers in a week."""
    shown = (await services.plans.nudge(guild_id, DANA, now)).chosen
    assert isinstance(shown, Idea)
    return shown.id


async def named(services: Services, now: datetime, *, another: bool = False) -> int | None:
    """Return who Luis' card names."""
    found = await services.plans.nudge(GUILD, LUIS, now, another=another)
    return found.chosen.colleague.member_id if isinstance(found.chosen, Company) else None


async def test_one_waiting_row(services: Services, database: Database) -> None:
    """The line in the channel has one row before it, wherever the settings move it."""
    first = await planned(database, NUDGE)
    await services.groups.change(GUILD, MONDAY, nudge_at=time(9))
    later = await planned(database, NUDGE)
    await services.groups.change(GUILD, MONDAY, zone="America/Denver")
    west = await planned(database, NUDGE)
    await services.groups.change(GUILD, MONDAY, switched_off=frozenset({"plans"}))
    off = await planned(database, NUDGE)
    await services.groups.change(GUILD, MONDAY, switched_off=frozenset())
    await services.groups.go_on(GUILD, MONDAY)
    on = await planned(database, NUDGE)

    assert first == [("", "2026-09-21", DUE)]
    # It is 8:00: at 9:00 today it can still come.
    assert later == [("", "2026-09-14", MONDAY + timedelta(hours=1))]
    assert west == [("", "2026-09-14", MONDAY + timedelta(hours=2))]
    assert (off, on) == ([], west)


async def test_changed_while_it_is_under_way(services: Services, database: Database) -> None:
    """A line that is being posted stays the only row; the next one follows the new time."""
    async with database.write() as connection:
        claimed = await agenda.claim(connection, DUE, 50)
    (due,) = [one for one in claimed if one.kind == NUDGE]
    await services.groups.change(GUILD, DUE, nudge_at=time(7))
    meanwhile = await planned(database, NUDGE)
    async with database.write() as connection:
        await agenda.record(connection, due, Done(), DUE)
        await services.plans.follow(connection, GUILD, None, DUE)

    assert meanwhile == []
    assert await planned(database, NUDGE) == [
        ("", "2026-09-28", datetime(2026, 9, 28, 12, tzinfo=UTC))
    ]


async def test_a_plan_of_ones_own(services: Services, database: Database) -> None:
    """The first change makes the plan; direct messages have their rows, and lose them again."""
    plans = services.plans
    before = await plans.get(GUILD, DANA)
    await plans.change(GUILD, DANA, MONDAY, weekly="teacher", monthly_own="Go to SLC.")
    quiet = [await planned(database, kind) for kind in (DM, REMINDER)]
    await services.reaching.choose(GUILD, DANA, "nudge", "dm", MONDAY)
    plan = await plans.change(GUILD, DANA, MONDAY, volume="standard")
    loud = [await planned(database, kind) for kind in (DM, REMINDER)]
    await services.reaching.choose(GUILD, DANA, "nudge", "off", MONDAY)

    assert not before.made
    assert (plan.goals["weekly"], plan.own) == ("teacher", {"monthly": "Go to SLC."})
    assert quiet == [[], []]
    assert loud == [
        [(str(DANA), "2026-09-21", DUE)],
        [(str(DANA), "2026-09-14", datetime(2026, 9, 16, 12, 15, tzinfo=UTC))],
    ]
    assert [row for kind in OF_MEMBER for row in await planned(database, kind)] == []


async def test_in_ones_own_time(services: Services, database: Database) -> None:
    """A direct message follows the member's zone, days off and rest in the same moment."""
    await services.reaching.choose(GUILD, DANA, "nudge", "dm", MONDAY)
    members = services.members
    await members.reschedule(GUILD, DANA, MONDAY, zone="America/Denver")
    zone = await planned(database, DM)
    await members.off_this_week(GUILD, DANA, TODAY, MONDAY)
    off = await planned(database, DM)
    await members.reschedule(GUILD, DANA, MONDAY, paused_until=DUE + 4 * WEEK + DAY)
    rest = await planned(database, DM)
    await members.leave(GUILD, DANA, MONDAY)

    # It is 7:00 in Denver: the nudge of this very morning can still come.
    assert zone == [(str(DANA), "2026-09-14", MONDAY + timedelta(minutes=15))]
    assert off == [(str(DANA), "2026-09-21", DUE + timedelta(hours=1))]
    assert [row[1] for row in rest] == ["2026-10-26"]
    assert await planned(database, DM) == []


async def test_two_groups(services: Services) -> None:
    """A person in two groups has two plans."""
    await services.groups.change(OTHER, MONDAY, wins_channel_id=9, zone=ZONE)
    await services.members.arrive(OTHER, DANA, "Dana", MONDAY)
    await services.plans.change(GUILD, DANA, MONDAY, weekly_own="Here.")
    await services.plans.change(OTHER, DANA, MONDAY, weekly_own="There.")

    assert (await services.plans.get(GUILD, DANA)).own == {"weekly": "Here."}
    assert (await services.plans.get(OTHER, DANA)).own == {"weekly": "There."}


async def test_a_new_school_year(services: Services, database: Database) -> None:
    """Who has a plan is asked once, in the first week of the next school year."""
    await services.reaching.choose(GUILD, DANA, "nudge", "here", MONDAY)

    assert await planned(database, RESTART) == [
        (str(DANA), "2027-08-16", datetime(2027, 8, 17, 12, 15, tzinfo=UTC))
    ]


async def test_a_plan_made_in_summer(services: Services, database: Database) -> None:
    """Who set it for the new year already is not asked about that year."""
    july = datetime(2027, 7, 20, 12, tzinfo=UTC)
    await services.reaching.choose(GUILD, DANA, "nudge", "here", MONDAY)
    await services.plans.change(GUILD, DANA, july, weekly="teacher")

    assert [row[1] for row in await planned(database, RESTART)] == ["2028-08-15"]


async def test_tomorrow_once(services: Services, database: Database) -> None:
    """Asked for twice, the reminder comes once."""
    for _ in range(2):
        await services.plans.remind_tomorrow(GUILD, DANA, MONDAY)

    assert await planned(database, TOMORROW) == [
        (str(DANA), "2026-09-15", datetime(2026, 9, 15, 12, 15, tzinfo=UTC))
    ]


async def test_the_same_card(services: Services) -> None:
    """A card stays the same all week; another one is another; the next week has its own."""
    plans = services.plans
    first = await plans.nudge(GUILD, LUIS, MONDAY)
    same = await plans.nudge(GUILD, LUIS, MONDAY + 2 * DAY)
    other = await plans.nudge(GUILD, LUIS, MONDAY + 2 * DAY, another=True)
    next_week = await plans.nudge(GUILD, LUIS, MONDAY + WEEK)
    shown = [first.chosen, other.chosen, next_week.chosen]

    assert same.chosen == first.chosen
    assert all(isinstance(one, Idea) for one in shown)
    assert len({one.id for one in shown if isinstance(one, Idea)}) == 3


async def test_the_same_person_after_four_weeks(services: Services) -> None:
    """Nobody is named twice within four weeks; the month's own week names nobody."""
    await win(services, DANA, "Something funny happened.", kind="funny")
    seen = [await named(services, MONDAY + n * WEEK) for n in range(7)]

    assert seen == [DANA, None, None, None, None, None, DANA]


@pytest.mark.parametrize(
    "change",
    [
        {"hidden": True},
        {"paused_until": MONDAY + 3 * DAY},
        {"left_at": MONDAY},
    ],
)
async def test_who_is_not_named(services: Services, change: MemberChange) -> None:
    """Nobody who is hidden, rests or left is named, also not on a card that named them before."""
    await win(services, DANA, "Something funny happened.", kind="funny")
    before = await named(services, MONDAY)
    await services.members.change(GUILD, DANA, **change)

    assert before == DANA
    assert await named(services, MONDAY) is None


async def test_a_win_that_is_gone(services: Services) -> None:
    """A card does not speak of a win that was removed."""
    win_id = await win(services, DANA, "Something funny happened.", kind="funny")
    before = await named(services, MONDAY)
    await services.wins.remove(GUILD, win_id, DANA, MONDAY)

    assert (before, await named(services, MONDAY)) == (DANA, None)


async def test_old_and_other_wins(services: Services) -> None:
    """Only wins of the last 60 days in this group lead to a person."""
    await win(services, DANA, "Something funny happened.", MONDAY - 61 * DAY, kind="funny")

    assert await named(services, MONDAY) is None


async def test_once_with_a_ref(services: Services) -> None:
    """The same thing is noted once; without a ref each entry is its own."""
    plans = services.plans
    once = [await plans.done(GUILD, DANA, "weekly", TODAY, MONDAY, ref="week") for _ in range(2)]
    for _ in range(2):
        await plans.done(GUILD, DANA, "weekly", TODAY, MONDAY)

    assert once[0] == once[1]
    assert (await plans.overview(GUILD, DANA, MONDAY)).reached_out == 3


async def test_minutes_and_day(services: Services) -> None:
    """How long it took and when are kept with the entry, shown again, and taken along."""
    plans, day = services.plans, date(2026, 9, 11)
    entry = await plans.done(GUILD, DANA, "monthly", day, MONDAY, minutes=75, about="SLC")
    line = await services.hours.add_line(entry.id, DANA, "SLC", "A good hour.")
    (found,) = (await plans.overview(GUILD, DANA, MONDAY)).done["monthly"]
    exported = (await services.privacy.export(Person(GUILD, DANA))).sheets["what I did"]

    assert (entry.minutes, line.minutes) == (75, 75)
    assert (found.day, found.minutes, found.note) == (day, 75, "A good hour.")
    assert [(row["day"], row["minutes"]) for row in exported] == [(day, 75)]


async def test_only_ones_own_entries(services: Services) -> None:
    """Nobody reads or changes what another noted."""
    entry = await services.plans.done(GUILD, DANA, "weekly", TODAY, MONDAY, about="Priya")

    for attempt in (
        services.hours.entry(entry.id, LUIS),
        services.hours.add_line(entry.id, LUIS, None, None),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert (await services.hours.entry(entry.id, DANA)).about == "Priya"


async def test_forgetting(services: Services, database: Database) -> None:
    """Nothing is left of a person's plan, nor of them on a colleague's card."""
    await win(services, DANA, "Something funny happened.", kind="funny")
    assert await named(services, MONDAY) == DANA
    plans = services.plans
    await services.reaching.choose(GUILD, DANA, "nudge", "dm", MONDAY)
    await plans.change(GUILD, DANA, MONDAY, volume="standard", weekly_own="Mine.")
    await plans.nudge(GUILD, DANA, MONDAY, another=True)
    await plans.done(GUILD, DANA, "weekly", TODAY, MONDAY, note="Mine.")
    await plans.remind_tomorrow(GUILD, DANA, MONDAY)
    exported = await services.privacy.export(Person(GUILD, DANA))
    await services.privacy.forget(Person(GUILD, DANA), MONDAY)

    assert {"my plan", "what I did", "my nudges"} <= set(exported.sheets)
    assert (await services.privacy.export(Person(GUILD, DANA))).sheets == {}
    assert [row for kind in OF_MEMBER for row in await planned(database, kind, None)] == []
    async with database.read() as connection:
        count = select(func.count()).where(NudgeRow.person_id == DANA)
        assert (await connection.execute(count)).scalar_one() == 0

"""The post that begins a school year: planned, moved, posted once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.agenda.tables import AgendaRow
from bot.groups import year
from bot.plans import words as plan_words
from bot.plans.schedule import NUDGE
from bot.school.clock import SchoolClock, SchoolYear
from tests.conftest import MONDAY
from tests.discord import buttons, text

if TYPE_CHECKING:
    import discord

    from bot.kit.database import Database
    from bot.services import Services
    from tests.discord import World

HERE, THERE = 10, 20
CENTRAL, MOUNTAIN = "America/Chicago", "America/Denver"
SCHOOL = SchoolClock(CENTRAL)
FIRST = SchoolYear.default(date(2027, 9, 1)).first_day


async def restarts(database: Database, guild_id: int = HERE) -> list[tuple[str, datetime, str]]:
    """Return occurrence, time and state of each first post of a year."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.occurrence, AgendaRow.due_at, AgendaRow.state)
            .where(AgendaRow.kind == year.RESTART, AgendaRow.guild_id == guild_id)
            .order_by(AgendaRow.due_at)
        )
        return [(one.occurrence, one.due_at, one.state) for one in rows]


def first_posts(world: World) -> list[discord.Message]:
    """Return the posts that begin a school year."""
    return [one for one in world.posts() if "new school year" in one.content]


async def test_the_first_post_of_a_year(services: Services, database: Database) -> None:
    """It is planned for the next two first school days, at the nudge's time there."""
    await services.groups.change(HERE, MONDAY, zone=CENTRAL)

    assert [one[0] for one in await restarts(database)] == ["2027", "2028"]
    at = (await restarts(database))[0][1]
    assert at == SCHOOL.moment(FIRST, time(7, 15))


async def test_it_moves(services: Services, database: Database) -> None:
    """Another zone, time or first day moves it; it stays one a year."""
    groups = services.groups
    await groups.change(HERE, MONDAY, zone=CENTRAL)
    await groups.change(HERE, MONDAY, zone=MOUNTAIN, nudge_at=time(8))
    later = SchoolYear(date(2027, 8, 23), date(2028, 6, 2))
    await groups.set_school(HERE, later, MONDAY)
    rows = await restarts(database)

    assert [one[0] for one in rows] == ["2027", "2028"]
    assert rows[0][1] == datetime(2027, 8, 23, 14, 0, tzinfo=UTC)


async def test_what_is_due_already_stays(services: Services, database: Database) -> None:
    """A change, or a start of the bot, does not take away what is overdue or being retried."""
    groups = services.groups
    await groups.change(HERE, MONDAY, zone=CENTRAL, wins_channel_id=5)
    (_, due_at, _), (_, second, _) = await restarts(database)
    async with database.write() as connection:
        await connection.execute(
            update(AgendaRow).where(AgendaRow.due_at == second).values(attempts=1)
        )
    await groups.go_on(HERE, due_at + timedelta(days=1))
    await groups.change(HERE, due_at + timedelta(days=1), nudge_at=time(9))
    rows = await restarts(database)

    assert [one[1] for one in rows][:2] == [due_at, second]


async def test_a_year_moved_after_its_post(services: Services, database: Database) -> None:
    """A first day that moves once its post is out brings no second one; the next year comes."""
    await services.groups.change(HERE, MONDAY, zone=CENTRAL)
    (_, due_at, _), _ = await restarts(database)
    async with database.write() as connection:
        await connection.execute(
            update(AgendaRow).where(AgendaRow.due_at == due_at).values(state="done", attempts=1)
        )
    moved = SchoolYear(due_at.date() + timedelta(days=7), date(2028, 5, 26))
    await services.groups.set_school(HERE, moved, due_at + timedelta(days=1))
    rows = await restarts(database)

    assert [(one[0], one[2]) for one in rows] == [("2027", "done"), ("2028", "waiting")]


async def test_planning_ahead(services: Services, database: Database) -> None:
    """A group that knows nothing planned yet gets it at a start, once; one not set up does not."""
    await services.groups.change(HERE, MONDAY, wins_channel_id=5)
    await services.groups.change(THERE, MONDAY, name="Not set up")
    async with database.write() as connection:
        await agenda.drop(connection, Series(year.RESTART, HERE))
    for _ in range(2):
        for guild_id in (HERE, THERE):
            await services.groups.go_on(guild_id, MONDAY)

    assert len(await restarts(database)) == 2
    assert await restarts(database, THERE) == []


async def test_replan_keeps_what_was_tried(database: Database) -> None:
    """Planning again takes away only what lies ahead and was never tried."""
    kind, ahead = "a.kind", MONDAY + timedelta(days=1)

    def plan(name: str, at: datetime) -> Planned:
        return Planned(kind, HERE, 0, at, at + timedelta(days=9), name)

    async with database.write() as connection:
        await agenda.plan(connection, [plan("overdue", MONDAY), plan("ahead", ahead)])
        await agenda.replan(connection, Series(kind, HERE), [plan("new", ahead)], MONDAY)
        rows = await connection.execute(
            select(AgendaRow.occurrence).where(AgendaRow.kind == kind).order_by(AgendaRow.id)
        )
        names = list(rows.scalars())

    assert names == ["overdue", "new"]


async def test_the_first_day_of_a_year(world: World) -> None:
    """On the first school day one post comes into the wins channel, once."""
    moment = SCHOOL.moment(FIRST, time(7, 15))
    world.clock.at = moment - timedelta(minutes=1)
    await world.tick()
    before = first_posts(world)
    for _ in range(3):
        await world.advance(minutes=2)
    posts = first_posts(world)

    assert before == []
    assert len(posts) == 1
    assert list(buttons(posts[0])) == ["Share a win", "My nudge", "Set my nudge", "How it works"]
    assert not posts[0].flags.suppress_notifications


async def test_the_nudge_rides(world: World) -> None:
    """In its first week the new year has one post; *My nudge* on it shows the week's card."""
    world.clock.at = SCHOOL.moment(FIRST, time(7))
    await world.tick()
    await world.advance(minutes=15)
    (post,) = world.posts()
    card = await world.dana.click(post, label="My nudge")
    since = world.clock.now() - timedelta(hours=1)
    ended = await world.client.agenda.past(world.guild.id, [NUDGE], since)
    await world.advance(days=4, hours=6)  # past the weekly post
    await world.advance(days=2, hours=18)

    assert "One small thing this week" in text(card)
    assert [one.reason for one in ended if "carried" in str(one.reason)] == [
        "the new year's post carried it"
    ]
    week, nudge = world.posts()[1:]
    assert "week's question:**" in week.content
    assert nudge.content in plan_words.NUDGES


@pytest.mark.parametrize(
    ("hour", "first", "says"),
    [
        (7, True, "**It's a new school year.**"),
        (9, True, "**It's a new school year, and I'm a little late.**"),
        (7, False, "**It's a new school year, and I'm back.**"),
        (9, False, "**It's a new school year, and I'm back, a little late.**"),
    ],
)
async def test_a_group_that_is_new(world: World, hour: int, first: bool, says: str) -> None:
    """Who was set up in August is told of a new year, not that someone is back."""
    since = FIRST - timedelta(days=5 if first else 90)
    await world.services.groups.change(
        world.guild.id, world.clock.now(), joined_at=SCHOOL.moment(since, time(9))
    )
    world.clock.at = SCHOOL.moment(FIRST, time(hour, 20))
    await world.tick()
    (post,) = first_posts(world)

    assert post.content.startswith(says)


async def test_a_nudge_without_the_post(world: World) -> None:
    """Where a coordinator skipped the first post, the week's nudge comes by itself."""
    world.clock.at = SCHOOL.moment(FIRST, time(6))
    await world.tick()
    until, kinds = world.clock.now() + timedelta(days=1), [year.RESTART]
    (row,) = await world.client.agenda.coming(world.guild.id, kinds, until)
    await world.client.agenda.skip(world.guild.id, row.id, kinds)
    await world.advance(hours=1, minutes=15)

    assert [one.content in plan_words.NUDGES for one in world.posts()] == [True]


async def test_without_the_plan(world: World) -> None:
    """Where the plan is switched off, the first post offers no nudge."""
    await world.services.groups.change(
        world.guild.id, world.clock.now(), switched_off=frozenset({"plans"})
    )
    world.clock.at = SCHOOL.moment(FIRST, time(7, 15))
    await world.tick()
    (post,) = world.posts()

    assert list(buttons(post)) == ["Share a win", "How it works"]
    assert "nudge" not in post.content


async def test_back_in_the_middle_of_the_night(world: World) -> None:
    """Who was down on the first day posts it late, says so, and never at night."""
    world.clock.at = SCHOOL.moment(FIRST, time(23))
    await world.tick()
    at_night = first_posts(world)
    world.clock.at = SCHOOL.moment(FIRST + timedelta(days=1), time(7, 1))
    await world.tick()
    (post,) = first_posts(world)

    assert at_night == []
    assert "a little late" in post.content


async def test_down_for_three_weeks(world: World) -> None:
    """Two weeks after the first day it is dropped, and next year's still comes."""
    world.clock.at = SCHOOL.moment(FIRST + timedelta(days=21), time(9))
    await world.tick()

    assert first_posts(world) == []


async def test_a_crash_after_the_first_post(world: World) -> None:
    """A post that Discord took is found by its button and not made again."""
    world.clock.at = SCHOOL.moment(FIRST, time(7, 15))
    record = world.client.agenda._record
    crashes = iter([True])

    async def crash(*given: object) -> None:
        if next(crashes, False):
            raise ConnectionError
        await record(*given)  # type: ignore[arg-type] # handed on as it came

    world.client.agenda._record = crash  # type: ignore[method-assign,assignment] # a crash
    await world.tick()
    await world.advance(minutes=30)
    posts = first_posts(world)

    assert len(posts) == 1

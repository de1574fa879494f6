"""What mentors are promised of coordinators: it comes up again, and nobody is left waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sql

from bot.agenda import planning
from bot.groups import inquiry_words
from bot.mentors import coordinator_words, pair_words, queries, schedule, words
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from tests.discord import answer, buttons, text
from tests.groups.test_inquiries import days
from tests.mentors.acting import ask, match, moments, offer, said, switch_on
from tests.mentors.matched import DAY, GUILD, LATER, LUIS, a_group, a_pair, a_round, asks
from tests.mentors.test_coordinators import ask_for_help

if TYPE_CHECKING:
    from bot.agenda.occurrences import Open
    from bot.kit.database import Database
    from bot.services import Services
    from tests.discord import World

LINE = inquiry_words.REMINDER.format(things=f"1 {inquiry_words.THING}")


@pytest.fixture
async def on(world: World) -> World:
    """A group with mentors, and a channel for its coordinators."""
    await switch_on(world)
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_channel_id=world.desk.id
    )
    return world


def lines(world: World, sentence: str) -> list[str]:
    """Return what Luis read that begins as a sentence does."""
    beginning = sentence.partition("{")[0]
    return [one.content for one in said(world, world.luis) if beginning in one.content]


async def test_help(on: World) -> None:
    """Nobody acts on *Need help*: two reminders, and after five school days it's said, once."""
    await match(on, on.dana, on.luis)
    await ask_for_help(on)
    mornings = [await days(on, 1) for _ in range(6)]
    before = lines(on, pair_words.NO_HELP)
    await days(on, 12)

    assert mornings == [[LINE], [], [], [LINE], [], []]
    assert before == []
    (late,) = lines(on, pair_words.NO_HELP)
    assert "Dana Whitehorse" in late
    assert "Marta Olson" in late
    assert pair_words.NO_HELP.partition("{")[0] not in "".join(
        one.content for one in said(on, on.dana)
    )


async def test_helped(on: World) -> None:
    """Once a coordinator has helped nothing more is said; asking again starts over."""
    await match(on, on.dana, on.luis)
    await ask_for_help(on)
    today = await on.marta.slash(on.general, "coordinator today")
    await on.marta.click(answer(today), label=coordinator_words.HELPED)
    quiet = await days(on, 10)
    first = lines(on, pair_words.NO_HELP)
    await ask_for_help(on)
    await days(on, 10)

    assert quiet == []
    assert first == []
    assert len(lines(on, pair_words.NO_HELP)) == 1


async def test_no_mentor(on: World) -> None:
    """A request that nobody fits is in the list at once, and comes up; who asks hears once."""
    await ask(on, on.luis)
    await moments(on)
    today = await on.marta.slash(on.general, "coordinator today")
    mornings = [await days(on, 1) for _ in range(6)]
    before = lines(on, words.NO_MENTOR)
    await days(on, 15)

    assert coordinator_words.DESK_WAITING_ONE in text(today)
    assert mornings == [[LINE], [], [], [LINE], [], []]
    assert before == []
    (late,) = lines(on, words.NO_MENTOR)
    assert "Marta Olson" in late


async def test_wrote(on: World) -> None:
    """Once a coordinator has written to them it's off the list, and nothing more is said."""
    await ask(on, on.luis)
    await moments(on)
    today = await on.marta.slash(on.general, "coordinator today")
    await on.marta.click(answer(today), label=coordinator_words.WROTE)
    after = await on.marta.slash(on.general, "coordinator today")

    assert coordinator_words.WROTE not in buttons(answer(after))
    assert coordinator_words.DESK_WAITING_ONE not in text(after)
    assert await days(on, 12) == []
    assert lines(on, words.NO_MENTOR) == []


async def test_a_mentor_comes(on: World) -> None:
    """Once a mentor is asked nobody is said to be left alone."""
    await ask(on, on.luis)
    await moments(on)
    await days(on, 1)
    await offer(on, on.dana)
    await moments(on)
    (asked,) = [one for one in said(on, on.dana) if words.HELP in buttons(one)]
    await on.dana.click(asked, label=words.HELP)
    await moments(on)
    await on.luis.click(said(on, on.luis)[-1], label=words.YES_PLEASE)
    await days(on, 10)

    assert lines(on, words.NO_MENTOR) == []


async def test_switched_off(on: World) -> None:
    """Who wants only /coordinator today isn't reminded; who asked hears all the same."""
    await on.services.groups.change(
        on.guild.id, on.clock.now(), switched_off=frozenset({"reminders"})
    )
    await ask(on, on.luis)
    await moments(on)

    assert await days(on, 10) == []
    assert len(lines(on, words.NO_MENTOR)) == 1


async def test_someone_else(database: Database, services: Services) -> None:
    """After *Find someone else* the request waits from that day, and is promised about again."""
    await a_group(services)
    pair = await a_pair(services)
    before = await services.mentors.request(GUILD, pair.request_id)
    later = LATER + 14 * DAY
    await services.mentor_pairs.rematch(GUILD, pair.id, pair.mentee_id, later)
    await a_round(services, later)
    again = await services.mentors.request(GUILD, pair.request_id)
    left = await services.mentor_boards.left_over(GUILD, later, threads=True)
    async with database.read() as connection:
        late = await planning.open_occurrences(connection, GUILD, schedule.NO_MENTOR)

    assert before.created_at < again.created_at == later
    assert [one.created_at for one in left] == [later]
    assert [one.due_at - later for one in late] == [7 * DAY]


async def test_told_once_for_each_wait(database: Database, services: Services) -> None:
    """Who heard once that nobody acted hears it again when a later wait is as long."""
    await a_group(services)
    request = await asks(services, LUIS)
    await a_round(services)
    first = await promised(database)
    async with database.write() as connection:
        await connection.execute(sql("UPDATE agenda SET state = 'done'"))
    await a_round(services, LATER + DAY)  # the same wait
    same = await promised(database)
    async with database.write() as connection:
        key: queries.RequestKey = {"id": request.id}
        await queries.change_request(connection, key, created_at=LATER + 30 * DAY)
    await a_round(services, LATER + 31 * DAY)

    assert (len(first), len(same), len(await promised(database))) == (1, 0, 1)


async def promised(database: Database) -> list[Open]:
    """Return what tells who asked that no coordinator has acted."""
    async with database.read() as connection:
        return await planning.open_occurrences(connection, GUILD, schedule.NO_MENTOR)


async def test_a_break_in_between(database: Database, services: Services) -> None:
    """A week off lets who waits for help wait as much longer before it's said."""
    await a_group(services)
    pair = await a_pair(services)
    await services.mentor_pairs.said(GUILD, pair.id, 1, LUIS, "help", LATER)
    async with database.read() as connection:
        (before,) = await planning.open_occurrences(connection, GUILD, schedule.NO_HELP)
    year = SchoolYear.default(LATER.date())
    off = Break(date(2026, 9, 21), date(2026, 9, 25), "Fall break")
    await services.groups.set_school(GUILD, replace(year, breaks=(*year.breaks, off)), LATER)
    async with database.read() as connection:
        (after,) = await planning.open_occurrences(connection, GUILD, schedule.NO_HELP)

    assert after.due_at - before.due_at == 7 * DAY

"""Who left: found once a week, removed thirty days later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.kit.database import Database
from bot.kit.personal import Person
from bot.members.rules import Notice
from bot.members.service import REMOVAL
from cogs.members.jobs import SWEEP, first_rows
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from simcord import MemberActor

    from bot.kit.database import AnyRow
    from bot.members.rules import Member
    from tests.discord import World

WEEK = timedelta(weeks=1)


async def rows(world: World, kind: str) -> list[AnyRow]:
    """Return state, occurrence and time of what the agenda holds of a kind."""
    database = Database(world.settings.resolved_database_url)
    async with database.read() as connection:
        found = await connection.execute(
            select(AgendaRow.state, AgendaRow.occurrence, AgendaRow.due_at)
            .where(AgendaRow.kind == kind)
            .order_by(AgendaRow.due_at)
        )
        listed = list(found)
    await database.close()
    return listed


async def come(world: World, *actors: MemberActor) -> None:
    """Let people have pressed something."""
    for one in actors:
        await world.services.members.arrive(world.guild.id, one.id, one.name, world.clock.now())


async def known(world: World, actor: MemberActor) -> Member | None:
    """Return what the bot knows of someone."""
    return await world.services.members.get(world.guild.id, actor.id)


async def sweep(world: World) -> None:
    """Move on to the next sweep."""
    (state, _, due_at) = (await rows(world, SWEEP))[-1]
    assert state == "waiting"
    await world.advance(seconds=(due_at - world.clock.now()).total_seconds())


async def test_the_first_sweep_is_planned_at_the_start(world: World) -> None:
    """Every server has one sweep before it, within a week; a restart adds none."""
    before = await rows(world, SWEEP)
    await world.restart()

    assert len(before) == 1
    assert MONDAY < before[0].due_at <= MONDAY + WEEK
    assert await rows(world, SWEEP) == before


async def test_who_left_is_found(world: World) -> None:
    """The weekly sweep notes who left and leaves who is there; the next one is planned."""
    await come(world, world.dana, world.luis)
    world.guild.remove_member(world.dana)
    await sweep(world)
    dana, luis = await known(world, world.dana), await known(world, world.luis)
    states = [row.state for row in await rows(world, SWEEP)]

    assert dana is not None
    assert dana.left_at is not None
    assert luis is not None
    assert luis.left_at is None
    assert states == ["done", "waiting"]


async def test_a_coordinator_who_left(world: World) -> None:
    """They no longer run the group, also if they never pressed anything."""
    world.guild.remove_member(world.marta)
    await sweep(world)
    group = await world.services.groups.get(world.guild.id)

    assert group.coordinators == ()


async def test_what_waited_for_someone_who_never_came(world: World) -> None:
    """It goes with them: nothing else is known of them."""
    notice = Notice(world.guild.id, world.luis.id, "a.kind", 5)
    await world.services.members.let_wait(notice, world.clock.now())
    world.guild.remove_member(world.luis)
    await sweep(world)

    assert await world.services.members.notices(world.guild.id, world.luis.id) == []


async def test_discord_does_not_answer_the_sweep(world: World) -> None:
    """Nobody is taken for gone, and the sweep is done later."""
    await come(world, world.dana)
    world.env.inject_error("GET", "/guilds/*/members/*", status=403, code=50001)
    await sweep(world)
    (first, *more) = await rows(world, SWEEP)
    await world.advance(minutes=1)

    assert (first.state, more) == ("waiting", [])
    assert [row.state for row in await rows(world, SWEEP)] == ["done", "waiting"]
    assert (await known(world, world.dana)) is not None


async def test_thirty_days_after_leaving(world: World) -> None:
    """What is kept about who left is gone, and not a day before."""
    await come(world, world.dana)
    world.guild.remove_member(world.dana)
    await world.services.members.leave(world.guild.id, world.dana.id, world.clock.now())
    await world.advance(days=29)
    before = await known(world, world.dana)
    await world.advance(days=1, minutes=1)
    exported = await world.services.privacy.export(Person(world.guild.id, world.dana.id))

    assert before is not None
    assert await known(world, world.dana) is None
    assert exported.sheets == {}
    assert await rows(world, REMOVAL) == []


async def test_back_without_a_word(world: World) -> None:
    """Who came back within thirty days keeps everything, also without pressing anything."""
    await come(world, world.dana)
    await world.services.members.leave(world.guild.id, world.dana.id, world.clock.now())
    await world.advance(days=30, minutes=1)
    dana = await known(world, world.dana)

    assert dana is not None
    assert dana.left_at is None


async def test_the_bot_itself_was_removed(world: World) -> None:
    """Where Discord cannot be asked any more, the data go all the same."""
    await come(world, world.dana)
    await world.services.members.leave(world.guild.id, world.dana.id, world.clock.now())
    world.env.backend.guilds.pop(world.guild.id)
    await world.restart()
    await world.advance(days=30, minutes=1)

    assert await known(world, world.dana) is None


async def test_an_answer_that_says_nothing(world: World) -> None:
    """A server that the bot is in and that Discord calls unknown, is asked again: Dana is back."""
    await come(world, world.dana)
    await world.services.members.leave(world.guild.id, world.dana.id, world.clock.now())
    world.env.inject_error("GET", "/guilds/*/members/*", status=403, code=50001)
    await world.advance(days=30, minutes=1)
    assert await known(world, world.dana) is not None
    await world.advance(minutes=1)
    dana = await known(world, world.dana)

    assert dana is not None
    assert dana.left_at is None


async def test_token_of_another_application(world: World) -> None:
    """To a test bot every server looks left: nobody is removed by what it's told."""
    await come(world, world.dana)
    await world.services.members.leave(world.guild.id, world.dana.id, world.clock.now())
    await world.services.groups.belong_to(999)
    world.env.backend.guilds.pop(world.guild.id)
    await world.restart()
    await world.advance(days=30, minutes=1)

    assert await known(world, world.dana) is not None
    (removal,) = await rows(world, REMOVAL)
    assert removal.state == "waiting"


@pytest.mark.parametrize("guild_id", [0, 1 << 22, 10_079 << 22, 10_080 << 22, 1_549 << 40])
def test_a_minute_of_its_own(guild_id: int) -> None:
    """Each server's sweep is in one minute of the week, the same every week, always ahead."""
    now = datetime(2026, 12, 28, 0, 0, tzinfo=UTC)
    seen = []
    for _ in range(60):
        (row,) = first_rows(guild_id, now)
        assert now < row.due_at <= now + WEEK
        seen.append((row.occurrence, row.due_at))
        now = row.due_at
    steps = {later[1] - earlier[1] for earlier, later in pairwise(seen)}

    assert steps == {WEEK}
    assert len({occurrence for occurrence, _ in seen}) == 60


async def test_a_server_that_the_bot_joins(world: World) -> None:
    """Its first sweep is planned at once."""
    made = world.env.create_guild("Coastal School Librarians")
    await world.env.settle()
    with world.env._bot_scope():
        world.client.dispatch("guild_join", world.client.get_guild(made.id))
    await world.env.settle()

    assert len(await rows(world, SWEEP)) == 2

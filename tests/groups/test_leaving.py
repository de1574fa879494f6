"""The bot is thrown out of a server: its group goes thirty days later, unless it is back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from simcord.backend.serializers import guild_create_payload
from sqlalchemy import func, select

from bot.groups.leaving import REMOVAL
from bot.kit.errors import NotFound
from bot.members.rules import Notice
from bot.pictures.rules import Picture
from bot.reaching.rules import DmChannel
from bot.tables import metadata
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.discord import World

HERE, THERE = 11, 12
DANA, LUIS = 901, 902


async def live(services: Services, guild_id: int, who: int) -> str:
    """Let a group have a bit of everything; return the name of its picture."""
    groups, members = services.groups, services.members
    await groups.change(guild_id, MONDAY, name="A group", wins_channel_id=7, zone="America/Chicago")
    await groups.name_coordinator(guild_id, who, "Marta", MONDAY)
    year = (await groups.school(guild_id)).school_year_of(MONDAY.date())
    await groups.set_school(guild_id, year, MONDAY)
    await members.arrive(guild_id, who, "Dana", MONDAY)
    await services.reaching.keep_channel(who, DmChannel(who + 1_000))
    await members.let_wait(Notice(guild_id, who, "a.kind", 1), MONDAY)
    await services.reaching.choose(guild_id, who, "nudge", "dm", MONDAY)
    await services.plans.done(guild_id, who, "weekly", MONDAY.date(), MONDAY)
    await services.plans.nudge(guild_id, who, MONDAY, another=True)
    await services.students.remember(guild_id, ["jayden"], who)
    await services.greeters.toggle(guild_id, who, MONDAY)
    name = await services.pictures.keep(Picture(b"x", ".jpg", 1, 1))
    draft = WinDraft(guild_id, who, "Dana", "A cart.", picture=name, alt="A cart.")
    win = (await services.wins.share(draft, MONDAY)).win
    await services.reactions.cheer(guild_id, win.id, who + 1, "Luis", MONDAY)
    return name


async def counted(database: Database, guild_id: int) -> dict[str, int]:
    """Return how many rows each table has of a group."""
    found = {}
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            if "guild_id" in table.columns:
                mine = table.columns["guild_id"] == guild_id
                count = select(func.count()).select_from(table).where(mine)
                found[table.name] = (await connection.execute(count)).scalar_one()
    return {name: count for name, count in found.items() if count}


async def test_a_group_goes(services: Services, database: Database) -> None:
    """Nothing of it is left in any table but that it was removed; another group keeps all."""
    picture = await live(services, HERE, DANA)
    await live(services, THERE, LUIS)
    before = await counted(database, THERE)
    gone = await services.privacy.remove_group(HERE, MONDAY)

    assert gone.pictures == (picture,)
    assert await counted(database, HERE) == {"removed": 1}
    assert await counted(database, THERE) == before
    assert len(before) >= 10
    assert (await services.reaching.ways(HERE, DANA)).channel == DmChannel()
    assert (await services.reaching.ways(THERE, LUIS)).channel.channel_id == LUIS + 1_000


async def test_a_person_of_two_groups_keeps_the_way(services: Services) -> None:
    """The direct-message channel with someone who is in another group as well stays."""
    await live(services, HERE, DANA)
    await live(services, THERE, DANA)
    await services.privacy.remove_group(HERE, MONDAY)

    assert (await services.reaching.ways(THERE, DANA)).channel.channel_id == DANA + 1_000


async def waits(world: World) -> bool:
    """Return whether the group's removal waits."""
    until = world.clock.now() + timedelta(days=60)
    return bool(await world.client.agenda.coming(world.guild.id, [REMOVAL], until))


async def test_thrown_out(world: World) -> None:
    """Thirty days after, everything of the group goes, its picture too; not a day sooner."""
    services, guild_id = world.services, world.guild.id
    await live(services, guild_id, world.dana.id)
    world.env.backend.remove_guild(guild_id)
    await world.env.settle()
    assert await waits(world)
    world.clock.advance(timedelta(days=29))
    await world.restart()
    await world.tick()
    assert [win.story for win in (await world.services.wins.find(guild_id, "cart")).documents] == [
        "A cart."
    ]
    world.clock.advance(timedelta(days=1, minutes=1))
    await world.tick()

    assert (await world.services.wins.find(guild_id, "cart")).documents == []
    assert await world.services.pictures.names() == set()
    assert (await world.services.groups.get(guild_id)).name == ""
    assert await world.services.members.get(guild_id, world.dana.id) is None


async def test_thrown_out_while_away(world: World) -> None:
    """A start finds a server that is gone; one start after another plans it once."""
    guild = world.env.backend.guilds.pop(world.guild.id)
    await world.restart()
    first = await waits(world)
    world.env.backend.guilds[guild.id] = guild
    await world.restart()

    assert first
    assert not await waits(world)


async def test_invited_back(world: World) -> None:
    """Who is invited back in time loses nothing."""
    backend, guild_id = world.env.backend, world.guild.id
    await live(world.services, guild_id, world.dana.id)
    guild = backend.guilds[guild_id]
    backend.remove_guild(guild_id)
    await world.env.settle()
    assert await waits(world)
    backend.guilds[guild_id] = guild
    guild.channel_ids.clear()
    backend.emit("GUILD_CREATE", guild_create_payload(backend, guild))
    await world.env.settle()

    assert not await waits(world)
    assert (await world.services.wins.find(guild_id, "cart")).documents[0].story == "A cart."


async def test_still_there_at_the_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything goes Discord is asked: who is back without a word keeps everything."""
    groups, guild_id = world.services.groups, world.guild.id
    await live(world.services, guild_id, world.dana.id)
    await groups.leave(guild_id, world.clock.now())
    monkeypatch.setattr(world.client, "get_guild", lambda _: None)
    world.clock.advance(timedelta(days=31))
    await world.tick()

    assert [win.story for win in (await world.services.wins.find(guild_id, "cart")).documents] == [
        "A cart."
    ]
    with pytest.raises(NotFound):
        await world.services.wins.get(guild_id, 99)


@pytest.mark.parametrize("status", [403, 404, 503])
async def test_an_answer_that_says_nothing(world: World, status: int) -> None:
    """Only Discord's own word that the bot isn't there lets a group go: another answer waits."""
    guild_id = world.guild.id
    await live(world.services, guild_id, world.dana.id)
    world.env.backend.remove_guild(guild_id)
    await world.env.settle()
    world.env.inject_error("GET", f"/guilds/{guild_id}", status=status, times=None)
    world.clock.advance(timedelta(days=31))
    await world.tick()
    assert (await world.services.groups.get(guild_id)).name == "A group"

    world.env.backend.faults.clear()
    world.clock.advance(timedelta(days=1))
    await world.tick()
    assert (await world.services.groups.get(guild_id)).name == ""


async def test_token_of_another_application(world: World) -> None:
    """With a test bot's token every server looks left: nothing is removed, then or later."""
    groups, guild_id = world.services.groups, world.guild.id
    await live(world.services, guild_id, world.dana.id)
    await groups.belong_to(999)
    guild = world.env.backend.guilds.pop(guild_id)
    await world.restart()
    assert not await waits(world)

    await groups.leave(guild_id, world.clock.now())  # as the old application had noted
    world.clock.advance(timedelta(days=31))
    await world.tick()
    stories = [win.story for win in (await world.services.wins.find(guild_id, "cart")).documents]
    assert stories == ["A cart."]
    assert await groups.application() == 999

    world.env.backend.guilds[guild.id] = guild  # it's a new one, and was invited
    await world.restart()
    assert await groups.application() == world.client.application_id
    assert not await waits(world)

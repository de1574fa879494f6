"""Whatever is pressed, handed in or typed, by whomever: it's answered, and groups stay apart."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands
from sqlalchemy import select

from bot.kit.columns import Base
from bot.mentors.rules import Filled
from bot.ui.components import PersistentForm
from bot.wins.rules import Draft
from tests.components import listed
from tests.switches import OPTIONAL
from tests.ui.fuzzing import Fuzz, Storm, part_names

if TYPE_CHECKING:
    from simcord import ChannelHandle, GuildHandle, MemberActor

    from tests.discord import World

COUNT = 50_000 if os.environ.get("TORTURE") else 1_000
COMMANDS = 0.15  # as much of it is typed
SECRET = "zebrafish"


@dataclass
class Place:
    """One group with people, and a post in it."""

    guild: GuildHandle
    channel: ChannelHandle
    people: list[MemberActor]
    message_id: int


@dataclass(frozen=True)
class Seat:
    """From where somebody acts: in a server, or in their direct messages."""

    user_id: int
    guild_id: int | None
    channel_id: int
    message_id: int
    actor: MemberActor | None


async def a_place(world: World, guild: GuildHandle, channel: ChannelHandle, name: str) -> Place:
    """Fill a group with people, wins, offers and requests."""
    user = world.env.create_user(f"{name}.runs", global_name=f"{name} Runs")
    role = guild.create_role("Runs", permissions=discord.Permissions(manage_guild=True))
    people = [guild.add_member(user, roles=[role])]
    for first in ("Ada", "Ben", "Cleo"):
        user = world.env.create_user(f"{name}.{first}".lower(), global_name=f"{first} {name}")
        people.append(guild.add_member(user))
    now, services, key = world.clock.now(), world.services, guild.id
    on = frozenset(OPTIONAL)
    await services.groups.change(
        key, now, name=name, wins_channel_id=channel.id, zone="America/Chicago", switched_on=on
    )
    await services.groups.name_coordinator(key, people[0].id, f"{name} Runs", now)
    for one in people:
        await services.members.arrive(key, one.id, f"{name} {one.id}", now)
        await services.wins.share(
            Draft(key, one.id, name, f"The {name} corner is loud."), now, channel.id
        )
    filled = Filled(topics=("weeding",), sizes=("weeks",), words=f"The {name} corner is loud.")
    await services.mentors.save_offer(key, people[1].id, filled, now)
    await services.mentors.save_request(key, people[2].id, filled, now)
    await services.reaching.choose(key, people[3].id, "coffee", "thread", now)
    await services.coffee.join(key, people[3].id, now)
    with world.env._bot_scope():
        await world.client.registry.register(key)
        found = world.client.get_channel(channel.id)
        assert isinstance(found, discord.TextChannel)
        post = await found.send("A post.")
    await world.env.settle()
    await world.tick()
    return Place(guild, channel, people, post.id)


async def all_rows(world: World, guild_id: int) -> dict[str, list[Any]]:
    """Return everything that's kept about a group."""
    rows: dict[str, list[Any]] = {}
    async with world.client.agenda._database.read() as connection:
        for table in Base.metadata.sorted_tables:
            if "guild_id" in table.c:
                found = await connection.execute(select(table).where(table.c.guild_id == guild_id))
                rows[table.name] = sorted(map(str, found.all()))
    return rows


@pytest.mark.torture
@pytest.mark.timeout(3_600 if os.environ.get("TORTURE") else 300)
async def test_whatever_comes(world: World) -> None:
    """Thousands of presses, forms and commands with real, forged, huge and odd values.

    From a group's members, its coordinator, those who left it, strangers, and another group. Each
    is answered, none breaks anything, and nothing of the other group changes or is shown.
    """
    here, there, seats = await everywhere(world)
    ids = [here.guild.id, there.guild.id]
    ids += [one.id for place in (there, here) for one in place.people]
    before, chance, storm = await all_rows(world, there.guild.id), random.Random(13), Storm(world)
    fuzz = Fuzz(world, chance, [*ids, *range(1, 9)], part_names())

    components, every = listed(), world.client.tree.walk_commands()
    commands = [one for one in every if isinstance(one, app_commands.Command)]
    for number in range(COUNT):
        seat = chance.choice(seats)
        made: Any = None
        if seat.actor is not None and chance.random() < COMMANDS:
            made = fuzz.command(seat.actor, chance.choice(commands))
        if made is None:
            one = components[number % len(components)]
            made = fuzz.hand_in(one) if isinstance(one, PersistentForm) else fuzz.press(one)
        where = (seat.user_id, seat.guild_id, seat.channel_id)
        await storm.send(*where, made, seat.message_id)
    await storm.end()

    assert len(storm.results) == COUNT
    assert storm.unanswered() == []
    faults = world.faults()
    assert faults == []
    assert [name for name, said in storm.said() if SECRET in said.lower()] == []
    assert await all_rows(world, there.guild.id) == before


async def everywhere(world: World) -> tuple[Place, Place, list[Seat]]:
    """Return a group and another one, and where presses come from: here, and private messages."""
    elsewhere = world.env.create_guild("Elsewhere")
    far = elsewhere.create_text_channel("wins")
    await world.env.settle()
    here = await a_place(world, world.guild, world.channel, "Prairie")
    there = await a_place(world, elsewhere, far, SECRET.title())
    left = here.people.pop()
    stranger = world.env.create_user("stranger", global_name="A Stranger")
    direct = [await dm_of(world, one) for one in (left.id, stranger.id, here.people[1].id)]
    world.env.backend.remove_member(here.guild.id, left.id)
    seats = [
        Seat(one.id, here.guild.id, here.channel.id, here.message_id, one) for one in here.people
    ]
    return here, there, [*seats, *direct]


async def dm_of(world: World, user_id: int) -> Seat:
    """Return someone's direct messages, with a message of the bot's in them."""
    channel = world.env.backend.get_dm_channel(user_id)
    with world.env._bot_scope():
        post = await world.client.get_partial_messageable(channel.id).send("A card.")
    return Seat(user_id, None, channel.id, post.id, None)

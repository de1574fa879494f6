"""Whatever is pressed, handed in or typed, and by anyone: it's answered, and groups stay apart."""

from __future__ import annotations

import logging
import os
import random
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest
import structlog
from simcord.backend import serializers
from sqlalchemy import select

from bot.celebrations.rules import Proposal
from bot.celebrations.when import CelebrationDays
from bot.coffee.tables import CoffeeGroupRow
from bot.kit.columns import Base
from bot.mentors.rules import MentorProfile
from bot.mentors.tables import MentorAskRow, MentorPairRow, MentorRequestRow
from bot.ui.components import PersistentForm
from bot.wins.rules import WinDraft
from tests.components import listed
from tests.switches import OPTIONAL
from tests.ui.fuzzing import Fuzz, Shown, part_names
from tests.ui.storm import Storm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime

    from simcord import ChannelHandle, GuildHandle, MemberActor

    from bot.services import Services
    from tests.discord import World
    from tests.ui.fuzzing import Made

COUNT = 50_000 if os.environ.get("TORTURE") else 5_000
# As much of it is typed, asks what to offer, or is used on a message.
COMMANDS, COMPLETIONS, ON_MESSAGES = 0.12, 0.05, 0.04
PUT_RIGHT = 150  # after as many a coordinator looks after the group
DAYS = 8  # that have passed before
DISCORD_WAITS = 3.0  # seconds for an interaction to be acknowledged
A_DAY = timedelta(days=1)
# Each group's people, wins and itself are called by one of these, and nothing else is.
OURS, THEIRS = "Heliotrope", "Zebrafish"


@dataclass
class Place:
    """One group with people, and a post in it."""

    name: str
    guild: GuildHandle
    channel: ChannelHandle
    people: list[MemberActor]
    messages: list[int] = field(default_factory=list)  # the first is the bot's


@dataclass(frozen=True)
class Seat:
    """From where somebody acts: in a server, or (without an actor) in their direct messages."""

    user_id: int
    guild_id: int | None
    channel_id: int
    message_id: int
    actor: MemberActor | None


async def a_place(
    world: World,
    guild: GuildHandle,
    channel: ChannelHandle,
    name: str,
    mentor: MemberActor | None = None,
) -> Place:
    """Fill a group with people, wins, coffee, offers and requests; *mentor* is in others, too."""
    user = world.env.create_user(f"{name}.runs", global_name=f"{name} Runs")
    role = guild.create_role("Runs", permissions=discord.Permissions(manage_guild=True))
    people = [guild.add_member(user, roles=[role])]
    for first in ("Ada", "Ben", "Cleo"):
        user = world.env.create_user(f"{name}.{first}".lower(), global_name=f"{first} {name}")
        people.append(guild.add_member(user))
    now, services, key = world.clock.now(), world.services, guild.id
    place = Place(name, guild, channel, people)
    await put_right(world, place)
    for one in people:
        await services.members.arrive(key, one.id, f"{name} {one.id}", now)
        await services.wins.share(
            WinDraft(key, one.id, name, f"The {name} corner is loud."), now, channel.id
        )
        await services.reaching.choose(key, one.id, "coffee", "thread", now)
        await services.coffee.join(key, one.id, now)
    assert await services.rounds.make(key, now.date(), now, threads=True)
    await a_pair(services, place, now, people[1].id if mentor is None else mentor.id)
    proposal, day = Proposal(f"{name} Day", activity="Read one page."), now.date() + A_DAY
    when = CelebrationDays(day, day)
    await services.proposals.propose(key, people[0].id, proposal, when, now, approved=True)
    await services.inquiries.ask(key, people[2].id, f"Where are the {name} books?", now)
    await messages(world, place, now)
    await world.env.settle()
    await world.tick()
    return place


async def messages(world: World, place: Place, now: datetime) -> None:
    """Let the bot and two people write, one win go again, and something be told."""
    services, key, channel, people = world.services, place.guild.id, place.channel, place.people
    name = place.name
    with world.env._bot_scope():
        await world.client.registry.register(key)
        found = world.client.get_channel(channel.id)
        assert isinstance(found, discord.TextChannel)
        post = await found.send("A post.")
    said = [await one.send(channel, f"{name} books are back.") for one in people[1:3]]
    gone = await services.wins.share(WinDraft(key, people[1].id, name, "Gone."), now, channel.id)
    await services.wins.remove(key, gone.win.id, people[1].id, now)
    place.messages += [post.id, *(one.id for one in said)]
    about = (key, people[2].id, channel.id, said[0].id)
    await services.reports.report(*about, student=False, words=f"The {name} corner?", now=now)


async def a_pair(services: Services, place: Place, now: datetime, mentor_id: int) -> None:
    """Let a mentor be matched, and another one be asked about somebody."""
    key, people = place.guild.id, [one.id for one in place.people]
    words = f"The {place.name} corner is loud."
    filled = MentorProfile(topics=("weeding",), sizes=("weeks",), words=words)
    asks: int
    for helps, asks in ((mentor_id, people[2]), (people[3], people[0])):
        for one in (helps, asks):
            await services.members.arrive(key, one, f"{place.name} {one}", now)
            await services.reaching.choose(key, one, "mentor", "thread", now)
        await services.mentors.save_offer(key, helps, filled, now)
        await services.mentors.save_request(key, asks, filled, now)
    later = now + 2 * A_DAY  # until then mentees may pick
    asked = await services.mentor_rounds.round(key, later, threads=True)
    ask = next(one for one in asked if one.mentor_id == mentor_id)
    answered = await services.mentor_asks.accept(key, ask.id, mentor_id, later)
    if answered.pair is None:
        asks = (await services.mentor_asks.asked(key, ask.id)).request.member_id
        await services.mentor_asks.confirm(key, ask.id, asks, later)


async def put_right(world: World, place: Place) -> None:
    """Set a group up with everything switched on, whatever was pressed."""
    now, groups = world.clock.now(), world.services.groups
    await groups.change(
        place.guild.id,
        now,
        name=place.name,
        wins_channel_id=place.channel.id,
        zone="America/Chicago",
        switched_on=frozenset(OPTIONAL),
        switched_off=frozenset[str](),
    )
    coordinator = place.people[0]
    await groups.name_coordinator(place.guild.id, coordinator.id, f"{place.name} Runs", now)
    with world.env._bot_scope():
        await world.client.registry.register(place.guild.id)


async def all_rows(world: World) -> dict[tuple[str, int], list[str]]:
    """Return everything that's kept, by table and group; 0 where a table has none."""
    rows = defaultdict[tuple[str, int], list[str]](list)
    async with world.client.agenda._database.read() as connection:
        for table in Base.metadata.sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                rows[table.name, row.get("guild_id", 0)].append(str(row))
    return {key: sorted(found) for key, found in rows.items()}


def kept_about(rows: dict[tuple[str, int], list[str]], place: Place) -> dict[str, list[str]]:
    """Return what's kept about a group."""
    return {table: found for (table, guild_id), found in rows.items() if guild_id == place.guild.id}


def assert_kept_apart(
    storm: Storm,
    name: str,
    before: dict[tuple[str, int], list[str]],
    after: dict[tuple[str, int], list[str]],
    place: Place,
) -> None:
    """Assert that a group's rows are the same, and that its *name* was told to nobody outside."""
    assert kept_about(after, place) == kept_about(before, place)
    assert [made for made, said in storm.said() if name.lower() in said.lower()] == []


def assert_nothing_broke(
    world: World, logs: Sequence[Mapping[str, object]], caplog: pytest.LogCaptureFixture
) -> None:
    """Assert that no error was logged, and none is kept for the doctor."""
    assert [one for one in logs if one["log_level"] in ("error", "critical")] == []
    assert world.faults() == []
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


def posts_of_bot(world: World) -> list[Any]:
    """Return every message with something to press, wherever it is."""
    backend = world.env.backend
    return [
        serializers.message_payload(backend, message)
        for messages in backend.messages.values()
        for message in messages.values()
        if message.components
    ]


def read_by_all(world: World, place: Place) -> list[str]:
    """Return what a group's people can read: channels, threads, their direct messages."""
    backend = world.env.backend
    direct = {backend.get_dm_channel(one.id).id for one in place.people}
    return [
        str(serializers.message_payload(backend, message))
        for channel_id, messages in backend.messages.items()
        if channel_id in direct or backend.get_channel(channel_id).guild_id == place.guild.id
        for message in messages.values()
    ]


@pytest.mark.torture
@pytest.mark.timeout(3_600 if os.environ.get("TORTURE") else 300)
async def test_whatever_comes(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of presses, menus, forms and commands with real, outdated, forged and odd values.

    First from a group's members and its coordinator, then from who left it and strangers, then
    from another group's people. Each is answered, none breaks anything, and nothing of a group
    that they aren't in changes or is shown to them.
    """
    with structlog.testing.capture_logs() as logs:
        here, there, outside, both = await everywhere(world)
        ids = [here.guild.id, there.guild.id, *here.messages, *there.messages]
        ids += [one.id for place in (there, here) for one in place.people]
        fuzz = Fuzz(world, random.Random(13), ids[:2], [*ids, *range(1, 11)], part_names())
        storms = []
        await days_go_by(world, fuzz)
        for seats, share, closed in (
            (await seats_in(world, here), 0.5, [there]),
            (outside, 0.1, [here, there]),
            (await seats_in(world, there), 0.4, [here]),
        ):
            storm, borrows = Storm(world, fuzz.shown[-1]), both if closed == [there] else None
            open_to = [one for one in (here, there) if one not in closed]
            async with kept_apart(storm, here, closed, seats is outside):
                if borrows is not None:
                    await borrow(storm, fuzz, borrows, there)
                count = int(COUNT * share) - len(storm.results)
                await blow(storm, fuzz, seats, count, open_to)
            storms.append(storm)
            fuzz.shown.append(Shown())

    assert sum(len(one.results) for one in storms) == COUNT
    assert [made for one in storms for made in one.unanswered()] == []
    assert max(took for one in storms for took in one.took.values()) < DISCORD_WAITS
    assert_nothing_broke(world, logs, caplog)
    assert {one for _, one in await all_rows(world)} <= {0, here.guild.id, there.guild.id}


@asynccontextmanager
async def kept_apart(
    storm: Storm, here: Place, closed: list[Place], refused: bool
) -> AsyncIterator[None]:
    """Assert that nothing in *closed* changes meanwhile or is told; *refused*: nor anywhere."""
    world, outcomes = storm.world, list[str]()
    await put_right(world, here)
    await all_done(world)
    before, read = await all_rows(world), [read_by_all(world, one) for one in closed]
    world.client.when_answered = lambda *how: outcomes.append(how[2])
    with storm.timed():
        yield
    after = await all_rows(world)
    for one in closed:
        assert_kept_apart(storm, OURS if one is here else THEIRS, before, after, one)
    assert [read_by_all(world, one) for one in closed] == read
    assert not refused or (after == before and set(outcomes) == {"refused"})


async def all_done(world: World) -> None:
    """Let everything that's due be done: what follows from it isn't taken for a later press's."""
    due = await world.client.agenda.next_due()
    while due is not None and due <= world.clock.now() + A_DAY / 24:
        await world.advance(seconds=max(1.0, (due - world.clock.now()).total_seconds()))
        due = await world.client.agenda.next_due()


async def days_go_by(world: World, fuzz: Fuzz) -> None:
    """Let some days go by, and note what can be pressed on what was posted."""
    for _ in range(DAYS):
        await world.advance(days=1)
    for message in posts_of_bot(world):
        fuzz.shown[0].note(message["components"])


async def blow(
    storm: Storm, fuzz: Fuzz, seats: list[Seat], count: int, places: list[Place]
) -> None:
    """Send so many from these seats: everything that's listed in turn, and commands between.

    Now and then a coordinator puts right what was pressed in *places*.
    """
    components, chance = listed(), fuzz.chance
    in_direct = [one for one in components if one.access.works_in_dm]
    for number in range(count):
        seat = chance.choice(seats)
        if number % PUT_RIGHT == 0:
            await storm.wait()
            for place in places:
                await put_right(storm.world, place)
        made: Made | None = None
        if seat.actor is not None:
            kind = chance.random()
            if kind < COMMANDS:
                made = fuzz.command(seat.actor, seat.channel_id)
            elif kind < COMMANDS + COMPLETIONS:
                made = fuzz.command(seat.actor, seat.channel_id, typing=True)
            elif kind < COMMANDS + COMPLETIONS + ON_MESSAGES:
                made = fuzz.on_message(seat.actor, seat.channel_id)
        if made is None:
            some = components if seat.actor or chance.random() < 0.3 else in_direct
            one = some[number % len(some)]
            made = fuzz.hand_in(one) if isinstance(one, PersistentForm) else fuzz.press(one)
        where = (seat.user_id, seat.guild_id, seat.channel_id)
        await storm.send(*where, made, seat.message_id)
    await storm.wait()


async def borrow(storm: Storm, fuzz: Fuzz, seat: Seat, place: Place) -> None:
    """Press and hand in everything in one group with ids of another, as somebody who's in both.

    There they're a mentor: nothing but the group keeps them from what has these ids.
    """
    tables = MentorPairRow, MentorAskRow, MentorRequestRow, CoffeeGroupRow
    ids = set[int]()
    async with storm.world.client.agenda._database.read() as connection:
        for one in tables:
            mine = select(one.id).where(one.guild_id == place.guild.id)
            ids.update((await connection.execute(mine)).scalars())
    where = (seat.user_id, seat.guild_id, seat.channel_id)
    for component in listed():
        for row_id in sorted(ids):
            custom_id = fuzz.borrowed(component, row_id, place.guild.id)
            if custom_id is None:
                break
            if isinstance(component, PersistentForm):
                made = fuzz.filled_in(custom_id)
            else:
                made = fuzz.pressed(component, custom_id)
            await storm.send(*where, made, seat.message_id)
    await storm.wait()


async def everywhere(world: World) -> tuple[Place, Place, list[Seat], Seat]:
    """Return two groups, where people press who are in neither (any more), and who's in both."""
    elsewhere = world.env.create_guild("Elsewhere")
    far = elsewhere.create_text_channel("wins")
    await world.env.settle()
    here = await a_place(world, world.guild, world.channel, OURS)
    pat = world.env.create_user("pat", global_name="Pat")
    there = await a_place(world, elsewhere, far, THEIRS, elsewhere.add_member(pat))
    actor = here.guild.add_member(pat)
    both = Seat(pat.id, here.guild.id, here.channel.id, here.messages[0], actor)
    left = here.people.pop()
    stranger = world.env.create_user("stranger", global_name="A Stranger")
    outside = [await dm_of(world, one) for one in (left.id, stranger.id)]
    world.env.backend.remove_member(here.guild.id, left.id)
    await world.services.members.leave(here.guild.id, left.id, world.clock.now())
    return here, there, outside, both


async def seats_in(world: World, place: Place) -> list[Seat]:
    """Return where a group's people press: in its channel, and in direct messages."""
    newcomer = place.guild.add_member(world.env.create_user(f"new.{place.guild.id}"))
    seats = [
        Seat(one.id, place.guild.id, place.channel.id, place.messages[0], one)
        for one in (*place.people, newcomer)
    ]
    return [*seats, *[await dm_of(world, one.id) for one in place.people[:2]]]


async def dm_of(world: World, user_id: int) -> Seat:
    """Return someone's direct messages, with a message of the bot's in them."""
    channel = world.env.backend.get_dm_channel(user_id)
    with world.env._bot_scope():
        post = await world.client.get_partial_messageable(channel.id).send("A card.")
    return Seat(user_id, None, channel.id, post.id, None)

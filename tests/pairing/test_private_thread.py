"""The one way to a private thread: made once, and found again when its record was lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda.occurrences import Dropped, Due
from bot.pairing.rooms import Room
from bot.ui.card import Button, Card
from bot.ui.private_thread import first_line, make
from tests.coffee.acting import coffee_threads, members_of, switch_on

if TYPE_CHECKING:
    from bot.agenda.occurrences import Failed, Retry
    from tests.discord import World

FIRST = "Hello."


async def _room(world: World, *, shared: bool = True) -> Room:
    people = [world.dana.id, world.luis.id] if shared else [world.luis.id]
    now, rooms = world.clock.now(), world.services.rooms
    async with world.client.agenda._database.write() as connection:
        await rooms.add(connection, world.guild.id, "mentor", "7", "Mentors", people, now)
    found = await rooms.get(world.guild.id, "mentor", "7")
    assert found is not None
    return found


async def _make(world: World, attempts: int = 1, ref: str = "7") -> Room | Retry | Dropped | Failed:
    now = world.clock.now()
    room = await world.services.rooms.get(world.guild.id, "mentor", ref)
    assert room is not None
    use_by = now + timedelta(days=1)
    due = Due(3, "test", world.guild.id, 7, 0, "", None, now, use_by, attempts, now)
    card = Card(FIRST, [Button(f"coffee:status:{ref}")])
    with world.env._bot_scope():
        return await make(world.client, room, card, due, world.channel.id)


async def test_made_once(world: World) -> None:
    """Made again it stays as it is: the same thread, the same message."""
    await switch_on(world)
    await _room(world)
    first, again = await _make(world), await _make(world, attempts=2)
    (thread,) = coffee_threads(world)

    assert isinstance(first, Room)
    assert isinstance(again, Room)
    assert (first.thread_id, first.message_id) == (again.thread_id, again.message_id)
    assert members_of(world, thread) == {world.dana.id, world.luis.id}
    assert [one.content for one in thread.history() if one.components] == [
        f"{first_line(2)}\n{FIRST}"
    ]


async def test_found_without_its_record(world: World) -> None:
    """A thread that an earlier try made, and that was archived since, is completed."""
    await switch_on(world)
    room = await _room(world)
    await _make(world)
    (thread,) = coffee_threads(world)
    async with world.client.agenda._database.write() as connection:
        from bot.pairing import queries

        lost = {"thread_id": None, "message_id": None}
        await queries.change_room(connection, room.id, lost)
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    found = await _make(world, attempts=2)

    assert isinstance(found, Room)
    assert found.thread_id == thread.id
    assert len(coffee_threads(world)) == 1
    assert sum(FIRST in one.content for one in thread.history()) == 1


async def test_a_name_that_was_copied(world: World) -> None:
    """A member's thread of the same name is not taken for the bot's own."""
    await switch_on(world)
    room = await _room(world)
    world.env.backend.create_thread(world.channel.id, room.thread_name, world.dana.id, type=12)
    found = await _make(world, attempts=2)

    assert isinstance(found, Room)
    assert [one._channel.owner_id for one in coffee_threads(world)].count(world.client.own_id) == 1
    assert found.thread_id in [one.id for one in coffee_threads(world)]


async def test_two_of_one_name(world: World) -> None:
    """A thread that is another room's already is never taken, whatever its name."""
    await switch_on(world)
    await _room(world)
    async with world.client.agenda._database.write() as connection:
        args = world.guild.id, "mentor", "8", "Mentors", [world.marta.id], world.clock.now()
        await world.services.rooms.add(connection, *args)
    first = await _make(world)
    second = await _make(world, attempts=2, ref="8")

    assert isinstance(first, Room)
    assert isinstance(second, Room)
    assert first.thread_name == second.thread_name
    assert first.thread_id != second.thread_id
    assert first.thread_id is not None
    assert not await world.services.rooms.made(second, first.thread_id)


async def test_a_member_who_left_meanwhile(world: World) -> None:
    """Who cannot be added is not waited for; the thread is there for the other."""
    await switch_on(world)
    await _room(world)
    world.env.inject_error(
        "PUT", f"/channels/*/thread-members/{world.dana.id}", status=404, code=10007
    )
    made = await _make(world)
    (thread,) = coffee_threads(world)

    assert isinstance(made, Room)
    assert made.message_id is not None
    assert members_of(world, thread) == {world.luis.id}


@pytest.mark.parametrize("shared", [False, True])
async def test_deleted_on_the_way(world: World, shared: bool) -> None:
    """A thread that a moderator deleted before it was whole is not made again.

    Those who were to share it are reached one by one.
    """
    await switch_on(world)
    await _room(world, shared=shared)
    world.env.inject_error("POST", "/channels/*/messages", status=500)
    world.env.inject_error("POST", "/channels/*/messages", status=500, times=None)
    later = await _make(world)
    world.env.backend.faults.clear()
    (thread,) = coffee_threads(world)
    world.env.backend.delete_channel(thread.id)
    became = await _make(world, attempts=2)

    assert type(later).__name__ == "Retry"
    assert isinstance(became, Room if shared else Dropped)
    assert coffee_threads(world) == []

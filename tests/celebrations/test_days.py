"""The day itself, pressed through: its post, its thread, who takes part, its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.celebrations.celebrating import (
    MORNING,
    go_to,
    on_the_day,
    said,
    silent,
    the_gathering,
    thread,
)
from tests.discord import buttons, text

if TYPE_CHECKING:
    from tests.discord import World

NEXT_NOON = datetime(2027, 2, 4, 18, tzinfo=UTC)


async def test_a_day(world: World) -> None:
    """One post on the morning, heard; under it a thread that begins with one question."""
    post = await on_the_day(world)

    assert post.created_at == MORNING
    assert post.content.splitlines()[0] == "Today is **World Read Aloud Day**."
    assert post.content.splitlines()[1].startswith("Ten minutes: ")
    assert post.content.splitlines()[2].startswith("Did you do something, big or tiny?")
    assert list(buttons(post)) == ["Join the thread", "We did this too", "About this day"]
    assert not silent(post)
    assert thread(world).name == "World Read Aloud Day, 2027"
    assert thread(world).id == post.id
    (opener,) = world.posts(thread(world))
    assert "?" in opener.content
    assert list(buttons(opener)) == ["Share what we did"]
    assert silent(opener)


async def test_joining(world: World) -> None:
    """Who joins is in the thread, also when pressing twice."""
    post = await on_the_day(world)
    for _ in range(2):
        result = await world.dana.click(post, label="Join the thread")
        assert text(result).startswith(f"You are in: <#{post.id}>. Reading along is fine.")
    members = world.env.backend.get_channel(post.id).thread_members

    assert world.dana.id in members
    assert world.luis.id not in members


async def test_the_whole_life(world: World) -> None:
    """Joined, done, shared, summed up, archived and not locked; writing wakes it."""
    post = await on_the_day(world)
    await world.dana.click(post, label="Join the thread")
    await world.luis.click(post, label="We did this too")
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    shared = await world.dana.submit_modal(
        form, {"story": "We read one page in three voices.", "also": ["recap"]}
    )
    assert text(shared).startswith("Posted.")
    await go_to(world, NEXT_NOON + timedelta(minutes=1))
    gathering = await the_gathering(world)
    last = said(world)[-1]

    assert "**World Read Aloud Day** is over. Thank you, all of you." in last
    assert "2 libraries took part." in last
    assert "Dana Whitehorse: We read one page in three voices." in last
    assert gathering.recap_at is not None
    meta = world.env.backend.get_channel(post.id).thread_metadata
    assert meta is not None
    assert meta.archived
    assert not meta.locked
    result = await world.marta.click(post, label="Join the thread")
    assert text(result).startswith("You are in:")
    meta = world.env.backend.get_channel(post.id).thread_metadata
    assert meta is not None
    assert not meta.archived

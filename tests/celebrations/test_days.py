"""The day itself, pressed through: its post, its thread, who takes part, its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.celebrations.celebrating import (
    MORNING,
    celebrate,
    on_the_day,
    posted,
    said,
    silent,
    the_gathering,
    thread,
)
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

NEXT_NOON = datetime(2027, 2, 4, 18, tzinfo=UTC)


async def test_a_day(world: World) -> None:
    """One post on the morning, heard; under it a thread that begins with one question."""
    post = await on_the_day(world)

    assert post.created_at == MORNING
    assert post.content.splitlines()[0] == "Today is **World Read Aloud Day**."
    assert post.content.splitlines()[1].startswith("Got ten minutes? ")
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
        assert text(result).startswith(f"You're in: <#{post.id}>. Just reading along is fine.")
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
    await world.until(NEXT_NOON + timedelta(minutes=1))
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
    assert text(result).startswith("You're in:")
    meta = world.env.backend.get_channel(post.id).thread_metadata
    assert meta is not None
    assert not meta.archived


async def test_two_on_one_day(world: World) -> None:
    """They share one post and one thread; each can be called unfit by itself."""
    world.clock.at = datetime(2027, 4, 20, 20, tzinfo=UTC)
    await celebrate(world, "world-book-and-copyright-day", "talk-like-shakespeare-day")
    await world.until(datetime(2027, 4, 23, 12, 16, tzinfo=UTC))
    new = posted(world, datetime(2027, 4, 21, tzinfo=UTC))
    both = [one for one in new if "Join the thread" in buttons(one)]
    about = await world.dana.click(both[0], label="About this day")
    gathering = await the_gathering(world)

    assert len(both) == len(world.channel.threads) == 1
    assert both[0].content.count("Today is **") == 2
    assert len(gathering.days) == 2
    assert len(buttons(answer(about))) == 2


async def test_reported_after_its_end(world: World) -> None:
    """In a thread that sleeps a moment is hidden all the same, and one tap restores it."""
    found = await on_the_day(world)
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    await world.dana.submit_modal(form, {"story": "We read one page in three voices."})
    moment = world.posts(thread(world))[-1]
    await world.until(NEXT_NOON + timedelta(minutes=1))
    meta = world.env.backend.get_channel(found.id).thread_metadata
    assert meta is not None
    assert meta.archived
    result = await world.luis.context_menu(thread(world), "Tell a coordinator", moment)
    told = await world.luis.submit_modal(result, {"about": ["student"]})
    await world.tick()

    assert text(told).startswith("Thank you. I hid the post right away")
    assert "three voices" not in world.posts(thread(world))[1].content

"""A meet-up's post that somebody deletes: nobody who answered is left without, and it's noticed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from sqlalchemy import select

from bot.kit.database import Database
from bot.meetups import kinds, words
from bot.shown.tables import ShownRow
from tests.celebrations.test_limits import desk
from tests.coffee.acting import dms
from tests.discord import answer, buttons, text
from tests.meetups import test_challenge_posts as challenges
from tests.meetups.test_meeting import STARTS, post, press, ready, set_up

if TYPE_CHECKING:
    from tests.discord import World

LOST = "The post for **What are you reading?**"


async def _deleted(world: World) -> None:
    """Let a moderator delete the post of what's set up."""
    world.env.backend.delete_message(world.channel.id, post(world).id)
    await world.env.settle()
    await world.tick()


async def _one_comes(world: World) -> None:
    """Set a meet-up up to which Luis comes, reminded by direct message."""
    await ready(world)
    await set_up(world)
    came = await press(world, world.luis, words.COME)
    await world.luis.click(answer(came), label=words.BY_DM)


async def _told(world: World) -> str:
    """Return what waited for Dana, as she reads it when she presses something."""
    hears = await world.dana.slash(world.channel, "meetup upcoming")
    return text(await world.dana.click(answer(hears), custom_id="notice:show"))


async def test_deleted(world: World) -> None:
    """Its organizer hears so, coordinators decide, and nothing leads where nothing is."""
    await _one_comes(world)
    await _deleted(world)
    database = Database(world.settings.resolved_database_url)
    async with database.read() as connection:  # what isn't there isn't changed again and again
        posts = select(ShownRow.message_id).where(ShownRow.kind == kinds.POST)
        assert (await connection.execute(posts)).all() == []
    await database.close()

    assert (await _told(world)).startswith(f"{LOST}, <t:")
    assert (await desk(world)).count(LOST) == 1
    listed = text(await world.luis.slash(world.channel, "meetup upcoming"))
    assert "**What are you reading?**" in listed
    assert "see it" not in listed
    await world.until(STARTS - timedelta(minutes=14))
    assert [one.content.partition(":")[0] for one in dms(world.luis)[1:]] == ["Tomorrow", "Soon"]


async def test_posted_again(world: World) -> None:
    """A coordinator posts it again: with the answers so far, the same thread, and only once."""
    await _one_comes(world)
    (thread,) = world.channel.threads
    await _deleted(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    asked = await world.marta.click(answer(today), label=words.DECIDE_POST)
    assert list(buttons(answer(asked))) == [words.POST_AGAIN, words.CALL_OFF]
    sent = await world.marta.click(answer(asked), label=words.POST_AGAIN)
    await world.tick()

    found = post(world)
    assert text(sent) == words.POSTED_AGAIN.format(link=found.jump_url)
    assert "Coming: 1." in found.content
    assert [one.id for one in world.channel.threads] == [thread.id]
    assert LOST not in await desk(world)
    assert len([one for one in world.posts() if words.DETAILS in buttons(one)]) == 1
    assert found.jump_url in text(await world.luis.slash(world.channel, "meetup upcoming"))
    await press(world, world.marta, words.COME)
    await world.advance(seconds=2)
    assert "Coming: 2." in post(world).content
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    by_hand = await world.post_by_hand(f"meetup:repost:{meetup.id}", f"meetup:post:{meetup.id}")
    for custom_id in buttons(by_hand).values():
        again = await world.marta.click(by_hand, custom_id=custom_id)
        assert text(again) == words.POST_DECIDED


async def test_called_off(world: World) -> None:
    """A coordinator calls it off instead: who answered hears, and nobody is asked again."""
    await _one_comes(world)
    await _deleted(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    asked = await world.marta.click(answer(today), label=words.DECIDE_POST)
    off = await world.marta.click(answer(asked), label=words.CALL_OFF)
    await world.marta.click(answer(off), label=words.CALL_OFF_YES)
    await world.advance(seconds=62)

    assert "isn't happening" in dms(world.luis)[-1].content
    assert LOST not in await desk(world)


async def test_organizers_and_coordinators_see_it(world: World) -> None:
    """Anyone who changes it reads that its post is gone; coordinators can post it from there."""
    await _one_comes(world)
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    await _deleted(world)
    by_hand = await world.post_by_hand(f"meetup:show:{meetup.id}")
    for who, may_post in ((world.dana, False), (world.marta, True), (world.luis, None)):
        shown = await who.click(by_hand, custom_id=f"meetup:show:{meetup.id}")
        assert (words.NO_POST in text(shown)) == (may_post is not None)
        assert (words.POST_AGAIN in buttons(answer(shown))) == bool(may_post)
    shown = await world.dana.click(by_hand, custom_id=f"meetup:show:{meetup.id}")
    form = await world.dana.click(answer(shown), label=words.CHANGE_DETAILS)
    saved = await world.dana.submit_modal(form, {"bring": "A mug"})
    assert text(saved).startswith(words.CHANGED_NO_POST)


async def test_deleted_after_it_was_called_off(world: World) -> None:
    """Nobody misses the post of what doesn't happen."""
    await _one_comes(world)
    details = await press(world, world.dana, words.DETAILS)
    asked = await world.dana.click(answer(details), label=words.CANCEL_DATE)
    await world.dana.click(answer(asked), label=words.CANCEL_YES)
    await world.advance(seconds=62)
    await _deleted(world)

    assert LOST not in await desk(world)
    hears = await world.dana.slash(world.channel, "meetup upcoming")
    assert "notice:show" not in buttons(answer(hears)).values()


async def test_a_purge(world: World) -> None:
    """A moderator who tidies the channel takes the post, and not the meet-up."""
    await _one_comes(world)
    gone = post(world).id
    world.env.backend.messages[world.channel.id].pop(gone)
    event = {"ids": [gone], "channel_id": world.channel.id, "guild_id": world.guild.id}
    with world.env._bot_scope():
        world.client.dispatch(
            "raw_bulk_message_delete",
            discord.RawBulkMessageDeleteEvent(event),  # type: ignore[arg-type] # ids as numbers
        )
    await world.env.settle()
    await world.tick()

    assert LOST in await desk(world)


async def test_deleted_while_the_bot_was_away(world: World) -> None:
    """The look after a start finds it."""
    await _one_comes(world)
    world.env.backend.messages[world.channel.id].pop(post(world).id)
    await world.restart()
    await world.tick()

    assert LOST in await desk(world)
    assert (await _told(world)).startswith(f"{LOST}, <t:")


async def test_its_channel_is_deleted(world: World) -> None:
    """Post and thread are gone: one question, and a new post has a thread again."""
    await _one_comes(world)
    came = await press(world, world.marta, words.COME)
    await world.marta.click(answer(came), label=words.BY_THREAD)
    world.env.backend.delete_channel(world.channel.id)
    await world.env.settle()
    await world.tick()
    world.channel = world.general
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, wins_channel_id=world.general.id)

    today = await world.marta.slash(world.channel, "coordinator today")
    assert LOST in text(today)
    assert "The thread for" not in text(today)
    asked = await world.marta.click(answer(today), label=words.DECIDE_POST)
    await world.marta.click(answer(asked), label=words.POST_AGAIN)
    await world.tick()

    (thread,) = world.channel.threads
    assert thread.id == post(world).id
    await world.until(STARTS - timedelta(hours=23))
    said = [one.content for one in world.posts(thread) if one.content]
    assert [one.partition(":")[0] for one in said] == [f"<@{world.marta.id}> Tomorrow"]


async def test_a_channel_with_several(world: World) -> None:
    """Its organizer isn't sent a message for each: two come, and the third waits."""
    await ready(world)
    for number in range(3):
        await set_up(world, title=f"Chat {number}")
    now = world.clock.now()
    await world.services.reaching.choose(world.guild.id, world.dana.id, "meetup", "dm", now)
    world.env.backend.delete_channel(world.channel.id)
    await world.env.settle()
    await world.tick()

    lost = [one.content for one in dms(world.dana) if one.content.startswith("The post for")]
    assert len(lost) == 2
    world.channel = world.general
    said = {*lost, await _told(world)}
    assert [f"Chat {number}" in " ".join(said) for number in range(3)] == [True] * 3


async def test_where_it_cannot_be_posted_yet(world: World) -> None:
    """It says so, and the post comes once it can."""
    await _one_comes(world)
    await _deleted(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    asked = await world.marta.click(answer(today), label=words.DECIDE_POST)
    where = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", where, status=403, code=50013)
    sent = await world.marta.click(answer(asked), label=words.POST_AGAIN)
    assert text(sent) == words.POST_COMES
    assert LOST not in await desk(world)

    await world.advance(minutes=5)

    assert "Coming: 1." in post(world).content


async def test_a_challenge(world: World) -> None:
    """The post of a challenge is missed like any other; what's added meanwhile counts."""
    await ready(world)
    await challenges.set_up(world)
    await world.until(challenges.BEGUN)
    await challenges.add(world, world.luis, "40")
    await _deleted(world)
    today = await world.marta.slash(world.channel, "coordinator today")
    assert "The post for **Fall reading**" in text(today)
    asked = await world.marta.click(answer(today), label=words.DECIDE_POST)
    off = await world.marta.click(answer(asked), label=words.CALL_OFF)
    assert text(off).startswith("Not called off yet. The post of **Fall reading**")
    kept = await world.marta.click(answer(off), label=words.KEEP_IT)
    await world.marta.click(answer(kept), label=words.POST_AGAIN)
    await world.tick()

    assert "So far: **40** pages" in post(world).content

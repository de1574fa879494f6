"""Every other message that quotes or names somebody: it follows them too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord
from sqlalchemy import insert, select

from bot.coffee import words as coffee_words
from bot.kit.personal import Person
from bot.pairing import words as pairing_words
from bot.shown import words as shown_words
from bot.shown.tables import ShownRow, ShownSubjectRow
from bot.ui.card import Card
from bot.ui.permissions import INVITE
from bot.wins.rules import NAMELESS
from tests.celebrations.celebrating import on_the_day, said, thread
from tests.celebrations.test_days import NEXT_NOON
from tests.celebrations.test_trouble import lock
from tests.coffee.acting import coffee_threads, join, switch_on
from tests.coffee.test_coffee import ASKED, ROUND
from tests.discord import text
from tests.mentors import acting as mentoring

if TYPE_CHECKING:
    from simcord import MemberActor

    from tests.discord import World

MOMENT = "We read one page in three voices."
PLANNED = datetime(2028, 1, 31, 20, tzinfo=UTC)


async def forget(world: World, actor: MemberActor) -> None:
    """Remove everything about a member, as they ask for it."""
    person = Person(world.guild.id, actor.id)
    await world.services.privacy.forget(person, world.clock.now())
    await world.advance(seconds=30)


async def summed_up(world: World) -> None:
    """Let a day pass that Dana tells something of, which its recap shows; its thread sleeps."""
    post = await on_the_day(world)
    await world.dana.click(post, label="Join the thread")
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    await world.dana.submit_modal(form, {"story": MOMENT, "also": ["recap"]})
    await world.until(NEXT_NOON + timedelta(minutes=1))
    assert f"Dana Whitehorse: {MOMENT}" in said(world)[-1]
    assert is_archived(world)


def is_archived(world: World) -> bool:
    """Whether the day's thread is in the archive."""
    meta = world.env.backend.get_channel(thread(world).id).thread_metadata
    return meta is not None and meta.archived


async def test_a_recap(world: World) -> None:
    """Its thread is woken for it, and closed again."""
    await summed_up(world)
    await forget(world, world.dana)

    assert not any(MOMENT in one or "Dana" in one for one in said(world))
    assert is_archived(world)


async def test_a_recap_and_a_hidden_name(world: World) -> None:
    """The moment stays, told by a colleague."""
    await summed_up(world)
    await world.dana.slash(world.channel, "me hide")
    await world.advance(seconds=30)

    assert f"{NAMELESS}: {MOMENT}" in said(world)[-1]
    assert is_archived(world)


async def test_a_locked_thread(world: World) -> None:
    """What a moderator locked stays as it is, and coordinators see one line with its link."""
    await summed_up(world)
    lock(world, thread(world).id, archived=True)
    world.limit_bot(INVITE & ~discord.Permissions(manage_threads=True))
    recap = world.posts(thread(world))[-1]
    await forget(world, world.dana)
    listed = text(await world.marta.slash(world.channel, "coordinator today"))

    assert "still show" in listed
    assert recap.jump_url in listed
    assert listed.count("still show") == 1


async def test_the_planning_post(world: World) -> None:
    """What is told of the last time leaves it with the win that it's from."""
    await summed_up(world)
    await world.until(PLANNED)
    before = [one.content for one in world.posts() if MOMENT[:20] in one.content]
    await forget(world, world.dana)
    after = [one.content for one in world.posts() if MOMENT[:20] in one.content]

    assert len(before) == 1
    assert after == []


async def test_a_coffee(world: World) -> None:
    """A table's first message names nobody who hides or is forgotten, and mentions no id."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND)
    (room,) = coffee_threads(world)
    (first,) = [one for one in room.history() if one.author.id == world.client.own_id]
    assert f"<@{world.dana.id}>" in first.content
    assert "Dana" in first.content
    await world.dana.slash(world.channel, "me hide")
    await world.advance(seconds=30)
    (hidden,) = [one for one in room.history() if one.author.id == world.client.own_id]

    assert "Dana" not in hidden.content
    assert f"<@{world.dana.id}>" not in hidden.content
    assert f"<@{world.luis.id}>" in hidden.content
    assert hidden.content.startswith(pairing_words.WHO_READS_MORE)
    await world.luis.click(hidden, label=coffee_words.SUITS.format(number=1))
    (settled,) = [one for one in room.history() if one.author.id == world.client.own_id]
    assert f"<@{world.dana.id}>" not in settled.content


async def test_a_coffee_and_who_is_forgotten(world: World) -> None:
    """The question after it names them no longer either."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ASKED)
    (room,) = coffee_threads(world)
    before = [one.content for one in room.history()]
    await forget(world, world.dana)
    own = [one.content for one in room.history() if one.author.id == world.client.own_id]

    assert sum("Dana" in one for one in before) > 1
    assert not any("Dana" in one or f"<@{world.dana.id}>" in one for one in own)


async def test_two_who_are_matched(world: World) -> None:
    """Both introductions go from the thread of two people with the one who is forgotten."""
    await mentoring.switch_on(world)
    await mentoring.offer(world, world.dana, text="I have weeded 4,000 books.")
    await mentoring.match(world, world.dana, world.luis)
    rooms = [one for one in mentoring.threads(world) if "six weeks" in str(one.name)]
    (first, *_) = rooms[0].history(viewer=world.luis)
    assert "4,000 books" in first.content
    await world.dana.slash(world.channel, "me hide")
    await mentoring.moments(world)
    (hidden, *_) = rooms[0].history(viewer=world.luis)
    await forget(world, world.dana)
    (after, *_) = rooms[0].history(viewer=world.luis)

    assert "Dana" not in hidden.content
    assert "4,000 books" in hidden.content
    assert after.content == shown_words.TAKEN_BACK


async def test_twenty_within_a_minute(world: World) -> None:
    """All twenty messages that name somebody follow within a minute while Discord answers."""
    await switch_on(world)
    await join(world, world.dana, world.luis)
    await world.until(ROUND)
    async with world.client.agenda._database.write() as connection:
        row = (await connection.execute(select(ShownRow.__table__))).one()._asdict()
        for number in range(1, 20):
            post = await world.post(Card(f"Copy {number}."))
            copy = {"id": row["id"] + number, "channel_id": post.channel.id, "message_id": post.id}
            await connection.execute(insert(ShownRow).values(row | copy))
            one = {"shown_id": copy["id"], "win_id": 0, "person_id": world.dana.id}
            subject = insert(ShownSubjectRow).values(one | {"guild_id": world.guild.id})
            await connection.execute(subject)
    await world.dana.slash(world.channel, "me hide")
    await world.advance(seconds=30)

    assert not [one for one in world.posts() if one.content.startswith("Copy")]

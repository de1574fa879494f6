"""The group that a visitor finds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from discord import MessageType

from bot.demo.world import COORDINATORS, TALK, WINS
from bot.plans import words as plan_words
from bot.wins import words
from bot.wins.rules import ANSWER, MOMENT, PRESENTED
from tests.discord import buttons

if TYPE_CHECKING:
    from discord import Message

    from bot.demo.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


def posts(stage: Stage) -> list[Message]:
    """Return what is in the wins channel."""
    return stage.messages(stage.people["dana"], stage.guild.channels[WINS])


FRIDAY = ("11 Sep 17:00", "11 Sep 20:00")  # and, without a sound, what comes next month


def came_by_itself(post: Message) -> bool:
    """Return whether a post is a nudge, a weekly one, or about next month's book days."""
    firsts = (*plan_words.NUDGES, "Coming up in October, and worth planning for:")
    return post.content.startswith(firsts) or "week's question:**" in post.content


async def test_who_is_there(stage: Stage) -> None:
    """Eight members, two of them coordinators, on a school-day morning."""
    people = [one for one in stage.people.values() if one.actor.guild is stage.guild]

    assert len(people) == 8
    assert [one.name for one in people if one.coordinates] == ["Marta Olson", "Joel Reyes"]
    assert f"{stage.client.clock.now():%A %H:%M}" == "Monday 13:00"  # 8:00 in Chicago


async def test_the_rooms(stage: Stage) -> None:
    """Only coordinators see their own room; everyone sees what the open threads are about."""
    seen = {key: [room.name for room in stage.rooms(stage.people[key])] for key in ("dana", "joel")}
    threads = seen["dana"][2:]

    assert [str(one).partition(",")[0][:31] for one in threads] == [
        "PD or conference",
        "Coffee chat",
        "How do you shelve graphic novel",
        "Challenge",
        "What do you do with boxes of do",
    ]
    assert seen == {
        "dana": [WINS, TALK, *threads],
        "joel": [WINS, TALK, COORDINATORS, *threads],
    }


async def test_what_is_shared_besides_wins(stage: Stage) -> None:
    """Seven things are on the shelf, the coffee chat has room, and the conference is full."""
    services, guild_id = stage.client.services, stage.guild.id
    dana = stage.people["dana"].actor.id
    shelf = await services.shelf.titled(guild_id, dana, "", 25)
    chat, conference = (one for one in posts(stage) if "Coming:" in one.content)

    assert len(shelf) == 7
    assert sum(one.users for one in shelf) == 6
    assert "Coming: 2." in chat.content
    assert "Tell me if a spot opens" in buttons(conference)


async def test_a_server_to_set_up(stage: Stage) -> None:
    """Pat's server has two people and nothing set up; nobody's rooms are in the other's."""
    pat = stage.people["pat"]
    guild = pat.actor.guild

    assert [room.name for room in stage.rooms(pat)] == [TALK, WINS]
    assert not {room.id for room in stage.rooms(pat)} & {
        room.id for room in stage.rooms(stage.people["joel"])
    }
    assert not any(stage.messages(pat, room) for room in stage.rooms(pat))
    assert (await stage.client.services.groups.get(guild.id)).wins_channel_id is None


async def test_wins_of_every_kind(stage: Stage) -> None:
    """Start here, then seventeen wins, posted by the bot itself on past days."""
    first, *later = posts(stage)
    threads = MessageType.thread_created
    wins = [
        one
        for one in later
        if not came_by_itself(one) and one.type is not threads and "Coming:" not in one.content
        if "adding up pages" not in one.content
    ]
    asked = [one for one in wins if " asks: " in one.content]
    wins = [one for one in wins if one not in asked]
    kinds = Counter(
        kind
        for one in wins
        for kind, sentence in words.SHARED.items()
        if sentence.partition("** ")[2] in one.content
    )
    shared = set(words.KINDS) - {PRESENTED, MOMENT, ANSWER}

    assert first.content.startswith("**Start here.**")
    assert [list(buttons(one))[-1] for one in asked] == ["Sum it up", "Sum it up"]
    assert len(wins) == 17
    assert set(kinds) == shared
    assert len({one.created_at.date() for one in wins}) >= 5
    assert {one.author.display_name for one in wins} == {"What's Working"}


async def test_two_weeks_of_nudges_and_friday_posts(stage: Stage) -> None:
    """What comes by itself came on time, and nothing came on Labor Day."""
    days = [f"{one.created_at:%d %b %H:%M}" for one in posts(stage) if came_by_itself(one)]

    assert days == ["31 Aug 12:15", "04 Sep 17:00", "08 Sep 12:15", *FRIDAY, "14 Sep 12:15"]


async def test_who_has_a_plan(stage: Stage) -> None:
    """One has it by direct message, two here, one in own words; one greets."""
    plans, guild_id = stage.client.services.plans, stage.guild.id
    found = {key: await plans.get(guild_id, one.actor.id) for key, one in stage.people.items()}
    made = {key: plan.way for key, plan in found.items() if plan.made}

    assert made == {"dana": "here", "hannah": "dm", "luis": "here"}
    assert found["luis"].own == {"weekly": "Write to one librarian in another building"}


async def test_the_photo(stage: Stage) -> None:
    """One win has a photo, and the challenge a bar; each with a description."""
    bar, photo = sorted(file.description or "" for one in posts(stage) for file in one.attachments)

    assert bar == "A bar that's 21 percent full."
    assert photo.startswith("A red cart")


async def test_what_colleagues_pressed(stage: Stage) -> None:
    """The numbers under the posts are those of the members' own presses."""
    rows: list[Any] = [row for one in posts(stage) for row in one.components]
    labels = [button.label for row in rows for button in row.children]

    assert labels.count("Cheer (3)") == 3
    assert "Been there (3)" in labels
    assert "Trying this (2)" in labels


async def test_nobody_finds_old_private_answers(stage: Stage) -> None:
    """What the bot answered privately two weeks ago is not lying around."""
    stored = stage.env.backend.messages.values()

    assert not [one for messages in stored for one in messages.values() if one.is_ephemeral]


async def test_someone_is_new(stage: Stage) -> None:
    """One member has pressed nothing yet, so that a visitor can see the welcome."""
    mai = stage.people["mai"].actor.id

    assert await stage.client.services.members.get(stage.guild.id, mai) is None


async def test_what_comes(stage: Stage) -> None:
    """A challenge that's on, a coffee chat next Tuesday, and a conference in October that's full.

    One can wait in line for it.
    """
    meetups, now = stage.client.services.meetups, stage.client.clock.now()
    found = [
        await meetups.seen(stage.guild.id, one.id, now)
        for one in await meetups.upcoming(stage.guild.id)
    ]

    said = [(one.meetup.kind, f"{one.meetup.next_at:%A %d %B}", one.is_full) for one in found]
    assert said == [
        ("challenge", "Tuesday 08 September", False),
        ("coffee", "Tuesday 22 September", False),
        ("pd", "Saturday 03 October", True),
    ]
    (challenge,) = (one for one in posts(stage) if "adding up pages" in one.content)
    assert "So far: **2,195** pages, 21% of the way to 10,000." in challenge.content
    labels = [label for one in posts(stage) for label in buttons(one)]
    assert labels.count("Tell me if a spot opens") == 1

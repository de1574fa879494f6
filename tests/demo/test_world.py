"""The group that a visitor finds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from bot.demo.world import COORDINATORS, TALK, WINS
from bot.wins import words

if TYPE_CHECKING:
    from discord import Message

    from bot.demo.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


def posts(stage: Stage) -> list[Message]:
    """Return what is in the wins channel."""
    return stage.messages(stage.people["dana"], stage.guild.channels[WINS])


async def test_who_is_there(stage: Stage) -> None:
    """Eight members, two of them coordinators, on a school-day morning."""
    people = stage.people.values()

    assert len(people) == 8
    assert [one.name for one in people if one.coordinates] == ["Marta Olson", "Joel Reyes"]
    assert f"{stage.client.clock.now():%A %H:%M}" == "Monday 13:00"  # 8:00 in Chicago


async def test_the_rooms(stage: Stage) -> None:
    """Only coordinators see their own room."""
    seen = {key: [room.name for room in stage.rooms(stage.people[key])] for key in ("dana", "joel")}

    assert seen == {"dana": [WINS, TALK], "joel": [WINS, TALK, COORDINATORS]}


async def test_a_dozen_wins_of_every_kind(stage: Stage) -> None:
    """Start here, then twelve wins, posted by the bot itself on past days."""
    first, *wins = posts(stage)
    kinds = Counter(
        kind
        for one in wins
        for kind, sentence in words.SHARED.items()
        if sentence.partition("** ")[2] in one.content
    )

    assert first.content.startswith("**Start here.**")
    assert len(wins) == 12
    assert set(kinds) == set(words.KINDS)
    assert len({one.created_at.date() for one in wins}) >= 5
    assert {one.author.display_name for one in wins} == {"What's Working"}


async def test_the_photo(stage: Stage) -> None:
    """One win has a photo with a description."""
    [photo] = [file for one in posts(stage) for file in one.attachments]

    assert photo.description is not None
    assert photo.description.startswith("A red cart")


async def test_what_colleagues_pressed(stage: Stage) -> None:
    """The numbers under the posts are those of the members' own presses."""
    rows: list[Any] = [row for one in posts(stage) for row in one.components]
    labels = [button.label for row in rows for button in row.children]

    assert labels.count("Cheer (3)") == 2
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

"""A whole school year with every book day: never more than three posts a week that are heard."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord

from tests.celebrations.celebrating import celebrate, silent
from tests.discord import ZONE, buttons
from tests.test_school_year import JUNE, SUNDAY, assert_in_school_hours, monday, told, unasked
from tests.year_tables import USUAL, table

if TYPE_CHECKING:
    from tests.discord import World

DECEMBER = datetime(2026, 12, 1, 12, tzinfo=UTC)
DAY = ["Join the thread", "We did this too", "About this day"]
PLANNING = "worth planning for"
MONTHS = [
    "Mon 17 Aug 15:00",
    "Fri 11 Sep 15:00",
    "Tue 13 Oct 15:00",
    "Thu 12 Nov 15:00",
    "Fri 11 Dec 15:00",
    "Mon 11 Jan 15:00",
    "Thu 11 Feb 15:00",
    "Thu 11 Mar 15:00",
    "Mon 12 Apr 15:00",
]


def joins(post: discord.Message) -> bool:
    """Return whether a day is celebrated by a post, or on it."""
    return "Join the thread" in buttons(post)


async def test_everything(world: World) -> None:
    """The usual two posts and one day at most beside them; the rest rides or makes no sound."""
    posts = await a_year(world, JUNE)
    days = [one for one in posts if joins(one)]
    planning = [one for one in posts if PLANNING in one.content]
    threads = {one.id for one in world.env.backend.channels.values() if one.is_thread}

    assert told([one for one in posts if is_usual(one)], ZONE) == table(USUAL)
    assert_in_school_hours(posts, ZONE)
    assert len([one for one in days if is_usual(one)]) > 5  # they ride
    assert {one.id for one in days} == threads
    assert [told([one], ZONE)[0][:16] for one in planning] == MONTHS
    assert all(map(silent, planning))


async def test_everything_without_a_cap(world: World) -> None:
    """However many days a week has, one post of theirs is heard."""
    posts = await a_year(world, DECEMBER, cap=None)
    own = Counter(monday(one) for one in posts if joins(one) and not is_usual(one))

    assert max(own.values()) > 1


async def a_year(world: World, until: datetime, cap: int | None = 1) -> list[discord.Message]:
    """Live with every day until then: each is posted on its day, and no week is loud."""
    guild_id, services = world.guild.id, world.services
    world.clock.at = SUNDAY
    await celebrate(world, base="everything")
    await services.selections.cap(guild_id, cap, SUNDAY)
    await world.until(until)
    posts = [one for one in unasked(world) if one.type is discord.MessageType.default]
    heard = Counter(monday(one) for one in posts if not silent(one))
    chosen = await services.celebrations.posts_between(guild_id, SUNDAY.date(), until.date())

    assert max(heard.values()) == 3
    assert [one.created_at.date() for one in posts if joins(one)] == [one.day for one in chosen]
    return posts


def is_usual(post: discord.Message) -> bool:
    """Return whether a post comes in a week without celebrations as well."""
    return not (PLANNING in post.content or list(buttons(post)) == DAY)

"""A day that falls on a morning with a post rides on it; one post, one thread, whatever happens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from bot.agenda.occurrences import Dropped, Retry
from bot.celebrations import day_words
from bot.celebrations.tables import DateRow
from bot.kit.database import Database
from bot.plans import words as plan_words
from bot.plans.schedule import NUDGE
from tests.celebrations.celebrating import (
    ALOUD,
    celebrate,
    post,
    posted,
    silent,
    the_gathering,
    thread,
)
from tests.discord import buttons

if TYPE_CHECKING:
    import discord

    from bot.agenda.occurrences import Due, Outcome
    from tests.discord import World

FRIDAY = datetime(2027, 3, 19, 20, tzinfo=UTC)
POETRY = "world-poetry-day"  # 21 March 2027, a Sunday
BRAILLE = "world-braille-day"  # 4 January 2027, a Monday: the first after the winter break
MORNING = datetime(2027, 1, 4, 13, 15, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 20, tzinfo=UTC)


async def a_monday(world: World) -> None:
    """Choose a day that falls on a Monday."""
    world.clock.at = NEW_YEAR
    await celebrate(world, BRAILLE)


async def new_posts(world: World) -> list[discord.Message]:
    """Go on until some minutes after that morning's posts, and return them."""
    await world.until(MORNING + timedelta(minutes=5))
    return posted(world, MORNING)


async def test_moved(world: World) -> None:
    """World Poetry Day on a Sunday is posted on the Friday before, and says so."""
    world.clock.at = datetime(2027, 3, 17, 20, tzinfo=UTC)
    await celebrate(world, POETRY)
    await world.until(FRIDAY)

    first = post(world).content.splitlines()[0]
    assert first == "**World Poetry Day** is on Sunday. Today is the last school day before it."
    assert f"{post(world).created_at:%a %H:%M}" == "Fri 12:15"  # 7:15 in Chicago's summer time


async def test_rides_on_the_nudge(world: World) -> None:
    """On a Monday the nudge's post carries the day: its lines, its buttons, its thread."""
    await a_monday(world)
    (one,) = await new_posts(world)
    gathering = await the_gathering(world)

    assert one.content.startswith(plan_words.NUDGES)
    assert "Today is **" in one.content
    assert list(buttons(one))[-3:] == ["Join the thread", "We did this too", "About this day"]
    assert thread(world).id == one.id == gathering.message_id
    assert not silent(one)


@pytest.mark.parametrize("dies", ["before it is sent", "after it is sent"])
async def test_a_crash_of_the_one_that_carries(world: World, dies: str) -> None:
    """Tried again, the nudge carries the same day; it is there once, with one thread."""
    world.expects_faults = True
    await a_monday(world)
    handler = world.client.agenda._handlers[NUDGE]
    deliver = handler.deliver
    tries = 0

    async def crashing(due: object, now: datetime) -> object:
        nonlocal tries
        tries += 1
        if dies == "after it is sent":
            done = await deliver(due, now)  # type: ignore[arg-type] # a stand-in
            if tries > 1:
                return done
        elif tries > 1:
            return await deliver(due, now)  # type: ignore[arg-type] # a stand-in
        else:
            await world.client.attachments.sources[0].attach(due, now)  # type: ignore[arg-type] # a stand-in
        raise RuntimeError("the power went")

    handler.deliver = crashing  # type: ignore[method-assign,assignment] # where it dies
    new = await new_posts(world)

    assert tries == 2
    assert len(new) == 1
    assert thread(world).id == new[0].id
    assert (await the_gathering(world)).carrier.startswith("a")


async def test_the_one_that_was_to_carry_never_comes(world: World) -> None:
    """The day then has a post of its own."""
    await a_monday(world)
    handler = world.client.agenda._handlers[NUDGE]

    async def refusing(due: object, now: datetime) -> Dropped:
        await world.client.attachments.sources[0].attach(due, now)  # type: ignore[arg-type] # a stand-in
        return Dropped("switched off meanwhile")

    handler.deliver = refusing  # type: ignore[method-assign] # what happens to it
    new = await new_posts(world)

    assert len(new) == 1
    assert new[0].content.startswith("Today is **")
    assert (await the_gathering(world)).carrier == "own"


async def test_the_one_that_was_to_carry_is_refused_for_hours(world: World) -> None:
    """After a few tries the day goes by itself, once; what comes at noon is without it."""
    await a_monday(world)
    handler = world.client.agenda._handlers[NUDGE]
    deliver = handler.deliver

    async def refusing(due: Due, now: datetime) -> Outcome:
        if now > MORNING + timedelta(hours=1):
            return await deliver(due, now)
        await world.client.attachments.sources[0].attach(due, now)
        return Retry("Discord said no (50013)", refused=True)

    handler.deliver = refusing  # type: ignore[method-assign] # what happens to it
    new = await new_posts(world)
    assert [one.content.splitlines()[0] for one in new] == ["Today is **World Braille Day**."]
    assert thread(world).id == new[0].id
    await world.until(MORNING + timedelta(hours=9))

    alone, nudge = posted(world, MORNING)
    assert list(buttons(alone)) == [day_words.JOIN, day_words.DID, day_words.ABOUT]
    assert "My nudge" in buttons(nudge)
    assert day_words.JOIN not in buttons(nudge)


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(days=2)])
async def test_the_one_that_carried_is_never_recorded(world: World, back: timedelta) -> None:
    """It was posted with the week on it, and its own row never knew: the week finds it there."""
    world.expects_faults = True
    world.clock.at = datetime(2027, 4, 30, 20, tzinfo=UTC)
    await celebrate(world, "childrens-book-week-spring")
    monday = datetime(2027, 5, 3, 12, 15, tzinfo=UTC)
    handler = world.client.agenda._handlers[NUDGE]
    deliver = handler.deliver

    async def breaking(due: Due, now: datetime) -> Outcome:
        if not posted(world, monday):
            await deliver(due, now)
        raise RuntimeError("the power went")

    handler.deliver = breaking  # type: ignore[method-assign] # where it dies
    await world.until(monday)
    (one,) = posted(world, monday)
    assert "This week is **Children's Book Week (spring)**." in one.content
    world.clock.at = monday + back - timedelta(minutes=5)
    await world.until(monday + back)

    assert len(posted(world, monday)) == 1
    assert thread(world).id == one.id == (await the_gathering(world)).message_id


async def test_rides_on_the_new_year(world: World) -> None:
    """On the first morning of a school year one post says all of it: the year, nudge and day."""
    world.clock.at = datetime(2026, 6, 20, 20, tzinfo=UTC)
    first = date(2026, 8, 17)
    database = Database(world.settings.resolved_database_url)
    row = {"guild_id": world.guild.id, "slug": ALOUD, "year": 2026, "first": first, "last": first}
    async with database.write() as connection:
        await connection.execute(insert(DateRow).values(**row))
    await database.close()
    await celebrate(world, ALOUD)
    since = datetime(2026, 8, 17, tzinfo=UTC)
    await world.until(since + timedelta(hours=13))
    (one,) = posted(world, since)

    assert "new school year" in one.content
    assert "Today is **World Read Aloud Day**." in one.content
    assert {"My nudge", "Join the thread", "How it works"} <= buttons(one).keys()
    assert thread(world).id == one.id
